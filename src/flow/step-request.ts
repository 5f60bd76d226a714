import type { CustomerMessage } from '../domain/event';
import type { Understanding } from '../domain/understanding';
import { closeCase } from './step-case';
import { knownValues } from './step-known';
import { goDownTheLadder } from './step-ladder';
import { underWay } from './step-place';
import { restingStep } from './step-rest';
import { goesOn } from './step-return';
import { whereTheyLeft } from './step-silence';
import { isBareAct, isOnlyPictures } from './step-small-talk';
import type { Turn } from './step-turn';
import { startFlow } from './step-walk';
import { takeWordless } from './step-wordless';

// A request: words without a question to answer, and the flow that they begin.

/** Words without a question to answer: through the gates to a flow, or a rung down the ladder. */
export function request(turn: Turn, message: CustomerMessage): void {
  const { understanding } = message;
  if (understanding === null) return takeWordless(turn, message);
  const intent = wantedIntent(turn, understanding);
  const flow = intent === null ? undefined : turn.content.flowOf[intent];
  const left = whereTheyLeft(turn);
  if (left !== null && goesOn(turn, left, message, flow)) {
    return turn.startPattern('_return', { under_way: underWay(turn, left.frames) }, { left: true });
  }
  const asksNothing = flow === undefined && (isBareAct(understanding) || isOnlyPictures(message.text));
  const decision = flow === undefined ? miss(understanding) : 'answer';
  noteUnderstood(turn, understanding, asksNothing ? 'no-request' : decision);
  if (flow !== undefined) {
    begin(turn, flow, intent, message);
    return;
  }
  if (asksNothing) {
    turn.phase({ kind: 'idle' });
    return turn.startPattern('_anything-else');
  }
  goDownTheLadder(turn, understanding);
}

/** What to begin with; the other requests of the same message are kept for later. Null below the gates. */
function wantedIntent(turn: Turn, understanding: Understanding): string | null {
  if (understanding.decision !== 'answer') return null;
  const wanted = distinct(
    understanding.requests.map((one) => one.intents[0]?.intent).filter((one) => one !== undefined),
  ).filter((intent) => turn.program(turn.content.flowOf[intent] ?? '')?.opensCase);
  const [first, ...others] = wanted.filter((intent, at) => !isSettled(turn, intent, at, wanted));
  if (first !== undefined) {
    const said = others.map((other) => [other, ownValues(turn, understanding, other)] as const);
    const apart = said.filter(([, values]) => Object.keys(values).length > 0);
    turn.set({
      alsoAsked: others,
      ...(apart.length > 0 || turn.state.alsoSaid !== undefined ? { alsoSaid: Object.fromEntries(apart) } : {}),
    });
  }
  return first ?? understanding.intents[0]?.intent ?? null;
}

function valuesFor(turn: Turn, understanding: Understanding, intent: string | null) {
  return { ...knownValues(understanding.entities, turn.content), ...ownValues(turn, understanding, intent) };
}

/** "Cancel KH-1, and an invoice for KH-2": what stands in the part of one request is not the other's. */
function ownValues(turn: Turn, { entities, requests }: Understanding, intent: string | null) {
  const part = requests.find(({ intents }) => intents[0]?.intent === intent);
  const said = part === undefined ? [] : entities.filter((one) => one.start >= part.start && one.end <= part.end);
  return knownValues(said, turn.content);
}

/** "It is broken and I want my money back": the flow of the one sees to the other. Where each does, the first is begun. */
function isSettled(turn: Turn, intent: string, at: number, wanted: readonly string[]): boolean {
  const sees = (to: string, by: string) => turn.program(turn.content.flowOf[by] ?? '')?.settles.includes(to) ?? false;
  return wanted.some((other, place) => sees(intent, other) && (place < at || !sees(other, intent)));
}

function miss(understanding: Understanding): string {
  return understanding.decision === 'answer' ? 'no-flow' : understanding.decision;
}

export function noteUnderstood(turn: Turn, understanding: Understanding, decision: string): void {
  turn.fact({
    fact: 'understood',
    intent: understanding.intents[0]?.intent ?? null,
    confidence: understanding.confidence,
    margin: understanding.margin,
    trust: understanding.trust,
    decision,
  });
}

/** Starts a flow: on top of one that waits, as a digression; else afresh. */
export function begin(turn: Turn, flow: string, intent: string | null, message: CustomerMessage): void {
  const isInstead = giveWay(turn, flow);
  const { frames, phase } = turn.state;
  const digressions = frames.filter((frame) => frame.origin === 'digression').length;
  const rests = phase.kind === 'asking' || restingStep(turn) !== null;
  const inside = rests && frames.length > 0 && digressions < MOST_DIGRESSIONS;
  // Who asks for more instead of saying whether it helped speaks of the same order still.
  const { alsoAsked, alsoSaid, known } = turn.state;
  if (phase.kind === 'confirming' || phase.kind === 'rating') closeCase(turn, 'resolved-implied');
  else if (!inside && !isInstead) leaveFlows(turn);
  // It was an agent's who let the bot run a flow, and is theirs again.
  if (turn.openCase?.owner.kind === 'agent') return;
  const { understanding } = message;
  const own = understanding === null ? {} : valuesFor(turn, understanding, intent);
  turn.set({
    misses: 0,
    alsoAsked,
    ...(alsoSaid === undefined ? {} : { alsoSaid }),
    known: { ...known, ...own },
    phase: { kind: 'idle' },
  });
  startFlow(turn, flow, inside ? 'digression' : 'trigger', intent);
}

/** "Rather change the size": what the new flow stands in for ends here, with all that was begun on top of it. The case and what is known of it stay. */
function giveWay(turn: Turn, flow: string): boolean {
  const { frames } = turn.state;
  const at = placeOf(turn, flow);
  if (at < 0) return false;
  for (const frame of frames.slice(at)) turn.fact({ fact: 'flow-cancelled', flow: frame.flow });
  turn.set({ frames: frames.slice(0, at) });
  turn.sayStanding('instead', { title: turn.render(turn.program(flow)!.title) });
  return true;
}

/** Whether a flow would take the place of one that is under way. */
export function takesThePlace(turn: Turn, flow: string): boolean {
  return placeOf(turn, flow) >= 0;
}

function placeOf(turn: Turn, flow: string): number {
  const { frames, phase } = turn.state;
  if (phase.kind === 'confirming' || phase.kind === 'rating') return -1;
  const replaced = turn.program(flow)?.insteadOf ?? [];
  return frames.findIndex((frame) => frame.origin !== 'run' && replaced.includes(frame.flow));
}

/** A digression of a digression of a digression is a new matter. */
const MOST_DIGRESSIONS = 3;

/** The customer has gone on to another matter. */
function leaveFlows(turn: Turn): void {
  if (turn.state.frames.length === 0) return;
  for (const frame of turn.state.frames) turn.fact({ fact: 'flow-cancelled', flow: frame.flow });
  closeCase(turn, 'abandoned');
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
