import type { TrainingSet } from '../domain/training';
import { KhidmatError } from '../errors';
import type { TrainOptions } from '../nlu/train';
import { startThread } from '../thread';

export interface Task {
  readonly set: TrainingSet;
  readonly options: TrainOptions;
}

/** Trains in a thread of its own, so that turns do not wait for it. Resolves with the model's file; rejects with TRAINING_ENDED once `signal` ends it. */
export function trainAside(set: TrainingSet, options: TrainOptions = {}, signal?: AbortSignal): Promise<Uint8Array> {
  const ended = () => new KhidmatError('TRAINING_ENDED', 'The training was ended before it gave a model.');
  if (signal?.aborted) return Promise.reject(ended());
  const worker = startThread(`${__dirname}/train-worker`, { workerData: { set, options } satisfies Task });
  const end = () => void worker.terminate();
  signal?.addEventListener('abort', end, { once: true });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (answer: TrainingAnswer) => {
      if ('model' in answer) resolve(answer.model);
      else reject(new KhidmatError(answer.code, answer.message));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', end);
      const failed = new KhidmatError('TRAINING_FAILED', `The training ended with ${code} and gave no model.`);
      reject(signal?.aborted ? ended() : failed);
    });
  });
}

export type TrainingAnswer = { readonly model: Uint8Array } | { readonly code: string; readonly message: string };
