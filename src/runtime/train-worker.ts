import { parentPort, workerData } from 'node:worker_threads';
import { KhidmatError, reasonOf } from '../errors';
import { encodeModel } from '../nlu/model-file';
import { trainModel } from '../nlu/train';
import type { Task, TrainingAnswer } from './train-aside';

// The thread of `train-aside.ts`.
parentPort?.postMessage(answer(workerData as Task));

function answer({ set, options }: Task): TrainingAnswer {
  try {
    return { model: encodeModel(trainModel(set, options)) };
  } catch (error) {
    return { code: error instanceof KhidmatError ? error.code : 'TRAINING_FAILED', message: reasonOf(error) };
  }
}
