import type { Json, JsonObject } from '../domain/json';
import { Fields } from '../flow/fields';
import { type Reader, readDuration, readWords, wrongKind, wrongValue } from '../flow/read-values';
import type { Reading } from '../flow/reading';
import type { Node } from '../flow/yaml-node';
import type { Answer } from './script';
import { ANSWER } from './script-shapes';

/** What actions answer: by name, one answer or several. */
export const readAnswers: Reader<{ readonly [action: string]: readonly Answer[] }> = (node, label, reading) => {
  if (node.kind !== 'map') return wrongKind(node, label, 'a map of actions and what they answer', reading);
  const answers: { [action: string]: readonly Answer[] } = {};
  for (const { key, value } of node.entries) {
    const nodes = value.kind === 'list' ? value.items : [value];
    answers[key] = nodes.flatMap((one) => readAnswer(one, `'${key}'`, reading) ?? []);
  }
  return answers;
};

const ANY = { with: null, takesMs: 0 };
/** The code of an action that did not answer in time, as flows read it. */
const TIMED_OUT = 'ACTION_TIMEOUT';

function readAnswer(node: Node, label: string, reading: Reading): Answer | undefined {
  if (node.kind === 'scalar') {
    if (node.source === 'fails') return { ...ANY, result: { fails: 'ACTION_FAILED' } };
    if (node.source === 'times-out') return { ...ANY, result: { fails: TIMED_OUT } };
    return wrongValue(node, label, "'fails', 'times-out', { answers: … } or { fails: CODE }", reading);
  }
  const fields = Fields.of(node, label, ANSWER, reading);
  if (!fields) return undefined;
  const value = fields.entry('answers');
  const fails = fields.get('fails', readWords);
  const input = fields.get('with', readValues) ?? null;
  const takesMs = fields.get('takes', readDuration('1s', '1h')) ?? 0;
  if ((value === undefined) === (fields.entry('fails') === undefined)) {
    reading.error(
      'CONTENT_WRONG_VALUE',
      node,
      `${label} needs either 'answers' (what comes back) or 'fails' (the code of the error).`,
    );
    return undefined;
  }
  if (fails !== undefined) return { with: input, takesMs, result: { fails } };
  const answer = value === undefined ? undefined : readValue(value.value, "'answers'", reading);
  return answer === undefined ? undefined : { with: input, takesMs, result: { value: answer } };
}

/** Any JSON value; no text in it is a template. */
export const readValue: Reader<Json> = (node, label, reading) => {
  if (node.kind === 'refused') return undefined;
  if (node.kind === 'list') return node.items.map((item) => readValue(item, label, reading) ?? null);
  if (node.kind === 'map') return readValues(node, label, reading);
  if (typeof node.value === 'number' && String(node.value) !== node.source.replace(/\.0+$/, '')) {
    const message = `${label} has ${node.source}, which YAML reads as the number ${node.value}; put it in quotes: "${node.source}".`;
    reading.error('YAML_NOT_TEXT', node, message);
  }
  return node.value;
};

export const readValues: Reader<JsonObject> = (node, label, reading) => {
  if (node.kind !== 'map') return wrongKind(node, label, 'a map of names and values', reading);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, readValue(value, `'${key}'`, reading) ?? null]));
};
