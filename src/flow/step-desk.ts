import type { Case, CaseAgent, Owner } from '../domain/case';
import type { AgentRef, DeskEvent, QueuePlace } from '../domain/event';
import { isOpen, openMsBetween } from '../domain/opening-hours';
import type { Team } from '../domain/settings';
import { askedAgain } from './asked-again';
import { isReserved } from './standing-patterns';
import { changeOwner, closeCase, endLending, giveBackLent, leavePatterns, noteAnswered, teamOf } from './step-case';
import { rateAfter } from './step-end';
import { closeByExit, leaveByExit, sayAccepted, watchAgain } from './step-handoff';
import { keepByAgent, promiseByAgent } from './step-promise';
import { reviewByAgent } from './step-review';
import type { Turn } from './step-turn';
import { startFlow } from './step-walk';

/** Better places are told no more often than this. */
const TELL_AGAIN_AFTER_MS = 60_000;

/** What people at the desk do. Whatever no longer fits is refused and changes nothing. */
export function desk(turn: Turn, event: DeskEvent): void {
  // A note is said to nobody: it stands on the record, and whoever looks at the case is told that there is one more.
  if (event.kind === 'desk-note') {
    if (turn.state.case?.number === event.of) turn.setCase({ notes: (turn.state.case.notes ?? 0) + 1 });
    return;
  }
  // It stands on the record; the turn's commit does it.
  if (event.kind === 'desk-letter') return;
  if (event.kind === 'desk-review') return reviewByAgent(turn, event);
  // What is owed outlives the case.
  if (event.kind === 'desk-kept') return keepByAgent(turn, event);
  const current = turn.openCase;
  if (current === null) return turn.refuse('closed');
  if (event.kind === 'desk-take' && event.back) {
    const isTheirs = current.lentBy?.agentId === event.agent.id && giveBackLent(turn);
    return isTheirs ? undefined : turn.refuse('not-yours');
  }
  // Lent to the bot, a case is still in somebody's hands: what is done to those ends the flow first.
  if (current.lentBy !== undefined && endsLending(event, current.lentBy)) {
    const isBack = event.kind === 'desk-assign' && event.to.id === current.lentBy.agentId;
    if (isBack) giveBackLent(turn);
    else endLending(turn, current.lentBy);
  }
  const { owner } = turn.openCase!;
  if (event.kind === 'desk-take') {
    if (owner.kind !== 'queue') return turn.refuse('not-waiting');
    return giveToAgent(turn, event.agent, 'taken');
  }
  // People who decline a case need not have taken it.
  if (event.kind === 'desk-reject' && owner.kind === 'queue') return reject(turn);
  const refusal = refusalOf(event, owner);
  if (refusal !== null) return turn.refuse(refusal);
  switch (event.kind) {
    case 'desk-assign':
      return giveToAgent(turn, event.to, 'assigned');
    case 'desk-lend':
      return lend(turn, event);
    case 'desk-promise':
      noteAnswered(turn);
      return promiseByAgent(turn, event);
    case 'desk-message':
      noteAnswered(turn);
      for (const what of askedAgain(event.text, turn.state))
        turn.fact({ fact: 'asked-again', caseNumber: current.number, what });
      return turn.record(
        { role: 'agent', name: event.agent.name, agentId: event.agent.id },
        {
          text: event.text,
          ...(event.attachments === undefined ? {} : { attachments: event.attachments }),
          ...(event.clientId === undefined ? {} : { clientId: event.clientId }),
        },
      );
    case 'desk-return': {
      const team = giveBack(turn, event.team ?? null, 'returned');
      // From one queue into another: the customer was with nobody who could leave.
      if (owner.kind !== 'agent') return turn.sayStanding('moved-queue', { team });
      return turn.sayStanding('agent-left', { agent: owner.name, team }, { notice: { kind: 'agent-left' } });
    }
    case 'desk-lost': {
      if (event.silent && isAnswered(current, event.unansweredSince)) return turn.refuse('answered');
      const team = giveBack(turn, null, event.silent ? 'agent-silent' : 'agent-lost');
      if (event.silent) return turn.sayStanding('agent-silent', { team }, { notice: { kind: 'agent-left' } });
      return turn.sayStanding('agent-lost', {}, { notice: { kind: 'agent-left' } });
    }
    case 'desk-resolve':
      turn.sayStanding('case-resolved', {}, { notice: { kind: 'case-closed', caseNumber: current.number } });
      if (!closeByExit(turn)) rateAfter(turn, 'handed-over');
      return;
    case 'desk-reject':
      return reject(turn);
    case 'desk-hand-back':
      changeOwner(turn, { kind: 'bot' }, 'handed-back');
      turn.set({ phase: { kind: 'idle' }, frames: [], misses: 0 });
      return turn.sayStanding('handed-back', { agent: event.agent.name }, { notice: { kind: 'agent-left' } });
  }
}

/** Its agent is gone, or a supervisor decides over it. */
function endsLending(event: DeskEvent, { agentId }: CaseAgent): boolean {
  switch (event.kind) {
    case 'desk-lost':
      return event.agentId === agentId && event.silent !== true;
    case 'desk-return':
      return event.oversees === true || event.agent.id === agentId;
    case 'desk-assign':
    case 'desk-resolve':
      return event.oversees === true;
    default:
      return false;
  }
}

type OfOwner = Exclude<DeskEvent, { kind: 'desk-take' | 'desk-note' | 'desk-letter' | 'desk-review' | 'desk-kept' }>;

/** Whose case it is decides, but for a supervisor, who need only find it with people. */
function refusalOf(event: OfOwner, owner: Owner): 'not-yours' | 'not-waiting' | null {
  if ('oversees' in event && event.oversees) return owner.kind === 'bot' ? 'not-waiting' : null;
  // What the house gives to an agent, it takes out of the queue and out of nobody's hands.
  if (event.kind === 'desk-assign' && event.agent.id === event.to.id)
    return owner.kind === 'queue' ? null : 'not-waiting';
  const agentId = event.kind === 'desk-lost' ? event.agentId : event.agent.id;
  return owner.kind === 'agent' && owner.agentId === agentId ? null : 'not-yours';
}

/** What was seen to wait has its answer by now. */
function isAnswered({ attention }: Case, seen: number | undefined): boolean {
  const waits = attention?.unansweredSince ?? null;
  return waits === null || (seen !== undefined && waits !== seen);
}

function giveToAgent(turn: Turn, { id: agentId, name }: AgentRef, reason: 'taken' | 'assigned'): void {
  const before = turn.openCase?.owner;
  // To whom it belongs already it is given once.
  if (before?.kind === 'agent' && before.agentId === agentId) return;
  const wasQueued = before?.kind === 'queue';
  if (wasQueued) noteTaken(turn, teamOf(turn, before.team));
  leavePatterns(turn);
  changeOwner(turn, { kind: 'agent', agentId, name }, reason);
  turn.sayStanding('agent-joined', { agent: name }, { notice: { kind: 'agent-joined', name } });
  if (wasQueued) sayAccepted(turn);
}

/** A wait is over: how long it was by the clock, and how much of it the team was at work the first time. */
function noteTaken(turn: Turn, { hours }: Team): void {
  const handoff = turn.openCase?.handoff;
  if (handoff == null) return;
  const { at } = turn.event;
  const { waitingSince, told, taken } = handoff;
  const workedSince = (since: number) => openMsBetween(hours, since, at, turn.content.bot.timeZone);
  const first = { at, waitedMs: workedSince(waitingSince), ...(told && { sinceToldMs: workedSince(told.at) }) };
  turn.setCase({ handoff: { ...handoff, queuedMs: Math.max(0, at - waitingSince), taken: taken ?? first } });
}

/** "Let the bot verify the identity, then back to me." A person is reached as ever: the agent. */
function lend(turn: Turn, { agent, flow }: Extract<DeskEvent, { kind: 'desk-lend' }>): void {
  if (turn.program(flow) === undefined || isReserved(flow)) return turn.refuse('no-flow');
  const attention = turn.openCase?.attention;
  changeOwner(turn, { kind: 'bot' }, 'lent');
  if (attention !== undefined) turn.setCase({ lentBy: { agentId: agent.id, name: agent.name, attention } });
  // What flows collected before stays known; the same flow once more begins afresh.
  turn.set({ phase: { kind: 'idle' }, frames: turn.state.frames.filter((one) => one.flow !== flow), misses: 0 });
  startFlow(turn, flow, 'trigger', null);
}

/** The people decline: the flow goes on where its author wrote a way for that; else the bot says so and helps on. */
function reject(turn: Turn): void {
  leavePatterns(turn);
  if (leaveByExit(turn, 'rejected')) return;
  changeOwner(turn, { kind: 'bot' }, 'rejected');
  turn.set({ phase: { kind: 'idle' }, frames: [], misses: 0, placeTold: null });
  turn.startPattern('_declined');
}

type GivenBack = 'returned' | 'agent-lost' | 'agent-silent';

/**
 * Back to a queue. It counts as waiting a little longer, and has waited as long as before it was with an agent; where the agent is gone or
 * silent, also since the customer's words to which nothing came. Why the bot handed it over stays; what a colleague wrote stands among the moves.
 */
function giveBack(turn: Turn, to: string | null, reason: GivenBack): string {
  const handoff = turn.state.case?.handoff ?? null;
  const { owner, attention: { unansweredSince = null, ownedSince = null } = {} } = turn.openCase ?? {};
  const team = teamOf(turn, to ?? handoff?.team ?? null);
  if (handoff !== null) {
    const { at } = turn.event;
    const takenAt = handoff.queuedMs === undefined ? (ownedSince ?? at) : handoff.waitingSince + handoff.queuedMs;
    const servedUntil = reason === 'returned' ? at : (unansweredSince ?? at);
    const waitingSince = handoff.waitingSince + Math.max(0, servedUntil - takenAt);
    const had = owner?.kind === 'agent' ? { returned: true, cameFrom: owner.agentId, waitingSince } : {};
    turn.setCase({ handoff: { ...handoff, team: team.name, ...had } });
  }
  changeOwner(turn, { kind: 'queue', team: team.name }, reason);
  turn.set({ placeTold: null });
  watchAgain(turn);
  return turn.pick(team.title);
}

/** The place in the queue: told once after the handoff, then when it got better, and once that the last agent has gone. */
export function tellPlace(turn: Turn, { position, waitMs, plainMs, agentsOnline }: QueuePlace): void {
  const owner = turn.openCase?.owner;
  if (owner?.kind !== 'queue') return;
  const { placeTold } = turn.state;
  const { at } = turn.event;
  const nobody = agentsOnline === 0;
  const isNews = placeTold === null || (nobody && placeTold.nobody !== true);
  if (!isNews && (position >= placeTold.position || at - placeTold.at < TELL_AGAIN_AFTER_MS)) return;
  if (!isOpen(teamOf(turn, owner.team).hours, at, turn.content.bot.timeZone)) return;
  if (nobody && leaveByExit(turn, 'no-agent')) return;
  turn.set({ placeTold: { position, at, ...(nobody || placeTold?.nobody ? { nobody: true } : {}) } });
  if (waitMs !== null) noteToldWait(turn, waitMs, plainMs ?? waitMs);
  const notice = { kind: 'queued', position, waitMs } as const;
  if (nobody) return turn.sayStanding('queue-nobody', { position }, { notice });
  if (waitMs === null) return turn.sayStanding('queue-place-unknown', { position }, { notice });
  turn.sayStanding('queue-place', { position, minutes: Math.max(1, Math.ceil(waitMs / 60_000)) }, { notice });
}

/** The first wait that was told after a handoff is what the real one is held against. */
function noteToldWait(turn: Turn, waitMs: number, plainMs: number): void {
  const current = turn.openCase;
  if (current === null || current.handoff === null || current.handoff.told !== undefined) return;
  turn.setCase({ handoff: { ...current.handoff, told: { at: turn.event.at, waitMs, plainMs } } });
  turn.fact({ fact: 'wait-told', caseNumber: current.number, waitMs });
}

/** A customer who waits leaves the queue. */
export function leaveQueue(turn: Turn): void {
  if (leaveByExit(turn, 'customer-left')) return;
  changeOwner(turn, { kind: 'bot' }, 'customer-left');
  closeCase(turn, 'abandoned');
  turn.startPattern('_left-queue');
}
