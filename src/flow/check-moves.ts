import { didYouMean } from './did-you-mean';
import type { LinkedFlow } from './link-steps';
import type { Step } from './program';
import { EVERY, type MoveDraft } from './read-moves';
import type { Report } from './report';

/** Every place that a move leads to must be there, and be of the kind of the place it comes from, as far as that is known. */
export function checkMoves(moves: readonly MoveDraft[], flows: ReadonlyMap<string, LinkedFlow>, report: Report): void {
  for (const { from, to, at } of moves) {
    const steps = flows.get(to.flow)?.program.steps;
    if (steps === undefined || to.step === EVERY) continue;
    const target = Object.hasOwn(steps, to.step) ? steps[to.step] : undefined;
    if (target === undefined) {
      const mend = didYouMean(to.step, Object.keys(steps)) || `; it has ${Object.keys(steps).join(', ')}`;
      report.error('MOVE_UNKNOWN_STEP', at, `The flow '${to.flow}' has no step '${to.step}'${mend}.`);
      continue;
    }
    const verb = flows.get(from.flow)?.program.steps[from.step]?.verb ?? verbOf(from.step);
    if (verb === null || verb === target.verb) continue;
    const message = `'${from.flow}/${from.step}' is a step '${verb}' and '${to.flow}/${to.step}' a step '${target.verb}'; who waits there can only go on at a step of the same kind.`;
    report.error('MOVE_OTHER_KIND', at, message);
  }
}

const VERBS: readonly Step['verb'][] = ['ask', 'call', 'handoff', 'resolve', 'survey', 'wait'];

/** An id that no author wrote begins with the verb. */
function verbOf(step: string): Step['verb'] | null {
  return VERBS.find((verb) => step === verb || step.startsWith(`${verb}-`)) ?? null;
}
