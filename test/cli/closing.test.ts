import { closeAll, closeTogether, within } from '../../src/cli/closing';
import { createLog } from '../../src/log';

const closed: string[] = [];
const lines: string[] = [];
const log = createLog({ level: 'error', write: (line) => void lines.push(line) });
const fine = (name: string) => async () => void closed.push(name);
const broken = async () => {
  throw new Error('it does not close');
};

beforeEach(() => {
  closed.length = 0;
  lines.length = 0;
});

test('what cannot be closed keeps nothing after it open, and is told', async () => {
  await closeAll([fine('a'), broken, fine('b')], log);
  expect(closed).toEqual(['a', 'b']);
  expect(lines).toEqual([expect.stringContaining('it does not close')]);
});

test('what closes together waits for none of the others', async () => {
  let release = () => {};
  const slow = () =>
    new Promise<void>((resolve) => {
      release = resolve;
    });
  const all = closeTogether([slow, broken, fine('a')], log).then(fine('all'));
  await fine('later')();
  expect(closed).toEqual(['a', 'later']);
  release();
  await all;
  expect(closed).toEqual(['a', 'later', 'all']);
});

test('what is said in leaving is not waited for without end, and may fail late', async () => {
  let fail: (error: Error) => void = () => {};
  const silent = new Promise((_, reject) => {
    fail = reject;
  });
  await within(1, silent);
  fail(new Error('too late'));
  await within(60_000, Promise.resolve());
});
