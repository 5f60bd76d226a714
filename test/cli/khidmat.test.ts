import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/khidmat';
import { keepingTerminal } from '../support/terminal';

async function run(...args: string[]) {
  const { terminal, out, err } = keepingTerminal(tmpdir());
  return { status: await runCommand(args, terminal), out: out.join('\n'), err: err.join('\n') };
}

const COMMANDS = [
  'serve',
  'chat',
  'story',
  'replay',
  'what-if',
  'verify',
  'audit',
  'erase',
  'backup',
  'move',
  'publish',
  'releases',
  'rollback',
  'draw',
  'check',
  'explain',
  'understand',
  'evaluate',
  'thresholds',
  'suggest',
  'train',
  'pattern',
  'schema',
  'init',
  'test',
  'report',
  'simulate',
  'record',
];

describe('khidmat', () => {
  it('lists every command when it is called without words', async () => {
    const { status, out } = await run();
    expect(status).toBe(0);
    expect(out.match(/^ {2}(\S+)/gm)?.map((row) => row.trim())).toEqual(COMMANDS);
  });

  it.each(COMMANDS)('tells how %s is used', async (name) => {
    const { status, out } = await run(name, '--help');
    expect(status).toBe(0);
    expect(out).toContain(`khidmat ${name}`);
    expect(await run('help', name)).toEqual({ status, out, err: '' });
  });

  it('names a command that it does not know and those that there are', async () => {
    const { status, err } = await run('serv');
    expect(status).toBe(2);
    expect(err).toMatch(/^There is no command 'serv'\./);
    expect(err).toContain('  serve ');
  });

  it('says a wrong option in one sentence, without a stack', async () => {
    const { status, err } = await run('serve', '--prot', '80');
    expect(status).toBe(2);
    expect(err).toMatch(/^USAGE {2}Unknown option '--prot'/);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('khidmat init', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'khidmat-init-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('touches no folder that has something in it', async () => {
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const { terminal, err } = keepingTerminal(folder);
    expect(await runCommand(['init', '.'], terminal)).toBe(1);
    expect(err.join()).toMatch(/^FOLDER_NOT_EMPTY .* is not empty; name a new folder\.$/);
  });
});

describe('a place that cannot be used is named, with why, and nothing is left behind', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'khidmat-places-'));
    writeFileSync(join(folder, 'file'), '');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    [['draw', 'order-status', '--out', 'none/picture.svg'], 'there is no such file or folder (ENOENT, open)'],
    [['draw', 'order-status', '--out', '.'], 'it is a folder (EISDIR, open)'],
    [['init', 'file/mine'], 'a part of its path is a file and no folder (ENOTDIR, mkdir)'],
    [['simulate', '--data', 'file/data'], 'a part of its path is a file and no folder (ENOTDIR, mkdir)'],
  ])('khidmat %j', async (args, reason) => {
    const { terminal, err } = keepingTerminal(folder, { CONTENT_DIR: join(__dirname, '../..') });
    expect(await runCommand(args, terminal)).toBe(1);
    expect(err).toEqual([
      `FILE_UNUSABLE  ${join(folder, args.at(-1)!)} cannot be used: ${reason}. Give another place, or mend this one.`,
    ]);
  });

  it.each([
    [['--until', '2026-02-30'], /^USAGE {2}--until is '2026-02-30'; give a day/],
    [['--days', '1'], /^CONTENT_BROKEN/],
  ])('khidmat simulate %j', async (args, reason) => {
    mkdirSync(join(folder, 'flows'));
    writeFileSync(join(folder, 'flows/a.yaml'), 'steps: nothing\n');
    for (const _ of ['the first time', 'again']) {
      const { terminal, err } = keepingTerminal(folder);
      expect(await runCommand(['simulate', '--data', join(folder, 'data'), ...args], terminal)).toBeGreaterThan(0);
      expect(err.join()).toMatch(reason);
    }
    expect(existsSync(join(folder, 'data/khidmat.db'))).toBe(false);
  });
});
