import { readTime } from './civil-time';
import { type Atom, fits } from './prove-condition';
import { type Held, type HeldType, isEmptyOnly, type Plain } from './prove-values';

/** What is wrong with a comparison, and the written value in it that is wrong; null where it is two variables. */
export interface ComparisonFault {
  readonly message: string;
  readonly literal: Plain | null;
}

type Comparison = Extract<Atom, { kind: 'compare' }>;

/** A comparison of a variable with a written value that is of another type: of what can never be equal, or is neither more nor less. */
export function faultOfTypes(atom: Comparison, name: string, value: Held, literal: Plain): ComparisonFault | null {
  const isEquality = atom.operator === '==' || atom.operator === '!=';
  const message = isEquality ? unequal(atom, name, value, literal) : unordered(atom, name, value, literal);
  return message === null ? null : { message, literal };
}

function unequal({ operator, text }: Comparison, name: string, value: Held, literal: Plain): string | null {
  if (value.type === 'any' || (fits({ ...value, range: null }, literal) && !isNoDate(value, literal))) return null;
  const outcome = operator === '==' ? 'never holds' : 'always holds';
  const what = value.type === 'date' ? 'none' : kindOf(literal);
  const mend = mendOf(value, literal);
  return `'${name}' is ${TYPE_WORDS[value.type]} and ${JSON.stringify(literal)} is ${what}, so \`${text}\` ${outcome}${mend}.`;
}

function unordered({ operator, text }: Comparison, name: string, value: Held, literal: Plain): string | null {
  const { type, only } = value;
  if (operator === 'contains') {
    if (!WHOLE.includes(type)) return null;
    return `'${name}' is ${TYPE_WORDS[type]}, and nothing is within one, so \`${text}\` never holds; compare it with \`==\`.`;
  }
  // Choices that are all written in digits compare as numbers do.
  const isWord = type === 'text' && typeof literal === 'number' && !only?.every((one) => /^\d+$/.test(String(one)));
  const isUnlike = (type === 'number' || type === 'money') && typeof literal !== 'number';
  if (isUnlike || isNoDate(value, literal)) {
    const what = type === 'date' ? 'none' : kindOf(literal);
    return `'${name}' is ${TYPE_WORDS[type]} and ${JSON.stringify(literal)} is ${what}, so \`${text}\` says nothing${mendOf(value, literal)}.`;
  }
  if (!isWord && !['boolean', 'file', 'map', 'list'].includes(type)) return null;
  const mend = isWord ? 'ask it with `type: number`' : 'compare it with `==`, or ask for a part of it';
  return `'${name}' is ${TYPE_WORDS[type]}, which is neither more nor less than ${JSON.stringify(literal)}; ${mend}.`;
}

/** Of what no part can be asked about. */
const WHOLE: readonly HeldType[] = ['number', 'money', 'boolean', 'date', 'file'];

/** Instants count in milliseconds: a smaller number is a count of days, or a year. */
const LEAST_INSTANT = 1e11;

function isNoDate({ type }: Held, literal: Plain): boolean {
  if (type !== 'date') return false;
  if (typeof literal === 'number') return Math.abs(literal) < LEAST_INSTANT;
  return readTime(literal, 'UTC', 0) === null;
}

/** Two variables that are of types which never meet. */
export function faultOfPair(
  { operator, text }: Comparison,
  [one, oneHeld]: readonly [string, Held],
  [other, otherHeld]: readonly [string, Held],
): ComparisonFault | null {
  if (isEmptyOnly(oneHeld) || isEmptyOnly(otherHeld) || operator === 'contains') return null;
  const isOrder = operator !== '==' && operator !== '!=';
  if (!areStrangers(oneHeld, otherHeld, isOrder)) return null;
  const outcome = isOrder ? 'says nothing' : operator === '==' ? 'never holds' : 'always holds';
  const what = `'${one}' is ${TYPE_WORDS[oneHeld.type]} and '${other}' is ${TYPE_WORDS[otherHeld.type]}`;
  return { message: `${what}, so \`${text}\` ${outcome}; compare what is alike.`, literal: null };
}

function areStrangers(one: Held, other: Held, isOrder: boolean): boolean {
  const types = [one.type, other.type];
  if (types.includes('any')) return false;
  if (isOrder && types.some((type) => UNORDERED.includes(type))) return true;
  if (one.type === other.type || types.every((type) => type === 'number' || type === 'money')) return false;
  // A day in writing is a date; digits in a text are as good as a number to those who ask whether it is more.
  if (types.includes('date') && types.includes('text')) return false;
  const written = one.type === 'text' ? one : other.type === 'text' ? other : null;
  return !(isOrder && written?.only?.every((value) => /^\d+$/.test(String(value))));
}

const UNORDERED: readonly HeldType[] = ['boolean', 'file', 'map', 'list'];

const TYPE_WORDS: { readonly [type in HeldType]: string } = {
  any: 'a value',
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  money: 'a sum of money',
  date: 'a date',
  file: 'a file',
  map: 'a map',
  list: 'a list',
};

function kindOf(value: Plain): string {
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' ? 'a number' : 'true or false';
}

function mendOf({ type }: Held, literal: Plain): string {
  if (type === 'text' && typeof literal !== 'string') return `; write "${literal}"`;
  if (type === 'date') return dateMend(literal);
  if (type === 'map') return '; compare a part of it';
  if ((type === 'number' || type === 'money') && typeof literal === 'string') {
    const digits = literal.replace(/[^\d.,-]/g, '').replace(/[.,](?=\d{3}(\D|$))/g, '');
    return /^-?\d+(\.\d+)?$/.test(digits) ? `; write ${digits} without quotes` : '; write a number without quotes';
  }
  if (type === 'boolean' && typeof literal === 'string') {
    const isNo = /^(no|tidak|false|n|0|tak|bukan)$/i.test(literal);
    return `; write ${isNo ? 'false' : 'true'}`;
  }
  return '';
}

function dateMend(literal: Plain): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(String(literal)) ?? [];
  const meant = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year !== '' && readTime(meant, 'UTC', 0) !== null) return `; write "${meant}"`;
  const isCount = typeof literal === 'number' && literal < 10_000;
  if (isCount) return '; write a day such as "2027-01-31", or count the days: `… | days_since`';
  return '; write a day such as "2027-01-31", or now';
}
