import type { Case, Owner, Urgency } from '../../src/domain/case';
import type { ConversationState } from '../../src/domain/conversation';
import type { Effect } from '../../src/domain/effect';
import type { Event, EventBody } from '../../src/domain/event';
import type { NewOutboxEntry, StoredConversation, TurnToCommit } from '../../src/store/store';

export const NOON = Date.UTC(2027, 0, 4, 5, 0, 0);

/** A conversation of a name, as if some turns had been made already. */
export function stateOf(conversation: string, change: Partial<ConversationState> = {}): ConversationState {
  return {
    conversation,
    channel: 'webchat',
    language: 'id',
    languageFrom: 'default',
    customer: { values: {} },
    release: 'release-1',
    seq: 0,
    turn: 0,
    case: null,
    phase: { kind: 'idle' },
    frames: [],
    misses: 0,
    known: {},
    alsoAsked: [],
    promises: [],
    timers: {},
    placeTold: null,
    lastSaid: [],
    ...change,
  };
}

export function eventOf(id: string, body: EventBody = { kind: 'message', text: 'halo', understanding: null }): Event {
  return { id, at: NOON, caseNumber: 'K-1', ...body };
}

/** A turn upon what is stored: the customer says `id`, the bot says it back. */
export function turnUpon(
  stored: StoredConversation | null,
  id: string,
  change: {
    conversation?: string;
    body?: EventBody;
    at?: number;
    effects?: readonly Effect[];
    outbox?: readonly NewOutboxEntry[];
    case?: Case | null;
    formerCase?: Case;
    reference?: TurnToCommit['reference'];
    says?: number;
    room?: TurnToCommit['room'];
  } = {},
): TurnToCommit {
  const before = stored?.state ?? stateOf(change.conversation ?? 'webchat:a');
  const said: Effect[] = Array.from({ length: change.says ?? 2 }, (_, at) => ({
    kind: 'message',
    message: {
      seq: before.seq + 1 + at,
      at: NOON,
      from: at === 0 ? { role: 'customer' } : { role: 'bot', name: 'Kirana' },
      text: `${id} ${at}`,
    },
  }));
  const turn = before.turn + 1;
  return {
    conversation: before.conversation,
    version: stored?.version ?? 0,
    event: { ...eventOf(id, change.body), at: change.at ?? NOON },
    state: {
      ...before,
      turn,
      seq: before.seq + said.length,
      case: change.case === undefined ? before.case : change.case,
    },
    effects: [...said, ...(change.effects ?? [])],
    outbox: change.outbox ?? [],
    ...(change.formerCase !== undefined && { formerCase: change.formerCase }),
    receipt: { turn, seq: before.seq + 1, refused: null },
    ...(change.room !== undefined && { room: change.room }),
    ...(change.reference !== undefined && { reference: change.reference }),
  };
}

export function replyEntry(seq: number, due = NOON): NewOutboxEntry {
  return { id: `reply:${seq}`, due, payload: { kind: 'reply', channel: 'msteams', seq } };
}

export function callEntry(callId: string, due = NOON): NewOutboxEntry {
  return {
    id: callId,
    due,
    payload: {
      kind: 'action',
      call: { kind: 'call', callId, action: 'orders.find', input: { id: 'KH-1' }, timeoutMs: 1000, attempts: 2 },
    },
  };
}

/** A case that people have, or had. */
export function caseOf(number: string, owner: Owner, handed: Partial<Case['handoff'] & object> = {}): Case {
  return {
    number,
    openedAt: NOON,
    owner,
    intent: 'order-status',
    tried: ['order-status'],
    handoff:
      owner.kind === 'bot'
        ? null
        : { reason: 'asked', team: 'general', urgency: 'normal', waitingSince: NOON, returned: false, ...handed },
    outcome: null,
    closedAt: null,
    csat: null,
  };
}

export function queuedCase(number: string, urgency: Urgency, waitingSince: number, returned = false): Case {
  return caseOf(number, { kind: 'queue', team: 'general' }, { urgency, waitingSince, returned });
}
