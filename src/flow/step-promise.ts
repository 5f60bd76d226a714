import type { Case, Owed } from '../domain/case';
import { followUpWithinMs } from '../domain/channel-limits';
import type { Promised } from '../domain/conversation';
import type { DeskEvent } from '../domain/event';
import { onWorkingDay, whenWorked } from '../domain/opening-hours';
import type { PromiseStep, StepId } from './program';
import type { Turn } from './step-turn';

/** More open promises than that to one customer are no promises any more: the one that is due first counts as broken. */
const MOST_OPEN = 20;
const DUE = 'promise:';
const LATE = 'promise-late:';
const NEAR = 'promise-near:';
const LEAST_LEAD_MS = 5 * 60_000;
const MOST_LEAD_MS = 24 * 60 * 60_000;

/** `promise`: said, kept in mind, and watched. Made again in the same case it is the same promise with a new time. */
export function makePromise(turn: Turn, step: PromiseStep & { readonly id: StepId }): void {
  const due = dueOf(turn, turn.time(step.within), step.by);
  const withinMs = due - turn.event.at;
  const what = turn.render(step.what, { due });
  turn.sayStanding('promise', { what, due });
  const caseNumber = turn.openCase?.number;
  if (caseNumber === undefined) return;
  watch(turn, { id: step.promise ?? step.id, what, due, by: step.by, state: 'open', caseNumber }, withinMs);
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Hours are those in which the team works: nobody keeps "within four hours" at half past two at night. Days are the calendar's, but
 * nothing falls due on a day on which the team does not work at all.
 */
function dueOf(turn: Turn, withinMs: number, by: string | null): number {
  const { bot } = turn.content;
  const { at } = turn.event;
  const due = at + withinMs;
  const team = bot.teams.find(({ name }) => name === by);
  if (team === undefined) return due;
  const { hours } = team;
  const { timeZone } = bot;
  return (withinMs < DAY_MS ? whenWorked(hours, at, withinMs, timeZone) : onWorkingDay(hours, due, timeZone)) ?? due;
}

/** An agent's promise: said in the agent's name, and watched like a flow's. */
export function promiseByAgent(turn: Turn, { agent, what, due }: Extract<DeskEvent, { kind: 'desk-promise' }>): void {
  const madeBy = { agentId: agent.id, name: agent.name };
  turn.record({ role: 'agent', ...madeBy }, { text: turn.standing('promise', { what, due }) });
  const caseNumber = turn.openCase?.number;
  if (caseNumber === undefined) return;
  const promised = { id: turn.freshId('desk'), what, due, by: null, madeBy, state: 'open', caseNumber } as const;
  watch(turn, promised, due - turn.event.at);
}

/** Somebody at the desk says that it has been done, whoever has the case by now. */
export function keepByAgent(turn: Turn, { promise, of }: Extract<DeskEvent, { kind: 'desk-kept' }>): void {
  const promised = turn.state.promises.find((one) => isOpen(one) && one.id === promise && one.caseNumber === of);
  if (promised === undefined) turn.refuse('no-promise');
  else settle(turn, promised, 'kept');
}

/** The row of the customer's latest case tells what is still owed, for lists and reminders: also when it is closed or with the bot. */
export function noteOwed(turn: Turn): void {
  const current = turn.state.case;
  if (current === null) return;
  const owed = turn.state.promises
    .filter(isOpen)
    .map(({ id = '', caseNumber = current.number, what, due, by, madeBy }): Owed => {
      const team = by ?? current.handoff?.team ?? turn.content.bot.defaultTeam;
      return { id, caseNumber, what, due, team, ...(madeBy !== undefined && { madeBy }) };
    })
    .sort((a, b) => a.due - b.due);
  if (JSON.stringify(owed) === JSON.stringify(current.owed ?? [])) return;
  const [next] = owed;
  turn.set({ case: { ...withoutOwed(current), ...(next !== undefined && { owedAt: next.due, owed }) } });
}

/** As a case stands when a later one tells what is owed. */
export function withoutOwed({ owedAt: _at, owed: _owed, ...others }: Case): Case {
  return others;
}

function watch(
  turn: Turn,
  promised: Promised & { readonly id: string; readonly caseNumber: string },
  withinMs: number,
) {
  const { due, caseNumber } = promised;
  const others = turn.state.promises.filter((one) => one.id !== promised.id || one.caseNumber !== caseNumber);
  turn.set({ promises: [...others, promised] });
  turn.fact({ fact: 'promised', caseNumber, what: promised.id, due });
  turn.setTimer(DUE + nameOf(promised), due);
  setTimers(turn, promised, withinMs);
  const open = turn.state.promises.filter(isOpen);
  if (open.length > MOST_OPEN) settle(turn, [...open].sort((a, b) => a.due - b.due)[0]!, 'broken');
  noteOwed(turn);
}

/** Before it is due: a word to who is to keep it, where the settings want that, and one to the customer. */
function setTimers(turn: Turn, promised: Promised, withinMs: number): void {
  const { promises: care } = turn.content.bot;
  const { due } = promised;
  // However short the time, half of it comes first.
  if (care !== undefined)
    turn.setTimer(NEAR + nameOf(promised), Math.round(due - Math.min(care.remindMs, withinMs / 2)));
  const ownLeadMs = Math.min(withinMs / 10, MOST_LEAD_MS);
  const leadMs = care === undefined ? ownLeadMs : Math.min(care.tellMs, withinMs / 4);
  // A promise for the next minutes needs no word before it is broken.
  if (leadMs >= (care === undefined ? LEAST_LEAD_MS : 0))
    turn.setTimer(LATE + nameOf(promised), Math.round(due - leadMs));
  else turn.cancelTimer(LATE + nameOf(promised));
}

/** `kept`: what was promised under this name has been done, in this case or an earlier one. */
export function keepPromise(turn: Turn, id: string): void {
  for (const one of turn.state.promises) if (isOpen(one) && one.id === id) settle(turn, one, 'kept');
}

/** Its agent has solved the case: so is what was promised in it. */
export function keepPromisesOf(turn: Turn, caseNumber: string): void {
  for (const one of turn.state.promises) if (isOpen(one) && one.caseNumber === caseNumber) settle(turn, one, 'kept');
}

/** What a new case takes over: what is still owed. What the people of a team promised, or took on, stays that team's. */
export function takenOver(promises: readonly Promised[], former: Case | null): readonly Promised[] {
  const team = former?.handoff?.team ?? null;
  return openPromises(promises).map((one) =>
    team !== null && one.by === null && one.caseNumber === former?.number ? { ...one, by: team } : one,
  );
}

/** Those that are still to be kept. */
export function openPromises(promises: readonly Promised[]): readonly Promised[] {
  return promises.filter(isOpen);
}

/** A promise's time has come, or is near. False: the timer is none of a promise. */
export function takePromiseTimer(turn: Turn, timerId: string): boolean {
  const prefix = [DUE, LATE, NEAR].find((one) => timerId.startsWith(one));
  if (prefix === undefined) return false;
  const promised = turn.state.promises.find((one) => isOpen(one) && prefix + nameOf(one) === timerId);
  if (promised === undefined) return true;
  if (prefix === DUE) breakPromise(turn, promised);
  else if (prefix === LATE) sayLate(turn, promised);
  else {
    // Also on the row of a case that an older program wrote.
    noteOwed(turn);
    turn.fact({
      fact: 'promise-near',
      caseNumber: promised.caseNumber ?? '',
      what: promised.id ?? '',
      due: promised.due,
    });
  }
  return true;
}

/**
 * Promises made before they had names get one, and a timer: a conversation of an older release goes on as if it had
 * been made today.
 */
export function adoptOldPromises(turn: Turn): void {
  const { promises, case: current } = turn.state;
  if (current === null || promises.every((one) => one.id !== undefined)) return;
  const adopted = promises.map((one, index) =>
    one.id === undefined
      ? { ...one, id: `promise-${index + 1}`, by: null, state: 'open' as const, caseNumber: current.number }
      : one,
  );
  turn.set({ promises: adopted });
  for (const [index, one] of adopted.entries()) {
    if (promises[index]?.id === undefined) turn.setTimer(DUE + nameOf(one), one.due);
  }
}

/** Its time has come. Where the customer was told a new time, that is promised now. */
function breakPromise(turn: Turn, promised: Promised): void {
  settle(turn, promised, 'broken');
  const { again, id = '', caseNumber = '', due, ...rest } = promised;
  if (again === undefined) return;
  watch(turn, { ...rest, id, caseNumber, due: again, state: 'open', isSecond: true }, again - due);
}

/** A word before it is broken, where the bot may speak at all; beside an agent only where the house wants it. */
function sayLate(turn: Turn, promised: Promised): void {
  const { what, due } = promised;
  const { promises: care } = turn.content.bot;
  const isAgents = turn.openCase?.owner.kind === 'agent';
  if (isAgents && care === undefined) return;
  const { heardAt, channel } = turn.state;
  const silentMs = turn.event.at - (heardAt ?? turn.event.at);
  if (silentMs > followUpWithinMs(channel, turn.content.bot.channels)) return;
  const again = newTimeOf(turn, promised);
  if (again !== null) {
    const told = { ...promised, again };
    turn.set({ promises: turn.state.promises.map((one) => (one === promised ? told : one)) });
  }
  if (isAgents) turn.sayStanding('promise-late', { what, due, again });
  else turn.startPattern('_promise-late', { what, due, again });
}

/** In working hours of the team that is to keep it. Null: none is given, or the team is never there. */
function newTimeOf(turn: Turn, { due, by, isSecond }: Promised): number | null {
  const { teams, defaultTeam, timeZone, promises: care } = turn.content.bot;
  if (care === undefined || care.newTimeMs === null || isSecond === true) return null;
  const named = (name: string | null | undefined) => teams.find((one) => one.name === name);
  const team = named(by) ?? named(turn.openCase?.handoff?.team) ?? named(defaultTeam) ?? teams[0];
  // A server that was away comes to it when the time has passed already.
  return whenWorked(team.hours, Math.max(due, turn.event.at), care.newTimeMs, timeZone);
}

function settle(turn: Turn, promised: Promised, state: 'kept' | 'broken'): void {
  turn.set({ promises: turn.state.promises.map((one) => (one === promised ? { ...one, state } : one)) });
  turn.cancelTimer(DUE + nameOf(promised));
  turn.cancelTimer(LATE + nameOf(promised));
  turn.cancelTimer(NEAR + nameOf(promised));
  const { caseNumber = '', id = '', due } = promised;
  turn.fact({ fact: state === 'kept' ? 'promise-kept' : 'promise-broken', caseNumber, what: id, due });
  noteOwed(turn);
}

function isOpen({ state }: Promised): boolean {
  return state === undefined || state === 'open';
}

function nameOf({ id = '', caseNumber = '' }: Promised): string {
  return `${caseNumber}/${id}`;
}
