import type { ConversationId } from '../domain/conversation';
import { type FigureFrame, isWithin, type Period } from './frame';
import { laterFirst } from './kind';
import { type Parts, type Sample, samplesOf } from './sample';
import type { TalkFigures } from './talk-figures';

/** What stands behind a number: one sample of it. */
export interface Behind {
  readonly conversation: ConversationId;
  /** Null: it was said outside of any case. */
  readonly case: string | null;
  readonly at: number;
  readonly value: number;
}

export interface DrillWish {
  readonly metric: Sample['metric'];
  readonly period: Period;
  /** Only of that team, that reason, that step. */
  readonly parts?: Parts;
  /** Of shares only those that count (1) or that do not (0). */
  readonly value?: number;
}

/** Everything that a number was made of, the latest first: as many as its `n`, or its `sum` where only ones are wanted. */
export function behind(
  talks: readonly TalkFigures[],
  { metric, period, parts = {}, value }: DrillWish,
  frame: FigureFrame,
  asOf: number,
): readonly Behind[] {
  const wanted = Object.entries(parts);
  return talks
    .flatMap((talk) => samplesOf(talk, frame, asOf, metric))
    .filter(
      (sample) =>
        sample.metric === metric &&
        isWithin(period, sample.at) &&
        (value === undefined || sample.value === value) &&
        wanted.every(([dimension, part]) => sample.parts[dimension as keyof Parts] === part),
    )
    .map(({ conversation, case: number, at, value: counted }) => ({ conversation, case: number, at, value: counted }))
    .sort(laterFirst);
}
