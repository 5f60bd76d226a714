import fc from 'fast-check';
import { addExamples, fileOfIntent, newIntentFile } from '../../src/flow/add-examples';
import { compileContent } from '../../src/flow/compile-content';
import type { SourceFile } from '../../src/flow/diagnostic';
import { readContentFile } from '../../src/flow/read-file';

const FILE = {
  path: 'intents/late.yaml',
  text: `# kept by the logistics team
intent: late
examples:
  # Indonesian
  id:
    - paket telat   # from March
    - "telat: 3 hari"

  ms:
      - lambat
  en: [late, "so late"] # short
`,
};

const read = (file: { path: string; text: string }) => {
  const draft = readContentFile(file);
  if (draft.kind !== 'intent' || draft.intent === null) throw new Error(`no intent: ${file.text}`);
  return draft.intent.examples.map(({ text, language }) => ({ text, language }));
};

test('sentences go behind those of their language, and nothing else in the file changes', () => {
  const { text, added } = addExamples(FILE, [
    { text: 'kok telat', language: 'id' },
    { text: 'lewat sangat', language: 'ms' },
    { text: "isn't it late", language: 'en' },
  ])!;
  expect(text).toBe(`# kept by the logistics team
intent: late
examples:
  # Indonesian
  id:
    - paket telat   # from March
    - "telat: 3 hari"
    - kok telat

  ms:
      - lambat
      - lewat sangat
  en: [late, "so late", "isn't it late"] # short
`);
  expect(added).toEqual([
    { line: 8, text: '    - kok telat' },
    { line: 12, text: '      - lewat sangat' },
    { line: 13, text: '  en: [late, "so late", "isn\'t it late"] # short' },
  ]);
});

test.each([
  ['a language that is not there yet', 'intent: late\nexamples:\n  en:\n    - late\n'],
  ['a language without a sentence', 'intent: late\nexamples:\n  en: [late]\n  id:\n'],
  ['a language with an empty list', 'intent: late\nexamples:\n  id: []\n'],
  ['a file without a last line end', 'intent: late\nexamples:\n  id:\n    - telat'],
  ['a folded sentence at the end', 'intent: late\nexamples:\n  id:\n    - >\n      paket\n      telat\n'],
])('%s takes them', (_, text) => {
  const before = /^ {4}- /m.test(text) || text.includes('[late]') ? read({ path: FILE.path, text }) : [];
  const after = addExamples({ path: FILE.path, text }, [{ text: 'kok telat', language: 'id' }])!;
  expect(read(after)).toEqual(expect.arrayContaining([...before, { text: 'kok telat', language: 'id' }]));
});

test.each([
  ['in lines', 'intent: late\nexamples:\n  id:\n    - telat\n'],
  ['folded', 'intent: late\nexamples:\n  id:\n    - >\n      telat\n'],
  ['without a last line end', 'intent: late\nexamples:\n  id:\n    - telat'],
])('behind the last list, %s, each sentence stands under its own language, a new one too', (_, text) => {
  const own = [
    { text: 'kok telat', language: 'id' as const },
    { text: 'so late', language: 'en' as const },
  ];
  expect(read(addExamples({ path: FILE.path, text }, own)!)).toEqual([...read({ path: FILE.path, text }), ...own]);
});

test('Windows line ends and a byte order mark stay', () => {
  const windows = `\uFEFF${FILE.text.replace(/\n/g, '\r\n')}`;
  const { text } = addExamples({ path: FILE.path, text: windows }, [{ text: 'kok telat', language: 'id' }])!;
  expect(text).toBe(`\uFEFF${FILE.text.replace('3 hari"\n', '3 hari"\n    - kok telat\n').replace(/\n/g, '\r\n')}`);
});

test('each line keeps its own end; a new one ends as the line behind which it stands', () => {
  const text = 'intent: late\r\nexamples:\n  id:\r\n    - telat\n  ms:\n    - lambat\r\n  en: [late]\n';
  const own = [
    { text: 'kok telat', language: 'id' as const },
    { text: 'lewat sangat', language: 'ms' as const },
    { text: 'so late', language: 'en' as const },
  ];
  const changed = addExamples({ path: FILE.path, text }, own)!;
  expect(changed.text).toBe(
    'intent: late\r\nexamples:\n  id:\r\n    - telat\n    - kok telat\n  ms:\n    - lambat\r\n    - lewat sangat\r\n  en: [late, "so late"]\n',
  );
  expect(changed.added.map(({ line }) => line)).toEqual([5, 8, 9]);
});

test.each([
  ['a language that stands there', '{ en: [late] }', '{ en: [late, "so late"] }'],
  ['a new language', '{ id: [telat] }', '{ id: [telat], en: ["so late"] }'],
  ['no language', '{}', '{ en: ["so late"] }'],
  ['a language without a sentence', '{ en: , id: [telat] }', '{ en: ["so late"] , id: [telat] }'],
  ['a key alone', '{ en, id: [telat] }', '{ en: ["so late"], id: [telat] }'],
  ['lines', '{\n  id: [telat], # from March\n}', '{\n  id: [telat], en: ["so late"], # from March\n}'],
])('between braces %s takes them', (_, before, after) => {
  const file = (map: string) => ({ path: FILE.path, text: `intent: late\nexamples: ${map}\n` });
  expect(addExamples(file(before), [{ text: 'so late', language: 'en' }])!.text).toBe(file(after).text);
  expect(read(file(after))).toEqual(expect.arrayContaining([{ text: 'so late', language: 'en' }]));
});

test('whatever a customer writes is read back as it was written', () => {
  const language = fc.constantFrom('id' as const, 'ms' as const, 'en' as const);
  const sentence = fc
    .string({ unit: fc.constantFrom(...'aeikns ?!:#-\'"[]{},&*@%|>~\\/\u00e9👍1'), minLength: 1, maxLength: 30 })
    .map((text) => text.trim())
    .filter((text) => /[a-z]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.record({ text: sentence, language }), { minLength: 1, maxLength: 6 }), (examples) => {
      for (const file of [addExamples(FILE, examples)!, newIntentFile('late', examples)]) {
        expect(read(file)).toEqual(expect.arrayContaining(examples));
      }
      expect(read(addExamples(FILE, examples)!)).toHaveLength(5 + examples.length);
    }),
    { numRuns: 400, seed: 7 },
  );
});

test('an intent is found by its name, whatever its file is called; the sentences of nobody too', () => {
  const files = [
    { ...FILE, path: 'intents/odd.yaml' },
    { path: 'intents/_out-of-scope.yaml', text: 'examples: [x y]\n' },
  ];
  expect(fileOfIntent(files, 'late')?.path).toBe('intents/odd.yaml');
  expect(fileOfIntent(files, '_out-of-scope')?.path).toBe('intents/_out-of-scope.yaml');
  expect(fileOfIntent(files, 'nothing')).toBeNull();
});

test('a file without examples is left alone', () => {
  expect(addExamples({ path: 'intents/x.yaml', text: 'intent: x\n' }, [{ text: 'a b', language: 'id' }])).toBeNull();
});

const BOT = {
  path: 'flows/_bot.yaml',
  text: 'name: Kirana\ntime-zone: Asia/Jakarta\nteams: { general: { title: { id: a, ms: a, en: a }, hours: always } }\n',
};
const ODD_FLOW = {
  path: 'flows/odd.yaml',
  text: 'flow: odd\ntitle: { id: a, ms: a, en: a }\nowner: care\nreview-by: 2030-01-01\ntriggers: [odd]\nsteps:\n  - resolve: {}\n',
};
const SAID = [
  ...[
    ': - # | {{ }} ---',
    '--- a',
    '... b',
    '- list',
    '? key',
    '! tag',
    '& anchor',
    '* alias',
    '% dir',
    '@at',
    '`tick`',
  ],
  ...[
    '{a: b}',
    '[a, b]',
    '| pipe',
    '> fold',
    'a: b',
    'a #b',
    'end:',
    '"quoted" \'one\'',
    "it's",
    '"',
    '\\n back\\slash',
    '\\',
  ],
  ...['{{ customer.name }}', '{% raw %}', '<img src=x onerror=alert(1)>', '=HYPERLINK("http://x","y")', '+1 cmd|calc'],
  ...['null', 'true', 'on', 'yes', '~', '<<', '.inf', '1e3', '0x1F', '2027-01-01', '12:30:45', '[text](intent)'],
  ...[
    'two\nlines',
    'tab\there',
    '\u0085next \u2028line \u2029paragraph',
    '\u0001\u007f\u009f',
    '\ufeffmark',
    '\u202eturned',
    'مرحبا 👩‍👩‍👧',
  ],
  ...['x'.repeat(300), 'kata '.repeat(800).trim()],
];
const WAYS: readonly [string, (said: string) => SourceFile | null][] = [
  ['behind a list', (text) => addExamples(fileOf('  en:\n    - plain # why\n'), [{ text, language: 'en' }])],
  ['between brackets', (text) => addExamples(fileOf('  en: [plain]\n'), [{ text, language: 'en' }])],
  ['under a language that is new', (text) => addExamples(fileOf('  id: [biasa]\n'), [{ text, language: 'en' }])],
  ['in a file that is new', (text) => newIntentFile('odd', [{ text, language: 'en' }])],
];

function fileOf(examples: string): SourceFile {
  return { path: 'intents/odd.yaml', text: `intent: odd\nexamples:\n${examples}` };
}

test.each(WAYS)('a sentence %s is read back as it was said, whatever it holds', (_, written) => {
  for (const said of SAID) {
    const file = written(said)!;
    const { content, diagnostics } = compileContent([BOT, ODD_FLOW, file], { actions: null, entities: [], hash: 'x' });
    expect([said, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([said, []]);
    expect(content!.training.examples.map(({ text }) => text)).toContain(said);
  }
});
