import { parentPort } from 'node:worker_threads';
import { KhidmatError } from '../../errors';
import { openDatabase } from './database';
import { storeError } from './store-error';
import type { Answered, Asked } from './write-thread';
import { Writer } from './writer';

// The thread of `write-thread.ts`.
const writers = new Map<string, { readonly writer: Writer; readonly close: () => void }>();
let answers: Answered[] = [];

parentPort?.on('message', (asked: readonly Asked[]) => {
  for (const one of asked) void take(one);
});

async function take(asked: Asked): Promise<void> {
  const [id] = asked;
  try {
    answer([id, await carryOut(asked), null]);
  } catch (error) {
    const { code, message } = storeError(error);
    answer([id, undefined, { code, message }]);
  }
}

async function carryOut([, file, what, values]: Asked): Promise<unknown> {
  if (what === 'open') return open(file, values[0] as number | undefined);
  const opened = writers.get(file);
  if (opened === undefined) throw new KhidmatError('STORE_UNAVAILABLE', 'The store is closed; nothing was stored.');
  const { writer, close } = opened;
  const result = await (writer[what] as (...values: readonly unknown[]) => Promise<unknown>)(...values);
  if (what === 'close') {
    writers.delete(file);
    close();
  }
  return result;
}

function open(file: string, maxBytes: number | undefined): void {
  const db = openDatabase(file, maxBytes === undefined ? {} : { maxBytes });
  writers.set(file, { writer: new Writer(db), close: () => db.close() });
}

/** What one transaction answers goes back together, and before the next one begins. */
function answer(one: Answered): void {
  answers.push(one);
  if (answers.length > 1) return;
  process.nextTick(() => {
    parentPort?.postMessage(answers);
    answers = [];
  });
}
