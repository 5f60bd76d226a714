import type { Urgency } from '../domain/case';
import type { LocalText } from '../domain/language';
import type { House } from './policy-number';
import type { Aside, Step, StepId } from './program';
import type { Reading, VariableRead } from './reading';
import type { Span } from './source-text';

type VerbOf<S> = S extends unknown ? Omit<S, 'id' | 'place' | 'next'> : never;
/** A step without its place in the graph. */
export type VerbStep = VerbOf<Step>;

/** A step as it was read: its place in the graph is not known yet. */
export interface StepDraft extends Span {
  readonly verb: Step['verb'];
  /** The author's `id:`. */
  readonly named: { readonly id: StepId; readonly at: Span } | null;
  /** What the step is called otherwise: verb and subject. */
  readonly called: string;
  /** Lists of steps inside it, in reading order. */
  readonly inner: readonly (readonly StepDraft[])[];
  /** What its own texts and conditions read, without those of the steps inside it. */
  readonly reads: readonly VariableRead[];
  /** Where its own conditions stand. */
  readonly conditions: readonly Span[];
  /** True for `repeat`: its inner steps lead back to it. */
  readonly loops: boolean;
  /** For `ask`: the variable that it fills. */
  readonly asks?: string;
  /** By inner list: what it is said beside; its end leads nowhere then. */
  readonly asides: readonly (Aside | undefined)[];
  /** Makes the step, given the first step of each inner list, and the numbers of the house. */
  readonly make: (starts: readonly (StepId | null)[], house: House) => VerbStep;
}

/** A flow's file as it was read, before it is seen beside the others. */
export interface FlowDraft {
  readonly reading: Reading;
  readonly at: Span;
  readonly name: string;
  readonly title: LocalText;
  readonly owner: string | null;
  /** How many questions its longest road may have; null: as many as is usual. */
  readonly questionsAtMost: number | null;
  readonly reviewBy: string | null;
  readonly reviewAt: Span;
  readonly team: string | null;
  readonly urgency: Urgency;
  readonly opensCase: boolean;
  readonly results: readonly { readonly name: string; readonly at: Span }[] | null;
  readonly triggers: readonly { readonly intent: string; readonly at: Span }[];
  readonly settles: readonly string[];
  readonly insteadOf: readonly string[];
  readonly steps: readonly StepDraft[];
  /** Where its steps find numbers that are policies. */
  readonly house: House;
}
