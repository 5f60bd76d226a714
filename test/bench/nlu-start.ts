import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '../../src/nlu/model';
import { encodeModel } from '../../src/nlu/model-file';

const ROOT = join(__dirname, '..', '..');
const TIMES = 9;

export interface Start {
  /** From the file's bytes to a model, and from there to the first text read; medians over fresh processes. */
  readonly loadMs: number;
  readonly firstTextMs: number;
}

/** Loads a model in fresh processes, by the program as it is built. */
export function measureStart(model: Model): Start {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-bench-'));
  const file = join(folder, 'model.bin');
  writeFileSync(file, encodeModel(model));
  const code = `
    const { decodeModel } = require('./dist/nlu/model-file.js');
    const { understand } = require('./dist/nlu/understand.js');
    const bytes = new Uint8Array(require('node:fs').readFileSync(process.argv[1]));
    const began = performance.now();
    const model = decodeModel(bytes);
    const loaded = performance.now();
    understand('where is my package', model, { now: 0, timeZone: 'UTC' });
    console.log(JSON.stringify([loaded - began, performance.now() - loaded]));`;
  try {
    const runs = Array.from({ length: TIMES }, () => {
      const { stdout, stderr } = spawnSync(process.execPath, ['-e', code, file], { cwd: ROOT, encoding: 'utf8' });
      if (stdout === '') throw new Error(`The built program did not load the model: ${stderr}`);
      return JSON.parse(stdout) as [number, number];
    });
    return { loadMs: median(runs.map(([load]) => load)), firstTextMs: median(runs.map(([, first]) => first)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lines a second of `khidmat understand --json` with the project's own model, from its start to its end. */
export function measureLines(texts: readonly string[], lines: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-lines-'));
  try {
    const [from, to] = [join(folder, 'texts'), join(folder, 'understood')];
    writeFileSync(
      from,
      Array.from({ length: lines }, (_, i) => texts[i % texts.length]!.replaceAll('\n', ' ')).join('\n'),
    );
    const began = performance.now();
    // From file to file, so that nobody has to keep up with it.
    const { status, stderr } = spawnSync(process.execPath, ['bin/khidmat.cjs', 'understand', '--json'], {
      cwd: ROOT,
      stdio: [openSync(from, 'r'), openSync(to, 'w'), 'pipe'],
      encoding: 'utf8',
    });
    const seconds = (performance.now() - began) / 1000;
    if (status !== 0) throw new Error(`khidmat understand failed: ${stderr}`);
    const written = readFileSync(to, 'utf8').trimEnd().split('\n').length;
    if (written !== lines) throw new Error(`khidmat understand wrote ${written} lines for ${lines}.`);
    return Math.round(lines / seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
