import type { Case, CaseAgent, Owner, Urgency } from '../domain/case';
import type { ConversationId, ConversationState } from '../domain/conversation';
import type { CustomerKeys } from '../domain/customer-keys';
import type { CallEffect, Effect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { Json } from '../domain/json';
import type { Language } from '../domain/language';
import type { Message } from '../domain/message';
import type { Rests } from '../domain/queue';
import type { Act, AuditStore, By } from './audit';
import type { FigureStore } from './figures';
import type { SharedStore } from './shared-store';

/**
 * The one durable truth. Every promise here is proven by `test/contracts/store.ts` on every store.
 *
 * No call spans two conversations in one transaction; every key begins with the conversation. All times are
 * milliseconds since the epoch and come from the caller. A call either has happened durably when its promise
 * resolves, or has not happened when it rejects with a `KhidmatError` (`STORE_FULL`, `STORE_REFUSED`, …). After
 * `STORE_UNAVAILABLE` a write may have happened: a connection can break just before the answer. The same call again is safe.
 *
 * Any number of processes may have one store open at once where it is PostgreSQL; SQLite's belongs to one.
 */
export interface Store {
  /** The conversation as its last committed turn left it, or null. */
  readConversation(conversation: ConversationId): Promise<StoredConversation | null>;

  /**
   * Writes one turn whole: the event, the new state, messages, outbox, timers, facts. Turns given at the same
   * moment may share a disk sync. `duplicate`: an event of this id has been committed before; nothing is
   * written and its receipt comes back. `conflict`: another turn was first (`version` is not the stored one);
   * read again and decide again. `lost`: the claim that brought the event has gone to somebody else (`fence` is not the
   * stored one), who brings it again; nothing is written. `full`: the agent of `room` has no room for one more case, those counted that
   * others give them at the same moment; nothing is written.
   *
   * What brought the event goes away in the same transaction (a duplicate's too): the timer of a `timer` event, unless it
   * was set anew, and the outbox entry whose id is the `callId` of an `action-result`. So neither needs a write of its own,
   * and neither can be lost between two. An `action-result` that says that its action was given up (`isAbandonment`) makes the entry a dead
   * letter instead. A `desk-letter` event puts the dead letter that it names back into the outbox, or takes it away.
   */
  commitTurn(turn: TurnToCommit): Promise<CommitResult>;

  /**
   * Puts turns with their messages, and cases, in the place of those that stand under their numbers, for good. For a turn that said so
   * (`rewritten`) and was committed before: of the others, those before it are nobody else's to change. What figures keep of the
   * conversation goes away, to be made anew.
   */
  rewriteRecord(conversation: ConversationId, rewriting: Rewriting): Promise<void>;

  /** Conversations in whose state a text stands. Reads all of them. */
  searchConversations(text: string): Promise<readonly ConversationId[]>;

  /** Leaves nothing in the store's files of what was taken out or changed. Takes its time, and holds up whoever writes. */
  compact(): Promise<void>;

  /** The receipt of an event that has been committed, or null. */
  readReceipt(conversation: ConversationId, eventId: string): Promise<TurnReceipt | null>;

  /** Messages with `seq > after`, in order. */
  readMessages(conversation: ConversationId, after: number, limit: number): Promise<readonly Message[]>;

  /** The record of a conversation, oldest first: every event as `step` saw it and what was decided. All of it, or some. */
  readTurns(conversation: ConversationId, some?: SomeTurns): Promise<readonly RecordedTurn[]>;

  /** Ids of conversations in the order of their text, those after `after`. */
  readConversationIds(after: ConversationId, limit: number): Promise<readonly ConversationId[]>;
  /** Where a turn is in the whole record, a conversation as often as it has turns: in the order of time and then of ids, those after `after`. */
  readTurnPlaces(after: TurnPlace, limit: number): Promise<readonly TurnPlace[]>;

  /** Takes up to `limit` due outbox entries for `leaseMs`, in order per conversation: an entry is never taken while an earlier one of its conversation and kind waits or is leased. */
  claimOutbox(claim: OutboxClaim): Promise<readonly OutboxEntry[]>;
  /** Keeps the leases of claimed entries until then; what was lost meanwhile stays lost. */
  holdOutbox(entries: readonly OutboxEntry[], until: number): Promise<void>;
  /** Reports what became of a claimed entry. False: the lease was lost meanwhile and nothing was written. */
  settleOutbox(entry: OutboxEntry, result: OutboxResult): Promise<boolean>;
  /** Entries that were given up, newest first. */
  readDeadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Puts a dead letter back into the outbox, due now, and on no record; people at the desk do it by a `desk-letter` event. */
  reviveDeadLetter(conversation: ConversationId, id: string, now: number): Promise<boolean>;

  /** Takes up to `limit` timers that are due for `leaseMs`, oldest first. A timer goes away in the turn that its event commits. */
  claimTimers(claim: Claim): Promise<readonly ClaimedTimer[]>;

  /** Cases as the desk lists them: with `owner: 'queue'` in queue order, otherwise the newest first. */
  readCases(query: CaseQuery): Promise<readonly CaseRow[]>;
  readCase(number: string): Promise<CaseRow | null>;
  /** All that waits, of every team, in queue order: only what one sorts and counts by, for a queue may be long. */
  readQueue(rests: Rests): Promise<readonly QueuePlace[]>;
  /**
   * How long (ms, in the team's working time) the cases of a team had waited that an agent took after `since`, the latest first: each as it
   * was first taken after its handoff. Not more than `limit` cases are looked at.
   */
  readWaits(team: string, since: number, limit: number): Promise<readonly number[]>;
  /** What the customers of those cases were told first, and what came: only those who were told anything. */
  readToldWaits(team: string, since: number, limit: number): Promise<readonly PastWait[]>;

  /** A block of `count` numbers that nobody else gets; returns the first. */
  reserveNumbers(series: string, count: number): Promise<number>;

  /** Small durable values of the installation: secrets, the desk's first account, the release in force. */
  readValue(key: string): Promise<Json | undefined>;
  /** Writes it; with `ifAbsent` only when there is none. Returns what stands there afterwards. */
  writeValue(key: string, value: Json, options?: { ifAbsent?: boolean }): Promise<Json>;

  /** The versions of those conversations that there are: for those who listen to them, since a hint may be lost. */
  readVersions(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>>;
  /** Another one whenever a case that people have or that waits for them has changed. */
  readDeskMark(): Promise<string>;

  readonly people: PeopleStore;
  readonly releases: ReleaseStore;
  readonly uploads: UploadStore;
  readonly figures: FigureStore;
  readonly audit: AuditStore;
  readonly shared: SharedStore;

  /** What of a conversation waits to be done, was given up, or is timed; and its cases; all of one moment. For checks. */
  readPending(conversation: ConversationId): Promise<Pending>;
  /** What of all conversations waits to be done, was given up, or waits for an agent: counts, for whoever watches the server. */
  readBacklog(now: number): Promise<Backlog>;
  /** Reads all that is kept and returns a sentence for each damage. Takes its time. */
  checkIntegrity(): Promise<readonly string[]>;

  /** The clock of the store's machine, milliseconds since the epoch: one for all processes on it. */
  readClock(): Promise<number>;

  /** Resolves when a read and a write work; rejects with `STORE_UNAVAILABLE` otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface Pending {
  readonly outbox: readonly (OutboxEntry & { readonly isDead: boolean; readonly deadAt: number | null })[];
  readonly timers: readonly { readonly timerId: string; readonly due: number }[];
  readonly cases: readonly CaseRow[];
}

export interface StoredConversation {
  readonly version: number;
  readonly state: ConversationState;
  /** Where the channel reaches the customer: its own words, read by nobody else. */
  readonly reference: Json;
}

export interface TurnToCommit {
  readonly conversation: ConversationId;
  /** The version that was read; 0 for a new conversation. The stored one becomes `version + 1`. */
  readonly version: number;
  readonly event: Event;
  readonly state: ConversationState;
  /** All effects, for the record. Messages, facts and timers are stored from here. */
  readonly effects: readonly Effect[];
  /** The case that stood in the state before, as it ended, where this turn opened another one. */
  readonly formerCase?: Case;
  /** New reference, or undefined to keep the stored one. */
  readonly reference?: Json;
  /** What must be delivered outside after the commit. */
  readonly outbox: readonly NewOutboxEntry[];
  readonly receipt: TurnReceipt;
  /** Of the claim that brought the event (an `action-result`, a `timer`): it must still be in force. */
  readonly fence?: number;
  /** Of whom the turn gives the case to. */
  readonly room?: Room;
}

/** An agent takes one more case only while they have fewer than that in hand. */
export interface Room {
  readonly agentId: string;
  readonly most: number;
}

export interface Rewriting {
  readonly turns: readonly RecordedTurn[];
  readonly cases: readonly CaseRow[];
  /** What waits to be delivered or was given up, and files, go away too. */
  readonly isErased: boolean;
}

/** What the sender of an event gets told, the first time and every time it sends the event again. */
export interface TurnReceipt {
  readonly turn: number;
  /** `seq` of the sender's own message, where the event was one. */
  readonly seq: number | null;
  readonly refused: string | null;
}

export type CommitResult =
  | { readonly kind: 'committed' }
  | { readonly kind: 'duplicate'; readonly receipt: TurnReceipt }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'full' };

/** The first `limit` turns of those after `after`. */
export interface SomeTurns {
  readonly after: number;
  readonly limit: number;
}

/** Where a turn is in the whole record: at its moment in milliseconds, among those of one moment by its conversation. */
export interface TurnPlace {
  readonly at: number;
  readonly conversation: ConversationId;
}

export interface RecordedTurn {
  readonly turn: number;
  readonly event: Event;
  /** Release that the turn ran on. */
  readonly release: string;
  readonly effects: readonly Effect[];
  /** `hashOfState` of the state that the turn left: what an exact replay is held against. */
  readonly stateHash: string;
}

/** Whoever claims has what is due to itself for a time. Should it sleep through that time, its fencing number is no longer good. */
export interface Claim {
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
}

export interface OutboxClaim extends Claim {
  readonly kind: OutboxKind;
  /** True: only what may be the end of whoever begins it (lost `SUSPECT_AFTER` times or more); false: only all else. */
  readonly suspects?: boolean;
}

/** Lost so often in a row, an entry is under suspicion, and those that were merely beside it. */
export const SUSPECT_AFTER = 2;

export interface ClaimedTimer {
  readonly conversation: ConversationId;
  readonly timerId: string;
  readonly due: number;
  readonly fence: number;
}

export type OutboxKind = 'reply' | 'action' | 'notice';

export type OutboxPayload =
  | { readonly kind: 'reply'; readonly channel: string; readonly seq: number }
  | {
      readonly kind: 'action';
      readonly call: CallEffect;
      /** As the turn left it that called. Not in entries of an older program. */
      readonly from?: { readonly caseNumber: string | null; readonly language: Language };
    }
  | { readonly kind: 'notice'; readonly notice: DeskNotice };

/** What people at the desk are told of outside of it: never the customer's words, name or values. */
export interface DeskNotice {
  readonly event: 'case.waiting' | 'case.returned' | 'promise.due' | 'score.bad';
  readonly case: string;
  readonly team: string;
  readonly urgency: Urgency;
  readonly reason: string;
  readonly language: Language;
  readonly waitingSince: number;
  /** Who has the case, or had it first; absent: nobody yet. */
  readonly agent?: CaseAgent;
  /** When the promise is due. */
  readonly due?: number;
  readonly at: number;
}

export interface NewOutboxEntry {
  /** Unique in its conversation (a reply `reply:<seq>`, an action its `callId`, a notice `notice:<turn>`, further ones of that turn `notice:<turn>.<n>`); `<conversation>/<id>` is the idempotency key outside. */
  readonly id: string;
  readonly due: number;
  readonly payload: OutboxPayload;
}

export interface OutboxEntry extends NewOutboxEntry {
  readonly conversation: ConversationId;
  readonly attempts: number;
  /** How often it was claimed before this, since its last report, without a word of what became of it. Survives a kill; a loss of power may take one. */
  readonly lost: number;
  /** Fencing number of the claim: only its holder may settle. */
  readonly fence: number;
  readonly lastError: string | null;
  /** Until when it is tried, once that is known: since its first try, or since it was sent again. */
  readonly giveUpAt: number | null;
  /** Of a reply that goes in several parts: so many have arrived. */
  readonly parts: number;
}

/** What was given up, and when. */
export interface DeadLetter extends OutboxEntry {
  readonly deadAt: number;
}

export type OutboxResult =
  | { readonly kind: 'done' }
  /** `giveUpAt` or `parts` absent: as before. `ambiguous`: it may have arrived all the same. */
  | {
      readonly kind: 'retry';
      readonly due: number;
      readonly error: string;
      readonly giveUpAt?: number;
      readonly parts?: number;
      readonly ambiguous?: boolean;
    }
  /** It was not tried, and no attempt counts. */
  | {
      readonly kind: 'wait';
      readonly due: number;
      readonly error?: string;
      readonly giveUpAt?: number;
      readonly parts?: number;
    }
  /** `untried`: this time it was not tried. */
  | {
      readonly kind: 'dead';
      readonly at: number;
      readonly error: string;
      readonly parts?: number;
      readonly ambiguous?: boolean;
      readonly untried?: boolean;
    };

/** How many attempts are behind an entry once that became of it. */
export function attemptsAfter({ attempts }: OutboxEntry, result: OutboxResult): number {
  const isUntried = result.kind === 'wait' || (result.kind === 'dead' && result.untried === true);
  return isUntried ? attempts - 1 : attempts;
}

export interface Backlog {
  /** Of every kind, also where nothing waits. */
  readonly outbox: readonly {
    readonly kind: OutboxKind;
    readonly waiting: number;
    /** When the earliest of them was or is due. */
    readonly oldestDue: number | null;
    readonly dead: number;
  }[];
  readonly timersDue: number;
  /** Of teams for which somebody waits, by name; `since`: the longest wait. */
  readonly queues: readonly { readonly team: string; readonly waiting: number; readonly since: number }[];
}

/** A wait that was told, as it was (`toldMs`) and before it was corrected, and how long it was from then until an agent took the case. */
export interface PastWait {
  readonly plainMs: number;
  readonly toldMs: number;
  readonly cameMs: number;
}

/** A case that waits. */
export interface QueuePlace {
  readonly number: string;
  readonly team: string;
  readonly urgency: Urgency;
  /** An agent had it before. */
  readonly returned: boolean;
  readonly waitingSince: number;
}

export interface CaseQuery {
  readonly owner?: Owner['kind'];
  readonly agentId?: string;
  readonly teams?: readonly string[];
  /** Only those with open promises, open or closed: of each conversation its latest case. */
  readonly owed?: true;
  /** Only those that agents have lent to the bot; with `agentId`, that agent. */
  readonly lent?: true;
  readonly numbers?: readonly string[];
  /** When the teams were at home lately, for the order of a queue. */
  readonly rests?: Rests;
  /** Only those of one customer, in any conversation: who the keys say it is. */
  readonly customer?: CustomerKeys;
  /** Only those with a bad score that waits for somebody to look into it, open or closed. */
  readonly underReview?: true;
  /** Only open ones unless true. */
  readonly closedToo?: boolean;
  readonly limit: number;
}

/** A case with what the desk sorts by: `queue` order is that of `compareWaiting`. */
export interface CaseRow {
  readonly conversation: ConversationId;
  readonly channel: string;
  readonly language: string;
  readonly customerName: string | null;
  readonly case: Case;
  readonly team: string | null;
  readonly urgency: Urgency;
}

export interface Agent {
  readonly id: string;
  readonly name: string;
  /** Lower-cased; what one signs in with. */
  readonly email: string;
  readonly role: 'agent' | 'supervisor' | 'admin';
  readonly teams: readonly string[];
  readonly disabled: boolean;
  /** So many cases at once, for what the desk gives out by itself. Absent: as many as come. */
  readonly capacity?: number;
  /** Languages spoken with customers. Absent: all. */
  readonly languages?: readonly Language[];
  /** At the desk, and taking nothing new for now. */
  readonly away?: true;
}

/** The people at the desk: accounts, sessions, presence. Secrets are stored hashed. What changes an account notes itself for the audit trail, in the same transaction. */
export interface PeopleStore {
  countAgents(): Promise<number>;
  readAgents(): Promise<readonly Agent[]>;
  readAgent(id: string): Promise<Agent | null>;
  readAgentByEmail(email: string): Promise<{ agent: Agent; passwordHash: string } | null>;
  /** False: the email is taken. */
  createAgent(agent: Agent, passwordHash: string, by?: By): Promise<boolean>;
  /** False: `was` is given and the account is not so any more; somebody else has changed it since it was read, and nothing is written. */
  updateAgent(agent: Agent, by?: By, was?: Agent): Promise<boolean>;
  setPassword(agentId: string, passwordHash: string, by?: By): Promise<void>;

  /** With an act, where somebody's own hand did it: it is noted if it was done. */
  createSession(session: Session, act?: Act): Promise<void>;
  /** By the hash of its token; null when unknown. Expiry is the caller's to judge. */
  readSession(tokenHash: string): Promise<Session | null>;
  touchSession(tokenHash: string, lastSeenAt: number): Promise<void>;
  deleteSession(tokenHash: string, act?: Act): Promise<void>;
  deleteSessionsOf(agentId: string): Promise<void>;
  /** How many sessions of an agent were seen since. */
  countSessions(agentId: string, seenSince: number): Promise<number>;

  /** One-time links (first account, invitation, reset), by token hash. `useLink` gives it to one caller only. */
  createLink(link: OneTimeLink, act?: Act): Promise<void>;
  useLink(tokenHash: string, now: number): Promise<OneTimeLink | null>;

  /** An agent's desk is open: seen at `at`. */
  notePresence(agentId: string, at: number): Promise<void>;
  /** Agents seen since. */
  readPresence(since: number): Promise<readonly { agentId: string; at: number }[]>;
}

export interface Session {
  readonly tokenHash: string;
  readonly agentId: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

export interface OneTimeLink {
  readonly tokenHash: string;
  readonly purpose: 'first-account' | 'invitation' | 'password';
  readonly expiresAt: number;
  readonly data: Json;
}

/** A release that was put into force. */
export interface Publication {
  /** From 1, without gaps: the last one is in force. */
  readonly number: number;
  readonly hash: string;
  readonly at: number;
  /** Why, in the words of whoever did it. */
  readonly note: string;
}

/** Content frozen under its hash, and which of it was in force when. */
export interface ReleaseStore {
  /** Puts a release into force, for good on record and in the audit trail. False: `number` is not the next one, somebody else was first. */
  appendPublication(publication: Publication, by?: Partial<By>): Promise<boolean>;
  /** Newest first. */
  readPublications(limit: number): Promise<readonly Publication[]>;
  saveRelease(release: { hash: string; at: number; files: readonly { path: string; text: string }[] }): Promise<void>;
  readRelease(
    hash: string,
  ): Promise<{ hash: string; at: number; files: readonly { path: string; text: string }[] } | null>;
}

/** Files that customers and agents sent. */
export interface UploadStore {
  saveUpload(upload: {
    id: string;
    conversation: ConversationId;
    name: string;
    contentType: string;
    at: number;
    bytes: Uint8Array;
  }): Promise<void>;
  readUpload(
    conversation: ConversationId,
    id: string,
  ): Promise<{ name: string; contentType: string; bytes: Uint8Array } | null>;
}
