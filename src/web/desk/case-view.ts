import type { DeskCase } from '../../domain/desk';
import type { Message } from '../../domain/message';

/** An answer on its way: it stands in the transcript at once, and turns into the message when that comes back. */
export interface Pending {
  readonly id: string;
  readonly text: string;
  readonly files: readonly File[];
  readonly at: number;
  /** `sent`: kept by the server; the message itself is still on its way to this page. */
  readonly state: 'sending' | 'sent' | 'failed';
  /** Why it failed. */
  readonly code: string | null;
}

/** One case as this page knows it. */
export interface CaseView {
  readonly number: string;
  /** Null until it was read. */
  readonly desk: DeskCase | null;
  /** By `seq`, without gaps or repeats. */
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  readonly pending: readonly Pending[];
  readonly draft: string;
  /** As far as it is written: for colleagues. */
  readonly note: string;
  /** Chosen for the next answer. */
  readonly files: readonly File[];
  /** The last message that the agent has had before the eyes. */
  readonly readSeq: number;
  /** The last message that the customer has had before the eyes, as far as anybody told. */
  readonly seenSeq: number;
  readonly typing: { readonly name: string | null; readonly until: number } | null;
  /** It is not this agent's to see any more. */
  readonly gone: boolean;
}

export function newView(number: string): CaseView {
  return {
    number,
    desk: null,
    messages: [],
    hasEarlier: false,
    pending: [],
    draft: '',
    note: '',
    files: [],
    readSeq: 0,
    seenSeq: 0,
    typing: null,
    gone: false,
  };
}

/** Takes over messages that came, whatever way and however often they came. */
export function withMessages(view: CaseView, came: readonly Message[]): CaseView {
  const bySeq = new Map(view.messages.map((message) => [message.seq, message]));
  for (const message of came) bySeq.set(message.seq, message);
  const sent = new Set(came.map(({ clientId }) => clientId));
  const fromCustomer = came.some(({ from }) => from.role === 'customer');
  return {
    ...view,
    messages: [...bySeq.values()].sort((a, b) => a.seq - b.seq),
    pending: view.pending.filter(({ id }) => !sent.has(id)),
    typing: fromCustomer ? null : view.typing,
  };
}

/** Takes over a case that was read. The first time, everything up to the last answer counts as read. */
export function withDesk(view: CaseView, desk: DeskCase): CaseView {
  const first = view.desk === null;
  const next = withMessages({ ...view, desk, gone: false }, desk.messages);
  return {
    ...next,
    hasEarlier: first ? desk.hasEarlier : view.hasEarlier,
    readSeq: first ? lastAnswerSeq(desk.messages) : view.readSeq,
  };
}

export function lastSeq(view: CaseView): number {
  return view.messages.at(-1)?.seq ?? 0;
}

/** How many of the customer's messages the agent has not had before the eyes. */
export function unreadOf(view: CaseView): number {
  return view.messages.filter(({ seq, from }) => seq > view.readSeq && from.role === 'customer').length;
}

/** The last words of the customer or of a person at the desk: by them one knows a case; what the bot says is the same in many. */
export function lastSaid({ messages, desk }: CaseView): Message | undefined {
  const after = desk?.card.afterSeq ?? 0;
  return messages.findLast(({ seq, from, text }) => seq > after && from.role !== 'bot' && text !== '');
}

function lastAnswerSeq(messages: readonly Message[]): number {
  return messages.filter(({ from }) => from.role !== 'customer').at(-1)?.seq ?? 0;
}
