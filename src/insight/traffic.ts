import type { Effect } from '../domain/effect';
import type { Event } from '../domain/event';

/** A turn as the record keeps it, as far as traffic needs it. */
export interface TurnOnRecord {
  readonly event: Pick<Event, 'at' | 'kind'>;
  readonly effects: readonly Effect[];
}

/** How customers left a flow in its middle. */
export const LEAVINGS = ['silent', 'cancelled', 'person', 'gave-up'] as const;
/** They said nothing more, cancelled, asked for a person, or were given to one because the bot could not go on. */
export type Leaving = (typeof LEAVINGS)[number];

/** How many went through a step, and where they went. A customer who comes by twice counts twice. */
export interface StepTraffic {
  visits: number;
  readonly ways: { [way: string]: number };
  readonly left: { [how in Leaving]: number };
}

export interface FlowTraffic {
  starts: number;
  readonly steps: { [step: string]: StepTraffic };
}

/** What went through the flows, counted from the facts on record, one conversation after the other. */
export class Traffic {
  private readonly flows = new Map<string, FlowTraffic>();
  conversations = 0;

  /** Counts the turns of a whole conversation that lie at or after `since`. */
  add(turns: readonly TurnOnRecord[], since = 0): void {
    this.conversations += 1;
    let underWay: Place[] = [];
    for (const { event, effects } of turns) {
      const counts = event.at >= since;
      for (const effect of effects) {
        if (effect.kind === 'fact') underWay = this.take(effect, underWay, event.kind, counts);
      }
    }
  }

  of(flow: string): FlowTraffic {
    const known = this.flows.get(flow);
    if (known !== undefined) return known;
    const fresh: FlowTraffic = { starts: 0, steps: {} };
    this.flows.set(flow, fresh);
    return fresh;
  }

  private take(
    fact: Effect & { readonly kind: 'fact' },
    underWay: readonly Place[],
    brought: Event['kind'],
    counts: boolean,
  ): Place[] {
    switch (fact.fact) {
      case 'flow-started':
        if (counts) this.of(fact.flow).starts += 1;
        return [...underWay, { flow: fact.flow, step: null }];
      case 'step':
        if (counts) this.stepOf(fact.flow, fact.step).visits += 1;
        return [...upTo(underWay, fact.flow), { flow: fact.flow, step: fact.step }];
      case 'way': {
        const { ways } = this.stepOf(fact.flow, fact.step);
        if (counts) ways[fact.way] = (ways[fact.way] ?? 0) + 1;
        return [...underWay];
      }
      case 'moved':
        return underWay.map((place) => (nameOf(place) === fact.from ? placeOf(fact.to) : place));
      case 'flow-ended':
        return upTo(underWay, fact.flow);
      case 'flow-cancelled': {
        const place = underWay.findLast(({ flow }) => flow === fact.flow);
        if (place === undefined) return [...underWay];
        // The outer flows are left with the inner one, where the customer stood.
        if (counts && place === innermost(underWay)) this.leave(place, brought === 'timer' ? 'silent' : 'cancelled');
        return underWay.filter((one) => one !== place);
      }
      case 'owner-changed': {
        if (fact.to.kind !== 'queue' || fact.from.kind !== 'bot') return [...underWay];
        const how = LEFT_FOR[fact.reason];
        const place = innermost(underWay);
        if (counts && how !== undefined && place !== undefined) this.leave(place, how);
        return [];
      }
      case 'outcome':
        return [];
      default:
        return [...underWay];
    }
  }

  private leave({ flow, step }: Place, how: Leaving): void {
    if (step !== null) this.stepOf(flow, step).left[how] += 1;
  }

  private stepOf(flow: string, step: string): StepTraffic {
    const { steps } = this.of(flow);
    const known = Object.hasOwn(steps, step) ? steps[step] : undefined;
    if (known !== undefined) return known;
    const fresh = { visits: 0, ways: {}, left: { silent: 0, cancelled: 0, person: 0, 'gave-up': 0 } };
    steps[step] = fresh;
    return fresh;
  }
}

/** Where one flow under way stands. */
interface Place {
  readonly flow: string;
  readonly step: string | null;
}

/** A hand-over that the flow itself decided is no leaving. */
const LEFT_FOR: { readonly [reason: string]: Leaving } = {
  asked: 'person',
  'not-understood': 'gave-up',
  'tries-used-up': 'gave-up',
  'action-failed': 'gave-up',
  'internal-error': 'gave-up',
};

/** Where the customer stood in an author's flow; a standing pattern (`_cancel`: "are you sure?") only lies over it. */
function innermost(underWay: readonly Place[]): Place | undefined {
  return underWay.findLast(({ flow }) => !flow.startsWith('_')) ?? underWay.at(-1);
}

/** The flows below the innermost one of this name; all where there is none. */
function upTo(underWay: readonly Place[], flow: string): Place[] {
  const at = underWay.findLastIndex((place) => place.flow === flow);
  return at === -1 ? [...underWay] : underWay.slice(0, at);
}

function nameOf({ flow, step }: Place): string {
  return `${flow}/${step ?? 'end'}`;
}

function placeOf(name: string): Place {
  const cut = name.indexOf('/');
  return { flow: name.slice(0, cut), step: name.slice(cut + 1) };
}
