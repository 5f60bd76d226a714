import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { compileContent } from '../../src/flow/compile-content';
import { FILE_KINDS, type FileKind, jsonSchemaOf } from '../../src/flow/file-shapes';
import { STANDING_PATTERNS } from '../../src/flow/standing-patterns';
import { SLOT_TYPES, STEP_SHAPES } from '../../src/flow/step-shapes';
import { soundFiles } from '../support/content';

const ROOT = join(__dirname, '../..');
const validators = new Map<FileKind, ValidateFunction>();

function validator(kind: FileKind): ValidateFunction {
  const known =
    validators.get(kind) ??
    new Ajv({ strict: true, allowUnionTypes: true, allErrors: true })
      .addVocabulary(['patternErrorMessage'])
      .compile(jsonSchemaOf(kind));
  validators.set(kind, known);
  return known;
}

function kindOf(path: string): FileKind {
  const name = path.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  if (path.startsWith('intents/'))
    return name === '_entities' ? 'entities' : name === '_out-of-scope' ? 'out-of-scope' : 'intent';
  if (['_bot', '_policies', '_moves', '_answers'].includes(name)) return name.slice(1) as FileKind;
  return name.startsWith('_') ? 'pattern' : 'flow';
}

function mistakes(path: string, value: unknown): string[] {
  const validate = validator(kindOf(path));
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${path}${instancePath} ${message}`);
}

const projects = ['', 'templates/project', 'docs/examples', ...examples()];

function examples(): string[] {
  try {
    return readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}`);
  } catch {
    return [];
  }
}

function filesIn(project: string): { path: string; text: string }[] {
  return ['flows', 'intents'].flatMap((folder) => {
    try {
      return readdirSync(join(ROOT, project, folder))
        .filter((name) => /\.ya?ml$/.test(name))
        .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(ROOT, project, folder, name), 'utf8') }));
    } catch {
      return [];
    }
  });
}

it.each(FILE_KINDS)('the schema of %s is sound, and says what every key is for', (kind) => {
  validator(kind);
  const properties = jsonSchemaOf(kind)['properties'] as { [key: string]: { description?: string } };
  for (const [key, one] of Object.entries(properties))
    expect([key, one.description]).toEqual([key, expect.stringMatching(/.{8,}/)]);
});

it.each(projects)('every file of the project "%s" fits its schema', (project) => {
  const files = filesIn(project);
  expect(files.flatMap(({ path, text }) => mistakes(path, parse(text)))).toEqual([]);
});

it('every standing pattern fits, and every file around the examples', () => {
  const patterns = Object.entries(STANDING_PATTERNS).map(([name, text]) => ({ path: `flows/${name}.yaml`, text }));
  expect([...patterns, ...soundFiles()].flatMap(({ path, text }) => mistakes(path, parse(text)))).toEqual([]);
});

it('an editor is told the kinds of values by name', () => {
  const ask = (jsonSchemaOf('flow')['$defs'] as { step: { anyOf: { title: string; properties: object }[] } }).step
    .anyOf;
  const { properties } = ask.find(({ title }) => title === 'ask')!;
  expect(properties).toMatchObject({ type: { anyOf: [{ anyOf: [{ enum: SLOT_TYPES }, {}] }, {}] } });
});

it('every key of every step has a sentence', () => {
  const bare = Object.entries(STEP_SHAPES).flatMap(([verb, shape]) =>
    Object.entries(shape)
      .filter(([, key]) => key.doc.length < 8)
      .map(([key]) => `${verb}.${key}`),
  );
  expect(bare).toEqual([]);
});

/** A flow with every verb and nearly every key. */
const WHOLE = `flow: order-status
title: { id: a, ms: a, en: a }
owner: care
team: general
urgency: normal
case: true
triggers: [order-status]
steps:
  - ask: order_id
    id: first
    type: text
    say: { id: a, ms: a, en: a }
    again: { id: a, ms: a, en: a }
    valid: value != "x"
    tries: 2
    optional: false
    remind: { after: 10m, say: { id: a, ms: a, en: a } }
    on-failure: [{ handoff: {} }]
  - ask: size
    choices: [{ value: s, title: { id: a, ms: a, en: a } }, { value: m, title: { id: b, ms: b, en: b } }]
    say: { id: a, ms: a, en: a }
  - ask: photo
    type: file
    accept: [image, pdf]
    say: { id: a, ms: a, en: a }
  - call: orders.find
    with: { id: "{{ order_id }}" }
    save: order
    personal: [phone]
    timeout: 3s
    retry: 2
    on-error: { handoff: { team: general, reason: down, urgency: crisis } }
  - say:
      - { if: order.late, text: { id: a, ms: a, en: a } }
      - { else: { id: a, ms: a, en: a } }
    buttons: [{ title: { id: a, ms: a, en: a }, flow: account }, { title: { id: a, ms: a, en: a }, url: "https://a.example/" }]
    card:
      title: { id: a, ms: a, en: a }
      facts: [{ label: { id: a, ms: a, en: a }, value: "{{ order.id }}" }]
      links: [{ title: { id: a, ms: a, en: a }, url: "https://a.example/" }]
    image: { url: "/a.png", alt: { id: a, ms: a, en: a } }
  - set: { seen: true }
  - run: verify-customer
    with: { hint: "{{ order_id }}" }
    save: checked
  - repeat:
      until: seen
      at-most: 2
      do: [{ set: { seen: true } }]
  - choose:
      - if: seen
        do: []
      - else: [{ say: { id: a, ms: a, en: a } }]
  - promise: { what: { id: a, ms: a, en: a }, within: 2h, by: general, id: call-back }
  - kept: call-back
  - remind: { after: 1h, say: { id: a, ms: a, en: a } }
  - wait: 2h
  - follow-up: { after: 2d, say: { id: a, ms: a, en: a } }
  - survey: csat
  - resolve: { confirm: true }
`;

/** What the reader says of the shape of a file: of its keys and of the kinds of its values. */
const STRUCTURE = [
  'CONTENT_UNKNOWN_KEY',
  'CONTENT_MISSING_KEY',
  'CONTENT_WRONG_KIND',
  'CONTENT_WRONG_VALUE',
  'CONTENT_EMPTY',
  'CONTENT_BAD_NAME',
  'TEXT_NO_LANGUAGE',
  'YAML_NOT_TEXT',
  'FLOW_UNKNOWN_VERB',
  'FLOW_VERB_NOT_FIRST',
];

function readerFinds(flow: unknown): string[] {
  const text = stringify(flow);
  const files = [
    ...soundFiles().filter(({ path }) => path !== 'flows/order-status.yaml'),
    { path: 'flows/order-status.yaml', text },
  ];
  return compileContent(files, { actions: ['orders.find'], hash: 'h' })
    .diagnostics.filter(({ code, file }) => file === 'flows/order-status.yaml' && STRUCTURE.includes(code))
    .map(({ code, message }) => `${code} ${message}`);
}

type Path = readonly (string | number)[];

function places(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => [[...at, index], ...places(item, [...at, index])]);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => [[...at, key], ...places(item, [...at, key])]);
}

/** Values of an action's input and of variables may be anything. */
const isFree = (path: Path) => path.some((part) => part === 'with' || part === 'set');

function changed(
  root: unknown,
  path: Path,
  change: (parent: { [key: string]: unknown }, key: string) => void,
): unknown {
  const copy = JSON.parse(JSON.stringify(root));
  let parent = copy;
  for (const part of path.slice(0, -1)) parent = parent[part];
  change(parent, String(path.at(-1)));
  return copy;
}

it('the schema and the reader agree on the whole flow', () => {
  expect(readerFinds(parse(WHOLE))).toEqual([]);
  expect(mistakes('flows/order-status.yaml', parse(WHOLE))).toEqual([]);
});

it('the schema and the reader agree on what is wrong with the shape of a changed flow', () => {
  const flow = parse(WHOLE);
  const all = places(flow).filter((path) => !isFree(path));
  const kinds = [{ a: 1 }, ['x'], true, 3.5, null];
  const one = fc.oneof(
    fc.record({ how: fc.constant('unknown'), at: fc.constantFrom(...all) }),
    fc.record({ how: fc.constant('gone'), at: fc.constantFrom(...all) }),
    fc.record({ how: fc.constant('kind'), at: fc.constantFrom(...all), to: fc.constantFrom(...kinds) }),
  );
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(one, (mutation) => {
      const { how, at } = mutation;
      const other = changed(flow, at, (parent, key) => {
        if (how === 'kind') parent[key] = 'to' in mutation ? mutation.to : null;
        else if (Array.isArray(parent)) parent.splice(Number(key), 1);
        else {
          const value = parent[key];
          delete parent[key];
          if (how === 'unknown') parent['zzyzx'] = value;
        }
      });
      const reader = readerFinds(other);
      const schema = mistakes('flows/order-status.yaml', other);
      const isWrong = schema.length > 0;
      seen.set(`${how} ${isWrong}`, (seen.get(`${how} ${isWrong}`) ?? 0) + 1);
      if (reader.length > 0 !== isWrong)
        throw new Error(
          `${JSON.stringify(mutation)}\nreader: ${reader.join('\n')}\nschema: ${schema.slice(0, 3).join('\n')}`,
        );
    }),
    { numRuns: 400, seed: 20_261_122 },
  );
  expect([...seen.keys()]).toEqual(expect.arrayContaining(['unknown true', 'gone true', 'gone false', 'kind true']));
});

it.each([
  ['an unknown verb', '- goto: other'],
  ['a verb with a key of another', '- resolve: {}\n  tries: 2'],
  ['a text without languages', '- say: Hello'],
  ['a language that there is not', '- say: { jv: Halo }'],
  ['a time without a unit', '- wait: 30'],
  ['a number that is too large', '- repeat: { until: x, at-most: 1000, do: [{ wait: 2m }] }'],
  ['a missing key', '- promise: { what: { en: a } }'],
  ['a word that is none of those allowed', '- handoff: { urgency: high }'],
  ['a step that is a word', '- resolve'],
  ['no steps', ''],
])('the schema refuses %s', (_what, steps) => {
  const flow = `flow: a\ntitle: { en: a }\nsteps:\n${steps.replace(/^(?=.)/gm, '  ')}${steps === '' ? '  []' : ''}\n`;
  expect(mistakes('flows/a.yaml', parse(flow))).not.toEqual([]);
});
