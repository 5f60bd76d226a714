import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../config';
import type { Effect } from '../domain/effect';
import { KhidmatError, reasonOf } from '../errors';
import type { RecordedTurn } from '../store/store';
import { openStore } from './open-store';
import { recordedSince } from './recorded';

/** What customers asked for since an instant, as the record has it: answers to the bot's own questions are left out. */
export async function readRecordedMessages(config: Config, since: number): Promise<string[]> {
  const store = await openStore(config, { readOnly: true });
  try {
    const texts: string[] = [];
    for await (const { record } of recordedSince(store, since)) {
      for (const turn of record) if (turn.event.at >= since && isRequest(turn)) texts.push(turn.event.text);
    }
    return texts;
  } finally {
    await store.close();
  }
}

type RequestTurn = RecordedTurn & { readonly event: Extract<RecordedTurn['event'], { kind: 'message' }> };

/** Only words that were weighed by the gates ask for something. */
export function isRequest(turn: RecordedTurn): turn is RequestTurn {
  return (
    turn.event.kind === 'message' &&
    turn.event.choice === undefined &&
    turn.event.text.trim() !== '' &&
    turn.effects.some(isUnderstood)
  );
}

function isUnderstood(effect: Effect): boolean {
  return effect.kind === 'fact' && effect.fact === 'understood';
}

const LONGEST_FILE = 200_000_000;

/** Messages of files: one text a line, or one JSON object with a `text` a line. Throws `DATA_UNREADABLE` or `DATA_BROKEN_LINE`. */
export async function readMessageFiles(cwd: string, files: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const file of files) {
    const lines = (await readText(resolve(cwd, file), file)).split('\n');
    lines.forEach((line, index) => {
      const plain = line.trim();
      if (plain !== '') texts.push(plain.startsWith('{') ? textOf(plain, `${file}:${index + 1}`) : plain);
    });
  }
  return texts;
}

async function readText(path: string, file: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > LONGEST_FILE) {
      throw new KhidmatError('DATA_UNREADABLE', `${file} has ${bytes.length} bytes; at most ${LONGEST_FILE} are read.`);
    }
    return bytes.toString('utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    if (cause instanceof KhidmatError) throw cause;
    throw new KhidmatError('DATA_UNREADABLE', `${file} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

function textOf(line: string, place: string): string {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string')
      return value.text;
  } catch {
    // Told below, with the place.
  }
  throw new KhidmatError(
    'DATA_BROKEN_LINE',
    `${place} begins as JSON and has no 'text' that is a string; write {"text": "…"} or the bare text.`,
  );
}
