import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { namedIn, toCommonJs } from './common-js';

/** Another number for another translation: what was kept by an older one is not read. */
const KIND = 1;
const KEPT_DAYS = 30;

/**
 * A TypeScript file as JavaScript that `require` loads. Types are left to the author's editor and `tsc`. What was made of a file is
 * kept in `node_modules/.cache/khidmat` under the hash of its text; a compiler is loaded for what was changed alone.
 */
export function readTypeScript(file: string): string {
  const text = readFileSync(file, 'utf8');
  return recall(file, text) ?? translate(file, text);
}

/** Node takes the types away, in a process of its own: what it needs for that is not wanted afterwards. ts-node does what Node cannot. */
function translate(file: string, text: string): string {
  const texts = new Map([[file, text]]);
  const isRound = gather(file, texts, []);
  const made = isRound ? new Map<string, string>() : plainly(texts);
  if (!made.has(file)) made.set(file, compile(file, text));
  for (const [path, code] of made) keep(path, texts.get(path)!, code);
  return made.get(file)!;
}

/** The file with those that it imports, as far as they were not translated before. True where they import each other in a circle. */
function gather(file: string, texts: Map<string, string>, above: readonly string[]): boolean {
  return namedIn(texts.get(file) ?? '').some((name) => {
    const path = ['', '.ts', '/index.ts'].map((end) => resolve(dirname(file), name) + end).find(isTypeScript);
    if (path === undefined) return false;
    if (path === file || above.includes(path)) return true;
    if (texts.has(path)) return false;
    const text = readFileSync(path, 'utf8');
    texts.set(path, text);
    return gather(path, texts, [...above, file]);
  });
}

function isTypeScript(path: string): boolean {
  return path.endsWith('.ts') && existsSync(path) && statSync(path).isFile();
}

const STRIP = `
const { readFileSync } = require('node:fs');
const { stripTypeScriptTypes } = require('node:module');
const bare = (text) => { try { return stripTypeScriptTypes(text); } catch { return null; } };
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(bare)));`;

/** Those of the files that need no more than to lose their types. */
function plainly(texts: ReadonlyMap<string, string>): Map<string, string> {
  const { status, stdout } = spawnSync(process.execPath, ['-e', STRIP], {
    encoding: 'utf8',
    input: JSON.stringify([...texts.values()]),
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const bare = status === 0 ? (JSON.parse(stdout) as (string | null)[]) : [];
  return new Map(
    [...texts.keys()].flatMap((file, at) => {
      const code = bare[at] ? toCommonJs(bare[at]) : null;
      return code === null ? [] : [[file, code] as const];
    }),
  );
}

let service: import('ts-node').Service | null = null;

function compile(file: string, text: string): string {
  const { create } = require('ts-node') as typeof import('ts-node');
  service ??= create({
    transpileOnly: true,
    skipProject: true,
    compilerOptions: { module: 'commonjs', target: 'es2022', esModuleInterop: true },
  });
  return service.compile(text, file);
}

function recall(file: string, text: string): string | null {
  const place = placeOf(file, text);
  return place !== null && existsSync(place) ? readFileSync(place, 'utf8') : null;
}

/** Only a help: what cannot be kept is made again. */
function keep(file: string, text: string, made: string): void {
  const place = placeOf(file, text);
  if (place === null) return;
  try {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(`${place}.${process.pid}`, made);
    renameSync(`${place}.${process.pid}`, place);
    forget(dirname(place));
  } catch {}
}

function forget(folder: string): void {
  const before = Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < before) unlinkSync(path);
  }
}

function placeOf(file: string, text: string): string | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules)) {
      const hash = createHash('sha256').update(`${KIND}\n${process.versions.node}\n${file}\n${text}`).digest('hex');
      return join(modules, '.cache', 'khidmat', `${hash}.cjs`);
    }
    if (folder === dirname(folder)) return null;
  }
}
