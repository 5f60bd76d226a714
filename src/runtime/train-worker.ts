import { parentPort, workerData } from 'node:worker_threads';
import type { TrainingSet } from '../domain/training';
import { KhidmatError, reasonOf } from '../errors';
import { encodeModel } from '../nlu/model-file';
import { trainModel } from '../nlu/train';
import type { TrainingAnswer } from './train-aside';

// The thread of `train-aside.ts`.
parentPort?.postMessage(answer(workerData as TrainingSet));

function answer(set: TrainingSet): TrainingAnswer {
  try {
    return { model: encodeModel(trainModel(set)) };
  } catch (error) {
    return { code: error instanceof KhidmatError ? error.code : 'TRAINING_FAILED', message: reasonOf(error) };
  }
}
