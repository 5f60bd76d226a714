import type { Channel } from '../channels/channel';
import type { Case } from '../domain/case';
import type { ConversationId, ConversationState } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { AskedCase, CustomerMessage, Event, EventBody } from '../domain/event';
import type { Json } from '../domain/json';
import type { Understanding } from '../domain/understanding';
import { KhidmatError } from '../errors';
import { caseMeant } from '../flow/case-words';
import type { Content } from '../flow/program';
import { beginConversation } from '../flow/step';
import type { Log } from '../log';
import type { NewOutboxEntry, Room, Store, StoredConversation, TurnReceipt, TurnToCommit } from '../store/store';
import { readAskedCase } from './asked-case';
import { npsAskedElsewhere } from './asked-elsewhere';
import type { CaseNumbers } from './case-numbers';
import type { ContentSource } from './content-source';
import { type CustomerKey, loadCustomerKey, provedBy } from './customer-key';
import { type Decision, decide } from './decide';
import { noticesOf } from './desk-notice';
import { VERSION } from './program-version';
import type { Waiting } from './service';

/** What happens to a conversation, before the clock and the understanding are put to it. */
export interface Happening {
  /** Unique in the conversation; the same id again is the same happening. */
  readonly id: string;
  readonly body: Omit<CustomerMessage, 'understanding' | 'asked'> | Exclude<EventBody, CustomerMessage>;
  /** Given by what may begin a conversation. */
  readonly channel?: string;
  readonly reference?: Json;
  /** Of the claim that brought it. Once that is lost, `take` rejects with `CLAIM_LOST` and nothing happens. */
  readonly fence?: number;
  /** Only while this case waits for this team; else it is refused (`not-waiting`) and nothing is stored. */
  readonly waits?: Waiting;
  /** Only while the agent has room; else it is refused (`no-room`) and nothing is stored. */
  readonly room?: Room;
}

/** A turn that is safe on the disk. */
export interface CommittedTurn {
  readonly event: Event;
  readonly before: ConversationState;
  readonly state: ConversationState;
  /** Of the conversation after the turn. */
  readonly version: number;
  readonly effects: readonly Effect[];
  readonly outbox: readonly NewOutboxEntry[];
}

export interface TurnParts {
  readonly store: Store;
  readonly content: ContentSource;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly numbers: CaseNumbers;
  readonly now: () => number;
  readonly log: Log;
  /** Whether somebody outside the desk is to hear of cases that wait. */
  readonly tellsDesk?: boolean;
  /** Called after the commit, before the receipt is given. */
  readonly committed: (turn: CommittedTurn) => void;
}

/** Another process was first this often in a row: more than chance. */
const MOST_CONFLICTS = 20;
/** Of the longest pause after a conflict, which begins at a millisecond. */
const MOST_DOUBLINGS = 6;
const REMEMBERED = 2_000;

/** Takes turns: read, understand, decide, commit. To be called for one happening of a conversation at a time. */
export class TurnTaker {
  private readonly remembered = new Map<ConversationId, StoredConversation>();
  private key: Promise<CustomerKey> | undefined;

  constructor(private readonly parts: TurnParts) {}

  /** Resolves with the receipt once the turn is on the disk; a repeat gets the receipt of the first. */
  async take(conversation: ConversationId, happening: Happening): Promise<TurnReceipt> {
    // Each `await` of what is there already is a round through the queue of microtasks: on the road of every message there are none.
    const caseNumber = this.parts.numbers.takeFromStock() ?? (await this.parts.numbers.take());
    let used = false;
    try {
      for (let tries = 0; tries < MOST_CONFLICTS; tries++) {
        const receipt = await this.tryOnce(conversation, happening, caseNumber, (number) => {
          used = number;
        });
        if (receipt !== null) return receipt;
        // Two processes in step would go on losing to each other by turns.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 ** Math.min(tries, MOST_DOUBLINGS)));
      }
    } finally {
      if (!used) this.parts.numbers.bringBack(caseNumber);
    }
    throw new KhidmatError(
      'OVERLOADED',
      'Too much happens in this conversation at once; nothing was stored. Try again in a moment.',
    );
  }

  /** What the last committed turn left; from memory when this process made it. */
  async read(conversation: ConversationId): Promise<StoredConversation | null> {
    return this.remembered.get(conversation) ?? (await this.parts.store.readConversation(conversation));
  }

  /** Another process has taken a turn: what is remembered here would only meet a conflict. */
  forget(conversation: ConversationId, version: number): void {
    if ((this.remembered.get(conversation)?.version ?? version) < version) this.remembered.delete(conversation);
  }

  private async tryOnce(
    conversation: ConversationId,
    happening: Happening,
    caseNumber: string,
    usesNumber: (used: boolean) => void,
  ): Promise<TurnReceipt | null> {
    const { store, content: source } = this.parts;
    const stored = this.remembered.get(conversation) ?? (await store.readConversation(conversation));
    const before = stored?.state ?? begin(conversation, happening, source.current());
    if (happening.waits !== undefined && !isWaiting(before, happening.waits)) {
      // What is remembered may be out of date; the store is not.
      if (this.remembered.delete(conversation)) return null;
      const earlier = await store.readReceipt(conversation, happening.id);
      return earlier ?? { turn: before.turn, seq: null, refused: 'not-waiting' };
    }
    const contentFor = source.contentFor(before);
    const content = contentFor instanceof Promise ? await contentFor : contentFor;
    const number = happening.body.kind === 'message' ? caseMeant(happening.body, before.lastSaid) : null;
    const asked = number === null ? null : await readAskedCase(store, before, number, this.parts.now());
    const kept = isOfKept(happening.body, before) ? await this.caseKept(happening.body, before) : null;
    const body = namesPerson(happening.body) ? await this.keyed(happening.body) : happening.body;
    const given = this.eventOf({ ...happening, body }, caseNumber, before, content, { asked, kept });
    const decided = this.decide(before, given, content);
    const { event, decision } =
      decided.proved !== undefined || asksToRecommend(decided)
        ? await this.decideKnowing(before, given, decided, content)
        : { event: given, decision: decided };
    const { state, effects, formerCase } = decision;
    const turn: TurnToCommit = {
      conversation,
      version: stored?.version ?? 0,
      event,
      state,
      effects,
      ...(formerCase !== undefined && { formerCase }),
      ...(happening.reference !== undefined && { reference: happening.reference }),
      outbox: this.outboxOf(event, state, effects),
      receipt: receiptOf(event, state, effects),
      ...(happening.fence !== undefined && { fence: happening.fence }),
      ...(happening.room !== undefined && { room: happening.room }),
    };
    // From here on nobody knows before the answer whether the number is used: better one too many than one twice.
    usesNumber(state.case?.number === caseNumber);
    const result = await store.commitTurn(turn);
    if (result.kind === 'committed') {
      const reference = turn.reference ?? stored?.reference ?? null;
      const version = turn.version + 1;
      this.remember(conversation, { version, state, reference });
      this.parts.committed({ event, before, state, version, effects, outbox: turn.outbox });
      return turn.receipt;
    }
    usesNumber(false);
    // Another process took turns here; or this one did, and never heard of it.
    this.remembered.delete(conversation);
    if (result.kind === 'conflict') return null;
    if (result.kind === 'duplicate') return result.receipt;
    if (result.kind === 'full') return { turn: before.turn, seq: null, refused: 'no-room' };
    throw new KhidmatError('CLAIM_LOST', 'Another process has taken this over; nothing was stored.');
  }

  /** Who writes, as the channel has proved it, goes no further than here: the record has the key. */
  private async keyed(body: NamesPerson): Promise<Happening['body']> {
    return { ...body, person: (await this.customerKey())(body.person) };
  }

  private customerKey(): Promise<CustomerKey> {
    this.key ??= loadCustomerKey(this.parts.store).catch((error) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  private async caseKept(body: DeskReview, state: ConversationState): Promise<Case | null> {
    const row = await this.parts.store.readCase(body.of);
    return row?.conversation === state.conversation ? row.case : null;
  }

  private eventOf(
    happening: Happening,
    caseNumber: string,
    state: ConversationState,
    content: Content,
    { asked, kept }: { readonly asked: AskedCase | null; readonly kept: Case | null },
  ): Event {
    const { id, body } = happening;
    const base = { id, at: this.parts.now(), caseNumber, program: VERSION };
    if (body.kind !== 'message') return { ...base, ...body, ...(kept && { kept }) } as Event;
    const understanding = this.understand(body.text, base.at, state, content);
    return { ...base, ...body, understanding, ...(asked && { asked }) };
  }

  private understand(
    text: string,
    now: number,
    { language }: ConversationState,
    content: Content,
  ): Understanding | null {
    if (text.trim() === '') return null;
    return this.parts.content.understand(text, { now, language, content });
  }

  /** What a turn hangs on and `step` cannot know is looked up once the turn has said so; then it is decided again with it. */
  private async decideKnowing(before: ConversationState, given: Event, decided: Decision, content: Content) {
    const { event, decision } = await this.decideProving(before, given, decided, content);
    if (!asksToRecommend(decision) || decision.state.identity === undefined) return { event, decision };
    const npsAt = await npsAskedElsewhere(this.parts.store, decision.state, event.at);
    if (npsAt === null) return { event, decision };
    const known = { ...event, elsewhere: { npsAt } };
    return { event: known, decision: this.decide(before, known, content) };
  }

  private async decideProving(before: ConversationState, event: Event, decision: Decision, content: Content) {
    if (decision.proved === undefined) return { event, decision };
    const proved = provedBy(await this.customerKey(), decision.proved);
    const known = { ...event, proved };
    return { event: known, decision: this.decide(before, known, content) };
  }

  private decide(before: ConversationState, event: Event, content: Content) {
    const decision = decide(before, event, content);
    if (decision.fault !== null)
      this.parts.log.error(
        {
          conversation: before.conversation,
          event: event.id,
          release: content.hash,
          fault: placeOf(decision.fault.error),
        },
        'a turn could not be decided; the case goes to people',
      );
    return decision;
  }

  private outboxOf(event: Event, state: ConversationState, effects: readonly Effect[]): readonly NewOutboxEntry[] {
    const { channel, language } = state;
    const from = { caseNumber: state.case?.number ?? null, language };
    const delivers = (this.parts.channels.get(channel)?.deliver ?? null) !== null;
    const entries: NewOutboxEntry[] = [];
    const notices = this.parts.tellsDesk === true ? noticesOf(event, state, effects) : [];
    for (const [at, notice] of notices.entries()) {
      const id = at === 0 ? `notice:${state.turn}` : `notice:${state.turn}.${at}`;
      entries.push({ id, due: event.at, payload: { kind: 'notice', notice } });
    }
    for (const effect of effects) {
      if (effect.kind === 'call')
        entries.push({ id: effect.callId, due: event.at, payload: { kind: 'action', call: effect, from } });
      if (effect.kind === 'message' && delivers && effect.message.from.role !== 'customer') {
        const { seq } = effect.message;
        entries.push({ id: `reply:${seq}`, due: event.at, payload: { kind: 'reply', channel, seq } });
      }
    }
    return entries;
  }

  /** Which came in first goes first, however busy: a map that is taken from and put into all the time makes more garbage than it saves. */
  private remember(conversation: ConversationId, stored: StoredConversation): void {
    this.remembered.set(conversation, stored);
    if (this.remembered.size > REMEMBERED) this.remembered.delete(this.remembered.keys().next().value!);
  }
}

function begin(conversation: ConversationId, { channel }: Happening, content: Content): ConversationState {
  if (channel !== undefined) return beginConversation(conversation, channel, content);
  throw new KhidmatError('CONVERSATION_UNKNOWN', `There is no conversation ${conversation}.`);
}

function isWaiting({ case: one }: ConversationState, { number, team }: Waiting): boolean {
  if (one === null || one.number !== number || one.closedAt !== null) return false;
  return one.owner.kind === 'queue' && one.owner.team === team;
}

type NamesPerson = Extract<Happening['body'], { readonly kind: 'message' | 'opened' }> & { readonly person: string };

function namesPerson(body: Happening['body']): body is NamesPerson {
  return (body.kind === 'message' || body.kind === 'opened') && body.person !== undefined;
}

type DeskReview = Extract<Happening['body'], { kind: 'desk-review' }>;

/** A review may concern a case that the conversation has left behind. */
function isOfKept(body: Happening['body'], state: ConversationState): body is DeskReview {
  return body.kind === 'desk-review' && state.case?.number !== body.of;
}

function asksToRecommend({ effects }: Decision): boolean {
  return effects.some((one) => one.kind === 'fact' && one.fact === 'surveyed' && one.scale === 'nps');
}

function receiptOf(event: Event, state: ConversationState, effects: readonly Effect[]): TurnReceipt {
  const sender = event.kind === 'message' ? 'customer' : event.kind === 'desk-message' ? 'agent' : null;
  let seq: number | null = null;
  let refused: string | null = null;
  for (const effect of effects) {
    if (effect.kind === 'message' && seq === null && effect.message.from.role === sender) seq = effect.message.seq;
    if (effect.kind === 'refused') refused = effect.code;
  }
  return { turn: state.turn, seq, refused };
}

/** Where an error was thrown, without its message: that may quote what a customer wrote. */
function placeOf(error: unknown): { readonly name: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { name: error.name, at: frames.slice(0, 6).map((line) => line.trim()) };
}
