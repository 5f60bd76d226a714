import { type HomeCountry, homeOf } from '../../domain/home-country';
import type { Language } from '../../domain/language';
import type { EntityDefinition } from '../../domain/training';
import type { Entity, Span } from '../../domain/understanding';
import type { Normalised } from '../normalise';
import { MAX_CHARACTERS, type Word } from '../scan';
import { SLANG } from '../words/slang';
import { findDates, impossibleDays } from './dates';
import { findEmails } from './email';
import { findListValues } from './lists';
import { moneyOf, namedSums } from './money';
import { type Amount, findAmounts, isNegative } from './numbers';
import { findPhones, parsePhone } from './phone';
import { countedOnes, quantityOf } from './quantity';

type PhoneCountry = HomeCountry['countries'][number];

export interface EntityContext {
  readonly now: number;
  readonly timeZone: string;
  /** The conversation's language so far. */
  readonly language?: Language;
  /** The language of this text by itself, where it tells. */
  readonly said?: () => Language | null;
}

/**
 * All values in a text, in its order. What overlaps is decided by rank: the author's patterns, e-mail, phone, date, money, quantity, number;
 * values of the author's lists stand beside them.
 */
export function extractEntities(
  whole: string,
  normalised: Normalised,
  patterns: readonly Entity[],
  definitions: readonly EntityDefinition[],
  isKnown: (word: string) => boolean,
  context: EntityContext,
): Entity[] {
  const text = whole.length > MAX_CHARACTERS ? whole.slice(0, MAX_CHARACTERS) : whole;
  const { written } = normalised;
  const found: Entity[] = [...patterns];
  const addFree = (entities: readonly Entity[]) => {
    for (const entity of entities) if (!found.some((other) => overlaps(other, entity))) found.push(entity);
  };
  if (text.includes('@')) addFree(findEmails(text));
  const home = homeOf(context);
  const phones = { countries: phoneCountries(home.countries, context.language), said: context.said ?? (() => null) };
  if (/\d/.test(text)) addFree(findPhones(text, phones));
  const amounts = findAmounts(text, written).filter((amount) => !found.some((other) => overlaps(other, amount)));
  for (const { digits, start, end } of amounts) {
    const number = digits === undefined ? null : parsePhone(digits, phones);
    if (number !== null) addFree([{ type: 'phone', text: text.slice(start, end), value: number, start, end }]);
  }
  const words = normalised.changes.length === 0 ? written : written.map(plainly);
  addFree(findDates({ text, words, amounts: byFirstWord(amounts) }, context.now, context.timeZone));
  const nowhere = amounts.length < 2 && !/\d/.test(text) ? [] : impossibleDays({ text, words });
  addFree(namedSums(text, written));
  addFree(countedOnes(text, written));
  for (const [i, amount] of amounts.entries()) {
    if (!amount.inWords && (isNegative(text, amount.start) || nowhere.some((span) => overlaps(span, amount)))) continue;
    const entity =
      moneyOf(text, written, amount, home.currency, amounts[i + 1]) ??
      quantityOf(text, written, amount) ??
      numberOf(text, amount, written.length);
    if (entity !== null) addFree([entity]);
  }
  found.push(...findListValues(text, written, definitions, isKnown));
  return found.sort((a, b) => a.start - b.start || b.end - a.end || (a.type < b.type ? -1 : 1));
}

/** Where a conversation is in Malay, a number that may be of either country is Malaysia's, wherever the shop stands. */
function phoneCountries(countries: readonly PhoneCountry[], language: Language | undefined): readonly PhoneCountry[] {
  const spoken = language === 'ms' ? 'MY' : language === 'id' ? 'ID' : undefined;
  return spoken === undefined || countries[0] === 'SG' ? countries : [spoken, ...countries];
}

const NO_AMOUNTS: ReadonlyMap<number, Amount> = new Map();

function byFirstWord(amounts: readonly Amount[]): ReadonlyMap<number, Amount> {
  return amounts.length === 0 ? NO_AMOUNTS : new Map(amounts.map((amount) => [amount.first, amount]));
}

/** A lone "one" or "satu" is seldom a number, unless it is all that was said. */
function numberOf(text: string, amount: Amount, words: number): Entity | null {
  if (amount.inWords && amount.value === 1 && words > 1) return null;
  return {
    type: 'number',
    text: text.slice(amount.start, amount.end),
    value: amount.value,
    start: amount.start,
    end: amount.end,
  };
}

/** A day in the spelling of the calendar: `tmr`, `yg lalu`, `jmt`. */
function plainly(word: Word): Word {
  const plain = SLANG.get(word.text);
  return plain === undefined || plain.includes(' ') ? word : { ...word, text: plain };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
