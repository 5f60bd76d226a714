import type { Step } from './program';
import { isMark } from './prove-needs';
import type { ProofState } from './prove-state';
import type { Way } from './ways';

/** One step on a path, with the way by which it is left; null where the path stops in it. */
export interface Passed {
  readonly step: Step;
  readonly way: Way | null;
}
/** The shortest path to a place: the steps on it, the first one first. */
export type Road = readonly Passed[];

/** A step on the way that a visit came; without its state, which is soon forgotten. */
export interface Stop {
  readonly step: Step;
  readonly from: { readonly stop: Stop; readonly way: Way } | null;
}

/** A step, in a state in which it is looked at. */
export interface Visit {
  readonly step: Step;
  readonly stop: Stop;
  readonly state: ProofState;
}

export function roadTo({ stop }: Visit, way: Way | null): Road {
  const road: Passed[] = [{ step: stop.step, way }];
  for (let { from } = stop; from !== null; from = from.stop.from) road.push({ step: from.stop.step, way: from.way });
  return road.reverse();
}

/** So many states of a step are looked at one by one; all further ones are looked at as one, in which any of them may be so. */
const MOST_STATES = 24;
/** Past so many states in one flow, or so much that was known in them, that goes for every step. */
const MANY = 1200;
const MOST_EFFORT = 80_000;

/**
 * Which step is looked at next, and in which state: breadth first, so that the first road to a place is the shortest. States that
 * are looked at as one wait until nothing before them in the file can add to them: each step is then looked at about once.
 */
export class Visits {
  private readonly queue: Visit[] = [];
  /** By step and marks: the states in which it was looked at. */
  private readonly seen = new Map<string, Set<string>>();
  /** By step and marks: the states that are looked at as one, together. */
  private readonly joined = new Map<string, ProofState>();
  private readonly waiting = new Map<string, Visit>();
  private effort = 0;
  /** How many were given out. */
  count = 0;

  add(visit: Visit): void {
    const place = placeOf(visit);
    const seen = this.seen.get(place) ?? new Set();
    this.seen.set(place, seen);
    const { key } = visit.state;
    if (seen.has(key)) return;
    seen.add(key);
    if (seen.size <= MOST_STATES && !this.areMany) this.queue.push(visit);
    else this.join(place, visit);
  }

  next(): Visit | undefined {
    if (this.areMany) for (const visit of this.queue.splice(0)) this.join(placeOf(visit), visit);
    const visit = this.queue.shift() ?? this.nextJoined();
    if (visit !== undefined) this.count += 1;
    return visit;
  }

  /** Counts what was gone through. */
  spend(effort: number): void {
    this.effort += effort;
  }

  /** Whether there is too much to look at each state by itself. */
  get areMany(): boolean {
    return this.count >= MANY || this.effort >= MOST_EFFORT;
  }

  private join(place: string, visit: Visit): void {
    const known = this.joined.get(place);
    const state = known === undefined ? visit.state : known.or(visit.state);
    if (known?.key === state.key) return;
    this.joined.set(place, state);
    this.waiting.set(place, { ...(this.waiting.get(place) ?? visit), state });
  }

  private nextJoined(): Visit | undefined {
    let first: [string, Visit] | undefined;
    for (const one of this.waiting) {
      if (first === undefined || isBefore(one[1].step, first[1].step)) first = one;
    }
    if (first !== undefined) this.waiting.delete(first[0]);
    return first?.[1];
  }
}

function isBefore({ place: one }: Step, { place: other }: Step): boolean {
  return one.line === other.line ? one.column < other.column : one.line < other.line;
}

function placeOf({ step, state }: Visit): string {
  return `${step.id}\n${state.factsKey(isMark)}`;
}
