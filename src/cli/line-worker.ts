import { parentPort, workerData } from 'node:worker_threads';
import { decodeModel } from '../nlu/model-file';
import { readLines } from './line-reader';
import type { LineThread } from './line-threads';

const { model, context } = workerData as LineThread;
const read = decodeModel(model);
readLines(['halo'], read, context);
parentPort!.on('message', (texts: readonly string[]) => parentPort!.postMessage(readLines(texts, read, context)));
parentPort!.postMessage('ready');
