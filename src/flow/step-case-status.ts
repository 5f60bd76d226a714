import type { Case, Handoff } from '../domain/case';
import type { AskedCase, CaseStanding, CustomerMessage } from '../domain/event';
import type { Json } from '../domain/json';
import { isOpen, nextOpening } from '../domain/opening-hours';
import { asksHowItStands, caseNumberIn, reopenNumber, reopenValue, saysNotOver, saysUnsolved } from './case-words';
import { openQuestion } from './step-ask';
import { changeOwner, sayHandedOver, teamOf } from './step-case';
import { takesAnyWords } from './step-known';
import { readAnswer } from './step-slot';
import type { Turn } from './step-turn';

/** Later than this a customer has come about something else. */
const OPENS_AGAIN_WITHIN_MS = 30 * 86_400_000;

/**
 * "What about case K-1042?" Told to whose case it is, by the case's number or its button, or in answer to the offer to open it again;
 * whoever else asks hears that there is none of theirs. True: the words were about that.
 */
export function answerCaseQuestion(turn: Turn, message: CustomerMessage): boolean {
  const { asked, choice, text } = message;
  if (asked === undefined) return false;
  if (choice === undefined && caseNumberIn(text) === null) return takesUpOffer(turn, asked, text);
  const wantsItOpen = choice === undefined ? saysUnsolved(text) : reopenNumber(choice.value) === asked.number;
  if (choice !== undefined ? !wantsItOpen : !asksHowItStands(text) || isAnswer(turn, message)) return false;
  const closed = closedCase(turn, asked);
  if (closed !== null && wantsItOpen) openAgain(turn, closed, asked.found);
  else sayStanding(turn, asked, closed);
  return true;
}

/** "Not solved, it still has not come", said to the offer to open the case again: it names no number, and needs none. */
function takesUpOffer(turn: Turn, asked: AskedCase, text: string): boolean {
  const closed = saysNotOver(text) ? closedCase(turn, asked) : null;
  if (closed !== null) openAgain(turn, closed, asked.found);
  return closed !== null;
}

/** A question is open that takes such words: then they are its answer, unless they ask something themselves. */
function isAnswer(turn: Turn, message: CustomerMessage): boolean {
  const question = turn.state.phase.kind === 'asking' ? openQuestion(turn) : null;
  if (question === null) return false;
  if (takesAnyWords(question)) return !message.text.trimEnd().endsWith('?');
  return readAnswer(turn, question, message).kind === 'value';
}

/** The case, where it can be opened again: the last of the conversation, closed not too long ago, and nothing else under way. */
function closedCase(turn: Turn, { number, found }: AskedCase): Case | null {
  const { case: last } = turn.state;
  if (found === null || last?.number !== number || last.closedAt === null) return null;
  return turn.event.at - last.closedAt <= OPENS_AGAIN_WITHIN_MS ? last : null;
}

function sayStanding(turn: Turn, { number, found }: AskedCase, closed: Case | null): void {
  const standing = found === null ? NOBODYS : standingOf(turn, found);
  const after = closed === null ? {} : { reopen: reopenValue(number) };
  turn.startPattern('_case-status', { number, ...standing }, after);
}

const NOBODYS = {
  status: 'unknown',
  title: null,
  team: null,
  agent: null,
  since: null,
  opens: null,
  promise: null,
  due: null,
  elsewhere: null,
};

/** What the pattern's words go by. */
function standingOf(turn: Turn, found: CaseStanding): { readonly [name: string]: Json } {
  const { owner, intent, closedAt, openedAt } = found;
  const program = intent === null ? undefined : turn.program(turn.content.flowOf[intent] ?? '');
  const team = teamOf(turn, owner.kind === 'queue' ? owner.team : found.team);
  const { at } = turn.event;
  const { timeZone } = turn.content.bot;
  const isWaiting = owner.kind === 'queue' && closedAt === null;
  return {
    status: statusOf(found),
    title: program === undefined ? null : turn.pick(program.title),
    team: owner.kind === 'bot' && found.team === null ? null : turn.pick(team.title),
    agent: owner.kind === 'agent' ? owner.name : null,
    since: closedAt ?? (isWaiting ? found.waitingSince : null) ?? openedAt,
    opens: isWaiting && !isOpen(team.hours, at, timeZone) ? nextOpening(team.hours, at, timeZone) : null,
    promise: found.owed?.what ?? null,
    due: found.owed?.due ?? null,
    elsewhere: found.elsewhere ?? null,
  };
}

function statusOf({ closedAt, outcome, owner }: CaseStanding): string {
  if (closedAt === null) return { bot: 'with-bot', queue: 'waiting', agent: 'with-agent' }[owner.kind];
  if (outcome === 'abandoned') return 'left';
  return outcome === 'declined' ? 'declined' : 'solved';
}

/** The same case once more: with the agent who had it, if their desk is open, else in front of its queue. */
function openAgain(turn: Turn, closed: Case, found: CaseStanding | null): void {
  const { at } = turn.event;
  const team = teamOf(turn, closed.handoff?.team ?? null);
  const {
    cameFrom: _,
    told: __,
    taken: ___,
    queuedMs: ____,
    ...handoff
  } = (closed.handoff ?? { team: team.name, urgency: 'normal' }) as Partial<Handoff> &
    Pick<Handoff, 'team' | 'urgency'>;
  turn.setCase({
    outcome: null,
    closedAt: null,
    handoff: { ...handoff, reason: 'not-helped', waitingSince: at, returned: true },
  });
  turn.set({ phase: { kind: 'idle' }, frames: [], misses: 0, placeTold: null, left: null });
  turn.fact({ fact: 'case-opened', caseNumber: closed.number, language: turn.state.language });
  const agent = closed.responsible;
  turn.sayStanding('case-opened-again');
  if (agent !== undefined && found?.isThere === true) {
    changeOwner(turn, { kind: 'agent', ...agent }, 'opened-again');
    return turn.sayStanding(
      'agent-joined',
      { agent: agent.name },
      { notice: { kind: 'agent-joined', name: agent.name } },
    );
  }
  changeOwner(turn, { kind: 'queue', team: team.name }, 'opened-again');
  sayHandedOver(turn, team, null);
}
