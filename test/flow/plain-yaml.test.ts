import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnyYaml } from '../../src/flow/any-yaml';
import { readPlainYaml } from '../../src/flow/plain-yaml';
import { Report } from '../../src/flow/report';
import { SourceText } from '../../src/flow/source-text';

const root = join(__dirname, '../..');
const FOLDERS = ['flows', 'intents', 'templates', 'examples', 'test/check'];
// Other seeds try other texts; five of them with 120,000 texts each found no difference.
const SEED = 20270131;
const TRIED = 4000;

const texts = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name) && !name.includes('node_modules'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

/** What the whole reader makes of it, or its first complaint. */
function whole(text: string): unknown {
  const source = new SourceText({ path: 'flows/one.yaml', text });
  const report = new Report(source);
  const node = readAnyYaml(source, report);
  return report.diagnostics[0] ?? node;
}

function plain(text: string): unknown {
  return readPlainYaml(new SourceText({ path: 'flows/one.yaml', text }).text);
}

test('what is read as plain YAML is read the same by the whole reader', () => {
  const read = texts.filter((text) => plain(text) !== null);
  // Cases of several files in one are no YAML.
  expect(read.length).toBeGreaterThan(texts.filter((text) => !text.startsWith('=== ')).length * 0.9);
  for (const text of read) expect(plain(text)).toEqual(whole(text));
});

test('so is every text that somebody has typed into', () => {
  let read = 0;
  for (const text of typedInto()) {
    const node = plain(text);
    if (node === null) continue;
    read += 1;
    if (JSON.stringify(node) !== JSON.stringify(whole(text)))
      expect({ text, node }).toEqual({ text, node: whole(text) });
  }
  expect(read).toBeGreaterThan(TRIED / 4);
});

test.each([
  'a: { b: , c: 1, d: }',
  'a: { b: # nothing yet\n  , c: x }',
  'a: [b: x, { c: }, d]',
  'a: { b: { c: , d: [] }, e: }',
])('a value that is left out between brackets is read: %s', (text) => {
  expect(plain(text)).not.toBeNull();
  expect(plain(text)).toEqual(whole(text));
});

test.each([
  ['a text that goes on in the next line', 'a: one\n  two\n'],
  ['a key that stands twice', 'a: 1\na: 2\n'],
  ['a key that means something to JavaScript', '__proto__: 1\n'],
  ['a repeated place', 'a: &x [1]\nb: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a second document', 'a: 1\n---\nb: 2\n'],
  ['a tab', 'a:\tb\n'],
  ['a text in several lines', 'a: |\n  one\n  two\n'],
  ['a number that may lose digits', 'a: 0812\n'],
  ['a bracket that is not closed', 'a: [1, 2\n'],
  ['a quote that is not closed', 'a: "one\n'],
  ['a colon in a text', 'a: one: two\n'],
  ['a list between two columns', 'a:\n    - x\n  - y\n'],
  ['nothing', '# only a remark\n'],
  ['very many pieces', '- a\n'.repeat(30_000)],
  ['very many levels', `a: ${'['.repeat(60)}${']'.repeat(60)}\n`],
])('%s is for the whole reader', (_what, text) => {
  expect(readPlainYaml(text)).toBeNull();
});

const TYPED =
  ' |  |\n|\n  |:|: |- |#| #|"|\'|{|}|[|]|,|>|&a|*a|!|?|%|@|null|true|0x1f|012|.5|-|---|\\|\t|é|a: b|\u00a0|\u2028|""'.split(
    '|',
  );

/** Texts of ours with letters put in, taken out and moved, the same ones on every run. */
function* typedInto(): Generator<string> {
  let state = SEED;
  const below = (limit: number): number => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const short = texts.filter((text) => text.length < 3000);
  for (let made = 0; made < TRIED; made += 1) {
    const text = short[below(short.length)] ?? '';
    const at = below(text.length + 1);
    const from = below(text.length);
    const typed = [TYPED[below(TYPED.length)] ?? '', text.slice(from, from + below(30)), ''][below(3)] ?? '';
    yield text.slice(0, at) + typed + text.slice(at + below(3));
  }
}
