import type { ConversationState } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';
import type { DeskNotice } from '../store/store';
import type { Handle } from './outbox';
import { type Patience, runOut, tryAgain } from './try-again';

/** Tells people outside of the desk. Rejects when it did not reach them; `key` is the same on every attempt. */
export type Notify = (notice: DeskNotice, key: string) => Promise<void>;

/** What a turn tells people: that a case waits now, or waits again; that a promise is nearly due; that a score was bad. */
export function noticesOf(event: Event, state: ConversationState, effects: readonly Effect[]): readonly DeskNotice[] {
  const { case: one, language } = state;
  if (one === null) return [];
  const notices: DeskNotice[] = [];
  const facts = effects.flatMap((effect) => (effect.kind === 'fact' ? [effect] : []));
  const queued = facts.findLast(({ fact }) => fact === 'owner-changed');
  const about = { case: one.number, urgency: one.handoff?.urgency ?? 'normal', language, at: event.at };
  if (queued?.fact === 'owner-changed' && one.owner.kind === 'queue' && one.handoff !== null) {
    const { waitingSince, returned } = one.handoff;
    const name = returned ? 'case.returned' : 'case.waiting';
    notices.push({ event: name, ...about, team: one.owner.team, reason: queued.reason, waitingSince });
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
      const promised = state.promises.find((it) => it.caseNumber === caseNumber && it.due === due);
      const { agent: current, ...others } = whose;
      // Who made it is to keep it; whoever has a later case of the customer knows nothing of it.
      const keeper = promised?.madeBy ?? (caseNumber === one.number ? current : undefined);
      const team = promised?.by ?? whose.team;
      const of = { ...others, team, case: caseNumber, ...(keeper !== undefined && { agent: keeper }) };
      notices.push({ event: 'promise.due', ...about, ...of, reason: 'promise', due });
    }
    if (fact.fact === 'review-opened') notices.push({ event: 'score.bad', ...about, ...whose, reason: 'score' });
  }
  return notices;
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
