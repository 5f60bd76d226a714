import type { Span } from '../../domain/understanding';
import type { Word } from '../scan';

/** A number in the text: digits or words, with a multiplier where one follows. */
export interface Amount extends Span {
  readonly value: number;
  /** Thousands were grouped, or a multiplier followed: how prices are written. */
  readonly isGrouped: boolean;
  /** Indexes of the words it covers, `last` inclusive. */
  readonly first: number;
  readonly last: number;
  readonly inWords: boolean;
  /** Figures spoken one by one, as of a telephone number: "nol delapan satu". */
  readonly digits?: string;
}

const UNITS = table(`
nol 0 kosong 0 zero 0 satu 1 se 1 suatu 1 one 1 dua 2 two 2 tiga 3 three 3 empat 4 four 4 lima 5 five 5 enam 6 six 6 tujuh 7 seven 7
delapan 8 lapan 8 eight 8 sembilan 9 nine 9 sepuluh 10 ten 10 sebelas 11 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16
seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 selusin 12 dozen 12
`);
const SCALES = table(`
belas 10 puluh -10 ratus -100 seratus 100 hundred -100 ribu 1000 rb 1000 rbu 1000 rebu 1000 seribu 1000 thousand 1000 k 1000 juta 1000000 jt 1000000
jut 1000000 sejuta 1000000 million 1000000 mio 1000000 miliar 1000000000 milyar 1000000000 bilion 1000000000 billion 1000000000
`);
const ONE_OF = new Set(['seratus', 'seribu', 'sejuta']);
/** A number in words begins with one of these. */
const BEGINNINGS: ReadonlySet<string> = new Set([...UNITS.keys(), ...ONE_OF, 'setengah', 'double', 'dobel', 'triple']);

/** All numbers, in the order of the text. `written` are the words as they stand in the text. */
export function findAmounts(text: string, written: readonly Word[]): Amount[] {
  const amounts: Amount[] = [];
  for (let i = 0; i < written.length; ) {
    const word = written[i]!.text;
    const amount =
      (mayHoldFigures(word) ? inDigits(text, written, i) : null) ?? (BEGINNINGS.has(word) ? inWords(written, i) : null);
    if (amount !== null) amounts.push(amount);
    i = amount === null ? i + 1 : amount.last + 1;
  }
  return amounts;
}

/** Begins as a number in figures does, alone or behind the sign of a currency or of a count. */
export function mayHoldFigures(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 48 && first <= 57) || SIGNS.includes(word[0]!);
}

const SIGNS = 'rimx';
const LITERAL = /^(?:rp|rm|idr|myr|x)?(\d{1,15})(?:(ribu|rb|rbu|rebu|k|jt|juta|jut)(\d{1,3})?|(m|million))?(?:an)?$/;

function inDigits(text: string, written: readonly Word[], first: number): Amount | null {
  const match = LITERAL.exec(written[first]!.text);
  if (match === null) return null;
  let multiplier = match[2] ?? match[4] ?? '';
  let rest = match[3] ?? '';
  let last = first;
  const groups = [match[1]!];
  const marks: string[] = [];
  while (multiplier === '' && last + 1 < written.length) {
    const next = written[last + 1]!;
    const mark = text.slice(written[last]!.end, next.start);
    const part = /^(\d{1,15})(?:(ribu|rb|rbu|rebu|k|jt|juta|jut)(\d{1,3})?|(m|million))?$/.exec(next.text);
    if ((mark !== '.' && mark !== ',') || part === null || groups.length > 5) break;
    groups.push(part[1]!);
    marks.push(mark);
    multiplier = part[2] ?? part[4] ?? '';
    rest = part[3] ?? '';
    last += 1;
  }
  const read = readGroups(groups, marks);
  if (read === null) return null;
  let { value } = read;
  let isGrouped = read.isGrouped;
  const follow = written[last + 1]?.text ?? '';
  if (multiplier === '' && Math.abs(SCALES.get(follow) ?? 0) >= 1000 && follow !== 'k') {
    multiplier = follow;
    last += 1;
  }
  if (multiplier !== '' && Math.abs(SCALES.get(multiplier) ?? 0) >= 1000 && isHalf(written, last + 1)) {
    value += 0.5;
    last += 1;
  }
  if (multiplier !== '') {
    const scale = multiplier === 'm' ? 1_000_000 : SCALES.get(multiplier)!;
    // "1jt5" is a million and a half, "1 juta 500" too; "1 juta 500 ribu" says it in full.
    if (rest !== '') value += Number(`0.${rest}`);
    else {
      const more = moreBehind(text, written, last, scale);
      value += more.value / scale;
      last = more.last;
    }
    value = Math.round(value * scale * 100) / 100;
    isGrouped = true;
  }
  const start = written[first]!.start + written[first]!.text.search(/\d/);
  return { value, isGrouped, first, last, start, end: written[last]!.end, inWords: false };
}

/** What a smaller count right behind one of millions or thousands adds to it. */
function moreBehind(
  text: string,
  written: readonly Word[],
  last: number,
  scale: number,
): { readonly value: number; readonly last: number } {
  const none = { value: 0, last };
  const next = written[last + 1];
  if (scale < 1000 || next === undefined || text.slice(written[last]!.end, next.start) !== ' ') return none;
  const part = /^(\d{1,3})(ribu|rb|rbu|rebu|k)?$/.exec(next.text);
  if (part === null) return none;
  const unit = part[2] ?? written[last + 2]?.text ?? '';
  const own = SCALES.get(unit) ?? 0;
  if (own >= 1000 && own < scale)
    return { value: Number(part[1]) * own, last: part[2] === undefined ? last + 2 : last + 1 };
  return part[1]!.length === 3 && own === 0 && !/^[.,]\d/.test(text.slice(next.end, next.end + 2))
    ? { value: (Number(part[1]) * scale) / 1000, last: last + 1 }
    : none;
}

/** "2 juta setengah": half of what was counted, unless the next thing is halved ("2 juta setengah juta"). */
function isHalf(written: readonly Word[], at: number): boolean {
  return written[at]?.text === 'setengah' && !SCALES.has(written[at + 1]?.text ?? '');
}

/** `1.250.000`, `1,250.50`, `1,5`: three digits behind each mark are thousands, anything else is a fraction. */
function readGroups(groups: readonly string[], marks: readonly string[]): { value: number; isGrouped: boolean } | null {
  if (marks.length === 0) return { value: Number(groups[0]), isGrouped: false };
  const lastMark = marks[marks.length - 1]!;
  const fraction = groups[groups.length - 1]!;
  const before = groups.slice(0, -1);
  const thousandsBefore = before.slice(1).every((group) => group.length === 3);
  const sameMarks = marks.every((mark) => mark === lastMark);
  if (sameMarks && fraction.length === 3 && thousandsBefore && groups[0]!.length <= 3 && groups[0] !== '0') {
    return { value: Number(groups.join('')), isGrouped: true };
  }
  const marksBefore = marks.slice(0, -1);
  if (!thousandsBefore || marksBefore.some((mark) => mark === lastMark)) return null;
  return { value: Number(`${before.join('')}.${fraction}`), isGrouped: before.length > 1 };
}

const LEAST_SPOKEN = 3;
const MOST_SPOKEN = 16;

/** "nol delapan satu dua": figures one by one. */
function spokenFigures(written: readonly Word[], first: number): Amount | null {
  let digits = '';
  let at = first;
  for (; at < written.length && digits.length < MOST_SPOKEN; at++) {
    const times = TIMES.get(written[at]!.text);
    const figure = UNITS.get(written[times === undefined ? at : at + 1]?.text ?? '');
    if (figure === undefined || figure > 9 || written[at]!.text === 'se') break;
    digits += String(figure).repeat(times ?? 1);
    if (times !== undefined) at += 1;
  }
  if (digits.length < LEAST_SPOKEN || SCALES.has(written[at]?.text ?? '')) return null;
  const place = { first, last: at - 1, start: written[first]!.start, end: written[at - 1]!.end };
  return { ...place, value: Number(digits), isGrouped: false, inWords: true, digits };
}

const TIMES: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['dobel', 2],
  ['triple', 3],
]);

function inWords(written: readonly Word[], first: number): Amount | null {
  const spoken = spokenFigures(written, first);
  if (spoken !== null) return spoken;
  let total = 0;
  let current = 0;
  let at = first;
  let seen = 0;
  let isGrouped = false;
  for (; at < written.length; at++) {
    const word = written[at]!.text;
    const unit = UNITS.get(word);
    const scale = SCALES.get(word);
    if (unit !== undefined) {
      if (seen > 0 && current % 10 !== 0 && unit < 10 && current % 100 < 20) break;
      if (seen > 0 && current === 0 && total === 0) break;
      current += unit;
    } else if (scale !== undefined && (seen > 0 || ONE_OF.has(word))) {
      if (word === 'belas') current += 10;
      else if (word === 'puluh') current = current - (current % 10) + (current % 10) * 10;
      else if (scale === -100) current = current - (current % 10) + (current % 10 || 1) * 100;
      else if (word === 'seratus') current += 100;
      else {
        if (isHalf(written, at + 1)) {
          current += 0.5;
          at += 1;
        }
        total += (current || 1) * scale;
        current = 0;
        isGrouped = true;
      }
    } else if (word === 'setengah' && Math.abs(SCALES.get(written[at + 1]?.text ?? '') ?? 0) >= 1000) current += 0.5;
    else if ((word === 'and' || word === 'a') && seen > 0 && UNITS.has(written[at + 1]?.text ?? '') && current >= 100)
      continue;
    else break;
    seen += 1;
  }
  if (seen === 0 || (seen === 1 && written[first]!.text === 'se')) return null;
  const last = at - 1;
  const value = total + current;
  return { value, isGrouped, first, last, start: written[first]!.start, end: written[last]!.end, inWords: true };
}

function table(text: string): ReadonlyMap<string, number> {
  const parts = text.trim().split(/\s+/);
  const map = new Map<string, number>();
  for (let i = 0; i + 1 < parts.length; i += 2) map.set(parts[i]!, Number(parts[i + 1]));
  return map;
}

/** "-5", "Rp -5", "-Rp 5.000": less than nothing, which nobody orders or pays; "5-6" and "KH-5" are none. */
export function isNegative(text: string, start: number): boolean {
  if (start === 0) return false;
  const before = (start <= LONGEST_SIGN ? ' ' : '') + text.slice(Math.max(0, start - LONGEST_SIGN), start);
  return /(?<!\d\s?)(?:[\s(:=]|(?:rp|idr|rm|myr)\.?\s?|\$)[-\u2212](?:(?:rp|idr|rm|myr)\.?\s?|\$)?$/i.test(before);
}

const LONGEST_SIGN = 10;
