import type { Language } from '../domain/language';
import type { KeptScope } from '../domain/settings';
import type { Said } from './placeholders';
import type { PolicyNumber } from './policy-number';
import { Report } from './report';
import type { Span } from './source-text';
import type { Under } from './template-guards';

/** A name in one file that must exist in another. */
export interface Reference extends Span {
  readonly kind: 'flow' | 'team' | 'action' | 'intent' | 'type' | 'channel';
  readonly name: string;
}

/** A text, by the languages in which it is written. */
export interface TextUse extends Span {
  readonly label: string;
  readonly languages: readonly Language[];
  /** What each language says, where they do not all say the same. */
  readonly said: readonly Said[];
}

/** A step that writes to `case.<name>` or `customer.<name>`. */
export interface KeptWrite extends Span {
  readonly scope: KeptScope;
  readonly name: string;
}

/** A variable that a template or condition reads. */
export interface VariableRead extends Span {
  readonly path: readonly string[];
  /** Names that exist in this place only: `error` in `on-error`, `value` in `valid`, `due` in `promise`. */
  readonly local: readonly string[];
  /** Where it is read: asked about in a condition, said in a text, or passed on as it is by a text that is one `{{ … }}`. */
  readonly use: 'condition' | 'text' | 'value';
  /** The condition or text. */
  readonly source: string;
  /** Whether the text itself provides for its being empty: `default`, or an `if` about it. */
  readonly isGuarded: boolean;
  /** The conditions in the text under which it is said at all. */
  readonly under: readonly Under[];
}

/** What a template says of one of its variables. */
export type VariableUse = Pick<VariableRead, 'path' | 'use' | 'source' | 'isGuarded' | 'under'>;

/** Stands for all, where the name is known only later: `policy[level]`. */
export const EVERY_POLICY = '*';

/** One file while it is read: what is wrong with it, and what can only be judged beside the other files. */
export class Reading extends Report {
  readonly references: Reference[] = [];
  readonly texts: TextUse[] = [];
  readonly reads: VariableRead[] = [];
  /** Where conditions stand, in the order of the file. */
  readonly conditions: Span[] = [];
  /** Variables that the file's steps fill. */
  readonly variables = new Set<string>();
  /** Where the file's steps write to what outlives the flow. */
  readonly kept: KeptWrite[] = [];
  /** Numbers and times that steps take from the policies. */
  readonly policyNumbers: PolicyNumber[] = [];
  /** Policies that the file reads, by their first name, in texts of patterns and settings too. */
  readonly policiesRead = new Set<string>();
  /** Where the policies of this file stand, by their first name. */
  readonly policyPlaces = new Map<string, Span>();
  /** Teams that are never there, by name, with the place of their hours. */
  readonly neverThere = new Map<string, Span>();
  /** True once a step had to be left out: what follows from the order of the steps is not known then. */
  hasGaps = false;
  /** How many steps the file has so far. */
  steps = 0;
  /** How many pieces the loops in its texts have made. */
  looped = 0;
  private local: readonly string[] = [];

  refer(kind: Reference['kind'], name: string, at: Span): void {
    this.references.push({ kind, name, start: at.start, end: at.end });
  }

  /** Reads a part whose variables are known only to the code that says it. */
  withAnyVariable<T>(read: () => T): T {
    const before = this.reads.length;
    try {
      return read();
    } finally {
      this.reads.length = before;
    }
  }

  read(use: VariableUse, at: Span): void {
    if (use.path[0] === 'policy') this.policiesRead.add(use.path[1] ?? EVERY_POLICY);
    this.reads.push({ ...use, local: this.local, start: at.start, end: at.end });
  }

  /** Reads a part of the file where one more variable exists. */
  withLocal<T>(name: string, read: () => T): T {
    const outside = this.local;
    this.local = [...outside, name];
    try {
      return read();
    } finally {
      this.local = outside;
    }
  }
}
