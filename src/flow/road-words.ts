import type { RoadStep } from './diagnostic';
import type { Road } from './prove-visits';
import { stepInWords, waysOf } from './ways';

const MOST_SHOWN = 14;

/** A path as its author reads it: its steps, and at each fork the way that it takes. */
export function roadInWords(road: Road): readonly RoadStep[] {
  const steps = road.map(({ step, way }): RoadStep => {
    const isFork = waysOf(step).length > 1;
    return { ...step.place, step: stepInWords(step), way: way !== null && isFork ? way.words : null };
  });
  if (steps.length <= MOST_SHOWN) return steps;
  // Between the first and the last ones only the forks tell.
  const last = steps.slice(-MOST_SHOWN / 2);
  const forks = steps.slice(0, -MOST_SHOWN / 2).filter(({ way }) => way !== null);
  return [...forks.slice(0, MOST_SHOWN / 2), ...last];
}

/** The fork that matters most for a sentence about a road: its last way that is not the one hoped for. */
export function turnOf(road: Road): string | null {
  for (const { step, way } of [...road].reverse()) {
    if (way === null || waysOf(step).length < 2) continue;
    if (way.kind === 'failure' || way.kind === 'error' || way.kind === 'exit' || way.name === 'skipped')
      return way.words;
    if (way.kind === 'branch' || way.kind === 'else') return way.kind === 'else' ? elseOf(step, way.words) : way.words;
  }
  return null;
}

function elseOf(step: Road[number]['step'], words: string): string {
  return step.verb === 'choose' && step.branches.length > 0
    ? `unless ${step.branches.map((branch) => branch.if).join(' or ')}`
    : words;
}

/** The flow out of whose results a variable came, where it may come back without this part of it. */
export function sourceOf(road: Road, path: readonly string[]): string | null {
  const [variable] = path;
  for (const { step } of [...road].reverse()) {
    if (step.verb === 'run' && step.save === variable) return path.length > 1 ? step.flow : null;
  }
  return null;
}

/** The way on a road beside which another one fills a variable: where the two part, it is decided. */
export function partingFor(road: Road, variable: string): string | null {
  for (const { step, way } of [...road].reverse()) {
    if (way === null) continue;
    const ways = waysOf(step);
    if (!way.fills.includes(variable) && ways.some(({ fills }) => fills.includes(variable))) return way.words;
  }
  return null;
}
