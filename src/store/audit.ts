import { createHash } from 'node:crypto';
import type { ConversationId } from '../domain/conversation';
import type { Event } from '../domain/event';
import type { Agent, Publication } from './store';

/** Who did what, for the trail; never a customer's words. */
export interface Act {
  /** An agent's id, `operator:…` (whoever runs a command), `somebody` (not proven), or `program`. */
  readonly who: string;
  /** `signed-in`, `person-changed`, `published`, … */
  readonly act: string;
  /** On what: a case, an account, a publication, a file. */
  readonly subject: string | null;
  /** Of what it left behind, where there is such a thing. */
  readonly digest?: string;
  readonly at: number;
}

/** By whom, and when, where the store itself knows what was done. */
export type By = Pick<Act, 'who' | 'at'> & { readonly act?: string };

/** An act that stands in no chain yet. It was written in the transaction of the act itself. */
export interface Unsealed {
  /** In the order in which they were written; nobody else's. */
  readonly place: number;
  readonly at: number;
  /** Null with all that follows: it is a turn, which says so itself. */
  readonly who: string | null;
  readonly act: string | null;
  readonly subject: string | null;
  readonly digest: string | null;
  readonly conversation: ConversationId | null;
  readonly eventId: string | null;
  /** The turn's event as it stands in the record now, and why nothing came of it. */
  readonly event: Event | null;
  readonly refused: string | null;
  /** The case that the conversation was at. */
  readonly caseNumber: string | null;
}

/** A row of the trail. `hash` is over all of it but the salt, and over the hash before it. */
export interface AuditRow {
  /** From 1, without gaps. */
  readonly n: number;
  readonly place: number;
  readonly at: number;
  readonly who: string;
  readonly act: string;
  readonly subject: string | null;
  readonly conversation: ConversationId | null;
  readonly eventId: string | null;
  /** Of what stays for good: of an event what an erasure leaves of it. */
  readonly digest: string | null;
  /** Of the whole event, with the salt: who has the digest and not the salt can guess no words by it. */
  readonly words: string | null;
  /** Goes away with the words. */
  readonly salt: string | null;
  readonly previous: string;
  readonly hash: string;
}

/** What staff did, in a chain that only grows. Acts are written beside it by whoever acts, and sealed into it afterwards. */
export interface AuditStore {
  /** An act that changes nothing else of the store. */
  note(act: Act): Promise<void>;
  /** Acts that are not sealed yet, the earliest first. */
  readUnsealed(limit: number): Promise<readonly Unsealed[]>;
  readUnsealedOf(conversation: ConversationId): Promise<readonly string[]>;
  /** Appends rows to the chain, and takes what they seal off the list. False: somebody else was first, and nothing was written. */
  seal(rows: readonly AuditRow[]): Promise<boolean>;
  /** Rows with `n > after`, in order. */
  readRows(after: number, limit: number): Promise<readonly AuditRow[]>;
  readRowsOf(conversation: ConversationId): Promise<readonly AuditRow[]>;
  readTip(): Promise<AuditRow | null>;
  /** After an erasure, of those events. */
  forgetSalts(conversation: ConversationId, eventIds: readonly string[]): Promise<void>;
}

export function hashOfRow(row: Omit<AuditRow, 'hash'>): string {
  const { n, place, at, who, act, subject, conversation, eventId, digest, words, previous } = row;
  return sha256(JSON.stringify([n, place, at, who, act, subject, conversation, eventId, digest, words, previous]));
}

/** That somebody is away for a while is no change of the account. */
export function digestOfAgent({ away: _, ...agent }: Agent): string {
  return `account ${sha256(JSON.stringify(Object.entries(agent).sort(([a], [b]) => (a < b ? -1 : 1))))}`;
}

export function digestOfPassword(passwordHash: string): string {
  return `password ${sha256(passwordHash)}`;
}

export function digestOfPublication({ number, hash, at, note }: Publication): string {
  return sha256(JSON.stringify([number, hash, at, note]));
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

export function agentMade(agent: Agent, passwordHash: string, by?: By): Act {
  return actBy(by, {
    act: 'person-made',
    subject: agent.id,
    digest: `${digestOfAgent(agent)} ${digestOfPassword(passwordHash)}`,
  });
}

export function agentChanged(agent: Agent, by?: By): Act {
  return actBy(by, { act: 'person-changed', subject: agent.id, digest: digestOfAgent(agent) });
}

export function passwordSet(agentId: string, passwordHash: string, by?: By): Act {
  return actBy(by, { act: 'password-set', subject: agentId, digest: digestOfPassword(passwordHash) });
}

export function published(publication: Publication, by?: Partial<By>): Act {
  const { number, at } = publication;
  return actBy({ at, ...by }, { act: 'published', subject: String(number), digest: digestOfPublication(publication) });
}

/** Where the caller does not say who did it, the program did. */
function actBy(by: Partial<By> | undefined, act: Omit<Act, 'who' | 'at'>): Act {
  return { who: 'program', at: Date.now(), ...act, ...by };
}
