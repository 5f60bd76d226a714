import type { Json } from '../domain/json';
import type { Entity } from '../domain/understanding';
import type { AskStep, SlotType } from './program';

const BUILT_IN: readonly string[] = [
  'text',
  'number',
  'quantity',
  'digits',
  'money',
  'date',
  'yes-no',
  'choice',
  'file',
  'boolean',
];

/** The kinds of answer that will do, the first choice first. */
export function typesOf(step: Pick<AskStep, 'type' | 'orTypes'>): readonly SlotType[] {
  return [step.type, ...step.orTypes];
}

/** A question whose answer may be any words at all. */
export function takesAnyWords(question: Pick<AskStep, 'type' | 'orTypes'>): boolean {
  return typesOf(question).includes('text');
}

/** Kinds that mean one thing wherever they are said: a date or a sum said for one question must not answer another. */
export function isKnownEarly(type: SlotType): boolean {
  return !BUILT_IN.includes(type);
}

/** The values of a message that later questions may use, by type; the last one said of each type. */
export function knownValues(entities: readonly Entity[]): { readonly [type: string]: Json } {
  return Object.fromEntries(entities.filter((one) => isKnownEarly(one.type)).map((one) => [one.type, one.value]));
}
