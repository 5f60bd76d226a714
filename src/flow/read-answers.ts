import type { CannedAnswer } from '../domain/settings';
import { Fields } from './fields';
import { ANSWER_SHAPE, ANSWERS_SHAPE } from './file-shapes';
import { type Reader, readName, wrongKind } from './read-values';
import type { Reading } from './reading';
import type { Node } from './yaml-node';

/** Reads `flows/_answers.yaml`: `answers: { thanks: { say: { id: …, ms: …, en: … } } }`. */
export function readAnswers(node: Node, reading: Reading): readonly CannedAnswer[] {
  const fields = Fields.of(node, '_answers.yaml', ANSWERS_SHAPE, reading);
  return fields?.get('answers', readAll) ?? [];
}

const readAll: Reader<readonly CannedAnswer[]> = (node, label, reading) => {
  if (node.kind !== 'map')
    return wrongKind(node, label, 'a map of answers: { thanks: { say: { id: …, ms: …, en: … } } }', reading);
  return node.entries.flatMap(({ key, at, value }) => {
    const name = readName({ kind: 'scalar', value: key, source: key, ...at }, 'An answer', reading);
    const fields = Fields.of(value, `The answer '${key}'`, ANSWER_SHAPE, reading);
    const say = fields?.get('say');
    if (name === undefined || !fields || !say) return [];
    return [{ name, title: fields.get('title') ?? null, team: fields.get('team') ?? null, say }];
  });
};
