import { METRICS } from './metrics';
import type { Sample } from './sample';

/** What stands behind a share or points is told apart by what it counts: 1, 0, or -1; all else is of one kind. */
export function kindOf({ metric, value }: Pick<Sample, 'metric' | 'value'>): number {
  const unit = Object.hasOwn(METRICS, metric) ? METRICS[metric as keyof typeof METRICS].unit : null;
  return unit === 'share' || unit === 'points' || metric === 'cause-unhappy' ? Math.sign(value) : 1;
}

/** The order in which things behind a number are shown. */
export function laterFirst(
  one: Pick<Sample, 'at' | 'conversation'>,
  other: Pick<Sample, 'at' | 'conversation'>,
): number {
  return other.at - one.at || (one.conversation < other.conversation ? -1 : 1);
}
