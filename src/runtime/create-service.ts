import type { Channel, Incoming } from '../channels/channel';
import type { Case } from '../domain/case';
import type { ConversationId } from '../domain/conversation';
import type { DeskEvent } from '../domain/event';
import type { Message } from '../domain/message';
import { KhidmatError, reasonOf } from '../errors';
import type { Log } from '../log';
import { createMeters, type Meters } from '../metrics/meters';
import type { Store, TurnReceipt } from '../store/store';
import type { Hint, Typist, Wakeups } from '../wakeups/wakeups';
import type { Action } from './action';
import { AgentPresence } from './agent-presence';
import { giveUpAs } from './blame';
import { CaseNumbers } from './case-numbers';
import { CatchUp } from './catch-up';
import { Chains } from './chains';
import type { ContentSource } from './content-source';
import { createDelivery } from './deliver-reply';
import { createNotifier, type Notify } from './desk-notice';
import { GiveOut } from './give-out';
import { Listeners } from './listeners';
import { noteTurn, timed } from './note-turn';
import { Alone, Dispatcher } from './outbox';
import { QueuePlaces } from './queue-places';
import { ReadMarks } from './read-marks';
import { createAbandonment, createActionRunner, createLookUp } from './run-action';
import type { OnlyWhile, Service } from './service';
import { createTimers } from './timers';
import { type CommittedTurn, type Happening, TurnTaker } from './turn';

export interface ServiceParts {
  readonly store: Store;
  readonly content: ContentSource;
  readonly channels: readonly Channel[];
  readonly actions: readonly Action[];
  /** Any other name that a flow calls: one that a later release brings, where a service outside answers. */
  readonly otherAction?: (name: string) => Action | undefined;
  readonly log: Log;
  /** How other processes on the same store are woken; without it this process is alone. */
  readonly wakeups?: Wakeups;
  /** Milliseconds since the epoch; the only clock of the runtime. */
  readonly now?: () => number;
  readonly random?: () => number;
  /** How people outside of the desk hear of cases that wait; without it nobody does. */
  readonly notify?: Notify;
  /** Told of every turn. */
  readonly meters?: Meters;
}

/** A service with its own life: nothing is delivered, run or timed before `start` and after `stop`. */
export interface RunningService extends Service {
  start(): void;
  /** Refuses what is new, lets what is under way finish (for at most `limitMs`), then resolves. */
  stop(limitMs?: number): Promise<void>;
  /** Turns that have come and are not on the disk yet. */
  readonly underWay: number;
  /** Whether what a customer says now would be refused with `OVERLOADED`. */
  readonly isFull: boolean;
}

const WAITING = { each: 100, all: 5_000 };
const LONGEST_TEXT = 8_000;
const STOP_WITHIN_MS = 10_000;
const EVERY_CASE = '';

/** The bot at work: what channels and the desk bring becomes turns, and what turns decide is carried out. */
export function createService(parts: ServiceParts): RunningService {
  const { store, content, log, wakeups, now = Date.now, random = Math.random } = parts;
  const channels = new Map(parts.channels.map((channel) => [channel.name, channel]));
  const listenerFailed = (error: unknown) => log.error({ reason: reasonOf(error) }, 'a listener failed');
  const messages = new Listeners<[readonly Message[]]>(listenerFailed);
  const cases = new Listeners<[ConversationId]>(listenerFailed);
  const typists = new Listeners<[Typist]>(listenerFailed);
  const marks = new ReadMarks();
  const chains = new Chains(WAITING);
  const meters = parts.meters ?? createMeters();
  let stopping = false;

  const turns = new TurnTaker({
    store,
    content,
    channels,
    log,
    now,
    numbers: new CaseNumbers(store),
    committed,
    tellsDesk: parts.notify !== undefined,
  });
  // What this process remembers may be out of date once others take turns, too. A turn finds that out; a mere look would not.
  const read = (conversation: ConversationId) =>
    wakeups === undefined ? turns.read(conversation) : store.readConversation(conversation);
  const takeTurn = (conversation: ConversationId, happening: Happening, bounded = false) =>
    timed(happening.body.kind, meters, () =>
      chains.run(conversation, bounded, () => turns.take(conversation, happening)),
    );

  const alone = new Alone();
  const replies = new Dispatcher({
    store,
    alone,
    log,
    now,
    kind: 'reply',
    atOnce: 32,
    handle: createDelivery({ store, channels, read, meters, now, random }),
    giveUp: giveUpAs('DELIVERY_ABANDONED', now),
  });
  const acting = {
    actions: parts.actions,
    ...(parts.otherAction !== undefined && { other: parts.otherAction }),
    read,
    takeTurn,
    now,
    random,
  };
  const actions = new Dispatcher({
    store,
    alone,
    log,
    now,
    kind: 'action',
    atOnce: 64,
    mostLong: 1_000,
    handle: createActionRunner(acting),
    giveUp: createAbandonment(acting),
  });
  const notices =
    parts.notify === undefined
      ? null
      : new Dispatcher({
          store,
          alone,
          log,
          now,
          kind: 'notice',
          atOnce: 4,
          handle: createNotifier({ notify: parts.notify, now, random }),
          giveUp: giveUpAs('NOTICE_ABANDONED', now),
        });
  const timers = createTimers({ store, now, log, takeTurn });
  const places = new QueuePlaces({ store, content, read, takeTurn, now, log });
  const presence = new AgentPresence({ store, content, read, takeTurn, now, log });
  const giveOut = new GiveOut({ store, content, read, takeTurn, now, log });
  const catchUp = new CatchUp({
    store,
    log,
    listened: () => messages.keys(),
    isDeskOpen: () => !cases.isEmpty,
    turnFound: (conversation, version) => heard({ kind: 'turn', conversation, version, isCase: true }),
    deskChanged: () => cases.tell(EVERY_CASE, ''),
  });
  const repeated = [
    ...(notices === null ? [] : [notices]),
    actions,
    replies,
    timers,
    places,
    presence,
    giveOut,
    ...(wakeups === undefined ? [] : [catchUp]),
  ];
  const stopHearing = wakeups?.listen(heard);

  /** What another process told, or what was found although nobody told. */
  function heard(hint: Hint): void {
    const { conversation } = hint;
    if (hint.kind === 'typing') return tellSign(conversation, hint.from);
    turns.forget(conversation, hint.version);
    catchUp.noteVersion(conversation, hint.version);
    // No words: whoever listens reads what is new.
    messages.tell(conversation, []);
    if (hint.isCase) cases.tell(EVERY_CASE, conversation);
  }

  function tellSign(conversation: ConversationId, sign: Typist): void {
    marks.note(conversation, sign);
    typists.tell(conversation, sign);
  }

  function committed({ event, before, state, version, effects, outbox }: CommittedTurn): void {
    const { conversation } = state;
    noteTurn(log, meters, { event, state, effects });
    if (outbox.some((entry) => entry.payload.kind === 'action')) actions.wake();
    if (outbox.some((entry) => entry.payload.kind === 'reply')) replies.wake();
    if (outbox.some((entry) => entry.payload.kind === 'notice')) notices?.wake();
    const said = effects.flatMap((effect) => (effect.kind === 'message' ? [effect.message] : []));
    if (said.length > 0) messages.tell(conversation, said);
    catchUp.noteVersion(conversation, version);
    const isCase = !isSamePlace(before.case, state.case);
    wakeups?.tell({ kind: 'turn', conversation, version, isCase });
    if (!isCase) return;
    cases.tell(EVERY_CASE, conversation);
    for (const team of teamsOf(before.case, state.case)) places.queueChanged(team);
  }

  function refuseWhenStopping(): void {
    if (stopping)
      throw new KhidmatError('OVERLOADED', 'The server is stopping; nothing was stored. Try again in a moment.');
  }

  return {
    async receive({ conversation, channel, id, body, reference }: Incoming): Promise<TurnReceipt> {
      refuseWhenStopping();
      if (body.kind === 'message') refuseTooLong(body.text);
      return takeTurn(conversation, { id, body, channel, ...(reference !== undefined && { reference }) }, true);
    },

    async act(conversation: ConversationId, id: string, event: DeskEvent, only: OnlyWhile = {}): Promise<TurnReceipt> {
      refuseWhenStopping();
      if (event.kind === 'desk-message') refuseTooLong(event.text);
      if (event.kind !== 'desk-lost') presence.noteAct(event.agent.id);
      return takeTurn(conversation, { id, body: event, ...only }, true);
    },

    lookUp: createLookUp(acting),
    onMessages: (conversation, listener) => messages.add(conversation, listener),
    onCases: (listener) => cases.add(EVERY_CASE, listener),
    typing(conversation, from): void {
      tellSign(conversation, from);
      wakeups?.tell({ kind: 'typing', conversation, from });
    },
    onTyping(conversation, listener) {
      for (const mark of marks.of(conversation)) queueMicrotask(() => listener(mark));
      return typists.add(conversation, listener);
    },

    get underWay(): number {
      return chains.underWay;
    },

    get isFull(): boolean {
      return chains.isFull;
    },

    start(): void {
      for (const part of repeated) part.start();
    },

    async stop(limitMs = STOP_WITHIN_MS): Promise<void> {
      stopping = true;
      stopHearing?.();
      const finished = Promise.all(repeated.map((part) => part.stop()));
      await within(
        limitMs,
        finished.then(() => chains.whenIdle()),
      );
    },
  };
}

function refuseTooLong(text: string): void {
  if (text.length <= LONGEST_TEXT) return;
  throw new KhidmatError('TEXT_TOO_LONG', `The text has ${text.length} characters; ${LONGEST_TEXT} at most are taken.`);
}

/** Whether the desk's list shows and sorts a case as it did before. */
function isSamePlace(before: Case | null, after: Case | null): boolean {
  if (before === null || after === null) return before === after;
  // Objects of a state are replaced, never changed, and mostly they are the same.
  return SHOWN.every((field) => before[field] === after[field]) || placeOf(before) === placeOf(after);
}

const SHOWN = ['number', 'owner', 'handoff', 'outcome', 'attention', 'notes', 'review', 'lentBy'] as const;

function placeOf(it: Case): string {
  return JSON.stringify(SHOWN.map((field) => it[field]));
}

/** The queues that a case entered or left. */
function teamsOf(before: Case | null, after: Case | null): Iterable<string> {
  const teams = new Set<string>();
  for (const it of [before, after])
    if (it !== null && it.closedAt === null && it.owner.kind === 'queue') teams.add(it.owner.team);
  return teams;
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
