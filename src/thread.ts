import { constants, setPriority } from 'node:os';
import { extname } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts a module as a thread of its own; `path` without its ending. */
export function startThread(path: string, options: WorkerOptions = {}): Worker {
  // In the language of this file: `.js` when built, `.ts` under the tests, which need ts-node for it.
  const kind = extname(__filename);
  return new Worker(`${path}${kind}`, { ...options, ...(kind === '.ts' && TYPESCRIPT) });
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
