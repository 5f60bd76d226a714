import { METRICS } from './metrics';
import type { Sample } from './sample';

/** What stands behind a share or points is told apart by what it counts: 1, 0, or -1; all else is of one kind. */
export function kindOf({ metric, value }: Pick<Sample, 'metric' | 'value'>): number {
  const unit = Object.hasOwn(METRICS, metric) ? METRICS[metric as keyof typeof METRICS].unit : null;
  return unit === 'share' || unit === 'points' || metric === 'cause-unhappy' ? Math.sign(value) : 1;
}

/** The order in which things behind a number are shown; whoever turns pages finds each once. */
export function laterFirst(
  one: Pick<Sample, 'at' | 'conversation' | 'case' | 'value'>,
  other: Pick<Sample, 'at' | 'conversation' | 'case' | 'value'>,
): number {
  return (
    other.at - one.at ||
    byName(one.conversation, other.conversation) ||
    byName(one.case ?? '', other.case ?? '') ||
    one.value - other.value
  );
}

function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
