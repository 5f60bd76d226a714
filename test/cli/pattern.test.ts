import { PassThrough } from 'node:stream';
import { patternCommand } from '../../src/cli/pattern';
import { PATTERN_NAMES, STANDING_PATTERNS } from '../../src/flow/standing-patterns';

async function pattern(...args: string[]) {
  const out: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: () => {},
    stdin: new PassThrough(),
    cwd: '/',
    env: {},
  };
  return { status: await patternCommand.run(args, terminal), out: out.join('\n') };
}

test('khidmat pattern lists every pattern with what it is for', async () => {
  const { status, out } = await pattern();
  expect(status).toBe(0);
  const rows = out.split('\n');
  expect(rows.map((row) => row.split(' ')[0])).toEqual(PATTERN_NAMES);
  for (const row of rows) expect(row).toMatch(/^_\S+ +\S.{8,}/);
});

test('khidmat pattern <name> prints the file that an author would change', async () => {
  expect((await pattern('_cancel')).out).toBe(STANDING_PATTERNS._cancel.trimEnd());
  await expect(pattern('_cancle')).rejects.toThrow(/did you mean '_cancel'/);
});
