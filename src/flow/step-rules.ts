import type { CustomerMessage } from '../domain/event';
import { isReserved } from './standing-patterns';
import { dialogueAct } from './step-acts';
import { openQuestion } from './step-ask';
import { answerBareQuestion } from './step-bare-question';
import { answerCaseQuestion } from './step-case-status';
import { knownFile, knownValues, takesAnyWords } from './step-known';
import { answerClarification, answerConfirmation, answerRating } from './step-own-questions';
import { PERSON } from './step-patterns';
import { underWay } from './step-place';
import { answerQuestion } from './step-question';
import { begin, request } from './step-request';
import { onlySaysThatTheyAreBack } from './step-return';
import type { Turn } from './step-turn';
import { withOfferWhenUpset, withSorryWhenUpset } from './step-upset';

/**
 * What the bot makes of a customer's words while it owns the case. The rules come in an order that no content can
 * change: a person first, then buttons, then the acts that work everywhere, then the question that is open, then
 * the gates.
 */
export function hear(turn: Turn, message: CustomerMessage): void {
  const { understanding } = message;
  const wasPaused = (turn.state.pausedAt ?? null) !== null;
  if (wasPaused) turn.set({ pausedAt: null });
  const said = understanding === null ? {} : knownValues(understanding.entities, turn.content);
  turn.set({ known: { ...turn.state.known, ...said, ...knownFile(message, turn.content) } });
  if (wantsPerson(turn, message)) {
    return withSorryWhenUpset(turn, message, () => turn.startPattern('_person', { under_way: underWay(turn) }));
  }
  if (pressedFlow(turn, message) || answerCaseQuestion(turn, message)) return;
  if (dialogueAct(turn, message)) return;
  if (wasPaused && onlySaysThatTheyAreBack(turn, message)) {
    return turn.startPattern('_return', { under_way: underWay(turn) });
  }
  if (answerBareQuestion(turn, message)) return;
  withOfferWhenUpset(turn, message, () => answerOpen(turn, message));
}

/** Words that none of the rules above takes are for what is open. */
function answerOpen(turn: Turn, message: CustomerMessage): void {
  switch (turn.state.phase.kind) {
    case 'asking':
      return answerQuestion(turn, message);
    case 'confirming':
      return answerConfirmation(turn, message);
    case 'clarifying':
      return answerClarification(turn, message);
    case 'rating':
      if (answerRating(turn, message)) answerOpen(turn, message);
      return;
    case 'calling':
      return keepForLater(turn, message);
    case 'rephrasing':
    case 'waiting':
    case 'idle':
      return request(turn, message);
  }
}

function wantsPerson(turn: Turn, { understanding, choice }: CustomerMessage): boolean {
  const { phase } = turn.state;
  const buttons = 'buttons' in phase ? phase.buttons : [];
  if (choice?.value === PERSON && buttons.some((one) => one.choice.value === PERSON)) return true;
  // A button of the open question says what it stands for, however its title reads.
  if (buttons.some((one) => one.choice.prompt === choice?.prompt && one.choice.value === choice?.value)) return false;
  if (understanding === null || !(understanding.wantsHuman.value || understanding.decision === 'human')) return false;
  if (understanding.wantsHuman.learnt !== true) return true;
  // A name, a story: whatever it sounds like, it is an answer, unless the rules hear a wish in it.
  const question = phase.kind === 'asking' ? openQuestion(turn) : null;
  return question === null || !takesAnyWords(question);
}

const FLOW = 'flow:';

/** A button that names a flow works for ever; one of a question that has passed counts as its words. */
function pressedFlow(turn: Turn, message: CustomerMessage): boolean {
  const { choice } = message;
  if (choice === undefined || !choice.value.startsWith(FLOW)) return false;
  const flow = choice.value.slice(FLOW.length);
  if (turn.program(flow) === undefined || isReserved(flow)) return false;
  begin(turn, flow, null, message);
  return true;
}

/** An action runs: the words are kept and heard when it has answered. What a record holds of why they were read so stays with this turn. */
function keepForLater(turn: Turn, message: CustomerMessage): void {
  const { phase } = turn.state;
  if (phase.kind !== 'calling') return;
  const { id, at, caseNumber } = turn.event;
  const kept = { ...message, understanding: withoutWhy(message.understanding), id, at, caseNumber };
  turn.phase({ ...phase, heard: [...phase.heard, kept].slice(-10) });
}

function withoutWhy(understanding: CustomerMessage['understanding']): CustomerMessage['understanding'] {
  if (understanding === null) return null;
  const { why: _why, ...rest } = understanding;
  return rest;
}
