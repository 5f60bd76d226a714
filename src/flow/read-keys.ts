import type { StepDraft } from './draft';
import { Fields } from './fields';
import type { Reader } from './read-values';
import type { Reading } from './reading';
import { BELOW, STEP_SHAPES } from './step-shapes';
import type { Entry, MapNode, Node } from './yaml-node';

/** What a verb's reader makes of a step. */
export type About = Pick<StepDraft, 'called' | 'make'> & Partial<Pick<StepDraft, 'inner' | 'loops' | 'asides'>>;
export type StepReader = (node: MapNode, verb: Entry, reading: Reading, steps: StepLists) => About | null;
/** Read a list of steps inside a step: `some` where an empty one would mean nothing, `any` where it may be empty. */
export interface StepLists {
  readonly some: Reader<readonly StepDraft[]>;
  readonly any: Reader<readonly StepDraft[]>;
}

const VERBS = Object.keys(STEP_SHAPES);

/** The keys of a step: the verb's own, and those beside it. */
export function beside<V extends keyof typeof STEP_SHAPES>(
  node: MapNode,
  verb: V,
  reading: Reading,
): Fields<(typeof STEP_SHAPES)[V]> {
  return Fields.of(node, `\`${verb}\``, STEP_SHAPES[verb], reading, { verbs: VERBS }) as Fields<
    (typeof STEP_SHAPES)[V]
  >;
}

/** The keys below the verb; nothing there is an empty map. */
export function below<V extends keyof typeof BELOW>(
  name: V,
  verb: Entry,
  reading: Reading,
): Fields<(typeof BELOW)[V]> | null {
  const { value } = verb;
  const isEmpty = value.kind === 'scalar' && value.value === null;
  const node: Node = isEmpty ? { kind: 'map', entries: [], start: verb.at.start, end: verb.at.end } : value;
  return Fields.of(node, `\`${name}\``, BELOW[name], reading, { beside: Object.keys(STEP_SHAPES[name]) }) as Fields<
    (typeof BELOW)[V]
  > | null;
}
