import type { Frame } from '../domain/conversation';
import type { StepId } from './program';
import type { Turn } from './step-turn';

export type Taken = 'goes-on' | 'waits';

export function goTo(turn: Turn, at: StepId | null): Taken {
  turn.setFrame({ at });
  return 'goes-on';
}

/** The title of what the customer is about, for patterns; null between flows. */
export function underWay(turn: Turn, frames: readonly Frame[] = turn.state.frames): string | null {
  const frame = frames.find(({ origin }) => origin !== 'pattern');
  const program = frame === undefined ? undefined : turn.program(frame.flow);
  return program === undefined ? null : turn.render(program.title);
}
