import { DAY_PARTS } from '../words/calendar';
import type { DateReader, Found } from './dates';

export interface Time {
  readonly hour: number;
  readonly minute: number;
}

/** `jam 10 pagi`, `pukul 14.30`, `3pm`, `3:15 pm`, `10:30`, `14.30 WIB`, `pukul 3 suku`, `jam 7 kurang 15`, `quarter past 3`. */
export function readTime(reader: DateReader, at: number, isBehindDay = false): Found<Time> | null {
  const { words } = reader;
  const word = words[at]?.text ?? '';
  if (word === 'noon') return { value: { hour: 12, minute: 0 }, first: at, last: at };
  if (word === 'midnight') return { value: { hour: 0, minute: 0 }, first: at, last: at };
  const isMarked = word === 'jam' || word === 'pukul' || word === 'at';
  const first = isMarked ? at + 1 : at;
  const read = halfHour(reader, first, isMarked) ?? pastOrTo(reader, first) ?? clockHour(reader, first, word);
  if (read === null) return null;
  const { hour, minute, last, isPlain } = read;
  let part = read.part ?? DAY_PARTS.get(words[last + 1]?.text ?? '');
  let end = read.part === undefined && part !== undefined ? last + 1 : last;
  if (words[last + 1]?.text === 'tengah' && words[last + 2]?.text === 'hari') {
    part = 'noon';
    end = last + 2;
  }
  const isClock = ZONES.has(words[last + 1]?.text ?? '');
  if (isClock) end = last + 1;
  if (part === undefined) {
    // A bare "at 5" may be a price or a place.
    if (!isPlain && !isClock && !(isMarked && (word !== 'at' || isBehindDay))) return null;
    return timed(isClock ? hour : byDay(hour, reader, first), minute, null, at, end);
  }
  const isTold = isMarked || isPlain || read.part !== undefined;
  if (!isTold && !/^(am|pm|pagi|sore|petang|malam)$/.test(words[last + 1]!.text)) return null;
  return timed(hour, minute, part, at, end);
}

type Part = 'am' | 'noon' | 'pm' | 'night';

interface Hour extends Time {
  readonly last: number;
  /** Told where it stands in one word with the hour: `3pm`. */
  readonly part?: Part | undefined;
  /** It can't be anything but a time, whatever stands around it. */
  readonly isPlain: boolean;
}

const ZONES = new Set(['wib', 'wita', 'wit']);
const LAST_OF_DAY = 5;

/** "jam 3" is three in the afternoon, when shops are open; "03:00" says itself what it is. */
function byDay(hour: number, { words }: DateReader, first: number): number {
  const isWritten = words[first]?.text.startsWith('0');
  return hour >= 1 && hour <= LAST_OF_DAY && !isWritten ? hour + 12 : hour;
}

function clockHour(reader: DateReader, first: number, mark: string): Hour | null {
  const { words, text } = reader;
  const isMarked = mark === 'jam' || mark === 'pukul';
  const glued = /^(\d{1,2})(am|pm)$/.exec(words[first]?.text ?? '');
  if (glued !== null) return { hour: Number(glued[1]), minute: 0, last: first, part: partOf(glued[2]), isPlain: true };
  const spoken = isMarked ? reader.amounts.get(first) : undefined;
  const isDigits = /^\d{1,2}$/.test(words[first]?.text ?? '');
  if (!isDigits && !(spoken?.inWords && spoken.value <= 24)) return null;
  const hour = isDigits ? Number(words[first]!.text) : spoken!.value;
  const last = isDigits ? first : spoken!.last;
  const next = words[last + 1];
  const behind = /^(\d{2})(am|pm)?$/.exec(next?.text ?? '');
  const between = next === undefined ? '' : text.slice(words[last]!.end, next.start);
  const isClock = behind?.[2] !== undefined || ZONES.has(words[last + 2]?.text ?? '');
  if (behind !== null && (between === ':' || (between === '.' && (isMarked || mark === 'at' || isClock))))
    return { hour, minute: Number(behind[1]), last: last + 1, part: partOf(behind[2]), isPlain: true };
  const shift = isMarked ? shiftBehind(reader, last + 1) : null;
  if (shift === null) return { hour, minute: 0, last, isPlain: false };
  return { ...shifted(hour, shift.minutes), last: shift.last, isPlain: true };
}

function partOf(word: string | undefined): Part | undefined {
  return word === 'am' || word === 'pm' ? word : undefined;
}

function shifted(hour: number, minutes: number): Time {
  return minutes >= 0 ? { hour, minute: minutes } : { hour: hour === 1 ? 12 : hour - 1, minute: 60 + minutes };
}

/** Behind the hour: `setengah` and `suku` as Malay has them, `kurang 15`, `lewat sepuluh menit`, `lebih seperempat`. */
function shiftBehind(reader: DateReader, at: number): { minutes: number; last: number } | null {
  const word = reader.words[at]?.text ?? '';
  if (word === 'setengah') return { minutes: 30, last: at };
  if (word === 'suku') return { minutes: 15, last: at };
  if (!/^(kurang|lewat|lebih)$/.test(word)) return null;
  const count = minutesAt(reader, at + 1);
  return count === null ? null : { minutes: word === 'kurang' ? -count.minutes : count.minutes, last: count.last };
}

/** `15`, `sepuluh menit`, `seperempat`, `a quarter`. */
function minutesAt(reader: DateReader, at: number): { minutes: number; last: number } | null {
  const word = reader.words[at]?.text ?? '';
  if (/^(seperempat|suku|quarter)$/.test(word)) return { minutes: 15, last: at };
  const amount = reader.amounts.get(at);
  if (amount === undefined || !(amount.value >= 1 && amount.value < 60) || !Number.isInteger(amount.value)) return null;
  const isNamed = /^(menit|minit|minutes|min)$/.test(reader.words[amount.last + 1]?.text ?? '');
  return { minutes: amount.value, last: isNamed ? amount.last + 1 : amount.last };
}

/** `quarter past 3`, `10 to 5`, `half past seven`; a bare "5 to 6" is a range. */
function pastOrTo(reader: DateReader, at: number): Hour | null {
  const { words } = reader;
  const isHalf = words[at]?.text === 'half';
  const count = isHalf ? { minutes: 30, last: at } : minutesAt(reader, at);
  if (count === null) return null;
  const word = words[count.last + 1]?.text ?? '';
  const isFigure = /^\d/.test(words[count.last]!.text);
  if (word !== 'past' && !(word === 'to' && !isHalf && !isFigure)) return null;
  const place = count.last + 2;
  const glued = /^(\d{1,2})(am|pm)$/.exec(words[place]?.text ?? '');
  const spoken = reader.amounts.get(place);
  const hour = glued === null ? (spoken?.value ?? Number.NaN) : Number(glued[1]);
  if (!(hour >= 1 && hour <= 12) || !Number.isInteger(hour)) return null;
  const time = shifted(hour, word === 'past' ? count.minutes : -count.minutes);
  return { ...time, last: spoken?.last ?? place, part: partOf(glued?.[2]), isPlain: true };
}

/** `jam setengah 8`, `setengah 3 sore`: half an hour before it, as Indonesian counts. */
function halfHour(reader: DateReader, at: number, isMarked: boolean): Hour | null {
  const { words } = reader;
  if (words[at]?.text !== 'setengah') return null;
  const spoken = reader.amounts.get(at + 1);
  const figure = spoken?.value ?? Number.NaN;
  if (!(figure >= 1 && figure <= 12) || !Number.isInteger(figure)) return null;
  const { last } = spoken!;
  if (!isMarked && !DAY_PARTS.has(words[last + 1]?.text ?? '')) return null;
  return { hour: figure === 1 ? 12 : figure - 1, minute: 30, last, isPlain: true };
}

function timed(hour: number, minute: number, part: Part | null, first: number, last: number): Found<Time> | null {
  if (hour > 24 || minute > 59 || !Number.isInteger(hour)) return null;
  let value = hour;
  if (part === 'am' && hour === 12) value = 0;
  else if (part === 'pm' && hour < 12) value += 12;
  else if (part === 'noon' && hour < 5) value += 12;
  else if (part === 'night' && hour >= 5 && hour < 12) value += 12;
  else if (part === 'night' && hour === 12) value = 0;
  return { value: { hour: value % 24, minute }, first, last };
}
