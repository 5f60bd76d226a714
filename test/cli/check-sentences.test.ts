import { checkSentences } from '../../src/cli/check-sentences';
import { LANGUAGES } from '../../src/domain/language';
import { compileContent } from '../../src/flow/compile-content';
import { formatDiagnostic } from '../../src/flow/format-diagnostic';
import { placeIntents } from '../../src/flow/placed-intents';
import { readContentFiles } from '../../src/runtime/content-files';
import { taughtFiles } from '../support/content';
import { starterFiles } from '../support/starter';

/** What is found with other sentences in some files. */
function found(files: Readonly<Record<string, string>>, languages = LANGUAGES) {
  const all = [
    ...taughtFiles().filter(({ path }) => files[path] === undefined),
    ...Object.entries(files).map(([path, text]) => ({ path, text })),
  ];
  all.sort((a, b) => (a.path < b.path ? -1 : 1));
  const { content } = compileContent(all, { actions: null, hash: '' });
  if (content === null) throw new Error('broken');
  return checkSentences(placeIntents(all), languages, content.training.entities);
}

const ACCOUNT = (id: string[], en: string[] = ENGLISH) =>
  `intent: account\nexamples:\n  id: ${JSON.stringify(id)}\n  en: ${JSON.stringify(en)}\n`;
const ENGLISH = ['my account is locked', 'I cannot sign in', 'forgot my password', 'change my email', 'login fails'];
const INDONESIAN = [
  'akun saya terkunci',
  'tidak bisa masuk',
  'lupa kata sandi',
  'ganti email akun',
  'login gagal terus',
];

test('a sound bot has nothing to mend', () => {
  expect(found({})).toEqual([]);
});

test('the starter and the example projects neither', async () => {
  for (const files of [starterFiles(), await readContentFiles('templates/project')]) {
    const { content } = compileContent(files, { actions: null, hash: '' });
    expect(checkSentences(placeIntents(files), content!.bot.languages, content!.training.entities)).toEqual([]);
  }
});

test('an intent without a language, and one with few sentences, is told of at its name', () => {
  const findings = found({ 'intents/account.yaml': ACCOUNT(INDONESIAN.slice(0, 2)) });
  expect(findings.map(({ code, line, column, message }) => [code, line, column, message])).toEqual([
    [
      'INTENT_LANGUAGE_MISSING',
      1,
      9,
      "'account' has no sentence in ms; customers who write so are understood less surely.",
    ],
    ['INTENT_TOO_THIN', 1, 9, "'account' has only 2 sentences in id; write 5 or more in each language."],
  ]);
});

test('only the languages of the bot are missed', () => {
  expect(found({ 'intents/account.yaml': ACCOUNT(INDONESIAN) }, ['id', 'en'])).toEqual([]);
});

test('sentences that are not filed by language count together', () => {
  const text = `intent: account\nexamples: ${JSON.stringify(INDONESIAN.slice(0, 3))}\n`;
  expect(found({ 'intents/account.yaml': text }).map(({ code }) => code)).toEqual(['INTENT_TOO_THIN']);
});

test('a sentence that another spelling has said before is one too many', () => {
  const twice = [...INDONESIAN, 'gk bs masuk akun', 'tidak bisa masuk akun'];
  const [finding, ...more] = found({ 'intents/account.yaml': ACCOUNT(twice) }, ['id', 'en']);
  expect(more).toEqual([]);
  expect(formatDiagnostic(finding!)).toContain(
    "INTENT_NEAR_DUPLICATE 'tidak bisa masuk akun' reads the same as 'gk bs masuk akun' (intents/account.yaml:3:",
  );
  expect(formatDiagnostic(finding!)).toContain('^^^');
});

test('the same words in another order, and a translation, collide under another intent', () => {
  const files = { 'intents/account.yaml': ACCOUNT([...INDONESIAN, 'di mana pesanan saya']) };
  const collides = found(files, ['id', 'en']);
  const first =
    "means the same to the model as 'di mana pesanan saya' under 'account' \\(intents/account.yaml:3:\\d+\\)";
  expect(collides.map(({ code, line, message }) => [code, line, message])).toEqual([
    ['INTENT_SENTENCES_COLLIDE', 3, expect.stringMatching(`'pesanan saya di mana' ${first}`)],
    ['INTENT_SENTENCES_COLLIDE', 5, expect.stringMatching(`'where is my order' ${first}`)],
  ]);
});

test('a denial is another sentence', () => {
  const yes =
    'intent: order-status\nexamples:\n  id: [saya setuju itu, paket sudah dikirim, cek status, lacak kiriman, resi belum gerak]\n  en: [a b c, d e f, g h i, j k l, m n o]\n';
  const no = ACCOUNT([...INDONESIAN, 'saya tidak setuju itu']);
  expect(found({ 'intents/order-status.yaml': yes, 'intents/account.yaml': no }, ['id', 'en'])).toEqual([]);
});

test('two intents that say nearly the same are too alike, with the pairs', () => {
  const things = ['paket', 'baju', 'sepatu', 'lampu', 'meja', 'kursi', 'tas'];
  const asks = (name: string, tail: string) =>
    `intent: ${name}\nexamples:\n  id: ${JSON.stringify(things.map((thing) => `kapan barang ${thing} ukuran besar warna merah dikirim ke kota ${tail}`))}\n  en: ${JSON.stringify(name === 'account' ? ENGLISH : ['has it been sent', 'check the status', 'track it', 'is it on the way', 'status please'])}\n`;
  const findings = found(
    { 'intents/account.yaml': asks('account', ''), 'intents/order-status.yaml': asks('order-status', 'sekarang') },
    ['id', 'en'],
  );
  const alike = findings.filter(({ code }) => code === 'INTENT_TOO_ALIKE');
  expect(alike).toHaveLength(1);
  expect(alike[0]).toMatchObject({ file: 'intents/order-status.yaml', line: 1, column: 9, severity: 'warning' });
  expect(alike[0]!.message).toMatch(
    /'account' and 'order-status' are too alike, \d+ pairs.*\(intents\/account.yaml:3:\d+\) and '.*and \d+ more/,
  );
});
