import type { ConversationState } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';
import { reasonOf } from '../errors';
import type { DeskNotice, OutboxResult } from '../store/store';
import { backOffMs } from './back-off';
import { type Handle, MOST_LOST } from './outbox';

/** Tells people outside of the desk. Rejects when it did not reach them; `key` is the same on every attempt. */
export type Notify = (notice: DeskNotice, key: string) => Promise<void>;

/** What a turn tells: that a case waits now, or waits again. Null where it put none into a queue. */
export function noticeOf(event: Event, state: ConversationState, effects: readonly Effect[]): DeskNotice | null {
  const { case: one, language } = state;
  if (one === null || one.owner.kind !== 'queue' || one.handoff === null) return null;
  const queued = effects.findLast((effect) => effect.kind === 'fact' && effect.fact === 'owner-changed');
  if (queued?.kind !== 'fact' || queued.fact !== 'owner-changed') return null;
  const { urgency, waitingSince, returned } = one.handoff;
  return {
    event: returned ? 'case.returned' : 'case.waiting',
    case: one.number,
    team: one.owner.team,
    urgency,
    reason: queued.reason,
    language,
    waitingSince,
    at: event.at,
  };
}

/** After that it is no news any more. */
const GIVE_UP_AFTER_MS = 60 * 60_000;
const BACK_OFF = { firstMs: 2_000, mostMs: 60_000 };

/** Carries notices out, each until it has arrived or is no news any more. */
export function createNotifier(parts: {
  readonly notify: Notify;
  readonly now: () => number;
  readonly random: () => number;
}): Handle {
  return async ({ payload, conversation, id, attempts, lost }, isHeld) => {
    if (payload.kind !== 'notice') throw new TypeError(`outbox entry ${id} is no notice`);
    if (lost >= MOST_LOST)
      return { kind: 'dead', at: parts.now(), error: `NOTICE_ABANDONED: begun ${lost} times, it never came to an end` };
    if (!isHeld()) return null;
    try {
      await parts.notify(payload.notice, `${conversation}/${id}`);
      return { kind: 'done' };
    } catch (error) {
      const at = parts.now();
      const isOld = at - payload.notice.at >= GIVE_UP_AFTER_MS;
      const result: OutboxResult = isOld
        ? { kind: 'dead', at, error: reasonOf(error) }
        : { kind: 'retry', due: at + backOffMs(attempts, BACK_OFF, parts.random), error: reasonOf(error) };
      return result;
    }
  };
}
