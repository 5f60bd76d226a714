import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainCommand } from '../../src/cli/explain';
import { thresholdsCommand } from '../../src/cli/thresholds';
import { understandCommand } from '../../src/cli/understand';
import { dataFolder } from './nlu-files';
import { runWith } from './terminal-of';

const cwd = dataFolder();

test('understand --json gives one line for each line it reads, in their order', async () => {
  const input = 'pesanan saya mana\r\nmau ngomong sama orang aja\n\n👍\nasdf qwer zxcv';
  const { status, out } = await runWith(understandCommand, ['--train', 'train.jsonl', '--json'], input, cwd);
  expect(status).toBe(0);
  const lines = out.split('\n').map((line) => JSON.parse(line));
  expect(lines.map(({ text }) => text)).toEqual([
    'pesanan saya mana',
    'mau ngomong sama orang aja',
    '',
    '👍',
    'asdf qwer zxcv',
  ]);
  for (const line of lines) {
    expect(Object.keys(line)).toEqual(
      expect.arrayContaining([
        'text',
        'intent',
        'confidence',
        'margin',
        'trust',
        'decision',
        'language',
        'mood',
        'entities',
        'evidence',
      ]),
    );
  }
  expect(lines[0].intent).toBe('order-status');
  expect(lines[1].decision).toBe('human');
  expect(lines[4].decision).not.toBe('answer');
});

test('many lines are read by several threads, in their order and as one alone reads them', async () => {
  const kinds = ['pesanan saya mana', 'mau ngomong sama orang aja', '', '👍', 'asdf qwer zxcv', 'rp 20 ribu kh-1042'];
  const texts = Array.from({ length: 24_000 }, (_, i) => `${kinds[i % kinds.length]} ${i % 7}`);
  const ask = (lines: readonly string[]) =>
    runWith(
      understandCommand,
      ['--train', 'train.jsonl', '--json', '--now', '2026-11-23T10:00:00+07:00'],
      lines.join('\n'),
      cwd,
    );
  const alone = (await ask(texts.slice(0, 42))).out.split('\n');
  const { out } = await ask(texts);
  expect(out.split('\n')).toEqual(texts.map((_, i) => alone[i % 42]));
});

test.each([
  ['no line', '', 0],
  ['an empty line', '\n', 1],
  ['empty lines and none at the end', '\n\r\n\na', 4],
  ['a line that is long', `${'a '.repeat(1_500_000)}\nb\n`, 2],
  ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x0a, 0x00, 0x01, 0xc3, 0x0a, 0xed, 0xa0, 0x80]), 3],
  ['other marks of a line’s end', 'a\u2028b\u0085c\u2029d\rE\u000bf\u000cg\n', 1],
  ['names of Object', '__proto__\nconstructor\n{"text":"x"}\n', 3],
])('understand --json answers %s line by line', async (_, input, count) => {
  const { out } = await runWith(understandCommand, ['--train', 'train.jsonl', '--json'], input, cwd);
  // As Python reads lines, which ends them at more marks than we do.
  const marks = [...'\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029'];
  const lines = out === '' ? [] : marks.reduce((text, mark) => text.replaceAll(mark, '\n'), out).split('\n');
  expect(lines).toHaveLength(count);
  for (const line of lines) expect(typeof JSON.parse(line).text).toBe('string');
});

test.each([
  ['nothing', '', 'TRAINING_EMPTY'],
  ['a broken line', '{"text":"halo","intent":"a"}\n{"text":', 'DATA_BROKEN_LINE'],
  ['binary', Buffer.from([0, 1, 2, 255, 254, 10, 3]), 'DATA_BROKEN_LINE'],
  ['a list', '[1]\n', 'DATA_BROKEN_LINE'],
  ['an intent that is a number', '{"text":"a","intent":3}\n', 'DATA_BROKEN_LINE'],
])('a training file that holds %s is an error that says so', async (_, content, code) => {
  writeFileSync(join(cwd, 'odd.jsonl'), content);
  const reading = runWith(understandCommand, ['--train', 'odd.jsonl', '--json'], 'halo', cwd);
  await expect(reading).rejects.toMatchObject({ code, message: expect.not.stringContaining('\0') });
});

test.each([
  ['one intent', '{"text":"halo","intent":"a"}\n{"text":"hai","intent":"a"}\n'],
  ['an intent called __proto__', '{"text":"halo","intent":"__proto__"}\n{"text":"hai","intent":"constructor"}\n'],
  ['a byte order mark and Windows line ends', '\uFEFF{"text":"halo","intent":"a"}\r\n{"text":"hai","intent":"b"}\r\n'],
])('a training file with %s is learnt', async (_, content) => {
  writeFileSync(join(cwd, 'odd.jsonl'), content);
  const { out } = await runWith(understandCommand, ['--train', 'odd.jsonl', '--json'], 'halo', cwd);
  expect(JSON.parse(out).intent).toMatch(/^(a|__proto__)$/);
});

test('understand counts days from --now', async () => {
  const args = ['--train', 'train.jsonl', '--json', '--now', '2026-11-23T10:00:00+07:00'];
  const { out } = await runWith(understandCommand, args, 'kirim besok ya', cwd);
  expect(JSON.parse(out).entities[0].value).toEqual({ date: '2026-11-24' });
});

test('explain shows words, gates, decision and the nearest examples', async () => {
  const args = ['pesanan sy kok blm nyampe2 ya', '--train', 'train.jsonl'];
  const { out } = await runWith(explainCommand, args, '', cwd);
  expect(out).toContain('blm → belum');
  expect(out).toMatch(/order-status +\d/);
  expect(out).toContain('Decision');
  expect(out).toContain('barang saya belum sampai');
});

test('thresholds proposes gates, and dearer mistakes widen no gate', async () => {
  const propose = async (price: string) => {
    const args = ['--train', 'train.jsonl', '--price', price, '--json'];
    return JSON.parse((await runWith(thresholdsCommand, args, '', cwd)).out);
  };
  const [cheap, dear] = [await propose('1.5'), await propose('50')];
  expect(cheap.sentences).toBe(48);
  expect(dear.proposed.wrong).toBeLessThanOrEqual(cheap.proposed.wrong);
  expect(dear.proposed.cost).toBeLessThanOrEqual(dear.now.cost);
});

test('thresholds draws the trade: every price, where the gates stand now, and what is proposed', async () => {
  const args = ['--train', 'train.jsonl', '--price', '3', '--svg', 'gates.svg'];
  const { out } = await runWith(thresholdsCommand, args, '', cwd);
  const picture = readFileSync(join(cwd, 'gates.svg'), 'utf8');
  expect(picture).toMatch(/^<svg [^>]*viewBox[\s\S]*<\/svg>\n$/);
  expect(picture.match(/<circle/g)!.length).toBe(17);
  for (const word of ['now', 'proposed', 'answered wrongly', 'not answered', 'price 1'])
    expect(picture).toContain(word);
  expect(picture).not.toMatch(/NaN|undefined|Infinity/);
  expect(out).toMatch(/thresholds: \{ confidence: [\d.]+, margin: [\d.]+, trust: [\d.]+ \}/);
  expect(out).toMatch(/! answered wrongly/);
  await expect(runWith(thresholdsCommand, [...args, '--svg', 'no/such/gates.svg'], '', cwd)).rejects.toMatchObject({
    code: 'FILE_NOT_WRITTEN',
  });
});

test('the dearer a wrong answer, the fewer of them the proposed gates let through', async () => {
  const { out } = await runWith(thresholdsCommand, ['--train', 'train.jsonl', '--json'], '', cwd);
  const wrong = JSON.parse(out).prices.map((one: { wrong: number }) => one.wrong);
  expect(wrong.length).toBe(7);
  expect(wrong.every((share: number, i: number) => i === 0 || share <= wrong[i - 1] + 0.01)).toBe(true);
});

test('a wrong price or language is refused', async () => {
  await expect(runWith(thresholdsCommand, ['--price', 'x'], '', cwd)).rejects.toMatchObject({ code: 'USAGE' });
  const args = ['--train', 'train.jsonl', '--language', 'fr'];
  await expect(runWith(understandCommand, args, '', cwd)).rejects.toMatchObject({ code: 'USAGE' });
});
