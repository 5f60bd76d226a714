import fc from 'fast-check';
import { addExamples, fileOfIntent, newIntentFile } from '../../src/flow/add-examples';
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

test('Windows line ends and a byte order mark stay', () => {
  const windows = `\uFEFF${FILE.text.replace(/\n/g, '\r\n')}`;
  const { text } = addExamples({ path: FILE.path, text: windows }, [{ text: 'kok telat', language: 'id' }])!;
  expect(text).toBe(`\uFEFF${FILE.text.replace('3 hari"\n', '3 hari"\n    - kok telat\n').replace(/\n/g, '\r\n')}`);
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
