import type { CustomerMessage } from '../domain/event';
import { homeOf } from '../domain/home-country';
import type { Json } from '../domain/json';
import { codeOf, digitsOf, numberAlone } from './answer-digits';
import { pickedByWords } from './picked-words';
import type { AskStep, SlotType } from './program';
import { questionChoices } from './step-ask';
import { fileWillDo } from './step-file';
import { typesOf } from './step-known';
import type { Turn } from './step-turn';

/** What an answer says for a question. `nothing`: no value of the kind in it. */
export type Answer =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'nothing' };

const NOTHING: Answer = { kind: 'nothing' };

/** Reads the answer to a question out of a message. */
export function readAnswer(turn: Turn, step: AskStep, message: CustomerMessage): Answer {
  const choices = questionChoices(turn, step);
  const picked = pick(turn, choices, message);
  if (picked === 'skip' && step.optional) return { kind: 'skipped' };
  for (const type of typesOf(step)) {
    const answer = answerOf(type, turn, step, message, picked);
    if (answer.kind !== 'nothing') return answer;
  }
  return step.optional && refuses(message) ? { kind: 'skipped' } : NOTHING;
}

/** "I have no photo", to a question that need not be answered. */
function refuses({ understanding }: CustomerMessage): boolean {
  const acts = understanding?.acts ?? [];
  return acts.includes('deny') && !acts.includes('affirm');
}

/** "80", to a question for money: the one number that is said, in the money of the country. */
function bareSum(turn: Turn, { understanding }: CustomerMessage): Answer {
  const numbers = understanding?.entities.filter(({ type }) => type === 'number') ?? [];
  const [only] = numbers;
  if (only === undefined || numbers.length > 1) return NOTHING;
  const { currency } = homeOf({ timeZone: turn.content.bot.timeZone, language: turn.state.language });
  return { kind: 'value', value: { amount: only.value, currency } };
}

function answerOf(type: SlotType, turn: Turn, step: AskStep, message: CustomerMessage, picked: string | null): Answer {
  switch (type) {
    case 'text': {
      const text = (message.understanding?.corrected ?? message.text).trim();
      return text === '' ? NOTHING : { kind: 'value', value: text };
    }
    case 'choice':
      return picked === null ? NOTHING : { kind: 'value', value: picked };
    case 'yes-no':
      return yesOrNo(picked, message);
    case 'file': {
      const files = message.attachments ?? [];
      const file = files.find((one) => fileWillDo(step, { ...one })) ?? files[0];
      return file === undefined ? NOTHING : { kind: 'value', value: { ...file } };
    }
    case 'money': {
      const sum = message.understanding?.entities.findLast((one) => one.type === type);
      if (sum !== undefined) return { kind: 'value', value: sum.value };
      return bareSum(turn, message);
    }
    case 'digits':
      return valueOr(digitsOf(message, turn.content.training.entities), picked);
    case 'any-code':
      return valueOr(codeOf(message, turn.content.training.entities), picked);
    default: {
      const types = type === 'number' || type === 'quantity' ? ['quantity', 'number'] : [type];
      const found = message.understanding?.entities.filter((one) => types.includes(one.type)).at(-1);
      if (found !== undefined) return { kind: 'value', value: found.value };
      const definition = turn.content.training.entities.find(({ name }) => name === type);
      return valueOr(definition === undefined ? null : numberAlone(message.text, definition), picked);
    }
  }
}

function valueOr(value: string | null, picked: string | null): Answer {
  const answer = value ?? picked;
  return answer === null ? NOTHING : { kind: 'value', value: answer };
}

function yesOrNo(picked: string | null, message: CustomerMessage): Answer {
  if (picked === 'yes' || picked === 'no') return { kind: 'value', value: picked === 'yes' };
  const acts = message.understanding?.acts ?? [];
  // "Oops, number 21" says that what was read back is wrong.
  const denies = acts.includes('deny') || acts.includes('correct');
  if (acts.includes('affirm') === denies) return NOTHING;
  return { kind: 'value', value: !denies };
}

/** The offered value that a message picks: by its button, by its words, by its number in the list. */
export function pick(
  turn: Turn,
  choices: readonly { readonly value: string; readonly title: string }[],
  message: CustomerMessage,
): string | null {
  const { phase } = turn.state;
  const prompt = 'prompt' in phase ? phase.prompt : null;
  const { choice } = message;
  if (choice !== undefined && choice.prompt === prompt && choices.some((one) => one.value === choice.value)) {
    return choice.value;
  }
  const said = fold(message.text);
  if (said === '') return null;
  const exact = choices.find((one) => fold(one.title) === said || fold(one.value) === said);
  if (exact !== undefined) return exact.value;
  if (/^\d{1,2}$/.test(said)) return choices[Number(said) - 1]?.value ?? null;
  const inside = choices.filter((one) => ` ${said} `.includes(` ${fold(one.title)} `));
  if (inside.length === 1) return inside[0]!.value;
  const began = said.length >= 3 ? choices.filter((one) => ` ${fold(one.title)}`.includes(` ${said}`)) : [];
  if (began.length > 0) return began.length === 1 ? began[0]!.value : null;
  return pickedByWords(choices, said);
}

/** Whether a message is a piece of more than one offered title: "afternoon" where there is an early and a late one. */
export function fitsSeveral(turn: Turn, step: AskStep, message: CustomerMessage): boolean {
  const said = fold(message.text);
  if (said.length < 3) return false;
  return questionChoices(turn, step).filter((one) => ` ${fold(one.title)}`.includes(` ${said}`)).length > 1;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
