import { followUpWithinMs } from '../domain/channel-limits';
import type { BotSettings } from '../domain/settings';
import { didYouMean } from './did-you-mean';
import type { LinkedFlow } from './link-steps';
import type { Step, StepId, Time } from './program';
import { stepsAfter } from './ways';

type Flows = ReadonlyMap<string, LinkedFlow>;
/** A step with its place in the flow. */
type Placed = Step & { readonly id: StepId };

/** What is meant for later: whether it can ever come. */
export function checkLater(flows: Flows, bot: BotSettings | null): void {
  const promises = promisesOf(flows);
  for (const flow of flows.values()) {
    for (const step of Object.values(flow.program.steps)) {
      checkNeedsCase(flow, step);
      if (step.verb === 'kept') checkKept(flow, step, promises);
      if (bot && step.verb === 'ask') checkReminders(flow, step, bot);
      if (bot && step.verb === 'follow-up') checkFollowUp(flow, step, bot);
    }
  }
}

/** By promise: the flows that make it. */
type Promises = ReadonlyMap<string, ReadonlySet<LinkedFlow>>;

function promisesOf(flows: Flows): Promises {
  const promises = new Map<string, Set<LinkedFlow>>();
  for (const flow of flows.values()) {
    for (const step of Object.values(flow.program.steps)) {
      if (step.verb !== 'promise') continue;
      const name = step.promise ?? step.id;
      promises.set(name, (promises.get(name) ?? new Set()).add(flow));
    }
  }
  return promises;
}

function checkKept(flow: LinkedFlow, step: Placed & { verb: 'kept' }, promises: Promises): void {
  if (flow.draft.reading.hasGaps) return;
  const makers = promises.get(step.promise);
  if (makers === undefined) {
    const mend = didYouMean(step.promise, [...promises.keys()]) || '; give the `promise` this `id`';
    report(flow, step, 'FLOW_UNKNOWN_PROMISE', `No flow makes a promise '${step.promise}'${mend}.`);
    return;
  }
  // What another flow promised may be open from before.
  if (makers.size > 1 || !makers.has(flow) || isPromisedBefore(flow, step)) return;
  const made = Object.values(flow.program.steps).find(
    (one) => one.verb === 'promise' && (one.promise ?? one.id) === step.promise,
  );
  const message = `'${step.promise}' is not promised on any path to this place, but only at line ${made?.place.line}; write \`kept\` behind the promise.`;
  report(flow, step, 'FLOW_UNKNOWN_PROMISE', message, 'warn');
}

function isPromisedBefore({ program }: LinkedFlow, kept: Placed & { verb: 'kept' }): boolean {
  return Object.values(program.steps).some(
    (step) =>
      step.verb === 'promise' &&
      (step.promise ?? step.id) === kept.promise &&
      // What is promised beside an agent is promised before whatever else becomes of the case.
      (step.aside !== undefined || stepsAfter(program, step).has(kept)),
  );
}

const OF_A_CASE: readonly Step['verb'][] = ['survey', 'follow-up', 'promise'];

function checkNeedsCase(flow: LinkedFlow, step: Placed): void {
  // A part that others run is in their case.
  const { opensCase, triggers } = flow.program;
  if (opensCase || triggers.length === 0 || !OF_A_CASE.includes(step.verb)) return;
  const message = `\`${step.verb}\` belongs to a case, and this flow opens none; take \`case: false\` out, or this step.`;
  report(flow, step, 'FLOW_NEEDS_CASE', message);
}

/** A question that nobody answers ends with the silence, and its reminders with it. */
function checkReminders(flow: LinkedFlow, step: Placed & { verb: 'ask' }, { silenceMs }: BotSettings): void {
  const late = step.reminders.find(({ after }) => longest(after) >= silenceMs);
  if (!late || !flow.program.opensCase) return;
  const minutes = Math.round(silenceMs / 60_000);
  const message = `The reminder of '${step.slot}' never comes: after ${minutes} minutes of silence the case is closed (\`silence\` in flows/_bot.yaml). Give it less time.`;
  report(flow, step, 'FLOW_REMINDER_LATE', message);
}

/** Only where the settings say which channels there are. */
function checkFollowUp(flow: LinkedFlow, step: Placed & { verb: 'follow-up' }, { channels }: BotSettings): void {
  const names = Object.keys(channels);
  const afterMs = longest(step.after);
  const closed = names.filter((name) => followUpWithinMs(name, channels) < afterMs);
  if (closed.length === 0) return;
  const which =
    closed.length === names.length ? 'no channel of flows/_bot.yaml takes' : `${closed.join(', ')} does not take`;
  const message = `The follow-up comes after ${timeOf(afterMs)}, and ${which} a message that long after the customer's last words; let it come sooner.`;
  report(flow, step, 'FLOW_FOLLOW_UP_LATE', message, closed.length === names.length ? 'error' : 'warn');
}

function longest(time: Time): number {
  return typeof time === 'number' ? time : time.otherwise;
}

function timeOf(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  return hours >= 48 ? `${Math.round(hours / 24)} days` : hours >= 1 ? `${hours} h` : `${Math.round(ms / 60_000)} min`;
}

function report(
  flow: LinkedFlow,
  step: Placed,
  code: Parameters<LinkedFlow['report']['error']>[0],
  message: string,
  severity: 'error' | 'warn' = 'error',
): void {
  const at = flow.drafts.get(step.id);
  if (at) flow.report[severity](code, at, message);
}
