import type { Entity, Span } from '../../domain/understanding';
import type { Word } from '../scan';
import { DAY_PARTS, FUTURE, MONTHS, PAST, RELATIVE, SPANS, WEEKDAYS } from '../words/calendar';
import { addDays, addMonths, type Clock, clockAt, type Day, daysBetween, isBefore, isDay, writeDay } from './calendar';
import type { Amount } from './numbers';
import { countedSpan, edgeOfSpan, namedSpan, stepOf } from './spans';
import { readTime, type Time } from './times';

/** Something of the calendar found at word `first` to `last` (inclusive). */
export interface Found<T> {
  readonly value: T;
  readonly first: number;
  readonly last: number;
}

export interface DateReader {
  readonly text: string;
  readonly words: readonly Word[];
  /** The number that begins at a word. */
  readonly amounts: ReadonlyMap<number, Amount>;
}

/**
 * Dates and times against a clock. "Jumat" is the next Friday after today, "Jumat depan" the one of next week, "Jumat lalu" the last;
 * "tgl 5" is the next 5th, today included; "minggu depan" is seven days ahead. Day before month in `5/3/2026`.
 */
export function findDates(reader: DateReader, now: number, timeZone: string): Entity[] {
  const { words } = reader;
  if (!words.some((word) => mayBegin(word.text))) return [];
  const clock = clockAt(now, timeZone);
  const found: Entity[] = [];
  for (let i = 0; i < words.length; ) {
    if (!mayBegin(words[i]!.text) && !LEADS.has(words[i]!.text) && !reader.amounts.has(i)) {
      i += 1;
      continue;
    }
    const day = readDay(reader, i, clock);
    const time = day === null ? readTime(reader, i) : null;
    if (day === null && time === null) {
      i += 1;
      continue;
    }
    const piece = day === null ? timeOnly(reader, time!, clock) : withTime(reader, day);
    found.push(toEntity(reader, piece));
    i = piece.last + 1;
  }
  return found;
}

interface Moment {
  readonly day: Day;
  readonly time: Time | null;
}

const BEGINNINGS: ReadonlySet<string> = new Set([
  ...[
    'tanggal',
    'tarikh',
    'tgl',
    'jam',
    'pukul',
    'hari',
    'next',
    'last',
    'noon',
    'midnight',
    'sehari',
    'seminggu',
    'sebulan',
    'setahun',
    'awal',
    'akhir',
    'hujung',
    'penghujung',
    'pertengahan',
    'beginning',
    'start',
    'middle',
    'end',
    'weekend',
    'this',
    'half',
  ],
  ...[RELATIVE, WEEKDAYS, MONTHS, SPANS, DAY_PARTS].flatMap((words) => [...words.keys()]),
]);

/** With these something of the calendar may begin that another word makes it. */
const LEADS: ReadonlySet<string> = new Set('in dalam a an se on at tadi nanti mid tengah setengah quarter'.split(' '));

function mayBegin(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 48 && first <= 57) || BEGINNINGS.has(word);
}

/** A time alone is the next such; a day right behind it is its day (`3 pm tomorrow`, `jam 9 malam tadi`). */
function timeOnly(reader: DateReader, time: Found<Time>, clock: Clock): Found<Moment> {
  const behind = /^(on|hari|pada)$/.test(wordAt(reader, time.last + 1)) ? time.last + 2 : time.last + 1;
  const day = readDay(reader, behind, clock);
  if (day !== null) return { value: { day: day.value, time: time.value }, first: time.first, last: day.last };
  if (/^(tadi|semalam)$/.test(wordAt(reader, time.last + 1)) && DAY_PARTS.get(wordAt(reader, time.last)) === 'night') {
    return { value: { day: addDays(clock, -1), time: time.value }, first: time.first, last: time.last + 1 };
  }
  const hasPassed = time.value.hour * 60 + time.value.minute < clock.hour * 60 + clock.minute;
  return { value: { day: addDays(clock, hasPassed ? 1 : 0), time: time.value }, first: time.first, last: time.last };
}

/** Looks for a time right behind a day, or a part of the day before it ("jam 10 besok" is met the other way round). */
function withTime(reader: DateReader, day: Found<Day>): Found<Moment> {
  for (let at = day.last + 1; at <= day.last + 3 && at < reader.words.length; at++) {
    const time = readTime(reader, at, true);
    if (time !== null) return { value: { day: day.value, time: time.value }, first: day.first, last: time.last };
    if (
      !/^(at|jam|pukul|pada|sekitar|around|pagi|siang|sore|petang|malam|ini|morning|evening|afternoon)$/.test(
        reader.words[at]!.text,
      )
    )
      break;
  }
  for (let at = day.first - 1; at >= 0 && at >= day.first - 4; at--) {
    const time = readTime(reader, at);
    if (time !== null && time.last === day.first - 1) {
      return { value: { day: day.value, time: time.value }, first: time.first, last: day.last };
    }
  }
  // "lusa pagi": the part of the day belongs to it, though it tells no hour.
  const last = DAY_PARTS.has(wordAt(reader, day.last + 1)) ? day.last + 1 : day.last;
  return { value: { day: day.value, time: null }, first: day.first, last };
}

function toEntity(reader: DateReader, piece: Found<Moment>): Entity {
  const start = reader.words[piece.first]!.start;
  const end = reader.words[piece.last]!.end;
  const date = writeDay(piece.value.day);
  const { time } = piece.value;
  const value =
    time === null
      ? { date }
      : { date, time: `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}` };
  return { type: 'date', text: reader.text.slice(start, end), value, start, end };
}

function readDay(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  return (
    relativeWord(reader, at, clock) ??
    edgeOfSpan(reader, at, clock) ??
    eveOf(reader, at, clock) ??
    dayOfNextWeek(reader, at, clock) ??
    numericDate(reader, at) ??
    dayOfMonth(reader, at, clock) ??
    weekday(reader, at, clock) ??
    countedSpan(reader, at, clock) ??
    namedSpan(reader, at, clock)
  );
}

function wordAt(reader: DateReader, at: number): string {
  return reader.words[at]?.text ?? '';
}

function relativeWord(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  const word = wordAt(reader, at);
  const next = wordAt(reader, at + 1);
  if (word === 'hari' && (next === 'ini' || next === 'ni')) return { value: clock, first: at, last: at + 1 };
  if (PART_NAMES.has(word) && (next === 'ini' || next === 'ni' || next === 'nanti'))
    return { value: clock, first: at, last: at + 1 };
  if (word === 'nanti' && PART_NAMES.has(next)) return { value: clock, first: at, last: at + 1 };
  if (word === 'this' && PART_NAMES.has(next)) return { value: clock, first: at, last: at + 1 };
  // The night that has passed began yesterday; the morning that has passed was today's.
  if ((word === 'tadi' && PART_NAMES.has(next)) || (PART_NAMES.has(word) && next === 'tadi')) {
    const isNight = word === 'malam' || next === 'malam';
    return { value: addDays(clock, isNight ? -1 : 0), first: at, last: at + 1 };
  }
  if (word === 'last' && next === 'night') return { value: addDays(clock, -1), first: at, last: at + 1 };
  if (word === 'day' && next === 'after' && wordAt(reader, at + 2) === 'tomorrow') {
    return { value: addDays(clock, 2), first: at, last: at + 2 };
  }
  if (word === 'day' && next === 'before' && wordAt(reader, at + 2) === 'yesterday') {
    return { value: addDays(clock, -2), first: at, last: at + 2 };
  }
  if (word === 'kemarin' && next === 'lusa') return { value: addDays(clock, -2), first: at, last: at + 1 };
  if (word === 'besok' && next === 'lusa') return { value: addDays(clock, 2), first: at, last: at + 1 };
  const days = RELATIVE.get(word);
  return days === undefined ? null : { value: addDays(clock, days), first: at, last: at };
}

const PART_NAMES = new Set('pagi siang sore petang malam morning afternoon evening tengahari'.split(' '));

/** `2026-03-05`, `5/3/2026`, `5-3-26`, `5/3`. */
function numericDate(reader: DateReader, at: number): Found<Day> | null {
  const { text, words } = reader;
  const [a, b, c] = [words[at], words[at + 1], words[at + 2]];
  if (a === undefined || b === undefined || !/^\d{1,4}$/.test(a.text) || !/^\d{1,2}$/.test(b.text)) return null;
  const mark = text.slice(a.end, b.start);
  if (mark !== '/' && mark !== '-' && mark !== '.') return null;
  const third = c !== undefined && /^\d{1,4}$/.test(c.text) && text.slice(b.end, c.start) === mark ? c.text : null;
  if (third === null) return null;
  const isYearFirst = a.text.length === 4;
  const year = isYearFirst ? Number(a.text) : Number(third.length <= 2 ? `20${third.padStart(2, '0')}` : third);
  let day: Day = { year, month: Number(b.text), day: Number(isYearFirst ? third : a.text) };
  // 3/25/2026 can only be read the American way.
  if (!isDay(day) && !isYearFirst) day = { year, month: Number(a.text), day: Number(b.text) };
  return isDay(day) ? { value: day, first: at, last: at + 2 } : null;
}

const ORDINAL = /^(\d{1,2})(st|nd|rd|th|hb|hari bulan)?$/;

/** `tgl 5`, `5 Maret 2026`, `March 5th`, `5hb`. */
function dayOfMonth(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  const word = wordAt(reader, at);
  const isMarked = word === 'tanggal' || word === 'tarikh' || word === 'tgl';
  const first = isMarked ? at + 1 : at;
  const spoken = isMarked ? reader.amounts.get(first) : undefined;
  if (spoken?.inWords && Number.isInteger(spoken.value) && spoken.value <= 31) {
    const month = MONTHS.get(wordAt(reader, spoken.last + 1));
    if (month !== undefined) return dated(reader, at, spoken.last + 1, spoken.value, month, clock);
    return upcoming(spoken.value, at, spoken.last, clock);
  }
  const number = ORDINAL.exec(wordAt(reader, first));
  if (number !== null) {
    const of = wordAt(reader, first + 1) === 'of' || wordAt(reader, first + 1) === 'bulan' ? 1 : 0;
    const month = MONTHS.get(wordAt(reader, first + 1 + of));
    if (month !== undefined) return dated(reader, at, first + 1 + of, Number(number[1]), month, clock);
    const slashed = reader.text.slice(reader.words[first]!.end, reader.words[first + 1]?.start ?? 0) === '/';
    const other = /^\d{1,2}$/.exec(wordAt(reader, first + 1));
    if (slashed && other !== null) return dated(reader, at, first + 1, Number(number[1]), Number(other[0]), clock);
    if (wordAt(reader, first + 1) === 'haribulan') return upcoming(Number(number[1]), at, first + 1, clock);
    if (!isMarked && number[2] !== 'hb' && !(number[2] !== undefined && wordAt(reader, at - 1) === 'the')) return null;
    return upcoming(Number(number[1]), at, first, clock);
  }
  const month = MONTHS.get(word);
  const day = ORDINAL.exec(wordAt(reader, at + 1));
  if (month === undefined || day === null) return null;
  return dated(reader, at, at + 1, Number(day[1]), month, clock);
}

function dated(
  reader: DateReader,
  first: number,
  last: number,
  day: number,
  month: number,
  clock: Clock,
): Found<Day> | null {
  const year = /^(19|20)\d\d$/.exec(wordAt(reader, last + 1));
  if (year !== null) {
    const value = { year: Number(year[0]), month, day };
    return isDay(value) ? { value, first, last: last + 1 } : null;
  }
  // Without a year the nearest such day is meant: in November "5 Maret" is to come and "12 Oktober" has been.
  const near = YEARS.map((ahead) => ({ year: clock.year + ahead, month, day }))
    .filter(isDay)
    .sort((a, b) => Math.abs(daysBetween(clock, a)) - Math.abs(daysBetween(clock, b)));
  return near[0] === undefined ? null : { value: near[0], first, last };
}

/** The 29th of February comes every four years. */
const YEARS = [1, 0, -1, 2, -2, 3, -3, 4];

function upcoming(day: number, first: number, last: number, clock: Clock): Found<Day> | null {
  for (let ahead = 0; ahead < 3; ahead++) {
    const month = addMonths({ ...clock, day: 1 }, ahead);
    const value = { year: month.year, month: month.month, day };
    if (isDay(value) && !isBefore(value, clock)) return { value, first, last };
  }
  return null;
}

/** `malam Jumat` is the night before Friday, `malam minggu` that of Saturday. */
function eveOf(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  if (wordAt(reader, at) !== 'malam') return null;
  const name = wordAt(reader, at + 1);
  const wanted = name === 'minggu' && stepOf(wordAt(reader, at + 2)) === 0 ? 0 : WEEKDAYS.get(name);
  if (wanted === undefined) return null;
  const ahead = (wanted - clock.weekday + 7) % 7 || 7;
  return { value: addDays(clock, ahead - 1), first: at, last: at + 1 };
}

/** `next week Friday`, `minggu depan hari Jumat`. */
function dayOfNextWeek(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  const isEnglish = wordAt(reader, at) === 'next' && wordAt(reader, at + 1) === 'week';
  const isMalayic = wordAt(reader, at) === 'minggu' && stepOf(wordAt(reader, at + 1)) === 1;
  if (!isEnglish && !isMalayic) return null;
  const place = /^(on|hari)$/.test(wordAt(reader, at + 2)) ? at + 3 : at + 2;
  const wanted = WEEKDAYS.get(wordAt(reader, place));
  if (wanted === undefined) return null;
  const monday = addDays(clock, 7 - ((clock.weekday + 6) % 7));
  return { value: addDays(monday, (wanted + 6) % 7), first: at, last: place };
}

/** `Jumat`, `hari Jumat depan`, `next Friday`, `Khamis lepas`, `hari Minggu`. */
function weekday(reader: DateReader, at: number, clock: Clock): Found<Day> | null {
  let first = at;
  let place = at;
  const word = wordAt(reader, at);
  const lead = word === 'next' || word === 'last' || word === 'this' || word === 'on' || word === 'hari' ? word : null;
  if (lead !== null) place += 1;
  const name = wordAt(reader, place);
  const wanted = name === 'minggu' && lead === 'hari' ? 0 : WEEKDAYS.get(name);
  if (wanted === undefined) return null;
  if (lead === 'on') first = place;
  let follow = wordAt(reader, place + 1);
  let last = place;
  if (follow === 'minggu' && SPANS.has(follow)) {
    last += 1;
    follow = wordAt(reader, place + 2);
  }
  if (PAST.has(follow) || FUTURE.has(follow) || follow === 'ini' || follow === 'ni') last += 1;
  else if (last > place) {
    last = place;
    follow = '';
  }
  const isThis = lead === 'this' || ((follow === 'ini' || follow === 'ni') && last > place);
  const ahead = (wanted - clock.weekday + 7) % 7 || (isThis ? 0 : 7);
  if (lead === 'last' || (PAST.has(follow) && last > place)) {
    const back = (clock.weekday - wanted + 7) % 7 || 7;
    return { value: addDays(clock, -back), first, last };
  }
  if (lead === 'next' || (FUTURE.has(follow) && last > place && follow !== 'lagi' && follow !== 'nanti')) {
    // The week begins on Monday.
    const monday = addDays(clock, 7 - ((clock.weekday + 6) % 7));
    // "friday next week"
    if (follow === 'next' && wordAt(reader, last + 1) === 'week') last += 1;
    return { value: addDays(monday, (wanted + 6) % 7), first, last };
  }
  return { value: addDays(clock, ahead), first, last };
}

/** `tgl 31/2`, `30 feb`, `2026-02-30`: written as a day that no calendar has. Its figures are no numbers either. */
export function impossibleDays({ text, words }: Pick<DateReader, 'text' | 'words'>): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i + 1 < words.length; i++) {
    const [a, b] = [words[i]!, words[i + 1]!];
    const day = /^(\d{1,2})(?:st|nd|rd|th|hb)?$/.exec(a.text);
    const month = MONTHS.get(b.text);
    if (day !== null && month !== undefined) {
      if (!isDay({ year: LEAP_YEAR, month, day: Number(day[1]) })) spans.push({ start: a.start, end: b.end });
      continue;
    }
    const isNamed = /^(tanggal|tarikh|tgl)$/.test(words[i - 1]?.text ?? '');
    const third = words[i + 2];
    const mark = text.slice(a.end, b.start);
    const isWhole = third !== undefined && text.slice(b.end, third.start) === mark && /^\d{1,4}$/.test(third.text);
    if (!/^\d{1,4}$/.test(a.text) || !/^\d{1,2}$/.test(b.text) || (mark !== '/' && mark !== '-')) continue;
    if (isWhole && (a.text.length === 4 || third.text.length === 4)) spans.push({ start: a.start, end: third.end });
    else if (isNamed && mark === '/') spans.push({ start: a.start, end: b.end });
  }
  return spans;
}

const LEAP_YEAR = 2028;
