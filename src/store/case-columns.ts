import type { Case, Urgency } from '../domain/case';
import type { ConversationState } from '../domain/conversation';
import { HEAD_START_MS, RETURNED_HEAD_START_MS } from '../domain/queue';
import type { PastWait, TurnToCommit } from './store';

/** Columns of a case, as the desk lists and sorts by them, in the order of `caseColumns`. */
export const CASE_COLUMNS = [
  'conversation',
  'number',
  'channel',
  'language',
  'owner',
  'agent_id',
  'team',
  'urgency',
  'urgency_rank',
  'returned_rank',
  'waiting_since',
  'opened_at',
  'closed_at',
  'customer_name',
  '"case"',
  'review_at',
  'person',
  'verified',
] as const;

const RANK: Readonly<Record<Urgency, number>> = { crisis: 0, complaint: 1, normal: 2 };

/**
 * The order of `compareWaiting`, as SQL, beside a table `rests` of when each team was at home. The text of the urgency is not needed: its
 * rank stands beside it. `greatest` is the function that gives the greater of two numbers.
 */
export function queueOrder(greatest: string): string {
  return `waiting_since
    + coalesce(CASE WHEN waiting_since < (SELECT max(until) FROM rests) THEN
        (SELECT sum(until - ${greatest}(since, waiting_since)) FROM rests WHERE rests.team = cases.team AND until > waiting_since)
      END, 0)
    - CASE urgency_rank WHEN 0 THEN ${HEAD_START_MS.crisis} WHEN 1 THEN ${HEAD_START_MS.complaint} ELSE 0 END
    - CASE returned_rank WHEN 0 THEN ${RETURNED_HEAD_START_MS} ELSE 0 END, waiting_since, opened_at, number`;
}

/** The row of a case of that conversation. */
export function caseColumns(it: Case, state: ConversationState): readonly (string | number | null)[] {
  const { owner, handoff } = it;
  const urgency = handoff?.urgency ?? 'normal';
  return [
    state.conversation,
    it.number,
    state.channel,
    state.language,
    owner.kind,
    // Who has it, or has lent it to the bot.
    owner.kind === 'agent' ? owner.agentId : (it.lentBy?.agentId ?? null),
    owner.kind === 'queue' ? owner.team : (handoff?.team ?? null),
    urgency,
    RANK[urgency],
    handoff?.returned === true ? 0 : 1,
    handoff?.waitingSince ?? null,
    it.openedAt,
    it.closedAt,
    state.customer.name ?? null,
    JSON.stringify(it),
    it.review === undefined || it.review.done !== null ? null : it.review.since,
    it.customer?.person ?? null,
    it.customer?.verified ?? null,
  ];
}

/** When an agent took the case in this turn: the end of a wait. */
export function takenAt(turn: Pick<TurnToCommit, 'effects' | 'event'>, caseNumber: string): number | null {
  const taken = turn.effects.some(
    (effect) =>
      effect.kind === 'fact' &&
      effect.fact === 'owner-changed' &&
      effect.caseNumber === caseNumber &&
      effect.from.kind === 'queue' &&
      effect.to.kind === 'agent',
  );
  return taken ? turn.event.at : null;
}

/** How long it waited, in the time in which its team was at work, if an agent took it after `since`. */
export function waitOf({ handoff }: Case, since: number): readonly number[] {
  const taken = handoff?.taken;
  return taken === undefined || taken.at <= since ? [] : [taken.waitedMs];
}

/** The same for what its customer was told before. Empty: nothing. */
export function pastWaitOf({ handoff }: Case, since: number): readonly PastWait[] {
  const { taken, told } = handoff ?? {};
  if (taken === undefined || taken.at <= since || taken.sinceToldMs === undefined || told === undefined) return [];
  return [{ plainMs: told.plainMs, toldMs: told.waitMs, cameMs: taken.sinceToldMs }];
}
