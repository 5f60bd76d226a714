import type { Message } from '../../src/domain/message';
import type { RecordedTurn } from '../../src/store/store';

/** What one client knows of its conversation. */
export interface Journal {
  readonly conversation: string;
  /** In the order in which they were sent; `seq` as every acknowledgement told it. */
  readonly sent: readonly {
    readonly eventId: string;
    readonly text: string;
    readonly acknowledged: readonly number[];
  }[];
  /** What a channel that must be called was handed, in order; null for one whose clients fetch. */
  readonly delivered: readonly number[] | null;
}

/** What each kind of message must be answered with. */
export const ANSWERS: Readonly<Record<string, string>> = {
  halo: 'Halo juga.',
  'status pesanan KH-104232': 'Statusnya shipped.',
};

/** Holds what was kept against what a client was told. Returns each broken promise in one sentence. */
export function verify(
  journal: Journal,
  messages: readonly Message[],
  turns: readonly RecordedTurn[],
): readonly string[] {
  const broken: string[] = [];
  const say = (what: string) => broken.push(`${journal.conversation}: ${what}`);
  if (messages.some(({ seq }, at) => seq !== at + 1)) say('seq is not dense');
  if (turns.some(({ turn }, at) => turn !== at + 1)) say('turns are not dense');

  const turnsOf = new Map<string, number>();
  for (const { event } of turns) turnsOf.set(event.id, (turnsOf.get(event.id) ?? 0) + 1);
  for (const [id, count] of turnsOf) if (count > 1) say(`event ${id} was processed ${count} times`);

  let last = 0;
  for (const { eventId, text, acknowledged } of journal.sent) {
    if (acknowledged.length === 0) continue;
    const [seq = 0] = acknowledged;
    if (acknowledged.some((other) => other !== seq))
      say(`${eventId} was acknowledged as ${acknowledged.join(' and ')}`);
    const kept = messages[seq - 1];
    if (kept?.from.role !== 'customer' || kept.text !== text || kept.clientId !== eventId)
      say(`${eventId} was acknowledged as ${seq} and is lost`);
    if (!turnsOf.has(`c:${eventId}`)) say(`${eventId} was acknowledged and has no turn`);
    if (seq <= last) say(`${eventId} stands before what was sent earlier`);
    last = seq;
  }
  for (const [words, answer] of Object.entries(ANSWERS)) {
    const asked = messages.filter(({ from, text }) => from.role === 'customer' && text === words).length;
    const answered = messages.filter(({ from, text }) => from.role === 'bot' && text === answer).length;
    const fits = saysMuchMeanwhile(turns) ? answered <= asked : answered === asked;
    if (!fits) say(`'${words}' was said ${asked} times and answered ${answered} times`);
  }
  if (journal.delivered !== null) verifyDeliveries(journal.delivered, messages, say);
  return broken;
}

/**
 * While an action runs the words are kept, and the last ten are answered after it. A killed process's action waits for the end of
 * its lease where others may have it, and who does not stop talking for so long says more than ten.
 */
function saysMuchMeanwhile(turns: readonly RecordedTurn[]): boolean {
  let meanwhile: number | null = null;
  for (const { event, effects } of turns) {
    if (event.kind === 'message' && meanwhile !== null) meanwhile += 1;
    if (meanwhile !== null && meanwhile > 10) return true;
    if (event.kind === 'action-result') meanwhile = null;
    if (effects.some(({ kind }) => kind === 'call')) meanwhile = 0;
  }
  return false;
}

/** Every reply at least once, and none before the one that precedes it. */
function verifyDeliveries(
  delivered: readonly number[],
  messages: readonly Message[],
  say: (what: string) => void,
): void {
  const firstTimes = [...new Set(delivered)];
  const due = messages.filter(({ from }) => from.role === 'bot').map(({ seq }) => seq);
  const missing = due.filter((seq) => !firstTimes.includes(seq));
  if (missing.length > 0)
    say(`replies ${missing.slice(0, 5).join(', ')} were never delivered (${missing.length} in all)`);
  if (firstTimes.some((seq, at) => at > 0 && seq < firstTimes[at - 1]!)) say('replies were delivered out of order');
}
