import type { Case, HandoffReason, Outcome, Owner, Urgency } from '../domain/case';
import type { Fact } from '../domain/effect';
import type { LocalText } from '../domain/language';
import { isOpen, nextClosing, nextOpening } from '../domain/opening-hours';
import type { Team } from '../domain/settings';
import type { HandoffStep, StepId } from './program';
import { timeFollowUps } from './step-follow-up';
import { dropReminders, QUEUE_CLOSES, QUEUE_TIMEOUT } from './step-later';
import { keepPromisesOf, noteOwed, takenOver, withoutOwed } from './step-promise';
import { askScore } from './step-survey';
import type { Turn } from './step-turn';
import { renderText, renderValue } from './template';

type OwnerChange = Extract<Fact, { fact: 'owner-changed' }>['reason'];

/** Opens a case unless one is open. */
export function openCase(turn: Turn, intent: string | null): void {
  if (turn.openCase !== null) {
    if (turn.openCase.intent === null && intent !== null) turn.setCase({ intent });
    return;
  }
  const opened: Case = {
    number: turn.event.caseNumber,
    openedAt: turn.event.at,
    owner: { kind: 'bot' },
    intent,
    tried: [],
    handoff: null,
    outcome: null,
    closedAt: null,
    csat: null,
    ...(turn.state.identity !== undefined && { customer: turn.state.identity }),
  };
  const former = turn.state.case;
  // Of a case that was opened and closed in this very turn the new one is the same row.
  if (former !== null && former.number !== opened.number) turn.formerCase = withoutOwed(former);
  const promises = takenOver(turn.state.promises, former);
  turn.set({ case: opened, promises, ofCase: { values: {} }, left: null });
  noteOwed(turn);
  turn.fact({ fact: 'case-opened', caseNumber: opened.number, language: turn.state.language });
}

/** Ends the open case. Nothing of it is carried into the next one. */
export function closeCase(turn: Turn, how: Outcome): void {
  if (giveBackLent(turn)) return;
  const current = turn.openCase;
  if (current !== null) {
    const declined = isBots(turn, how) ? (current.declined ?? null) : null;
    const outcome = declined === null ? how : 'declined';
    turn.setCase({ outcome, closedAt: turn.event.at });
    const reason = declined?.reason ?? null;
    turn.fact({ fact: 'outcome', caseNumber: current.number, outcome, ...(reason === null ? {} : { reason }) });
    if (current.owner.kind !== 'bot') changeOwner(turn, { kind: 'bot' }, 'resolved');
    // A customer whom the bot helped still waits for what it promised.
    if (how === 'handed-over') keepPromisesOf(turn, current.number);
    timeFollowUps(turn, current.number, outcome);
    dropReminders(turn);
  }
  turn.set({ phase: { kind: 'idle' }, frames: [], known: {}, alsoAsked: [], misses: 0, placeTold: null });
}

/** Whether the bot ended the case. Who falls silent at "did that help?" has had the answer all the same. */
function isBots(turn: Turn, how: Outcome): boolean {
  if (how === 'abandoned') return turn.state.phase.kind === 'confirming';
  return how === 'resolved-confirmed' || how === 'resolved-implied';
}

/** The one place where a case changes hands, and where the clocks of its customer begin and end. */
export function changeOwner(turn: Turn, to: Owner, reason: OwnerChange): void {
  const current = turn.state.case;
  if (current === null) return;
  const { attention: before, lentBy: _lent, ...others } = current;
  const { at } = turn.event;
  const begun = { since: at, firstAnswerAt: null, unansweredSince: at };
  turn.set({
    case: {
      ...others,
      owner: to,
      ...(to.kind !== 'bot' && { attention: { ...(before ?? begun), ownedSince: at } }),
      ...(to.kind === 'agent' && { responsible: current.responsible ?? { agentId: to.agentId, name: to.name } }),
    },
  });
  noteOwed(turn);
  if (to.kind === 'queue') watchClosing(turn, teamOf(turn, to.team));
  turn.fact({ fact: 'owner-changed', caseNumber: current.number, from: current.owner, to, reason });
}

/** The customer said something to people: the clock of the next answer runs from their oldest unanswered words. */
export function noteUnanswered(turn: Turn): void {
  const { attention } = turn.openCase ?? {};
  if (attention === undefined || attention.unansweredSince !== null) return;
  turn.setCase({ attention: { ...attention, unansweredSince: turn.event.at } });
}

/** An agent has answered. */
export function noteAnswered(turn: Turn): void {
  const { attention } = turn.openCase ?? {};
  if (attention === undefined) return;
  const { at } = turn.event;
  turn.setCase({ attention: { ...attention, firstAnswerAt: attention.firstAnswerAt ?? at, unansweredSince: null } });
}

/**
 * An agent let the bot run a flow, and it has ended in one way or another: the case is theirs again, with all that was collected in its
 * frames. False: it was not lent.
 */
export function giveBackLent(turn: Turn): boolean {
  const lentBy = turn.openCase?.lentBy;
  if (lentBy === undefined) return false;
  endLending(turn, lentBy);
  const { name } = lentBy;
  turn.sayStanding('agent-back', { agent: name }, { notice: { kind: 'agent-joined', name } });
  return true;
}

/** The flow ends where it is, and the case is its agent's again, before a word of it is said to the customer. */
export function endLending(turn: Turn, { agentId, name, attention }: NonNullable<Case['lentBy']>): void {
  leavePatterns(turn);
  changeOwner(turn, { kind: 'agent', agentId, name }, 'given-back');
  // The clocks go on as if it had never been away.
  turn.setCase({ attention: { ...attention, ownedSince: turn.event.at } });
  turn.set({ phase: { kind: 'idle' }, alsoAsked: [], misses: 0 });
}

export interface HandoffWish {
  readonly reason: HandoffReason;
  readonly team?: string | null;
  readonly urgency?: Urgency | null;
  readonly note?: string | null;
  readonly say?: LocalText | null;
}

/**
 * `handoff`: gives the case to people, and watches what becomes of it. Where the team is closed and the flow has a way for
 * that, it is taken at once: the case stays with the bot.
 */
export function giveToPeople(turn: Turn, step: HandoffStep & { readonly id: StepId }): 'goes-on' | 'waits' {
  const note = step.note === null ? null : String(renderValue(step.note, turn.scope()));
  const wish = { team: step.team, urgency: step.urgency, note, say: step.say };
  if (turn.rules.handOffPattern(turn, wish)) return 'waits';
  const { at } = turn.event;
  const { timeZone } = turn.content.bot;
  const { hours } = teamFor(turn, step.team);
  if (step.exits.closed !== undefined && !isOpen(hours, at, timeZone)) {
    turn.went(step.id, 'on-closed');
    turn.setFrame({ at: step.exits.closed });
    return 'goes-on';
  }
  if (Object.keys(step.exits).length > 0) turn.went(step.id, 'handed-over');
  handOff(turn, { ...wish, reason: 'flow' });
  watchQueue(turn, step);
  return 'waits';
}

/** The customer waits as long as the flow lets them. */
export function watchQueue(turn: Turn, step: HandoffStep): void {
  if (step.timeout !== null) turn.setTimer(QUEUE_TIMEOUT, turn.event.at + turn.time(step.timeout));
}

/** Whoever waits is to hear when the team goes home: today, or at the end of its next day. */
export function watchClosing(turn: Turn, { hours }: Team): void {
  const { timeZone } = turn.content.bot;
  const opening = nextOpening(hours, turn.event.at, timeZone);
  const closing = opening === null ? null : nextClosing(hours, opening, timeZone);
  if (closing === null) turn.cancelTimer(QUEUE_CLOSES);
  else turn.setTimer(QUEUE_CLOSES, closing);
}

/** Gives the case to people, with everything known so far: frames and slots stay for the desk's card. */
export function handOff(turn: Turn, wish: HandoffWish): void {
  openCase(turn, null);
  if (giveBackLent(turn)) return;
  // People have it already: only what a pattern was about to say is left to end.
  if (turn.openCase?.owner.kind !== 'bot') return leavePatterns(turn);
  leavePatterns(turn);
  const programs = programsOf(turn);
  const team = teamFor(turn, wish.team ?? null);
  turn.setCase({
    handoff: {
      reason: wish.reason,
      ...(wish.note ? { note: wish.note } : {}),
      team: team.name,
      urgency: wish.urgency ?? programs.find((one) => one.urgency !== 'normal')?.urgency ?? 'normal',
      waitingSince: turn.event.at,
      returned: false,
    },
  });
  changeOwner(turn, { kind: 'queue', team: team.name }, wish.reason);
  turn.set({ phase: { kind: 'idle' }, placeTold: null, misses: 0 });
  sayHandedOver(turn, team, wish.say ?? null);
}

/** A flow that another one runs speaks for itself first, then for the one that runs it. */
function programsOf(turn: Turn) {
  return turn.state.frames.flatMap((frame) => turn.program(frame.flow) ?? []).reverse();
}

function teamFor(turn: Turn, wished: string | null): Team {
  return teamOf(turn, wished ?? programsOf(turn).find((one) => one.team !== null)?.team ?? null);
}

/** What patterns have begun falls away: people have the case, or it has ended. */
export function leavePatterns(turn: Turn): void {
  const { frames } = turn.state;
  const at = frames.findIndex(({ origin }) => origin === 'pattern');
  if (at < 0) return;
  for (const ended of frames.slice(at).reverse()) turn.fact({ fact: 'flow-ended', flow: ended.flow });
  turn.set({ frames: frames.slice(0, at), phase: { kind: 'idle' } });
}

/** Where the case waits now, or when the team is back. */
export function sayHandedOver(turn: Turn, team: Team, say: LocalText | null): void {
  const at = turn.event.at;
  const { timeZone } = turn.content.bot;
  const title = turn.pick(team.title);
  if (say !== null) turn.say({ text: turn.render(say, { team: title }) });
  if (isOpen(team.hours, at, timeZone)) {
    if (say === null) turn.startPattern('_handed-over', { team: title });
    return;
  }
  const next = nextOpening(team.hours, at, timeZone);
  const scope = { ...turn.scope({ at: next ?? at }), now: at };
  const opens = next === null ? '…' : renderText('{{ at | day }} {{ at | time }}', scope);
  turn.startPattern('_closed', { team: title, opens });
}

export function teamOf(turn: Turn, name: string | null): Team {
  const { teams, defaultTeam } = turn.content.bot;
  return teams.find((team) => team.name === name) ?? teams.find((team) => team.name === defaultTeam) ?? teams[0];
}

/** "How was it?" at the end of a case, where the settings want it. */
export function askRating(turn: Turn): void {
  turn.content.bot.survey.some((scale) => askScore(turn, scale, null));
}
