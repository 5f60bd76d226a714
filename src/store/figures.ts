import type { ConversationId } from '../domain/conversation';

/** Figures kept by day. All of them can be made again from the record; whoever makes them says by what (`basis`). */
export interface FigureStore {
  /**
   * Of all processes that would bring the figures up to date at one moment, one does: null for everybody else, whose work is not
   * begun. The lock goes with the process, however that ends.
   */
  alone<T>(work: () => Promise<T>): Promise<{ readonly result: T } | null>;

  /** Null: nothing is kept. */
  readMark(): Promise<FigureMark | null>;
  writeMark(mark: FigureMark): Promise<void>;
  /** Forgets all of it, the mark too. */
  clear(): Promise<void>;

  /** The versions of which conversations are kept. */
  readVersions(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>>;
  /** Those of them that are kept, in any order. */
  readTalks(conversations: readonly ConversationId[]): Promise<readonly KeptTalk[]>;
  /** Those in which a customer of one of these keys had a case, in any order; of each key not more than `MOST_OF_CUSTOMERS`. */
  readTalksOfCustomers(keys: readonly string[]): Promise<readonly KeptTalk[]>;
  /** The keys by which customers of these conversations are known; without those that know none. */
  readKeys(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, readonly string[]>>;
  /** Those that time alone may change, and those that are `OUTDATED`, in the order of their text. */
  readWaiting(after: ConversationId, limit: number): Promise<readonly KeptTalk[]>;
  /** Keeps conversations in place of what was kept of them, and wants the days to be folded again that each of them names. */
  writeTalks(talks: readonly TalkToKeep[]): Promise<void>;
  /** Conversations that are kept touch these days too; each of them is to be folded again. */
  addDays(touched: readonly { readonly conversation: ConversationId; readonly day: string }[]): Promise<void>;
  /** Conversations that touch a day, in the order of their text. */
  readTalksOfDay(day: string, after: ConversationId, limit: number): Promise<readonly KeptTalk[]>;

  /** Days on which something has happened since they were folded, the latest first. */
  readDaysToFold(limit: number): Promise<readonly DayToFold[]>;
  /**
   * A day's figures in place of all that stood there; only what differs is written. A month (`monthKey`) is kept as if it were one day
   * more, outside of all spans of days; a day that changes makes its month want to be folded. False: somebody has folded what came
   * later; nothing is written.
   */
  writeDay(day: DayToFold, rows: DayRows): Promise<boolean>;
  /** The months in which something is kept, both included, by their key. */
  readMonths(first: string, last: string): Promise<readonly KeptMonth[]>;

  readCells(wish: CellWish): Promise<readonly FigureRow[]>;
  /** The same, added up over the days, without how often each value came. */
  sumCells(wish: CellWish & { readonly only: CellsOnly }): Promise<readonly FigureSum[]>;
  readAgentDays(firstDay: string, lastDay: string): Promise<readonly AgentRow[]>;
  /** What stands behind one number, by day, the latest first. */
  readRefs(wish: RefWish): Promise<readonly RefRow[]>;
}

/** The version of a conversation that counts for something else since another of its customer was erased: it is to be made again. */
export const OUTDATED = -1;

/** Who writes from one account all day, a shop's own people say, is not one customer. */
export const MOST_OF_CUSTOMERS = 500;

/** Rows of a conversation and one key. */
export function keysByConversation(
  rows: readonly { readonly conversation: ConversationId; readonly key: string }[],
): ReadonlyMap<ConversationId, readonly string[]> {
  const found = new Map<ConversationId, string[]>();
  for (const { conversation, key } of rows) found.set(conversation, [...(found.get(conversation) ?? []), key]);
  return found;
}

export interface FigureMark {
  /** Of another basis than this, all must be made anew. */
  readonly basis: string;
  /** Turns before this moment have been looked at. */
  readonly upTo: number;
}

export interface KeptTalk {
  readonly conversation: ConversationId;
  readonly version: number;
  /** JSON. */
  readonly body: string;
}

export interface TalkToKeep extends KeptTalk {
  readonly waits: boolean;
  /** Days that it touches: `2026-11-22`. */
  readonly days: readonly string[];
  /** Days for which it counts for something else than before. */
  readonly wants: readonly string[];
  /** By which its customer's other conversations are found. */
  readonly keys: readonly string[];
}

export interface DayToFold {
  readonly day: string;
  /** How much had happened to it when it was read. */
  readonly wanted: number;
}

export interface KeptMonth extends DayToFold {
  /** Its cells are those of its days, added up. */
  readonly isWhole: boolean;
}

/** By what a month is kept: letters come after all days, so a span of days never holds one. */
export function monthKey(day: string): string {
  return `m${day.slice(0, 7)}`;
}

/** All that is kept of one day. */
export interface DayRows {
  readonly cells: readonly FigureRow[];
  readonly agents: readonly AgentRow[];
  readonly refs: readonly RefRow[];
}

export interface FigureSum {
  readonly metric: string;
  /** Empty for the whole. */
  readonly dimension: string;
  readonly part: string;
  readonly n: number;
  readonly sum: number;
}

/** One number of one day. */
export interface FigureRow extends FigureSum {
  readonly day: string;
  readonly counts: string;
}

export interface AgentRow {
  readonly day: string;
  readonly agentId: string;
  readonly name: string;
  readonly solved: number;
  readonly busyMs: number;
  readonly handledMs: number;
}

/** What stands behind one number of one day, as far as its values are of one kind, one team, one channel and one language. */
export interface RefRow {
  readonly day: string;
  readonly metric: string;
  readonly dimension: string;
  readonly part: string;
  readonly kind: number;
  /** Of whom it is; empty where it is of none. */
  readonly team: string;
  readonly channel: string;
  readonly language: string;
  /** How many there are; `refs` may hold the latest of them only. */
  readonly n: number;
  /** JSON. */
  readonly refs: string;
}

export interface CellWish {
  /** Both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Only these, of these dimensions (the whole is the empty one); everything unless told. */
  readonly only?: CellsOnly;
  /** How often each value came is most of what is read: left out where nobody asks. */
  readonly withoutCounts?: boolean;
}

export interface CellsOnly {
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
  /** Of these, parts that begin so, or all of them. */
  readonly prefix?: string;
}

export interface RefWish extends Pick<RefRow, 'metric' | 'dimension' | 'part'> {
  readonly kinds: readonly number[];
  /** Only of these; empty: of all. */
  readonly team?: string;
  readonly channel?: string;
  readonly language?: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Rows, not what they hold. */
  readonly limit: number;
}
