import type { TurnOnRecord } from './fact-turn';
import { type Leaving, type Passage, type Place, Walker } from './passages';

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

  /** `now`: where a place of an older release stands today, when flows and steps have been renamed since. */
  constructor(private readonly now: (place: Place) => Place = (place) => place) {}

  /** Counts the turns of a whole conversation that lie at or after `since`. */
  add(turns: readonly TurnOnRecord[], since = 0): void {
    this.conversations += 1;
    const walker = new Walker();
    for (const { event, effects } of turns) {
      for (const effect of effects) {
        const passage = effect.kind === 'fact' ? walker.take(effect, event.kind) : null;
        if (passage !== null && event.at >= since) this.count(passage);
      }
      walker.endTurn();
    }
  }

  of(flow: string): FlowTraffic {
    const known = this.flows.get(flow);
    if (known !== undefined) return known;
    const fresh: FlowTraffic = { starts: 0, steps: {} };
    this.flows.set(flow, fresh);
    return fresh;
  }

  private count(passage: Passage): void {
    switch (passage.kind) {
      case 'start':
        this.of(this.now({ flow: passage.flow, step: null }).flow).starts += 1;
        return;
      case 'visit':
        this.stepOf(passage).visits += 1;
        return;
      case 'way': {
        const { ways } = this.stepOf(passage);
        ways[passage.way] = (ways[passage.way] ?? 0) + 1;
        return;
      }
      case 'leave':
        this.stepOf(passage).left[passage.how] += 1;
    }
  }

  private stepOf(place: { readonly flow: string; readonly step: string }): StepTraffic {
    const { flow, step } = { ...place, ...withStep(this.now(place)) };
    const { steps } = this.of(flow);
    const known = Object.hasOwn(steps, step) ? steps[step] : undefined;
    if (known !== undefined) return known;
    const fresh = { visits: 0, ways: {}, left: { silent: 0, cancelled: 0, person: 0, 'gave-up': 0 } };
    steps[step] = fresh;
    return fresh;
  }
}

function withStep({ flow, step }: Place): { readonly flow: string; readonly step: string } | null {
  return step === null ? null : { flow, step };
}
