import { isLanguage, type LocalText } from '../domain/language';
import type { TrainingSet } from '../domain/training';
import type { Content, Program, StepId } from './program';

/** What an author changed from one content to another. */
export interface ContentChanges {
  readonly flows: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly FlowChange[];
  };
  readonly intents: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly { readonly intent: string; readonly added: number; readonly removed: number }[];
  };
  /** What else is other: `settings`, `policies`, `kinds of values`, `out-of-scope sentences`, `moves`. */
  readonly others: readonly string[];
}

export interface FlowChange {
  readonly flow: string;
  readonly added: readonly StepId[];
  readonly removed: readonly StepId[];
  readonly changed: readonly StepId[];
  /** Steps that do the same and say it in other words. */
  readonly reworded: readonly StepId[];
  /** The top of the flow: its title, triggers, team. */
  readonly head: boolean;
}

export function compareContent(before: Content, after: Content): ContentChanges {
  const names = namesOf(before.flows, after.flows);
  const [intentsBefore, intentsAfter] = [examplesByIntent(before.training), examplesByIntent(after.training)];
  const intents = namesOf(intentsBefore, intentsAfter);
  const others: readonly (readonly [string, unknown, unknown])[] = [
    ['settings', before.bot, after.bot],
    ['policies', before.policies, after.policies],
    ['kinds of values', before.training.entities, after.training.entities],
    ['out-of-scope sentences', before.training.outOfScope, after.training.outOfScope],
    ['moves', before.moves, after.moves],
    ['answers of the desk', before.answers, after.answers],
  ];
  return {
    flows: {
      ...names,
      changed: names.common.flatMap((flow) => flowChange(before.flows[flow]!, after.flows[flow]!) ?? []),
    },
    intents: {
      ...intents,
      changed: intents.common.flatMap((intent) => {
        const [was, is] = [intentsBefore[intent]!, intentsAfter[intent]!];
        const added = is.filter((text) => !was.includes(text)).length;
        const removed = was.filter((text) => !is.includes(text)).length;
        return added + removed === 0 ? [] : [{ intent, added, removed }];
      }),
    },
    others: others.flatMap(([name, was, is]) => (JSON.stringify(was) === JSON.stringify(is) ? [] : [name])),
  };
}

function flowChange(before: Program, after: Program): FlowChange | null {
  const { added, removed, common } = namesOf(before.steps, after.steps);
  const changed: StepId[] = [];
  const reworded: StepId[] = [];
  for (const id of common) {
    const [was, is] = [before.steps[id], after.steps[id]];
    if (withoutPlaces(was) === withoutPlaces(is)) continue;
    (withoutWords(was) === withoutWords(is) ? reworded : changed).push(id);
  }
  const [headBefore, headAfter] = [before, after].map(({ steps: _steps, start: _start, ...head }) =>
    withoutPlaces(head),
  );
  const head = headBefore !== headAfter;
  const isSame = !head && [added, removed, changed, reworded].every(({ length }) => length === 0);
  return isSame ? null : { flow: before.flow, added, removed, changed, reworded, head };
}

interface Names {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly common: readonly string[];
}

function namesOf(before: object, after: object): Names {
  return {
    added: Object.keys(after).filter((name) => !Object.hasOwn(before, name)),
    removed: Object.keys(before).filter((name) => !Object.hasOwn(after, name)),
    common: Object.keys(after).filter((name) => Object.hasOwn(before, name)),
  };
}

/** A step that only stands on another line is the same. */
function withoutPlaces(value: unknown): string {
  return JSON.stringify(value, (key, inner) => (key === 'place' ? undefined : inner));
}

function withoutWords(value: unknown): string {
  const texts = new Set(textsIn(value));
  return JSON.stringify(value, (key, inner) => (key === 'place' || texts.has(inner) ? undefined : inner));
}

/** What is an author's own and no text, whatever its names are: `with: { id: … }` is no Indonesian. */
const DATA: readonly string[] = ['with', 'values', 'place'];

/** The texts for customers inside a step. */
export function textsIn(value: unknown): readonly LocalText[] {
  if (value === null || typeof value !== 'object') return [];
  const entries = Object.entries(value);
  if (!Array.isArray(value) && entries.length > 0 && entries.every(([name]) => isLanguage(name))) return [value];
  return entries.flatMap(([name, inner]) => (DATA.includes(name) ? [] : textsIn(inner)));
}

function examplesByIntent({ examples }: TrainingSet): { readonly [intent: string]: readonly string[] } {
  const byIntent = new Map<string, string[]>();
  for (const { intent, text } of examples) {
    const known = byIntent.get(intent);
    if (known === undefined) byIntent.set(intent, [text]);
    else known.push(text);
  }
  return Object.fromEntries(byIntent);
}
