import { isWithin, type Period } from './frame';
import type { TalkFigures } from './talk-figures';

/** A flow as far as its upkeep goes. */
export interface FlowOnFile {
  readonly flow: string;
  readonly owner: string | null;
  /** `2027-01-31`: from then on somebody should have looked at it. */
  readonly reviewBy: string | null;
}

export interface Overdue extends FlowOnFile {
  readonly reviewBy: string;
  /** How many customers came by it in the time: the most read first. */
  readonly visits: number;
}

/** Answers past the day on which somebody should have looked at them. */
export function pastReview(
  flows: readonly FlowOnFile[],
  talks: readonly TalkFigures[],
  period: Period,
  today: string,
): readonly Overdue[] {
  const visits = visitsByFlow(talks, period);
  return flows
    .flatMap(({ flow, owner, reviewBy }) =>
      reviewBy !== null && reviewBy < today ? [{ flow, owner, reviewBy, visits: visits.get(flow) ?? 0 }] : [],
    )
    .sort((one, other) => other.visits - one.visits || (one.flow < other.flow ? -1 : 1));
}

/** Flows that no customer came by in the time. */
export function unreached(
  flows: readonly FlowOnFile[],
  talks: readonly TalkFigures[],
  period: Period,
): readonly FlowOnFile[] {
  const visits = visitsByFlow(talks, period);
  return flows.filter(({ flow }) => !visits.has(flow));
}

/** Whether it is worth acting on that nobody came by these flows: of a few customers most flows see none. */
export function isTelling(unreached: readonly FlowOnFile[], cases: number): boolean {
  return unreached.length > 0 && cases >= 3 * unreached.length;
}

/** Customers, not visits: who passes three steps of a flow counts once. */
function visitsByFlow(talks: readonly TalkFigures[], period: Period): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { visits } of talks) {
    const flows = new Set(visits.filter(({ at }) => isWithin(period, at)).map(({ flow }) => flow));
    for (const flow of flows) counts.set(flow, (counts.get(flow) ?? 0) + 1);
  }
  return counts;
}
