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

test('without files it shows how it is used', async () => {
  const { status, err } = await run('--json');
  expect(status).toBe(2);
  expect(err).toContain('khidmat evaluate --train');
});
