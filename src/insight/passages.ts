import type { Fact } from '../domain/effect';
import type { Event } from '../domain/event';

/** How customers left a flow in its middle. */
export const LEAVINGS = ['silent', 'cancelled', 'person', 'gave-up'] as const;
/** They said nothing more, cancelled, asked for a person, or were given to one because the bot could not go on. */
export type Leaving = (typeof LEAVINGS)[number];

/** What one fact tells of a customer's way through the flows. */
export type Passage =
  | { readonly kind: 'start'; readonly flow: string }
  | { readonly kind: 'visit'; readonly flow: string; readonly step: string }
  | { readonly kind: 'way'; readonly flow: string; readonly step: string; readonly way: string }
  | {
      readonly kind: 'leave';
      readonly flow: string;
      readonly step: string;
      readonly how: Leaving;
      /** What it was called when the customer came by, before a newer release moved it. */
      readonly cameBy?: Pick<Place, 'flow' | 'step'>;
    };

/** Where one flow under way stands. */
export interface Place {
  readonly flow: string;
  readonly step: string | null;
  readonly cameBy?: Pick<Place, 'flow' | 'step'>;
}

/** Follows one conversation through its flows, fact by fact. */
export class Walker {
  private underWay: readonly Place[] = [];
  /** The flow below was left with the one that was just cancelled. */
  private leftWith = false;

  get places(): readonly Place[] {
    return this.underWay;
  }

  /** Goes on where another one stood. */
  stand(places: readonly Place[]): void {
    this.underWay = places;
  }

  take(fact: Fact, brought: Event['kind']): Passage | null {
    if (fact.fact !== 'flow-cancelled') this.leftWith = false;
    switch (fact.fact) {
      case 'flow-started':
        this.underWay = [...this.underWay, { flow: fact.flow, step: null }];
        return { kind: 'start', flow: fact.flow };
      case 'step':
        this.underWay = [...this.upTo(fact.flow), { flow: fact.flow, step: fact.step }];
        return { kind: 'visit', flow: fact.flow, step: fact.step };
      case 'way':
        return { kind: 'way', flow: fact.flow, step: fact.step, way: fact.way };
      case 'moved':
        this.underWay = this.underWay.map((place) => (nameOf(place) === fact.from ? movedTo(fact.to, place) : place));
        return null;
      case 'flow-ended':
        this.underWay = this.upTo(fact.flow);
        return null;
      case 'flow-cancelled':
        return this.cancel(fact.flow, brought === 'timer' ? 'silent' : 'cancelled');
      case 'owner-changed': {
        if (fact.to.kind !== 'queue' || fact.from.kind !== 'bot') return null;
        const place = this.innermost();
        this.underWay = [];
        return leaving(place, LEFT_FOR[fact.reason]);
      }
      case 'outcome':
        this.underWay = [];
        return null;
      default:
        return null;
    }
  }

  /** Where the customer stands in an author's flow; a standing pattern (`_cancel`: "are you sure?") only lies over it. */
  innermost(): Place | undefined {
    return this.underWay.findLast(({ flow }) => !flow.startsWith('_')) ?? this.underWay.at(-1);
  }

  /** What is cancelled in the next turn is left by itself. */
  endTurn(): void {
    this.leftWith = false;
  }

  private cancel(flow: string, how: Leaving): Passage | null {
    const place = this.underWay.findLast((one) => one.flow === flow);
    if (place === undefined) return null;
    // The outer flows are left with the inner one, where the customer stood, whichever is told first.
    const left = place === this.innermost() && !this.leftWith ? leaving(place, how) : null;
    this.leftWith ||= left !== null;
    this.underWay = this.underWay.filter((one) => one !== place);
    return left;
  }

  /** The flows below the innermost one of this name; all where there is none. */
  private upTo(flow: string): readonly Place[] {
    const at = this.underWay.findLastIndex((place) => place.flow === flow);
    return at === -1 ? this.underWay : this.underWay.slice(0, at);
  }
}

/** A hand-over that the flow itself decided is no leaving. */
const LEFT_FOR: { readonly [reason: string]: Leaving } = {
  asked: 'person',
  'not-understood': 'gave-up',
  'tries-used-up': 'gave-up',
  'action-failed': 'gave-up',
  'internal-error': 'gave-up',
};

function leaving(place: Place | undefined, how: Leaving | undefined): Passage | null {
  if (place === undefined || place.step === null || how === undefined) return null;
  const { flow, step, cameBy } = place;
  return { kind: 'leave', flow, step, how, ...(cameBy !== undefined && { cameBy }) };
}

function nameOf({ flow, step }: Place): string {
  return `${flow}/${step ?? 'end'}`;
}

function movedTo(name: string, { flow, step, cameBy = { flow, step } }: Place): Place {
  const cut = name.indexOf('/');
  return { flow: name.slice(0, cut), step: name.slice(cut + 1), cameBy };
}
