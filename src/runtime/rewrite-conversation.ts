import type { ConversationId, ConversationState } from '../domain/conversation';
import type { Event } from '../domain/event';
import type { JsonObject } from '../domain/json';
import { KhidmatError } from '../errors';
import type { CaseRow, RecordedTurn, Store } from '../store/store';
import { VERSION } from './program-version';

/** What is to stand in the place of what is kept of a conversation. */
export interface Change {
  readonly why: 'erased' | 'keys';
  state(state: ConversationState): ConversationState;
  turn(turn: RecordedTurn): RecordedTurn;
  case(row: CaseRow): CaseRow;
}

const MOST_TRIES = 20;
const FIGURES_TRIES = 600;
const PAUSE_MS = 100;

/**
 * Changes what is kept of a conversation, as a turn of it that says so: a server that is at it meanwhile meets a conflict and reads anew.
 * The turns before it are changed after it; broken off in between, the same call does the rest.
 */
export async function rewriteConversation(
  store: Store,
  conversation: ConversationId,
  change: Change,
  at: number,
): Promise<void> {
  const turn = await commitChange(store, conversation, change, at);
  const before = (await store.readTurns(conversation)).filter((one) => one.turn < turn);
  const turns = before.map((one) => change.turn(one));
  const { cases } = await store.readPending(conversation);
  const current = (await store.readConversation(conversation))?.state.case?.number;
  const former = cases.filter((row) => row.case.number !== current).map((row) => change.case(row));
  await whileNobodyCounts(store, () =>
    store.rewriteRecord(conversation, { turns, cases: former, isErased: change.why === 'erased' }),
  );
  if (change.why !== 'erased') return;
  await store.audit.forgetSalts(
    conversation,
    before.map(({ event }) => event.id),
  );
}

/** Resolves with the number of the turn that says so. */
async function commitChange(store: Store, conversation: ConversationId, change: Change, at: number): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const stored = await store.readConversation(conversation);
    if (stored === null) throw new KhidmatError('CONVERSATION_UNKNOWN', `There is no conversation ${conversation}.`);
    const turn = stored.state.turn + 1;
    const state = { ...change.state(stored.state), turn };
    const event: Event = {
      ...{ id: `rewritten:${turn}`, at, caseNumber: state.case?.number ?? '', program: VERSION },
      ...{ kind: 'rewritten', why: change.why, state: state as unknown as JsonObject },
    };
    const gone = Object.keys(stored.state.timers).filter((one) => !Object.hasOwn(state.timers, one));
    const result = await store.commitTurn({
      ...{ conversation, version: stored.version, event, state, outbox: [] },
      effects: gone.map((timerId) => ({ kind: 'cancel-timer', timerId })),
      receipt: { turn, seq: null, refused: null },
      ...(change.why === 'erased' && { reference: null }),
    });
    if (result.kind === 'committed') return turn;
  }
  throw new KhidmatError(
    'OVERLOADED',
    `Too much happens in ${conversation} at once; nothing was changed. Try again in a moment.`,
  );
}

/** What folds the conversation now would put back what it has read of it. */
async function whileNobodyCounts(store: Store, work: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < FIGURES_TRIES; tries++) {
    if ((await store.figures.alone(work)) !== null) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new KhidmatError(
    'FIGURES_BUSY',
    'The figures have been brought up to date for a minute; try again when that is done.',
  );
}
