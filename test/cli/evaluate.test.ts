import { evaluateCommand } from '../../src/cli/evaluate';
import { dataFolder } from './nlu-files';
import { runWith } from './terminal-of';

const cwd = dataFolder();
const run = (...args: string[]) => runWith(evaluateCommand, args, '', cwd);

test('--json prints exactly the agreed keys, all numbers', async () => {
  const { status, out } = await run('--train', 'train.jsonl', '--test', 'test.jsonl', 'own.jsonl', '--json');
  expect(status).toBe(0);
  const figures = JSON.parse(out);
  const number = expect.any(Number);
  expect(figures).toStrictEqual({
    inScope: { n: 4, accuracy: number, macroF1: number, top3: number },
    outOfScope: { n: 1, auroc: number, recall: number, precision: number, inScopeAccuracy: number },
    calibration: { ece: number },
    accepted: { coverage: number, accuracy: number },
    train: { sentences: 48, ms: number },
    classify: { p50Us: number, p99Us: number, perSecond: number },
    model: { bytes: number, features: number },
  });
  expect(figures.inScope.accuracy).toBe(100);
});

test('a test without out-of-scope texts has null for them', async () => {
  const { out } = await run('--train', 'train.jsonl', '--valid', 'test.jsonl', '--test', 'own.jsonl', '--json');
  expect(JSON.parse(out).outOfScope).toEqual({
    n: 0,
    auroc: null,
    recall: null,
    precision: null,
    inScopeAccuracy: null,
  });
});

test('the report names intents, confusions and the curve', async () => {
  const { out } = await run('--train=train.jsonl', '--test=test.jsonl');
  expect(out).toContain('accuracy');
  expect(out).toContain('order-status');
  expect(out).toContain('What is taken for what');
  expect(out).toContain('Confidence (.) and accuracy (#)');
});

test('a broken line is named with file and line', async () => {
  await expect(run('--train', 'broken.jsonl', '--test', 'test.jsonl')).rejects.toMatchObject({
    code: 'DATA_BROKEN_LINE',
    message: expect.stringContaining('broken.jsonl:2'),
  });
});

test('a missing file is named', async () => {
  await expect(run('--train', 'none.jsonl', '--test', 'test.jsonl')).rejects.toMatchObject({ code: 'DATA_UNREADABLE' });
});

test.each([
  [['--json'], '--train names no file'],
  [['--train', 'test.jsonl'], '--test names no file'],
  [['--train', 'test.jsonl', '--bogus'], "no option '--bogus'"],
  [['test.jsonl'], "'test.jsonl' follows no option"],
])('%j is refused with what is wrong and how it is used', async (args, what) => {
  await expect(run(...args)).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining(what) });
  await expect(run(...args)).rejects.toMatchObject({ message: expect.stringContaining('khidmat evaluate --train') });
});

test('a file with nothing to learn is named', async () => {
  await expect(run('--train', 'strange.jsonl', '--test', 'test.jsonl')).rejects.toMatchObject({
    code: 'DATA_EMPTY',
    message: expect.stringContaining('strange.jsonl'),
  });
});
