import { extname } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts a module as a thread of its own; `path` without its ending. */
export function startThread(path: string, options: WorkerOptions = {}): Worker {
  // In the language of this file: `.js` when built, `.ts` under the tests, which need ts-node for it.
  const kind = extname(__filename);
  return new Worker(`${path}${kind}`, { ...options, ...(kind === '.ts' && TYPESCRIPT) });
}

const TYPESCRIPT = {
  execArgv: ['--require', 'ts-node/register/transpile-only'],
  env: {
    ...process.env,
    TS_NODE_SKIP_PROJECT: 'true',
    TS_NODE_COMPILER_OPTIONS: '{"module":"commonjs","target":"es2022","esModuleInterop":true}',
  },
};
