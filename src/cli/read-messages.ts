import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ConversationId } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import { KhidmatError, reasonOf } from '../errors';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';
import type { RecordedTurn, Store } from '../store/store';

/** What customers asked for since an instant, as the record has it: answers to the bot's own questions are left out. */
export async function readRecordedMessages(dataDir: string, since: number): Promise<string[]> {
  const store = await openSqliteStore({ folder: dataDir, readOnly: true });
  try {
    const texts: string[] = [];
    for await (const conversation of conversationsOf(store)) {
      for (const turn of await store.readTurns(conversation)) {
        if (turn.event.at >= since && isRequest(turn)) texts.push(turn.event.text);
      }
    }
    return texts;
  } finally {
    await store.close();
  }
}

type RequestTurn = RecordedTurn & { readonly event: Extract<RecordedTurn['event'], { kind: 'message' }> };

/** Only words that were weighed by the gates ask for something. */
function isRequest(turn: RecordedTurn): turn is RequestTurn {
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

const PAGE = 500;

async function* conversationsOf(store: Store): AsyncGenerator<ConversationId> {
  let after = '';
  for (;;) {
    const page = await store.readConversationIds(after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after = page[page.length - 1]!;
  }
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

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `30d`, `12h`, `4w` before now, or a day. Throws `USAGE`. */
export function readSince(since: string, now: number): number {
  const span = /^(\d{1,5})([hdw])$/.exec(since);
  const instant = span === null ? Date.parse(since) : now - Number(span[1]) * UNITS[span[2]!]!;
  if (!Number.isNaN(instant) && (span !== null || /^\d{4}-\d\d-\d\d/.test(since))) return instant;
  throw new KhidmatError('USAGE', `--since is '${since}'; write 30d, 12h, 4w or a day as 2026-11-01.`);
}
