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

test('a wrong price or language is refused', async () => {
  await expect(runWith(thresholdsCommand, ['--price', 'x'], '', cwd)).rejects.toMatchObject({ code: 'USAGE' });
  const args = ['--train', 'train.jsonl', '--language', 'fr'];
  await expect(runWith(understandCommand, args, '', cwd)).rejects.toMatchObject({ code: 'USAGE' });
});
