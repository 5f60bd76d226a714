import type { CustomerMessage } from '../domain/event';
import type { AskStep } from './program';
import { handOff } from './step-case';
import type { Turn } from './step-turn';

// Messages without words: a file that nobody asked for, or nothing at all.

export function takeWordless(turn: Turn, message: CustomerMessage): void {
  if (isBareFile(message)) return refuseFile(turn);
  turn.startPattern('_no-words');
}

export function isBareFile({ text, attachments }: CustomerMessage): boolean {
  return text.trim() === '' && (attachments?.length ?? 0) > 0;
}

/** More files in a row that nothing can be done with: a person looks at them. */
const MOST_FILES = 2;

/** A file where none is asked for: said so, and the talk goes on where it was. */
export function refuseFile(turn: Turn): void {
  turn.set({ misses: turn.state.misses + 1 });
  if (turn.state.misses > MOST_FILES) return handOff(turn, { reason: 'not-understood' });
  unknownFile(turn, []);
}

/** A file of another kind than the question takes: what it takes is said, and the question comes again. */
export function sayWhichFiles(turn: Turn, { accept }: AskStep): void {
  unknownFile(
    turn,
    accept.map((kind) => turn.standing(`file-${kind}`)),
  );
}

function unknownFile(turn: Turn, accepts: readonly string[]): void {
  const file = turn.event.kind === 'message' ? turn.event.attachments?.[0] : undefined;
  turn.startPattern('_unknown-file', { file: { name: file?.name ?? '', type: file?.contentType ?? '' }, accepts });
}
