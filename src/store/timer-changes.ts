import type { TurnToCommit } from './store';

/** What a turn leaves of its conversation's timers: at most one change of each. */
export interface TimerChanges {
  readonly set: readonly { readonly timerId: string; readonly due: number }[];
  readonly dropped: readonly { readonly timerId: string }[];
  /** The timer whose event this is; it goes away unless it was set anew since the clock looked. */
  readonly ended: { readonly timerId: string; readonly due: number } | null;
}

export function timerChanges({ event, effects }: Pick<TurnToCommit, 'event' | 'effects'>): TimerChanges {
  const last = new Map<string, number | null>();
  for (const effect of effects) {
    if (effect.kind === 'timer') last.set(effect.timerId, effect.due);
    if (effect.kind === 'cancel-timer') last.set(effect.timerId, null);
  }
  const set: { timerId: string; due: number }[] = [];
  const dropped: { timerId: string }[] = [];
  for (const [timerId, due] of last)
    if (due === null) dropped.push({ timerId });
    else set.push({ timerId, due });
  return { set, dropped, ended: event.kind === 'timer' ? { timerId: event.timerId, due: event.due } : null };
}
