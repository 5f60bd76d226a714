import type { FlowCalls } from './flow-calls';
import type { LinkedFlow } from './link-steps';
import { longestRoad, type Questions } from './longest-road';
import type { Program } from './program';

/** The flow that asks most on one road to its outcome, and how often. */
export interface Longest {
  readonly flow: string;
  readonly questions: number;
}

/** More questions than that on one road, and customers leave or wish for a person. */
const MOST_QUESTIONS = 15;

/** How many questions the longest roads have; too many are told. */
export function checkLength(
  flows: ReadonlyMap<string, LinkedFlow>,
  calls: FlowCalls,
  circles: ReadonlySet<string>,
): Longest | null {
  const lengths = new Map<string, Questions>();
  const none: Questions = { toEnd: 0, toOutcome: null };
  const lengthOf = (name: string): Questions => {
    const flow = flows.get(name);
    if (!flow || circles.has(name)) return none;
    const known = lengths.get(name) ?? remembered(flow, lengthOf);
    lengths.set(name, known);
    return known;
  };
  let longest: Longest | null = null;
  for (const [name, { program, draft, report }] of flows) {
    if (!calls.started.has(name)) continue;
    const { toEnd, toOutcome } = lengthOf(name);
    const questions = Math.max(toEnd ?? 0, toOutcome ?? 0);
    if (longest === null || questions > longest.questions) longest = { flow: program.flow, questions };
    const most = draft.questionsAtMost ?? MOST_QUESTIONS;
    if (questions <= most) continue;
    const message = `The longest road through '${name}' has ${questions} questions, and more than ${most} are too many; ask less, hand over earlier, or say \`questions-at-most: ${questions}\` in the flow.`;
    report.warn('FLOW_LONG_ROAD', draft.at, message);
  }
  return longest;
}

/** What was reckoned of each flow, with the flows that it ran then. */
const reckoned = new WeakMap<Program, { readonly of: string; readonly questions: Questions }>();

function remembered({ program }: LinkedFlow, lengthOf: (flow: string) => Questions): Questions {
  const runs = Object.values(program.steps).flatMap((step) => (step.verb === 'run' ? [lengthOf(step.flow)] : []));
  const of = JSON.stringify(runs);
  const known = reckoned.get(program);
  if (known?.of === of) return known.questions;
  const questions = longestRoad(program, lengthOf);
  reckoned.set(program, { of, questions });
  return questions;
}
