import { constants, setPriority } from 'node:os';
import { extname } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A thread of ours lives on messages and rows that are gone at once; of its own accord V8 lets a hundred megabytes of them stand. */
const MOST_YOUNG_MB = 24;

/** Starts a module as a thread of its own; `path` without its ending. */
export function startThread(path: string, options: WorkerOptions = {}): Worker {
  // In the language of this file: `.js` when built, `.ts` under the tests, which need ts-node for it.
  const kind = extname(__filename);
  const resourceLimits = { maxYoungGenerationSizeMb: MOST_YOUNG_MB, ...options.resourceLimits };
  return new Worker(`${path}${kind}`, { ...options, resourceLimits, ...(kind === '.ts' && TYPESCRIPT) });
}

/** The thread that calls this gets a tenth of a core that others want: its work may wait, customers may not. */
export function giveWay(): void {
  // Elsewhere it would be the whole process.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}

const TYPESCRIPT = {
  execArgv: ['--require', 'ts-node/register/transpile-only'],
  env: {
    ...process.env,
    TS_NODE_SKIP_PROJECT: 'true',
    TS_NODE_COMPILER_OPTIONS: '{"module":"commonjs","target":"es2022","esModuleInterop":true}',
  },
};
