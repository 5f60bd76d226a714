import type { LinkedFlow } from './link-steps';
import type { AskStep, Step, StepId } from './program';
import type { Span } from './source-text';
import { soleVariable } from './template';
import { stepsAfter } from './ways';

type Placed = Step & { readonly id: StepId };

/** What is written and does nothing: as a rule the author meant something else. */
export function checkIdle(flows: ReadonlyMap<string, LinkedFlow>): void {
  for (const flow of flows.values()) {
    // Half of a step may be missing then.
    if (flow.draft.reading.diagnostics.some(({ severity }) => severity === 'error')) continue;
    checkHead(flow);
    for (const step of Object.values(flow.program.steps)) {
      const why = whyIdle(flow, step);
      if (why !== null) warn(flow, flow.drafts.get(step.id) ?? flow.draft.at, why);
    }
  }
}

function checkHead(flow: LinkedFlow): void {
  const { flow: name, insteadOf, settles, triggers } = flow.program;
  if (insteadOf.includes(name))
    warn(flow, flow.draft.at, `'${name}' cannot take its own place; take it out of \`instead-of\`.`);
  const twice = settles.find((intent) => triggers.includes(intent));
  if (twice !== undefined)
    warn(
      flow,
      flow.draft.at,
      `'${twice}' starts this flow, so the flow sees to it anyway; take it out of \`settles\`.`,
    );
}

function whyIdle(flow: LinkedFlow, step: Placed): string | null {
  switch (step.verb) {
    case 'choose':
      if (step.branches.length > 0) return null;
      return 'This `choose` has only an `else`, which is always taken; write its steps without the `choose`, or the `if` that is missing.';
    case 'ask':
      return whyIdleQuestion(step);
    case 'repeat':
      if (step.atMost !== 1) return null;
      return 'A `repeat` with `at-most: 1` repeats nothing; write `choose`, or let it go round more often.';
    case 'set': {
      const same = Object.entries(step.values).find(([name, value]) => isItself(name, value));
      return same === undefined ? null : `'${same[0]}' is set to itself, which changes nothing; take it out.`;
    }
    case 'handoff':
      if (step.timeout === null || step.exits['timed-out'] !== undefined) return null;
      return 'Nothing comes of this `timeout`: the customer stays in the queue; say with `on-timed-out` what happens then, or take it out.';
    case 'kept':
      return whyKeptAlready(flow, step);
    default:
      return null;
  }
}

function isItself(name: string, value: unknown): boolean {
  return typeof value === 'string' && soleVariable(value)?.join('.') === name;
}

function whyIdleQuestion(step: Placed & { verb: 'ask' }): string | null {
  const types = [step.type, ...step.orTypes];
  const [only, another] = step.choices;
  if (step.type === 'choice' && only && !another && !step.optional)
    return `'${step.slot}' has one choice only, so there is nothing to choose; add the others, or \`set\` it.`;
  const alike = step.choicesFrom === null ? null : whyAlike(step.choicesFrom);
  if (alike !== null) return alike;
  if (step.prompts.invalid !== null && step.valid === null && step.accept.length === 0)
    return '`invalid` is never said, because there is no `valid` that an answer could break; write `valid`, or call the text `not-understood`.';
  if (step.early && types.every((type) => NEVER_EARLY.includes(type)))
    return `\`early\` means nothing to a question for a ${step.type}: only dates, numbers, sums and files are known by their kind; take it out.`;
  return null;
}

/** Out of a list, with words or a value that are the same for each thing in it. */
function whyAlike({ value, title }: NonNullable<AskStep['choicesFrom']>): string | null {
  const isOfItem = (template: string): boolean => /\{[{%][^}]*\bitem\b/.test(template);
  if (!isOfItem(value))
    return 'Each of these choices has the same value, because `value` says nothing of `item`; write such as "{{ item.id }}".';
  if (Object.values(title).every(isOfItem)) return null;
  return 'These buttons all read alike, because `title` says nothing of `item`; write such as "{{ item.name }}".';
}

const NEVER_EARLY: readonly string[] = ['text', 'choice', 'yes-no'];

/** Only where every path to this place has kept it: on one branch of two it is no mistake. */
function whyKeptAlready({ program, draft, drafts }: LinkedFlow, step: Placed & { verb: 'kept' }): string | null {
  const start = program.start === null ? undefined : program.steps[program.start];
  if (start === undefined || step.aside !== undefined) return null;
  const before = Object.values(program.steps).find((first) => {
    if (first.verb !== 'kept' || first === step || first.promise !== step.promise || first === start) return false;
    const isAnew = (one: Step) => one.verb === 'promise' && (one.promise ?? (one as Placed).id) === step.promise;
    if (!stepsAfter(program, first, isAnew).has(step)) return false;
    return !stepsAfter(program, start, (one) => one === first).has(step);
  });
  if (before === undefined) return null;
  const at = drafts.get(before.id) ?? draft.at;
  const { line } = draft.reading.source.placeOf(at.start);
  return `'${step.promise}' was kept at line ${line} already, on every path to this place; take one of the two out.`;
}

function warn({ report }: LinkedFlow, at: Span, message: string): void {
  report.warn('FLOW_NO_EFFECT', at, message);
}
