import type { Hours } from '../domain/hours';
import { nextClosing, nextOpening } from '../domain/opening-hours';

/** By what the truth is told: the same settings as the figures, and nothing else of them. */
export interface TruthFrame {
  readonly timeZone: string;
  readonly hours: { readonly [team: string]: Hours };
  readonly firstAnswerMs: number;
  readonly nextAnswerMs: number;
  readonly resolutionMs: number;
  /** A team's own word, where it gave one. */
  readonly teamSla: {
    readonly [team: string]: Partial<Pick<TruthFrame, 'firstAnswerMs' | 'nextAnswerMs' | 'resolutionMs'>>;
  };
  readonly returnWithinMs: number;
}

/** Working time by opening the door in the morning and closing it at night. */
export function workedMs(frame: TruthFrame, team: string | null, from: number, to: number): number {
  const hours = team === null ? undefined : frame.hours[team];
  if (hours === undefined) return to - from;
  let sum = 0;
  for (let at = nextOpening(hours, from, frame.timeZone); at !== null && at < to; ) {
    const closing = nextClosing(hours, at, frame.timeZone);
    const end = Math.min(closing ?? to, to);
    sum += end - at;
    if (end >= to) break;
    at = nextOpening(hours, end, frame.timeZone);
  }
  return sum;
}
