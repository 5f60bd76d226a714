import type { Frame } from '../domain/conversation';
import type { PatternName } from './standing-patterns';
import { KEEP, PATTERN_INPUTS, patternOf } from './standing-patterns';
import { cancelAll, goBack, sayAgain } from './step-acts';
import { isAnsweredMeanwhile, openQuestion, putAgain } from './step-ask';
import { type HandoffWish, handOff, openCase } from './step-case';
import { askWhetherItHelped, rateAfter } from './step-end';
import { offerReadings, offerRephrasing } from './step-ladder';
import { endPattern, hasSpoken, patternUnderWay, startPattern, withButtons } from './step-patterns';
import { answerQuestion } from './step-question';
import { answersLeft } from './step-return';
import { hear } from './step-rules';
import { whereTheyLeft } from './step-silence';
import type { Rules, Turn } from './step-turn';
import { startNext, walk } from './step-walk';

type Continuation = (turn: Turn, frame: Frame) => void;

/** What each rule does when its pattern has ended: the part that no author can change. */
const CONTINUATIONS: { readonly [name in PatternName]: Continuation } = {
  _welcome: spoken(),
  '_anything-else': spoken(),
  '_also-asked': (turn, { after }) => startNext(turn, String(after?.['flow'])),
  _resume: (turn) => (isAnsweredMeanwhile(turn) ? walk(turn) : putAgain(turn)),
  _confirm: spoken((turn, frame) => {
    const needed = [
      { value: 'yes', title: turn.standing('button-yes') },
      { value: 'no', title: turn.standing('button-no') },
    ];
    turn.phase({ kind: 'confirming', ...withButtons(turn, frame, needed) });
  }),
  _helped: (turn) => rateAfter(turn, 'resolved-confirmed'),
  _clarify: spoken(offerReadings),
  '_not-mine': spoken(offerReadings),
  _rephrase: spoken(offerRephrasing),
  '_no-words': spoken(goOnAsking),
  '_unknown-file': spoken(goOnAsking),
  _cancel: (turn, frame) => {
    if (isKept(frame)) return stay(turn);
    if (hasSpoken(turn, frame)) cancelAll(turn);
  },
  _back: goBack,
  _repeat: sayAgain,
  _correct: walk,
  _silence: spoken(),
  _return: goOnFromWhereTheyLeft,
  _person: (turn) => handOff(turn, { reason: 'asked' }),
  '_not-helped': (turn) => handOff(turn, { reason: 'not-helped' }),
  _failed: (turn, { after }) =>
    handOff(turn, { reason: 'action-failed', note: `${after?.['action']}: ${after?.['code']}` }),
  '_handed-over': spoken(),
  _closed: spoken(),
  _declined: spoken(),
  '_promise-late': spoken(),
  '_left-queue': spoken(),
  '_case-status': spoken(offerToOpenAgain),
};

export const RULES: Rules = {
  startPattern,
  afterPattern(turn, frame) {
    const name = patternOf(frame.flow);
    if (name !== null) CONTINUATIONS[name](turn, frame);
  },
  handOffPattern,
  hear,
  inputsOf: (name) => PATTERN_INPUTS[name],
};

/** The rule goes on only when something has been said in this turn; the shipped words are said where the author's are none. */
function spoken(goOn: Continuation = () => {}): Continuation {
  return (turn, frame) => {
    if (hasSpoken(turn, frame)) goOn(turn, frame);
  };
}

/** Under the words about a closed case the button that opens it again; else what was open goes on. */
function offerToOpenAgain(turn: Turn, frame: Frame): void {
  const value = frame.after?.['reopen'];
  if (typeof value !== 'string') return goOnAsking(turn);
  withButtons(turn, frame, [{ value, title: turn.standing('button-reopen') }]);
}

/** The question that was open is put again; no try is spent. */
function goOnAsking(turn: Turn): void {
  if (turn.state.phase.kind === 'asking') putAgain(turn);
}

/** After the welcome back: the case is opened again where silence closed it, and the question put, unless the words answer it. */
function goOnFromWhereTheyLeft(turn: Turn, { after }: Frame): void {
  const left = after?.['left'] === true ? whereTheyLeft(turn) : null;
  if (left === null) return putAgain(turn);
  openCase(turn, left.intent);
  turn.set({ frames: left.frames, left: null, misses: 0 });
  const { event } = turn;
  const answers = event.kind === 'message' && answersLeft(turn, left.frames, event);
  if (!answers) return putAgain(turn);
  turn.phase({ kind: 'asking', prompt: '', buttons: [] });
  answerQuestion(turn, event);
}

/** The customer said so in an answer of the pattern's own: without a question there is nothing to keep. */
function isKept(frame: Frame): boolean {
  return frame.asked.length > 0 && frame.slots[KEEP] === true;
}

function stay(turn: Turn): void {
  if (turn.state.phase.kind === 'confirming') return askWhetherItHelped(turn);
  if (openQuestion(turn) !== null) putAgain(turn);
}

/** A `handoff` inside a pattern: to people it goes, for the rule's own reason, and nothing of the pattern stays open. */
function handOffPattern(turn: Turn, wish: Omit<HandoffWish, 'reason'>): boolean {
  const frame = patternUnderWay(turn);
  if (frame === null) return false;
  const name = patternOf(frame.flow);
  // In the queue already: the words have been said.
  if ((turn.openCase?.owner.kind ?? 'bot') !== 'bot') {
    endPattern(turn, frame);
    return true;
  }
  const { after } = frame;
  const note = wish.note ?? (name === '_failed' ? `${after?.['action']}: ${after?.['code']}` : null);
  handOff(turn, { ...wish, note, reason: REASONS[name ?? ''] ?? 'flow' });
  return true;
}

const REASONS: { readonly [pattern: string]: HandoffWish['reason'] } = {
  _person: 'asked',
  '_not-helped': 'not-helped',
  _failed: 'action-failed',
  _rephrase: 'not-understood',
  _clarify: 'not-understood',
  '_not-mine': 'not-understood',
};
