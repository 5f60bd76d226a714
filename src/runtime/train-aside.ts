import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TrainingSet } from '../domain/training';
import { KhidmatError } from '../errors';
import type { TrainOptions } from '../nlu/train';

export interface Task {
  readonly set: TrainingSet;
  readonly options: TrainOptions;
}

/** Trains in a thread of its own, so that turns do not wait for it. Resolves with the model's file. */
export function trainAside(set: TrainingSet, options: TrainOptions = {}): Promise<Uint8Array> {
  // Beside this file, and in its language: `.js` when built, `.ts` under the tests, which need ts-node for it.
  const kind = extname(__filename);
  const worker = new Worker(`${__dirname}/train-worker${kind}`, {
    workerData: { set, options } satisfies Task,
    ...(kind === '.ts' && TYPESCRIPT),
  });
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: TrainingAnswer) => {
      if ('model' in answer) resolve(answer.model);
      else reject(new KhidmatError(answer.code, answer.message));
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new KhidmatError('TRAINING_FAILED', `The training ended with ${code} and gave no model.`)),
    );
  });
}

const TYPESCRIPT = {
  execArgv: ['--require', 'ts-node/register/transpile-only'],
  env: {
    ...process.env,
    TS_NODE_SKIP_PROJECT: 'true',
    TS_NODE_COMPILER_OPTIONS: '{"module":"commonjs","target":"es2022","esModuleInterop":true}',
  },
};

export type TrainingAnswer = { readonly model: Uint8Array } | { readonly code: string; readonly message: string };
