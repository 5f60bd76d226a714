import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { testCommand } from '../../src/cli/test';
import { KhidmatError } from '../../src/errors';
import { temporaryFolder } from '../support/folder';

// A project finds the package under its name; here it is the sources.
jest.mock('khidmat', () => jest.requireActual('../../src/index'), { virtual: true });

const folder = temporaryFolder();
const tests = join(folder.path, 'test');

beforeAll(() => {
  cpSync(join(__dirname, '../../templates/project'), folder.path, { recursive: true });
});
afterAll(() => folder.remove());

async function khidmat(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    stdin: new PassThrough(),
    cwd: folder.path,
    env: {},
  };
  const status = await testCommand.run(args, terminal).catch((error) => {
    if (!(error instanceof KhidmatError)) throw error;
    err.push(`${error.code} ${error.message}`);
    return error.code === 'USAGE' ? 2 : 1;
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

const GOOD = `tests:
  - test: a repair is ready
    talk:
      - customer: { en: what about ticket T-1001, id: gimana perbaikan tiket T-1001, ms: macam mana dengan tiket T-1001 }
        called: repairs.find
      - press: yes
        outcome: resolved-confirmed
`;
const BAD = `tests:
  - test: a repair is lost
    languages: [en]
    talk:
      - customer: what about ticket T-1001
        bot: <we lost it>
`;

function write(files: { readonly [name: string]: string }): void {
  rmSync(tests, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(tests, name, '..'), { recursive: true });
    writeFileSync(join(tests, name), text);
  }
}

describe('khidmat test', () => {
  test('plays one script in each language and ends in a line of counts', async () => {
    write({ 'repair-status.test.yaml': GOOD });
    const { status, out } = await khidmat();
    expect(out).toMatch(/^3 of 3 talks as expected in [\d.]+ s, \d+ a second; \d+ % of the flows tested$/);
    expect(status).toBe(0);
  });

  test('shows the talk up to the first difference, with its place', async () => {
    write({ 'deep/er/lost.test.yaml': BAD });
    const { status, out } = await khidmat();
    expect(status).toBe(1);
    expect(out).toMatch(/^✗ a repair is lost \(en\) {2}test\/deep\/er\/lost\.test\.yaml:2$/m);
    expect(out).toMatch(/customer {2}what about ticket T-1001\n.*call {4}repairs\.find \{"ticket":"T-1001"\}/);
    expect(out).toMatch(
      />>> test\/deep\/er\/lost\.test\.yaml:6:14 the bot should say "<we lost it>"; that is not in what it says/,
    );
    expect(out).toMatch(/0 of 1 talks as expected/);
  });

  test('plays one language only', async () => {
    write({ 'repair-status.test.yaml': GOOD });
    expect((await khidmat('--lang', 'ms')).out).toMatch(/^1 of 1 talks/);
  });

  test('finds that nothing fits', async () => {
    write({ 'repair-status.test.yaml': GOOD });
    expect((await khidmat('--filter', 'READY')).status).toBe(0);
    expect(await khidmat('--filter', 'nothing like it')).toMatchObject({
      status: 1,
      out: expect.stringMatching(/^No test fits/),
    });
  });

  test('runs a test in TypeScript only where the words are in it', async () => {
    const broken = "require('node:test').test('always fails', () => { throw new Error('as it should'); });\n";
    write({ 'repair-status.test.yaml': GOOD, 'broken.test.ts': broken });
    expect(await khidmat('--filter', 'ready')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^3 of 3 talks/),
    });
    expect(await khidmat('--filter', 'Always fails')).toMatchObject({ status: 1, out: '' });
  });

  test('gives the results to programs, as JSON and as JUnit', async () => {
    write({ 'lost.test.yaml': BAD, 'repair-status.test.yaml': GOOD });
    const { status, out } = await khidmat('--json', '--junit', 'results.xml', '--lang', 'en');
    expect(status).toBe(1);
    const { tests: rows, failed } = JSON.parse(out);
    expect(failed).toBe(1);
    expect(rows.find(({ ok }: { ok: boolean }) => !ok)).toMatchObject({
      test: 'a repair is lost',
      language: 'en',
      difference: { place: { line: 6 }, message: expect.stringContaining('<we lost it>') },
      transcript: expect.arrayContaining([expect.stringContaining('customer')]),
    });
    const xml = readFileSync(join(folder.path, 'results.xml'), 'utf8');
    expect(xml).toContain('<testcase classname="test/lost.test.yaml" name="a repair is lost (en)"');
    expect(xml).toContain('&quot;&lt;we lost it&gt;&quot;');
  });

  test('says what no test went through, and fails below a share that is asked for', async () => {
    write({ 'repair-status.test.yaml': GOOD });
    const { status, out } = await khidmat('--coverage-at-least', '100', '--pictures', 'pictures');
    expect(status).toBe(1);
    expect(out).toMatch(/^repair-status +\d+\/\d+ +\d+\/\d+ +\d+\/\d+/m);
    expect(out).toMatch(/never handoff "ticket not found" {2}flows\/repair-status\.yaml:\d+/);
    expect(out).toMatch(/never call repairs\.find: when 'repairs\.find' fails or does not answer in time/);
    expect(out).toMatch(/^TEST_COVERAGE {2}\d+ % is less than the 100 %/m);
    expect((await khidmat('--coverage-at-least', '10')).status).toBe(0);
    const picture = readFileSync(join(folder.path, 'pictures', 'repair-status.svg'), 'utf8');
    expect(picture).toMatch(/^<svg /);
    expect(picture).toContain('no test comes here');
  });

  test('shows mistakes of a test file instead of playing', async () => {
    write({ 'wrong.test.yaml': GOOD.replace('called: repairs.find', 'called: repairs.fnd') });
    const { status, out } = await khidmat();
    expect(status).toBe(1);
    expect(out).toMatch(
      /wrong\.test\.yaml:5:17 TEST_UNKNOWN_NAME There is no action 'repairs\.fnd'; did you mean 'repairs\.find'\?/,
    );
  });

  test('plays the other files beside one with mistakes', async () => {
    write({ 'wrong.test.yaml': GOOD.replace('called: repairs.find', 'called: repairs.fnd'), 'good.test.yaml': GOOD });
    const { status, out } = await khidmat();
    expect(status).toBe(1);
    expect(out).toMatch(/TEST_UNKNOWN_NAME[\s\S]+^3 of 3 talks as expected/m);
    expect(out).toMatch(/^Not played: test\/wrong\.test\.yaml\./m);
  });

  test('does not end well where a file has mistakes, though the words fit only tests of TypeScript that pass', async () => {
    const wrong = GOOD.replace('called: repairs.find', 'called: repairs.fnd');
    const other = "require('node:test').test('onlyhere holds', () => {});\n";
    write({ 'wrong.test.yaml': wrong, 'good.test.yaml': GOOD, 'onlyhere.test.ts': other });
    expect((await khidmat('--filter', 'onlyhere')).status).toBe(1);
  });

  test('says how it is used', async () => {
    expect(await khidmat('--lang', 'fr')).toMatchObject({ status: 2, err: expect.stringContaining("--lang is 'fr'") });
    expect(await khidmat('--coverage-at-least', '101')).toMatchObject({ status: 2 });
    expect(await khidmat('a', 'b')).toMatchObject({ status: 2 });
  });
});

describe('--watch', () => {
  test('plays again after each save, also one that breaks the flows, and of a folder that was not there', async () => {
    write({});
    const out: string[] = [];
    const stop = new AbortController();
    const terminal = {
      out: (text: string) => void out.push(text),
      err: (text: string) => void out.push(text),
      stdin: new PassThrough(),
      cwd: folder.path,
      env: {},
      signal: stop.signal,
    };
    const run = testCommand.run(['--watch'], terminal);
    const says = async (words: RegExp) => {
      const limit = Date.now() + 30_000;
      while (!words.test(out.join('\n'))) {
        if (Date.now() > limit) throw new Error(`never said ${words}:\n${out.join('\n')}`);
        await new Promise((resolved) => setTimeout(resolved, 20));
      }
      out.length = 0;
    };
    await says(/There is no test[\s\S]*Watching/);
    const file = join(tests, 'later', 'repair.test.yaml');
    mkdirSync(join(tests, 'later'), { recursive: true });
    writeFileSync(file, GOOD);
    await says(/3 of 3 talks as expected[\s\S]*Watching/);
    // An editor that writes beside the file and renames.
    writeFileSync(`${file}~`, BAD);
    renameSync(`${file}~`, file);
    await says(/the bot should say[\s\S]*0 of 1 talks as expected/);
    const flow = join(folder.path, 'flows', 'repair-status.yaml');
    const sound = readFileSync(flow, 'utf8');
    writeFileSync(flow, sound.replace('steps:', 'stepps:'));
    await says(/CONTENT_BROKEN[\s\S]*did you mean 'steps'/);
    writeFileSync(flow, sound);
    writeFileSync(file, GOOD);
    await says(/3 of 3 talks as expected/);
    rmSync(join(tests, 'later'), { recursive: true });
    await says(/There is no test/);
    stop.abort();
    expect(await run).toBe(0);
  }, 60_000);
});
