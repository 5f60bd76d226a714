import type { Case, Outcome } from '../domain/case';
import type { ConversationId, ConversationState } from '../domain/conversation';

/** A case as the witness saw it. */
export interface TrueCase {
  readonly number: string;
  readonly conversation: ConversationId;
  readonly openedAt: number;
  /** When it was closed and opened again; empty: never. */
  readonly pauses: { readonly from: number; readonly to: number }[];
  matter: string | null;
  closedAt: number | null;
  outcome: Outcome | null;
  closedBy: string | null;
  reasons: string[];
  team: string | null;
  angry: boolean;
  agentMs: number;
  /** The wait that was told and is over. */
  toldAt?: number;
  hadAgent: boolean;
  /** As the state had it while the case was open. */
  customer?: ConversationState['identity'];
  askedAgain: boolean;
  botAskedAgain: boolean;
}

export function begunCase(number: string, conversation: ConversationId, openedAt: number): TrueCase {
  return {
    ...{ number, conversation, openedAt },
    pauses: [],
    matter: null,
    closedAt: null,
    outcome: null,
    closedBy: null,
    reasons: [],
    team: null,
    angry: false,
    agentMs: 0,
    hadAgent: false,
    askedAgain: false,
    botAskedAgain: false,
  };
}

/** Its number stands on the card. */
export function hasOrder({ frames, known }: ConversationState): boolean {
  return [known['order-number'], ...frames.map(({ slots }) => slots['order_id'])].some((one) => one != null);
}

export function placesOf({ conversation, customer }: TrueCase): readonly string[] {
  return [conversation, ...Object.entries(customer ?? {}).map(([by, key]) => `${by} ${key}`)];
}

/** One conversation, or the same account; two who were each proved to be somebody are one where that is the same. */
export function isOneCustomer(one: TrueCase, other: TrueCase): boolean {
  const [a, b] = [one.customer?.verified, other.customer?.verified];
  if (a !== undefined && b !== undefined) return a === b;
  if (one.conversation === other.conversation) return true;
  return one.customer?.person !== undefined && one.customer.person === other.customer?.person;
}

/** The same case, closed before and open now. */
export function isOpenedAgain(old: Case | null, now: Case | null): boolean {
  return old !== null && old.closedAt !== null && now?.number === old.number && now.closedAt === null;
}
