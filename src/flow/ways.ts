import { HANDOFF_EXITS, type HandoffExit } from '../domain/case';
import type { LocalText } from '../domain/language';
import type { AskStep, CallStep, ChooseStep, HandoffStep, Program, RepeatStep, SayStep, Step, StepId } from './program';

/** What kind of way leads out of a step: by it the walks over a flow tell the good road from the others. */
export type WayKind =
  /** The step has done its work. */
  | 'next'
  /** A branch whose condition holds, or the one for when none does. */
  | 'branch'
  | 'else'
  /** Another round of a loop. */
  | 'round'
  /** The customer, or an action, did not give what was wanted. */
  | 'failure'
  | 'error'
  /** What people, the clock or the customer did with a case that the flow gave away: `on-<exit>`. */
  | 'exit';

/** One way out of a step. */
export interface Way {
  readonly kind: WayKind;
  /** Which way of this step it is: stable and unique among them (`next`, `if-2`, `else`, `on-error`). */
  readonly name: string;
  /** The same in the author's words: `if order == nil`, `when it fails`. */
  readonly words: string;
  /** The step it leads to; null where it leads out of the flow. */
  readonly to: StepId | null;
  /** Where it leads when it leads out of the flow: to the flow's end, to a person, or to a case that is resolved. */
  readonly ends: WayEnd | null;
  /** Variables that this way fills with a value. */
  readonly fills: readonly string[];
  /** Variables that this way leaves empty on purpose. */
  readonly empties: readonly string[];
}

export type WayEnd = 'flow' | 'person' | 'resolved';

/** Every way out of a step, the one that the author hopes for first. The one description of it: checks, coverage and drawings read this. */
export function waysOf(step: Step): readonly Way[] {
  const known = found.get(step) ?? findWays(step);
  found.set(step, known);
  return known;
}

/** Every step that can come after one, up to those that `end` the search; the one itself only where it comes again. */
export function stepsAfter(
  { steps }: Program,
  from: Step,
  ends: (step: Step) => boolean = () => false,
): ReadonlySet<Step> {
  const seen = new Set<Step>();
  const open = [from];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    for (const { to } of waysOf(step)) {
      const next = to === null ? undefined : steps[to];
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      if (!ends(next)) open.push(next);
    }
  }
  return seen;
}

const found = new WeakMap<Step, readonly Way[]>();

function findWays(step: Step): readonly Way[] {
  const ways = ownWays(step);
  const { aside } = step;
  if (aside === undefined) return ways;
  // The end of what is said beside an agent, or after a closed case, is no end of the flow.
  return ways.map((one) =>
    one.ends === 'flow' ? { ...one, ends: aside === 'accepted' ? 'person' : 'resolved' } : one,
  );
}

function ownWays(step: Step): readonly Way[] {
  switch (step.verb) {
    case 'say':
    case 'promise':
    case 'kept':
    case 'remind':
    case 'follow-up':
    case 'survey':
    case 'wait':
      return [way('next', 'next', 'then', step.next)];
    case 'set':
      return [way('next', 'next', 'then', step.next, { fills: Object.keys(step.values) })];
    case 'run':
      return [way('next', 'next', `after '${step.flow}'`, step.next, { fills: saved(step.save) })];
    case 'ask':
      return waysOfAsk(step);
    case 'call':
      return waysOfCall(step);
    case 'choose':
      return waysOfChoose(step);
    case 'repeat':
      return waysOfRepeat(step);
    case 'handoff':
      return [out('next', 'handed-over', 'to a person', 'person'), ...waysOfExits(step)];
    case 'resolve':
      return step.confirm
        ? [
            out('next', 'helped', 'when it helped', 'resolved'),
            out('failure', 'not-helped', 'when it did not help', 'person'),
          ]
        : [out('next', 'resolved', step.declined === null ? 'resolved' : 'declined', 'resolved')];
  }
}

type Placed<S> = S & { readonly next: StepId | null };

function waysOfAsk(step: Placed<AskStep>): readonly Way[] {
  const tries = step.tries === 1 ? 'one try' : `${step.tries} tries`;
  const failure = `after ${tries} without a usable answer`;
  return [
    way('next', 'answered', 'when it is answered', step.next, { fills: [step.slot] }),
    ...(step.optional ? [way('next', 'skipped', 'when it is skipped', step.next, { empties: [step.slot] })] : []),
    step.onFailure === null
      ? out('failure', 'on-failure', failure, 'person')
      : way('failure', 'on-failure', failure, step.onFailure),
  ];
}

function waysOfCall(step: Placed<CallStep>): readonly Way[] {
  const error = `when '${step.action}' fails or does not answer in time`;
  return [
    way('next', 'answered', `when '${step.action}' answers`, step.next, { fills: saved(step.save) }),
    step.onError === null ? out('error', 'on-error', error, 'person') : way('error', 'on-error', error, step.onError),
  ];
}

function waysOfChoose(step: Placed<ChooseStep>): readonly Way[] {
  return [
    ...step.branches.map((branch, index) =>
      way('branch', `if-${index + 1}`, `if ${branch.if}`, branch.then ?? step.next),
    ),
    way('else', 'else', step.hasElse ? 'else' : 'when no branch holds', step.otherwise ?? step.next),
  ];
}

const EXIT_WORDS: { readonly [exit in HandoffExit]: string } = {
  accepted: 'when an agent takes the case',
  resolved: 'when the agent has solved it',
  'no-agent': 'when nobody is at the desk',
  closed: 'when the team is closed',
  'timed-out': 'when nobody has taken it in time',
  'customer-left': 'when the customer leaves the queue',
  rejected: 'when the team declines it',
};

function waysOfExits({ exits }: HandoffStep): readonly Way[] {
  return HANDOFF_EXITS.flatMap((exit) => {
    const to = exits[exit];
    return to === undefined ? [] : [way('exit', `on-${exit}`, EXIT_WORDS[exit], to)];
  });
}

function waysOfRepeat(step: Placed<RepeatStep>): readonly Way[] {
  const rounds = step.atMost === 1 ? 'one round' : `${step.atMost} rounds`;
  return [
    way('next', 'until', `once ${step.until}`, step.next),
    way('round', 'round', `as long as not ${step.until}`, step.body ?? step.next),
    way('next', 'at-most', `after ${rounds}`, step.next),
  ];
}

function way(
  kind: WayKind,
  name: string,
  words: string,
  to: StepId | null,
  { fills = [], empties = [] }: Partial<Pick<Way, 'fills' | 'empties'>> = {},
): Way {
  return { kind, name, words, to, ends: to === null ? 'flow' : null, fills, empties };
}

function out(kind: WayKind, name: string, words: string, ends: WayEnd): Way {
  return { kind, name, words, to: null, ends, fills: [], empties: [] };
}

function saved(name: string | null): readonly string[] {
  return name === null ? [] : [name];
}

/** A step in the author's words: its verb and what it is about, or what it says. */
export function stepInWords(step: Step): string {
  switch (step.verb) {
    case 'say':
      return `say ${quoted(textOfSay(step))}`;
    case 'ask':
      return `ask ${step.slot} ${quoted(step.prompts.first)}`;
    case 'choose':
      return 'choose';
    case 'call':
      return `call ${step.action}`;
    case 'set':
      return `set ${Object.keys(step.values).join(', ')}`;
    case 'run':
      return `run ${step.flow}`;
    case 'repeat':
      return `repeat until ${step.until}`;
    case 'handoff':
      return step.note === null ? 'handoff' : `handoff "${short(step.note)}"`;
    case 'promise':
      return `promise ${quoted(step.what)}`;
    case 'kept':
      return `kept ${step.promise}`;
    case 'survey':
      return `survey ${step.scale}`;
    case 'wait':
      return 'wait';
    case 'remind':
    case 'follow-up':
      return `${step.verb} ${quoted(step.say)}`;
    case 'resolve':
      return 'resolve';
  }
}

/** Whether the flow rests at the step until the customer says something. */
export function awaitsCustomer(step: Step): boolean {
  return step.verb === 'ask' || step.verb === 'survey' || (step.verb === 'resolve' && step.confirm);
}

/** The words in which a `say` is known: those for when no variant holds, or the first variant. */
export function textOfSay({ text, variants }: SayStep): LocalText {
  return Object.keys(text).length > 0 ? text : (variants[0]?.text ?? text);
}

const LONGEST = 40;

/** The text in the language of these messages, or the first one that it is written in. */
function quoted(text: LocalText): string {
  const words = text.en ?? Object.values(text)[0] ?? '';
  return `"${short(words)}"`;
}

function short(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
