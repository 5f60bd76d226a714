import type { DeskDue } from '../../domain/desk';
import { useWords, type Words } from './words';

/** How near a deadline is. */
export type DueState = 'calm' | 'soon' | 'late';

export function dueState(due: DeskDue, now: number): DueState {
  if (now >= due.at) return 'late';
  return now >= due.warnAt ? 'soon' : 'calm';
}

/** What is owed by when, in words: also for those who see no colours. */
export function dueText(due: DeskDue, now: number, { t, duration }: Words): string {
  const what = t(`due-${due.kind}`);
  return now >= due.at
    ? t('dueLate', { what, time: duration(now - due.at) })
    : t('dueIn', { what, time: duration(due.at - now) });
}

/** Shown only where it is near or past: a desk full of calm deadlines tells nothing. */
export function DueTag({ due, now }: { due: DeskDue | null; now: number }) {
  const words = useWords();
  const state = due === null ? 'calm' : dueState(due, now);
  if (due === null || state === 'calm') return null;
  return <span class={`tag due ${state}`}>{dueText(due, now, words)}</span>;
}

/** What is soonest owed comes first; what nothing is owed for, last. */
export function byDue(a: { readonly due: DeskDue | null }, b: { readonly due: DeskDue | null }): number {
  return (a.due?.at ?? Number.POSITIVE_INFINITY) - (b.due?.at ?? Number.POSITIVE_INFINITY) || 0;
}
