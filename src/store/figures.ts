import type { ConversationId } from '../domain/conversation';

/** Figures kept by day. All of them can be made again from the record; whoever makes them says by what (`basis`). */
export interface FigureStore {
  /** Null: nothing is kept. */
  readMark(): Promise<FigureMark | null>;
  writeMark(mark: FigureMark): Promise<void>;
  /** Forgets all of it, the mark too. */
  clear(): Promise<void>;

  /** The versions of which conversations are kept. */
  readVersions(conversations: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>>;
  /** Those that time alone may change, in the order of their text. */
  readWaiting(after: ConversationId, limit: number): Promise<readonly KeptTalk[]>;
  /** Keeps conversations in place of what was kept of them, and wants every day that they touched or touch to be folded again. */
  writeTalks(talks: readonly TalkToKeep[]): Promise<void>;
  /** Conversations that are kept touch these days too; each of them is to be folded again. */
  addDays(touched: readonly { readonly conversation: ConversationId; readonly day: string }[]): Promise<void>;
  /** Conversations that touch a day, in the order of their text. */
  readTalksOfDay(day: string, after: ConversationId, limit: number): Promise<readonly KeptTalk[]>;

  /** Days on which something has happened since they were folded, the latest first. */
  readDaysToFold(limit: number): Promise<readonly DayToFold[]>;
  /** A day's figures in place of all that stood there. False: somebody has folded what came later; nothing is written. */
  writeDay(day: DayToFold, cells: readonly FigureRow[], agents: readonly AgentRow[]): Promise<boolean>;

  readCells(wish: CellWish): Promise<readonly FigureRow[]>;
  readAgentDays(firstDay: string, lastDay: string): Promise<readonly AgentRow[]>;
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
}

export interface DayToFold {
  readonly day: string;
  /** How much had happened to it when it was read. */
  readonly wanted: number;
}

/** One number of one day. */
export interface FigureRow {
  readonly day: string;
  readonly metric: string;
  /** Empty for the whole. */
  readonly dimension: string;
  readonly part: string;
  readonly n: number;
  readonly sum: number;
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

export interface CellWish {
  /** Both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Only these, of these dimensions (the whole is the empty one); everything unless told. */
  readonly only?: { readonly metrics: readonly string[]; readonly dimensions: readonly string[] };
}
