import { type HttpAnswer, HttpError } from '../channels/http';
import { type DeskLetter, MOST_LETTERS } from '../domain/desk';
import type { Agent, CaseRow, DeadLetter, Pending, Store } from '../store/store';
import { freshId, maybe, oneOf, readFields, text } from './desk-body';
import type { DeskGuard } from './desk-guard';
import type { DeskParts } from './desk-parts';
import { may } from './desk-permission';

const LONGEST_ID = 300;
const LONGEST_NOTE = 1_000;
const LONGEST_SHOWN = 500;

/** What could not be delivered: all of it for supervisors, and what may be done about it. */
export function mountLetterRoutes(guard: DeskGuard, parts: DeskParts): void {
  const { store, service } = parts;

  guard.read('/desk/api/letters', async (_request, { agent }) => {
    if (!may(agent, { deed: 'see-house' })) throw notFound();
    return { status: 200, body: { letters: await allLetters(store) } };
  });

  guard.write('/desk/api/letters', async (request, { agent }) => {
    const { conversation, letter, deadAt, deed, note } = await readFields(request, {
      id: freshId,
      conversation: text(LONGEST_ID),
      letter: text(LONGEST_ID),
      deadAt: (value) => (Number.isSafeInteger(value) ? (value as number) : undefined),
      deed: oneOf('again', 'aside'),
      note: maybe(text(LONGEST_NOTE)),
    });
    if (deed === 'aside' && note === null) throw new HttpError(400, 'NoReason', 'Say why it need not be delivered.');
    // By the death that was seen: two who press at once are one event, and what died once more is another.
    const eventId = `letter:${letter}:${deadAt}`;
    const before = await store.readReceipt(conversation, eventId);
    if (before !== null) return answerOf(conversation, before.turn, agent, deed);
    const pending = await store.readPending(conversation);
    const found = deadOf(pending).find((one) => one.id === letter && one.deadAt === deadAt);
    if (found === undefined || !(await mayJudge(agent, found, pending.cases))) throw notFound();
    const receipt = await service.act(conversation, eventId, {
      kind: 'desk-letter',
      agent: { id: agent.id, name: agent.name },
      letter,
      deed,
      ...(note !== null && { note }),
    });
    return answerOf(conversation, receipt.turn, agent, deed);
  });

  /** Whoever was first has done it; the same press again is the same press. */
  async function answerOf(conversation: string, turn: number, agent: Agent, deed: string): Promise<HttpAnswer> {
    const [recorded] = await store.readTurns(conversation, { after: turn - 1, limit: 1 });
    const { event } = recorded ?? {};
    const isOwn = event?.kind === 'desk-letter' && event.agent.id === agent.id;
    if (!isOwn && !may(agent, { deed: 'see-house' })) throw notFound();
    if (!isOwn || event.deed !== deed) throw new HttpError(409, 'NotFirst', 'A colleague has seen to it already.');
    return { status: 200, body: { done: true } };
  }

  /** Supervisors, and the agent who has the case. */
  async function mayJudge(agent: Agent, dead: DeadLetter, cases: readonly CaseRow[]): Promise<boolean> {
    if (may(agent, { deed: 'see-house' })) return true;
    const { number } = await letterOf(store, dead, cases);
    const row = cases.find((one) => one.case.number === number);
    return row !== undefined && may(agent, { deed: 'work-on', of: row });
  }
}

/** What of a case could not be delivered, the oldest first. */
export async function lettersOfCase(store: Store, row: CaseRow): Promise<readonly DeskLetter[]> {
  const pending = await store.readPending(row.conversation);
  const letters = await Promise.all(deadOf(pending).map((one) => letterOf(store, one, pending.cases)));
  return letters.filter(({ number }) => number === row.case.number).sort((a, b) => a.at - b.at);
}

/** The newest first. */
async function allLetters(store: Store): Promise<readonly DeskLetter[]> {
  const dead = await store.readDeadLetters(MOST_LETTERS);
  const conversations = [...new Set(dead.map(({ conversation }) => conversation))];
  const cases = new Map(
    await Promise.all(conversations.map(async (one) => [one, (await store.readPending(one)).cases] as const)),
  );
  return Promise.all(dead.map((one) => letterOf(store, one, cases.get(one.conversation) ?? [])));
}

async function letterOf(store: Store, dead: DeadLetter, cases: readonly CaseRow[]): Promise<DeskLetter> {
  const { conversation, id, payload, deadAt, attempts, lastError } = dead;
  const seq = payload.kind === 'reply' ? payload.seq : null;
  const [message] = seq === null ? [] : await store.readMessages(conversation, seq - 1, 1);
  const at = message?.seq === seq ? (message?.at ?? dead.due) : dead.due;
  const row = caseOf(dead, cases, at);
  return {
    conversation,
    letter: id,
    kind: payload.kind,
    number: row?.case.number ?? null,
    customerName: row?.customerName ?? null,
    channel: row?.channel ?? conversation.split(':', 1)[0]!,
    what: whatOf(dead, message?.seq === seq ? message?.text : undefined).slice(0, LONGEST_SHOWN),
    seq,
    at,
    deadAt,
    attempts,
    error: (lastError ?? '').slice(0, LONGEST_SHOWN),
  };
}

function whatOf({ payload }: DeadLetter, words: string | undefined): string {
  switch (payload.kind) {
    case 'reply':
      return words ?? '';
    case 'action':
      return payload.call.action;
    case 'notice':
      return payload.notice.event;
  }
}

/** The case that it was for. A reply belongs to the last case that was open when it was said. */
function caseOf({ payload }: DeadLetter, cases: readonly CaseRow[], at: number): CaseRow | null {
  const numbered = (number: string | null) => cases.find((row) => row.case.number === number) ?? null;
  if (payload.kind === 'notice') return numbered(payload.notice.case);
  if (payload.kind === 'action' && payload.from !== undefined) return numbered(payload.from.caseNumber);
  const before = cases.filter((row) => row.case.openedAt <= at).sort((a, b) => b.case.openedAt - a.case.openedAt);
  return before[0] ?? null;
}

function deadOf({ outbox }: Pending): readonly DeadLetter[] {
  return outbox.flatMap((one) => (one.deadAt === null ? [] : [{ ...one, deadAt: one.deadAt }]));
}

function notFound(): HttpError {
  return new HttpError(404, 'NotFound', 'There is nothing undelivered of that name at this desk.');
}
