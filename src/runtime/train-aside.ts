import type { TrainingSet } from '../domain/training';
import { KhidmatError } from '../errors';
import type { TrainOptions } from '../nlu/train';
import { startThread } from '../thread';

export interface Task {
  readonly set: TrainingSet;
  readonly options: TrainOptions;
}

/** Trains in a thread of its own, so that turns do not wait for it. Resolves with the model's file. */
export function trainAside(set: TrainingSet, options: TrainOptions = {}): Promise<Uint8Array> {
  const worker = startThread(`${__dirname}/train-worker`, { workerData: { set, options } satisfies Task });
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

export type TrainingAnswer = { readonly model: Uint8Array } | { readonly code: string; readonly message: string };
