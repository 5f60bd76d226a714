import { beginningOf, dayOf } from '../domain/opening-hours';
import { dayAfter, type FigureFrame } from './frame';
import { groupBy } from './group';
import type { TalkFigures } from './talk-figures';

/** What one agent did on one day. */
export interface AgentDay {
  readonly day: string;
  readonly agentId: string;
  readonly name: string;
  /** Cases that the agent closed as resolved. */
  readonly solved: number;
  /** Time with at least one case in hand. */
  readonly busyMs: number;
  /** The same with two cases in hand counted twice. */
  readonly handledMs: number;
}

interface Stay {
  readonly agentId: string;
  readonly name: string;
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Work by agent and day. Cases an hour are `solved` by `busyMs`, cases in parallel `handledMs` by `busyMs`; a case counts for
 * the agent who closed it, the time for everybody who had it. Time over midnight is split, so that days add up.
 */
export function agentDays(talks: readonly TalkFigures[], frame: FigureFrame, asOf: number): readonly AgentDay[] {
  const stays = groupBy(staysOf(talks, frame, asOf), ({ agentId, day }) => `${day} ${agentId}`);
  const solved = solvedBy(talks, frame);
  const keys = [...new Set([...stays.keys(), ...solved.keys()])].sort();
  const names = new Map(
    talks.flatMap(({ cases }) => cases.flatMap(({ spells }) => spells.map((one) => [one.agentId, one.name]))),
  );
  return keys.map((key) => {
    const [day = '', agentId = ''] = key.split(/ (.*)/s);
    const own = stays.get(key) ?? [];
    return {
      ...{ day, agentId, name: names.get(agentId) ?? agentId },
      solved: solved.get(key) ?? 0,
      busyMs: lengthOfUnion(own),
      handledMs: own.reduce((sum, { from, to }) => sum + to - from, 0),
    };
  });
}

/** The times that agents had cases, split at midnight. */
export function staysOf(talks: readonly TalkFigures[], { timeZone }: FigureFrame, asOf: number): readonly Stay[] {
  const stays: Stay[] = [];
  for (const { cases } of talks) {
    for (const { agentId, name, from, ...spell } of cases.flatMap(({ spells }) => spells)) {
      const to = Math.min(spell.to ?? asOf, asOf);
      for (let at = from; at < to; ) {
        const day = dayOf(at, timeZone);
        const end = Math.min(to, beginningOf(dayAfter(day, 1), timeZone));
        stays.push({ agentId, name, day, from: at, to: end });
        at = end;
      }
    }
  }
  return stays;
}

/** How many cases each agent closed, by `day agent`. */
export function solvedBy(talks: readonly TalkFigures[], { timeZone }: FigureFrame): ReadonlyMap<string, number> {
  const solved = new Map<string, number>();
  for (const { closedAt, closedBy, outcome } of talks.flatMap(({ cases }) => cases)) {
    if (closedAt === null || closedBy === null || outcome !== 'handed-over') continue;
    const key = `${dayOf(closedAt, timeZone)} ${closedBy}`;
    solved.set(key, (solved.get(key) ?? 0) + 1);
  }
  return solved;
}

function lengthOfUnion(stays: readonly Stay[]): number {
  let sum = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of stays.toSorted((one, other) => one.from - other.from)) {
    if (to > end) sum += to - Math.max(from, end);
    end = Math.max(end, to);
  }
  return sum;
}
