import type { Json } from '../domain/json';
import type { VerbStep } from './draft';
import type { Fields } from './fields';
import { type About, beside, type StepReader } from './read-keys';
import {
  checkTarget,
  checkVariableName,
  type Reader,
  readJson,
  readList,
  readWords,
  readYesNo,
  wrongKind,
} from './read-values';
import type { Reading } from './reading';
import type { STEP_SHAPES } from './step-shapes';
import type { Entry, MapNode } from './yaml-node';

// The verbs that fill variables without asking: `call`, `run`, `set`.

export const readCall: StepReader = (node, verb, reading, steps) => {
  const fields = beside(node, 'call', reading);
  const action = fields.get('call') ?? '';
  const base = {
    verb: 'call' as const,
    action,
    with: fields.get('with') ?? {},
    save: fields.get('save') ?? null,
    personal: fields.get('personal', readPersonal) ?? false,
  };
  const timeout = fields.get('timeout') ?? 5000;
  const retry = fields.get('retry') ?? 1;
  const error = reading.withLocal('error', () => fields.get('on-error', steps.some));
  return {
    called: `call-${action || verb.key}`,
    inner: [error ?? []],
    make: ([onError = null], house) => ({
      ...base,
      timeout: house.time(timeout),
      attempts: 1 + house.whole(retry),
      onError,
    }),
  };
};

/** True for all that the action brings, or the names of the properties that are personal. */
const readPersonal: Reader<boolean | readonly string[]> = (node, label, reading) => {
  if (node.kind === 'list') return readList(readWords)(node, label, reading);
  return readYesNo(node, label, reading);
};

export function readRun(node: MapNode, verb: Entry, reading: Reading): About {
  const fields = beside(node, 'run', reading);
  const flow = fields.get('run') ?? '';
  const values = fields.get('with') ?? {};
  for (const { key, at } of withEntries(fields)) checkVariableName(key, at, 'An input of the flow', reading);
  const save = fields.get('save') ?? null;
  return { called: `run-${flow || verb.key}`, make: () => ({ verb: 'run', flow, with: values, save }) };
}

function withEntries(fields: Fields<typeof STEP_SHAPES.run>): readonly Entry[] {
  const value = fields.entry('with')?.value;
  return value?.kind === 'map' ? value.entries : [];
}

export function readSet(node: MapNode, verb: Entry, reading: Reading): About | null {
  beside(node, 'set', reading);
  if (verb.value.kind !== 'map')
    return wrongKind(verb.value, '`set`', 'a map such as { attempts: 1 }', reading) ?? null;
  const values: { [name: string]: Json } = {};
  for (const { key, at, value } of verb.value.entries) {
    if (!checkTarget(key, at, 'A variable', reading)) continue;
    values[key] = readJson(value, `'${key}'`, reading) ?? null;
  }
  const first = verb.value.entries[0]?.key;
  if (first === undefined)
    reading.error('CONTENT_EMPTY', verb.value, '`set` sets nothing; name a variable and its value.');
  return { called: `set-${first}`, make: (): VerbStep => ({ verb: 'set', values }) };
}
