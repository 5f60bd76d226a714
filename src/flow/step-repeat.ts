import { innerSteps } from './dependence';
import type { RepeatStep, Step } from './program';
import { typesOf } from './step-known';
import { goTo, type Taken } from './step-place';
import type { Turn } from './step-turn';
import { clearValues } from './step-values';
import { holds } from './template';

/** Another round, or on: after the last, or once what it repeats for holds. */
export function repeat(turn: Turn, step: RepeatStep & Step): Taken {
  const times = turn.frame?.loops[step.id] ?? 0;
  const isUntil = holds(step.until, turn.scope());
  const done = times >= step.atMost || isUntil;
  turn.went(step.id, isUntil ? 'until' : done ? 'at-most' : 'round');
  turn.setFrame({ loops: { ...turn.frame?.loops, [step.id]: done ? 0 : times + 1 } });
  if (!done && times > 0) forgetRound(turn, step);
  return goTo(turn, done ? step.next : step.body);
}

/** Each round asks its questions anew: what the last one collected must not answer them. */
function forgetRound(turn: Turn, step: RepeatStep & Step): void {
  const { frame } = turn;
  const program = frame === undefined ? undefined : turn.program(frame.flow);
  if (frame === undefined || program === undefined) return;
  const inner = innerSteps(program, step);
  const asks = inner.flatMap((one) => (one.verb === 'ask' ? [one] : []));
  const without = <T>(values: { readonly [name: string]: T }, names: readonly string[]) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
  const slots = asks.map((one) => one.slot);
  clearValues(turn, slots);
  turn.setFrame({
    asked: frame.asked.filter((slot) => !slots.includes(slot)),
    ...(frame.ended && {
      ended: without(
        frame.ended,
        inner.map(({ id }) => id),
      ),
    }),
  });
  turn.set({
    known: without(turn.state.known, asks.flatMap(typesOf)),
  });
}
