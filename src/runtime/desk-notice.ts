import type { ConversationState } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { DeskNotice } from '../store/store';
import type { Handle } from './outbox';
import { type Patience, runOut, tryAgain } from './try-again';

/** Tells people outside of the desk. Rejects when it did not reach them; `key` is the same on every attempt. */
export type Notify = (notice: DeskNotice, key: string) => Promise<void>;

/** What a turn tells people: that a case waits now, or waits again; that a promise is nearly due; that a score was bad. Null: nothing. */
export function noticeOf(event: Event, state: ConversationState, effects: readonly Effect[]): DeskNotice | null {
  const { case: one, language } = state;
  if (one === null) return null;
  const facts = effects.flatMap((effect) => (effect.kind === 'fact' ? [effect] : []));
  const queued = facts.findLast(({ fact }) => fact === 'owner-changed');
  const about = { case: one.number, urgency: one.handoff?.urgency ?? 'normal', language, at: event.at };
  if (queued?.fact === 'owner-changed' && one.owner.kind === 'queue' && one.handoff !== null) {
    const { waitingSince, returned } = one.handoff;
    const name = returned ? 'case.returned' : 'case.waiting';
    return { event: name, ...about, team: one.owner.team, reason: queued.reason, waitingSince };
  }
  const agent = one.owner.kind === 'agent' ? { agentId: one.owner.agentId, name: one.owner.name } : one.responsible;
  const whose = {
    team: one.owner.kind === 'queue' ? one.owner.team : (one.handoff?.team ?? ''),
    waitingSince: one.handoff?.waitingSince ?? one.openedAt,
    ...(agent !== undefined && { agent }),
  };
  for (const fact of facts) {
    if (fact.fact === 'promise-near') {
      const { caseNumber, due } = fact;
      const by = state.promises.find((promised) => promised.caseNumber === caseNumber && promised.due === due)?.by;
      const team = by ?? whose.team;
      return { event: 'promise.due', ...about, ...whose, team, case: caseNumber, reason: 'promise', due };
    }
    if (fact.fact === 'review-opened') return { event: 'score.bad', ...about, ...whose, reason: 'score' };
  }
  return null;
}

/** After that it is no news any more. */
const PATIENCE: Patience = { lastsMs: 60 * 60_000, backOff: { firstMs: 2_000, mostMs: 60_000 } };

/** Carries notices out, each until it has arrived or is no news any more. */
export function createNotifier(parts: {
  readonly notify: Notify;
  readonly now: () => number;
  readonly random: () => number;
}): Handle {
  return async (entry, isHeld) => {
    const { payload, conversation, id } = entry;
    const over = runOut(entry, parts.now);
    if (over !== null) return over;
    if (payload.kind !== 'notice') throw new TypeError(`outbox entry ${id} is no notice`);
    if (!isHeld()) return null;
    try {
      await parts.notify(payload.notice, `${conversation}/${id}`);
      return { kind: 'done' };
    } catch (error) {
      return tryAgain(entry, error, PATIENCE, parts);
    }
  };
}
