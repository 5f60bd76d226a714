import { join } from 'node:path';
import { compileContent } from '../../src/flow/compile-content';
import type { SourceFile } from '../../src/flow/diagnostic';
import { readContentFiles } from '../../src/runtime/content-files';
import { type Mutant, mutantsOf } from './mutants';

// The same mistakes on every run; another seed tries others.
const SEED = 20270131;
const TRIED = 150;

let files: readonly SourceFile[];

beforeAll(async () => {
  files = await readContentFiles(join(__dirname, '../..'));
});

function found({ file }: Mutant): readonly string[] {
  const others = files.filter(({ path }) => path !== file.path);
  const { diagnostics } = compileContent([...others, file], { actions: actionNames(), hash: 'h' });
  return diagnostics.map(({ code }) => code);
}

/** Those that the shipped flows call. */
function actionNames(): readonly string[] {
  const names = files.flatMap(({ text }) => [...text.matchAll(/- call: (\S+)/g)].map(([, name]) => name ?? ''));
  return [...new Set(names)];
}

test('written anew without a mistake, the shipped flows raise no alarm', () => {
  const { diagnostics } = compileContent(files, { actions: actionNames(), hash: 'h' });
  expect(diagnostics).toEqual([]);
});

test('every mistake that breaks a shipped flow is found', () => {
  const flows = files.filter(({ path }) => path.startsWith('flows/') && !path.startsWith('flows/_'));
  const mutants = shuffled(flows.flatMap(mutantsOf));
  const kinds = new Set(mutants.map(({ what }) => what.replace(/'.*?'| \(.*/g, '')));
  expect(kinds.size).toBeGreaterThanOrEqual(8);
  const tried = mutants.slice(0, TRIED);
  const missed = tried.filter((mutant) => found(mutant).length === 0);
  expect(missed.map(({ file, what }) => `${file.path}: ${what}`)).toEqual([]);
});

function shuffled<T>(all: readonly T[]): readonly T[] {
  const list = [...all];
  let state = SEED;
  for (let at = list.length - 1; at > 0; at -= 1) {
    state = (state * 48271) % 2147483647;
    const other = state % (at + 1);
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
}
