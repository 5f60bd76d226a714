import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, SourceFile } from '../flow/diagnostic';
import { readContentText } from '../runtime/content-file';
import { checkScript, type KnownToTests } from '../testing/check-script';
import { readScript } from '../testing/read-script';
import type { Script } from '../testing/script';

/** The test files of a project: `test/…/*.test.yaml` and, for Node's own test runner, `test/*.test.ts`. */
export interface TestFiles {
  readonly yaml: readonly string[];
  readonly typescript: readonly string[];
}

export function findTests(folder: string): TestFiles {
  const yaml = walk(folder, 'test').filter((path) => /\.test\.ya?ml$/.test(path));
  const typescript = existsSync(join(folder, 'test'))
    ? readdirSync(join(folder, 'test')).filter((name) => /\.test\.(ts|js)$/.test(name))
    : [];
  return {
    yaml: yaml.sort(),
    typescript: typescript.map((name) => `test/${name}`).filter((path) => isForNode(join(folder, path))),
  };
}

/** A project may have tests of another runner in the same folder. */
function isForNode(file: string): boolean {
  return /['"]node:test['"]/.test(readFileSync(file, 'utf8'));
}

function walk(folder: string, path: string): string[] {
  if (!existsSync(join(folder, path))) return [];
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const inside = `${path}/${entry.name}`;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return walk(folder, inside);
    return entry.isFile() ? [inside] : [];
  });
}

/** The files at these paths. Throws as `readContentFiles` does. */
export async function readTestFiles(folder: string, paths: readonly string[]): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const path of paths) {
    const text = await readContentText(folder, path);
    if (text !== null) files.push({ path, text });
  }
  return files;
}

/** Reads tests and holds their names against the content. */
export function readTests(
  files: readonly SourceFile[],
  known: KnownToTests,
): { readonly scripts: readonly Script[]; readonly diagnostics: readonly Diagnostic[] } {
  const scripts: Script[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const { script, reading } = readScript(file);
    diagnostics.push(...reading.diagnostics);
    if (script === null) continue;
    diagnostics.push(...checkScript(script, reading.source, known));
    scripts.push(script);
  }
  diagnostics.sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
  return { scripts, diagnostics };
}
