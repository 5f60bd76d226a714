import { type HttpAnswer, HttpError } from '../channels/http';
import { cardOf } from '../desk/card';
import { casesElsewhere } from '../desk/card-history';
import type { CaseDeed, DeskCard, DeskCase } from '../domain/desk';
import type { Message } from '../domain/message';
import type { Agent, CaseRow } from '../store/store';
import { lettersOfCase } from './desk-letters';
import type { DeskParts } from './desk-parts';
import { may } from './desk-permission';
import { messageForDesk } from './desk-wire';
import { type HiddenWords, hiddenFrom } from './hidden-words';
import type { JudgedRow } from './read-judged';

const PAGE = 200;
/** More of a customer's cases are not looked at. */
const MOST_EARLIER = 100;

/** A case as its page shows it: the card, the last words, what this agent may do. */
export async function openCase(parts: DeskParts, row: JudgedRow, agent: Agent): Promise<DeskCase> {
  const { store } = parts;
  const { customer } = row.case;
  const [stored, turns, known] = await Promise.all([
    store.readConversation(row.conversation),
    store.readTurns(row.conversation),
    customer === undefined ? [] : store.readCases({ customer, closedToo: true, limit: MOST_EARLIER }),
  ]);
  if (!stored) throw notFound();
  const hidden = await hiddenFrom(agent, row, store, async () => turns);
  const { messages, hasEarlier } = await messagesBefore(parts, row, stored.state.seq + 1, hidden);
  const elsewhere = elsewhereOf(parts, row, { known, agent });
  return {
    card: cardOf(row, stored.state, messages, turns, parts.content(), elsewhere, hidden.cases),
    messages,
    hasEarlier,
    may: deedsOf(agent, row),
    letters: await lettersOfCase(store, row),
  };
}

/** Of the customer's cases elsewhere, those that a team had whose work this agent may not see are not there. */
function elsewhereOf(
  parts: DeskParts,
  row: CaseRow,
  { known, agent }: { readonly known: readonly CaseRow[]; readonly agent: Agent },
): DeskCard['earlier'] {
  const seen = known.filter(({ team }) => team === null || may(agent, { deed: 'see-team', team }));
  const { openedAt } = row.case;
  return casesElsewhere(seen, { conversation: row.conversation, openedAt }, parts.content());
}

/** What came after the case was closed is no part of it, whoever has what the customer came with next. */
export function wasWhileOpen({ case: { closedAt } }: CaseRow, at: number): boolean {
  return closedAt === null || at <= closedAt;
}

/** The page of messages that ends before `before`. Nothing of what the customer said after the case was closed. */
export async function messagesBefore(
  { store }: DeskParts,
  row: CaseRow,
  before: number,
  hidden: HiddenWords,
): Promise<{ messages: readonly Message[]; hasEarlier: boolean }> {
  let end = before;
  // A page of which nothing may be seen is gone past: the reader asks for what is before the first message that there is.
  for (;;) {
    const after = Math.max(0, end - 1 - PAGE);
    const read = await store.readMessages(row.conversation, after, Math.min(PAGE, end - 1));
    const messages = read
      .filter(({ seq, at }) => seq < end && wasWhileOpen(row, at) && !hidden.said.has(seq))
      .map((message) => messageForDesk(message, row.case.number));
    if (messages.length > 0 || after === 0) return { messages, hasEarlier: after > 0 };
    end = after + 1;
  }
}

/** A file of a message of the case. */
export async function readFile(
  { store }: DeskParts,
  row: CaseRow,
  { seq, at }: { readonly seq: number; readonly at: number },
  hidden: HiddenWords,
): Promise<HttpAnswer> {
  const [message] = Number.isSafeInteger(seq) && seq > 0 ? await store.readMessages(row.conversation, seq - 1, 1) : [];
  const isSeen = message?.seq === seq && wasWhileOpen(row, message.at) && !hidden.said.has(seq);
  const file = isSeen ? message.attachments?.[at] : undefined;
  // What another channel keeps has an address of any kind, and is not here.
  const id = file && /^\/files\/[^/]+\/([\w-]+)$/.exec(file.url)?.[1];
  const upload = id ? await store.uploads.readUpload(row.conversation, id) : null;
  if (!upload) throw notFound();
  return {
    status: 200,
    headers: {
      // Always a download, never a page of this origin: a customer's file must not run beside the desk.
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(upload.name)}`,
    },
    body: Buffer.from(upload.bytes),
  };
}

/** What the buttons offer; each press is judged again. */
function deedsOf(agent: Agent, row: JudgedRow): readonly CaseDeed[] {
  const reviews: readonly CaseDeed[] = may(agent, { deed: 'review', of: row }) ? ['review'] : [];
  const { owed = [] } = row.case;
  const keeps: readonly CaseDeed[] = owed.some((promise) => may(agent, { deed: 'keep', of: row, promise }))
    ? ['keep']
    : [];
  if (may(agent, { deed: 'work-on', of: row }))
    return ['answer', 'note', 'assign', 'return', 'resolve', 'hand-back', 'reject', ...keeps, ...reviews];
  const oversees: readonly CaseDeed[] = may(agent, { deed: 'oversee', of: row }) ? ['oversee'] : [];
  const takes: readonly CaseDeed[] = may(agent, { deed: 'take', of: row }) ? ['take', 'note', 'reject'] : ['note'];
  const takesBack: readonly CaseDeed[] = may(agent, { deed: 'take-back', of: row }) ? ['take-back'] : [];
  return [...takesBack, ...takes, ...oversees, ...keeps, ...reviews];
}

export function notFound(): HttpError {
  return new HttpError(404, 'NotFound', 'There is no such case at this desk.');
}
