import type { StepDraft } from './draft';
import { Fields, type Keys } from './fields';
import type { Reader } from './read-values';
import type { Reading } from './reading';
import type { Entry, MapNode, Node } from './yaml-source';

/** What a verb's reader makes of a step. */
export type About = Pick<StepDraft, 'called' | 'make'> & Partial<Pick<StepDraft, 'inner' | 'loops' | 'asides'>>;
export type StepReader = (node: MapNode, verb: Entry, reading: Reading, steps: StepsReader) => About | null;
/** Reads a list of steps inside a step. */
export type StepsReader = Reader<readonly StepDraft[]>;

export const NOTHING_MORE: Keys = { needs: [], may: [] };

/** The keys beside the verb. */
export function beside(node: MapNode, verb: string, { needs, may }: Keys, reading: Reading): Fields {
  return Fields.of(node, `\`${verb}\``, { needs: [verb, ...needs], may: ['id', ...may] }, reading) as Fields;
}

/** The keys below the verb; nothing there is an empty map. */
export function below(verb: Entry, keys: Keys, reading: Reading): Fields | null {
  const { value } = verb;
  const isEmpty = value.kind === 'scalar' && value.value === null;
  const node: Node = isEmpty ? { kind: 'map', entries: [], start: verb.at.start, end: verb.at.end } : value;
  return Fields.of(node, `\`${verb.key}\``, keys, reading);
}
