import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../support/folder';
import { run } from '../support/npm';

/** docs/make-it-yours.md from its first line to its last, as a reader does it, in a project that `khidmat init --starter` makes. */
const ROOT = join(__dirname, '../..');
const MINUTES = 60_000;
const folder = temporaryFolder();
const project = join(folder.path, 'my-desk');
afterAll(() => folder.remove());

interface Block {
  readonly language: string;
  readonly body: string;
}

const sections = readFileSync(join(ROOT, 'docs/make-it-yours.md'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((section): readonly [string, readonly Block[]] => [
    section.split('\n', 1)[0]!,
    [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, body]) => ({
      language: language!,
      body: body!,
    })),
  ]);

beforeAll(() => {
  khidmat(folder.path, 'init', 'my-desk', '--starter');
  // Instead of `npm install`, which test/package.test.ts does.
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(ROOT, join(project, 'node_modules', 'khidmat'), 'junction');
}, MINUTES);

describe('docs/make-it-yours.md', () => {
  it.each(sections)(
    '%s',
    (_title, blocks) => {
      for (const { language, body } of blocks) {
        if (language === 'sh') for (const line of body.trim().split('\n')) type(line);
        else if (language === 'diff') change(body);
        else write(body);
      }
    },
    5 * MINUTES,
  );

  it(
    'leaves the demo shop to the tests in the end, and names what nobody answers yet',
    () => {
      expect(() => khidmat(project, 'check')).toThrow(/There is no action 'orders\.find'/);
      expect(khidmat(project, 'test', '--filter', 'gift-wrap')).toMatch(/14 of 14 talks as expected/);
      writeFileSync(
        join(project, '.env'),
        "ACTIONS_URL=https://shop.example/khidmat\nACTIONS_SECRET='a secret of the house'\n",
      );
      expect(khidmat(project, 'check')).toMatch(/Nothing to mend: 50 flows/);
      expect(khidmat(project, 'test', '--filter', 'gift-wrap')).toMatch(/14 of 14 talks as expected/);
    },
    5 * MINUTES,
  );
});

/** What the doc types; what a test can't do (install, start for good) is left out. */
function type(line: string): void {
  const [command = '', ...words] = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''));
  if (command === 'rm') for (const path of words) rmSync(join(project, path));
  else if (command === 'npx' && words[1] !== 'init') khidmat(project, ...words.slice(1));
  else
    expect(line).toMatch(/^(npm (run build|install|start)|npx khidmat init \.\.\/my-desk --starter|cd \.\.\/my-desk)$/);
}

/** Takes the `-` lines out and puts the `+` lines in their place, or under the line that is shown above them. */
function change(body: string): void {
  const [head, ...lines] = body.trimEnd().split('\n');
  const path = join(project, /^--- (.+)$/.exec(head!)![1]!);
  let text = readFileSync(path, 'utf8');
  const rest = [...lines];
  while (rest.length > 0) {
    const kept = takeWhile(rest, ' ');
    const [out, into] = [takeWhile(rest, '-'), takeWhile(rest, '+')];
    const before = out.length > 0 ? out : kept.slice(-1);
    const after = out.length > 0 ? into : [...before, ...into];
    const [found, twice] = [before.join('\n'), text.split(before.join('\n')).length - 1];
    expect(`${found}: ${twice}`).toBe(`${found}: 1`);
    text = text.replace(found, () => after.join('\n'));
  }
  writeFileSync(path, text);
}

function takeWhile(lines: string[], sign: string): string[] {
  const count = lines.findIndex((line) => !line.startsWith(sign));
  return lines.splice(0, count < 0 ? lines.length : count).map((line) => line.slice(1));
}

/** A new file, named in its first line. */
function write(body: string): void {
  const path = join(project, /^(?:#|\/\/) (\S+)$/m.exec(body.split('\n', 1)[0]!)![1]!);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, body);
}

function khidmat(cwd: string, ...words: readonly string[]): string {
  return run(cwd, process.execPath, join(ROOT, 'bin', 'khidmat.cjs'), ...words);
}
