import { isLanguage, LANGUAGES, type Language } from '../domain/language';
import type { Diagnostic, SourceFile } from '../flow/diagnostic';
import { nearest } from '../flow/did-you-mean';
import { Fields } from '../flow/fields';
import {
  type Reader,
  readDuration,
  readList,
  readName,
  readOneOf,
  readWhole,
  readWords,
  wrongKind,
  wrongValue,
} from '../flow/read-values';
import { Reading } from '../flow/reading';
import { SourceText } from '../flow/source-text';
import { URGENCIES } from '../flow/step-shapes';
import type { Entry, MapNode, Node } from '../flow/yaml-node';
import { readYaml } from '../flow/yaml-source';
import { readAnswers, readValue, readValues } from './read-answers';
import type { AgentDoes, CalledWith, Each, Expectation, Happening, Line, Script, ScriptTest } from './script';
import { BESIDE, type EXPECTED, HAPPENINGS, LINE, OUTCOMES, PROMISED, QUEUE, TEST, TEST_FILE } from './script-shapes';

/** A file of tests as it was read. `script` is null where it could not be read at all; the diagnostics say why. */
export interface ScriptDraft {
  readonly script: Script | null;
  readonly reading: Reading;
  /** Where names of the content stand, for `checkScript`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a `*.test.yaml`. Every mistake is a diagnostic; nothing is thrown. */
export function readScript(file: SourceFile): ScriptDraft {
  const reading = new Reading(new SourceText(file));
  const node = readYaml(reading.source, reading);
  const fields = node && Fields.of(node, 'A test file', TEST_FILE, reading);
  if (!fields) return { script: null, reading, diagnostics: reading.diagnostics };
  const given = readGiven(fields);
  const tests = fields.get('tests', readList(readTest(given))) ?? [];
  checkNames(fields, tests, reading);
  return { script: { file: file.path, tests }, reading, diagnostics: reading.diagnostics };
}

type Given = Pick<ScriptTest, 'languages' | 'now' | 'channel' | 'customerName' | 'actions'>;

function readGiven(fields: Fields, above?: Given): Given {
  const own = fields.get('actions', readAnswers);
  return {
    languages: fields.get('languages', readList(readLanguage)) ?? above?.languages ?? null,
    now: fields.get('now', readNow) ?? above?.now ?? null,
    channel: fields.get('channel', readName) ?? above?.channel ?? 'webchat',
    customerName: fields.get('name', readWords) ?? above?.customerName ?? null,
    actions: { ...above?.actions, ...own },
  };
}

const readLanguage: Reader<Language> = readOneOf(...LANGUAGES);

const readNow: Reader<string> = (node, label, reading) => {
  const text = node.kind === 'scalar' ? node.source.trim() : '';
  const [, day = '', clock = ''] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/.exec(text) ?? [];
  const time = Date.parse(`${day}T${clock}Z`);
  // A day that does not exist rolls over into the next month.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return `${day} ${clock}`;
  return wrongValue(node, label, 'a day and a time such as "2026-11-23 10:00"', reading);
};

function readTest(given: Given): Reader<ScriptTest> {
  return (node, _label, reading) => {
    const fields = Fields.of(node, 'A test', TEST, reading);
    if (!fields) return undefined;
    const name = fields.get('test', readWords);
    const lines = fields.get('talk', readList(readLine)) ?? [];
    const test = { ...readGiven(fields, given), lines };
    const at = fields.entry('test')?.value ?? node;
    if (lines.length > 0 && lines.every(({ holds }) => holds.length === 0))
      reading.error(
        'TEST_NOTHING_EXPECTED',
        at,
        'This test expects nothing, so it can never fail; add what the bot must say or do, such as `bot: …`.',
      );
    return name === undefined ? undefined : { name, place: reading.source.placeOf(at.start), ...test };
  };
}

function checkNames(fields: Fields, tests: readonly ScriptTest[], reading: Reading): void {
  const node = fields.entry('tests')?.value;
  if (node?.kind === 'list' && node.items.length === 0)
    reading.error('CONTENT_EMPTY', node, "'tests' has no test; write one, or remove the file.");
  const seen = new Set<string>();
  for (const test of tests) {
    if (seen.has(test.name)) {
      const at = placeOfName(node, test);
      reading.error(
        'TEST_NAME_TWICE',
        at ?? fields.node,
        `Two tests of this file are called '${test.name}'; rename one.`,
      );
    }
    seen.add(test.name);
  }
}

function placeOfName(node: Node | undefined, test: ScriptTest): Node | undefined {
  const items = node?.kind === 'list' ? node.items : [];
  const names = items.flatMap((item) => (item.kind === 'map' ? item.entries.filter(({ key }) => key === 'test') : []));
  return names.findLast(({ value }) => value.kind === 'scalar' && value.value === test.name)?.value;
}

// Lines

const EXPECTATIONS: { readonly [key in keyof typeof EXPECTED]: (entry: Entry, reading: Reading) => readonly Bare[] } = {
  bot: readBot,
  'not-said': ({ value }, reading) =>
    some(readEach(readSome)(value, "'not-said'", reading), (parts) => ({ kind: 'not-said', parts })),
  buttons: ({ value }, reading) =>
    some(readEach(readSome)(value, "'buttons'", reading), (titles) => ({ kind: 'buttons', titles })),
  asks: named((slot) => ({ kind: 'asks', slot })),
  step: namedList((step) => ({ kind: 'step', step }), readWords),
  flow: namedList((flow) => ({ kind: 'flow', flow }), readWords),
  intent: named((intent) => ({ kind: 'intent', intent })),
  language: ({ value }, reading) =>
    some(readLanguage(value, "'language'", reading), (language) => ({ kind: 'language', language })),
  values: ({ value }, reading) =>
    Object.entries(readValues(value, "'values'", reading) ?? {}).map(([path, one]) => ({
      kind: 'values',
      path,
      value: one,
    })),
  owner: ({ value }, reading) =>
    some(readOneOf('bot', 'queue', 'agent')(value, "'owner'", reading), (owner) => ({ kind: 'owner', owner })),
  team: named((team) => ({ kind: 'team', team })),
  urgency: ({ value }, reading) =>
    some(readOneOf(...URGENCIES)(value, "'urgency'", reading), (urgency) => ({ kind: 'urgency', urgency })),
  reason: ({ value }, reading) => some(readWords(value, "'reason'", reading), (reason) => ({ kind: 'reason', reason })),
  outcome: ({ value }, reading) =>
    some(readOneOf(...OUTCOMES)(value, "'outcome'", reading), (outcome) => ({
      kind: 'outcome',
      outcome: outcome === 'none' ? null : outcome,
    })),
  called: ({ value }, reading) => readCalled(value, reading).map((call) => ({ kind: 'called', call })),
  'not-called': namedList((action) => ({ kind: 'not-called', action })),
  promise: readPromise,
  timer: readTimer,
};

type Bare = Expectation extends infer E ? (E extends unknown ? Omit<E, 'place'> : never) : never;

const readLine: Reader<Line> = (node, _label, reading) => {
  const fields = Fields.of(node, 'A line', LINE, reading);
  if (!fields) return undefined;
  const map = node as MapNode;
  const place = reading.source.placeOf(map.start);
  const [first, second] = map.entries.filter(
    ({ key }) => Object.hasOwn(HAPPENINGS, key) && !(key === 'file' && fields.entry('customer')),
  );
  if (first && second) {
    const message = `'${first.key}' and '${second.key}' are two things that happen; give each a line of its own.`;
    reading.error('TEST_TWO_AT_ONCE', second.at, message);
  }
  const happens = first ? readHappening(first, fields, reading) : null;
  const beside = map.entries.find(({ key }) => Object.hasOwn(BESIDE, key));
  if (beside && first?.key !== 'agent' && first?.key !== 'agent-says')
    reading.error('CONTENT_UNKNOWN_KEY', beside.at, `'${beside.key}' belongs to a line with 'agent'.`);
  const isTeamOfAgent = first?.key === 'agent' && happens?.kind === 'agent' && happens.does === 'returns';
  const holds = map.entries.flatMap((entry): Expectation[] => {
    if (entry.key === 'team' && isTeamOfAgent) return [];
    const read = Object.hasOwn(EXPECTATIONS, entry.key) ? EXPECTATIONS[entry.key as keyof typeof EXPECTED] : undefined;
    const at = reading.source.placeOf(entry.value.start);
    return read ? read(entry, reading).map((one) => ({ ...one, place: at }) as Expectation) : [];
  });
  if (map.entries.length === 0) reading.error('CONTENT_EMPTY', map, 'This line is empty; take it out.');
  return { place, happens: happens ?? null, holds };
};

function readHappening({ key, value }: Entry, fields: Fields, reading: Reading): Happening | undefined {
  switch (key) {
    case 'customer': {
      const words = readEach(readWords)(value, "'customer'", reading);
      return words && { kind: 'says', words, files: fields.get('file', readSome) ?? [] };
    }
    case 'file': {
      const files = readSome(value, "'file'", reading);
      return files && { kind: 'says', words: null, files };
    }
    case 'press': {
      const title = readEach(readTitle)(value, "'press'", reading);
      return title && { kind: 'presses', title };
    }
    case 'after': {
      const ms = readDuration('1s', '400d')(value, "'after'", reading);
      return ms === undefined ? undefined : { kind: 'passes', ms };
    }
    case 'asleep': {
      const ms = readDuration('1s', '400d')(value, "'asleep'", reading);
      return ms === undefined ? undefined : { kind: 'sleeps', ms };
    }
    case 'queue':
      return readQueue(value, reading);
    case 'agent-says': {
      const words = readEach(readWords)(value, "'agent-says'", reading);
      return words && { kind: 'agent-says', words, agent: fields.get('by', readWords) ?? AGENT };
    }
    default: {
      const does = readOneOf<AgentDoes>(
        'takes',
        'gets',
        'returns',
        'resolves',
        'hands-back',
        'rejects',
        'leaves',
      )(value, "'agent'", reading);
      if (does === undefined) return undefined;
      const team = (does === 'returns' ? fields.get('team', readName) : null) ?? null;
      const note = fields.get('note', readWords) ?? null;
      return { kind: 'agent', does, agent: fields.get('by', readWords) ?? AGENT, team, note };
    }
  }
}

/** Who is at the desk unless a test says so. */
const AGENT = 'Ani';

function readQueue(node: Node, reading: Reading): Happening | undefined {
  const fields = Fields.of(node, "'queue'", QUEUE, reading);
  const place = fields?.get('place', readWhole(1, 100_000));
  if (!fields || place === undefined) return undefined;
  return {
    kind: 'queue',
    place,
    waitMs: fields.get('wait', readDuration('1s', '30d')) ?? null,
    agents: fields.get('agents', readWhole(0, 10_000)) ?? 1,
  };
}

/** `yes` and `5` are titles too. */
const readTitle: Reader<string> = (node, label, reading) => {
  if (node.kind === 'scalar' && (typeof node.value === 'boolean' || typeof node.value === 'number')) return node.source;
  return readWords(node, label, reading);
};

/** One text or several. */
const readSome: Reader<readonly string[]> = (node, label, reading) => {
  if (node.kind === 'list') return readList(readTitle)(node, label, reading);
  const text = readTitle(node, label, reading);
  return text === undefined ? undefined : [text];
};

/** The same in every language, or a map of languages. */
function readEach<T>(read: Reader<T>): Reader<Each<T>> {
  return (node, label, reading) => {
    if (node.kind !== 'map') {
      const all = read(node, label, reading);
      return all === undefined ? undefined : { all };
    }
    const by: { [language in Language]?: T } = {};
    for (const { key, at, value } of node.entries) {
      if (!isLanguage(key)) {
        const meant = nearest(key, LANGUAGES);
        const isTorn = value.kind === 'scalar' && value.value === null;
        const mend = isTorn
          ? 'put a text with a comma in quotes'
          : meant
            ? `did you mean '${meant}'?`
            : `the languages are ${LANGUAGES.join(', ')}`;
        reading.error('CONTENT_UNKNOWN_KEY', at, `${label} has no language '${key}'; ${mend}.`);
        continue;
      }
      const one = read(value, `${label} in ${key}`, reading);
      if (one !== undefined) by[key] = one;
    }
    return { by };
  };
}

function readBot({ value }: Entry, reading: Reading): readonly Bare[] {
  // Nothing after the colon is silence; `nothing` would be a word.
  if (value.kind === 'scalar' && value.value === null && value.source === '') return [{ kind: 'silent' }];
  if (value.kind === 'list' && value.items.length === 0) return [{ kind: 'silent' }];
  return some(readEach(readSome)(value, "'bot'", reading), (parts) => ({ kind: 'bot', parts }));
}

function readCalled(node: Node, reading: Reading): readonly CalledWith[] {
  if (node.kind === 'list') return node.items.flatMap((item) => readCalled(item, reading));
  if (node.kind === 'map')
    return node.entries.flatMap(({ key, value }) => {
      const input = readValue(value, `'${key}'`, reading);
      if (input === null || input === undefined) return [{ action: key, with: null }];
      if (typeof input === 'object' && !Array.isArray(input))
        return [{ action: key, with: input as CalledWith['with'] }];
      wrongKind(value, `'${key}'`, 'a map of what it was called with, such as { id: KH-104233 }', reading);
      return [];
    });
  const action = readName(node, "'called'", reading);
  return action === undefined ? [] : [{ action, with: null }];
}

function readPromise({ value }: Entry, reading: Reading): readonly Bare[] {
  if (value.kind !== 'map')
    return some(readDuration('1m', '400d')(value, "'promise'", reading), (within) => ({
      kind: 'promise',
      within,
      what: null,
    }));
  const fields = Fields.of(value, "'promise'", PROMISED, reading);
  if (!fields) return [];
  return [
    {
      kind: 'promise',
      within: fields.get('within', readDuration('1m', '400d')) ?? null,
      what: fields.get('what', readEach(readSome)) ?? null,
    },
  ];
}

function readTimer({ value }: Entry, reading: Reading): readonly Bare[] {
  if (value.kind !== 'map')
    return some(readWords(value, "'timer'", reading), (timer) => ({ kind: 'timer', timer, inMs: null }));
  return value.entries.flatMap(({ key, value: time }) =>
    some(readDuration('1s', '400d')(time, `'${key}'`, reading), (inMs) => ({ kind: 'timer', timer: key, inMs })),
  );
}

function named(make: (name: string) => Bare) {
  return ({ key, value }: Entry, reading: Reading) => some(readName(value, `'${key}'`, reading), make);
}

function namedList(make: (name: string) => Bare, read: Reader<string> = readName) {
  return ({ key, value }: Entry, reading: Reading) => {
    const nodes = value.kind === 'list' ? value.items : [value];
    return nodes.flatMap((node) => some(read(node, `'${key}'`, reading), make));
  };
}

function some<T>(value: T | undefined, make: (value: T) => Bare): readonly Bare[] {
  return value === undefined ? [] : [make(value)];
}
