import { parentPort } from 'node:worker_threads';
import { KhidmatError } from '../../errors';
import type { TurnRows } from '../turn-rows';
import { openDatabase } from './database';
import { type Plain, TurnReader } from './packed-turn';
import { storeError } from './store-error';
import type { Answered, Asked, Sent } from './write-thread';
import { Writer } from './writer';

// The thread of `write-thread.ts`.
const writers = new Map<number, { readonly writer: Writer; readonly close: () => void }>();
let answers: Answered[] = [];

parentPort?.on('message', (sent: Sent) => {
  const reader = new TurnReader(sent as readonly Plain[]);
  while (!reader.isAtEnd) {
    const one = reader.next<never>() as Asked | number;
    if (typeof one === 'number') void commit(one, reader.next<number>(), reader.turn());
    else void take(one);
  }
});

async function commit(id: number, database: number, turn: TurnRows): Promise<void> {
  try {
    const result = await writerOf(database).writer.commitTurn(turn);
    answer(result.kind === 'committed' ? id : [id, result, null]);
  } catch (error) {
    answer([id, undefined, faultOf(error)]);
  }
}

async function take(asked: Asked): Promise<void> {
  const [id] = asked;
  try {
    answer([id, await carryOut(asked), null]);
  } catch (error) {
    answer([id, undefined, faultOf(error)]);
  }
}

function faultOf(error: unknown): { code: string; message: string } {
  const { code, message } = storeError(error);
  return { code, message };
}

async function carryOut([, database, what, values]: Asked): Promise<unknown> {
  if (what === 'open') return open(database, values[0] as string, values[1] as number | undefined);
  const { writer, close } = writerOf(database);
  const result = await (writer[what] as (...values: readonly unknown[]) => Promise<unknown>)(...values);
  if (what === 'close') {
    writers.delete(database);
    close();
  }
  return result;
}

function writerOf(database: number) {
  const opened = writers.get(database);
  if (opened === undefined) throw new KhidmatError('STORE_UNAVAILABLE', 'The store is closed; nothing was stored.');
  return opened;
}

function open(database: number, file: string, maxBytes: number | undefined): void {
  const db = openDatabase(file, maxBytes === undefined ? {} : { maxBytes });
  writers.set(database, { writer: new Writer(db), close: () => db.close() });
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
