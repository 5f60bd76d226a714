import type { CustomerMessage } from '../domain/event';
import type { Message } from '../domain/message';
import { PERSON } from './step-patterns';
import type { Turn } from './step-turn';

/**
 * Angry words, the first time in a case: what the bot answers begins with an apology, its own where it has one, and the offer of a person,
 * who then stands as a button beside the open question. Where the answer leads to people anyway the apology is enough.
 */
export function withOfferWhenUpset(turn: Turn, message: CustomerMessage, answer: () => void): void {
  const about = caseAtHand(turn);
  const isUpset = message.choice === undefined && message.understanding?.mood.value === 'angry';
  // What is heard while a system answers is heard again afterwards.
  if (!isUpset || turn.state.phase.kind === 'calling' || turn.state.personOfferedIn === about) return answer();
  turn.set({ personOfferedIn: about });
  const said = turn.effects.length;
  answer();
  turn.set({ personOfferedIn: caseAtHand(turn) });
  if ((turn.openCase?.owner.kind ?? 'bot') !== 'bot') return beginWithSorry(turn, said);
  offer(turn, said);
}

/** Who asks for a person in angry words is given one, and hears an apology before it. */
export function withSorryWhenUpset(turn: Turn, message: CustomerMessage, answer: () => void): void {
  const isUpset = message.choice === undefined && message.understanding?.mood.value === 'angry';
  if (!isUpset || turn.state.personOfferedIn === caseAtHand(turn)) return answer();
  const said = turn.effects.length;
  answer();
  turn.set({ personOfferedIn: caseAtHand(turn) });
  beginWithSorry(turn, said);
}

function beginWithSorry(turn: Turn, from: number): void {
  const first = turn.effects.slice(from).find(isBotMessage);
  if (first === undefined || saysSorry(first.message.text)) return;
  turn.replaceMessage({ ...first.message, text: `${turn.standing('sorry')}\n\n${first.message.text}` });
}

/** What a system's answer brought is the first word after the angry ones. */
export function giveOwedOffer(turn: Turn, from: number): void {
  if (turn.state.offerOwed !== true) return;
  if ((turn.openCase?.owner.kind ?? 'bot') === 'bot') return offer(turn, from);
  turn.set({ offerOwed: false });
}

function offer(turn: Turn, from: number): void {
  const offerOwed = turn.state.phase.kind === 'calling' && !turn.effects.slice(from).some(isBotMessage);
  if (offerOwed || turn.state.offerOwed === true) turn.set({ offerOwed });
  if (offerOwed) return;
  beginWithOffer(turn, from);
  addPersonButton(turn);
}

/** The number of the case that is open, or that would be opened in this turn. */
function caseAtHand(turn: Turn): string {
  return turn.openCase?.number ?? turn.event.caseNumber;
}

function beginWithOffer(turn: Turn, from: number): void {
  const first = turn.effects.slice(from).find(isBotMessage);
  if (first !== undefined && saysSorry(first.message.text)) {
    return turn.replaceMessage({
      ...first.message,
      text: `${first.message.text}\n\n${turn.standing('person-offered-too')}`,
    });
  }
  const offer = turn.standing('person-offered');
  if (first === undefined) return turn.say({ text: offer });
  turn.replaceMessage({ ...first.message, text: `${offer}\n\n${first.message.text}` });
}

/** "Mohon maaf atas …" begins so; "Maaf, saya belum paham" says sorry for us and not for what the customer went through. */
const SORRY =
  /^[^.!?]*(?:\b(?:mohon|minta|memohon) maaf\b|\bmaaf (?:sudah|kerana|atas|kalau|jika)\b|\bI['’]?(?:m| am) (?:very |so |really )?sorry\b|\bsorry (?:that|about|for|to)\b|\bapolog)/i;

function saysSorry(text: string): boolean {
  return SORRY.test(text);
}

function addPersonButton(turn: Turn): void {
  const { phase } = turn.state;
  if (phase.kind !== 'asking' && phase.kind !== 'confirming') return;
  if (phase.buttons.some(({ choice }) => choice.value === PERSON)) return;
  const last = turn.effects.findLast(isBotMessage);
  if (last === undefined) return;
  const person = turn.button(phase.prompt, PERSON, turn.standing('button-person'));
  turn.replaceMessage({ ...last.message, buttons: [...(last.message.buttons ?? []), person] });
  turn.phase({ ...phase, buttons: [...phase.buttons, person] });
}

function isBotMessage(effect: Turn['effects'][number]): effect is { kind: 'message'; message: Message } {
  return effect.kind === 'message' && effect.message.from.role === 'bot';
}
