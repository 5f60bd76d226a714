import { DAY_PARTS } from '../words/calendar';
import type { DateReader, Found } from './dates';

export interface Time {
  readonly hour: number;
  readonly minute: number;
}

/** `jam 10 pagi`, `pukul 14.30`, `3pm`, `3:15 pm`, `10:30`, `at 9`. */
export function readTime(reader: DateReader, at: number): Found<Time> | null {
  const { words, text } = reader;
  const word = words[at]?.text ?? '';
  if (word === 'noon') return { value: { hour: 12, minute: 0 }, first: at, last: at };
  if (word === 'midnight') return { value: { hour: 0, minute: 0 }, first: at, last: at };
  const isMarked = word === 'jam' || word === 'pukul' || word === 'at';
  const half = halfHour(reader, isMarked ? at + 1 : at, isMarked);
  if (half !== null) return { ...half, first: at };
  const first = isMarked ? at + 1 : at;
  const glued = /^(\d{1,2})(am|pm)$/.exec(words[first]?.text ?? '');
  if (glued !== null) return timed(Number(glued[1]), 0, glued[2] === 'am' ? 'am' : 'pm', at, first);
  const spoken = isMarked && word !== 'at' ? reader.amounts.get(first) : undefined;
  const isDigits = /^\d{1,2}$/.test(words[first]?.text ?? '');
  if (!isDigits && !(spoken?.inWords && spoken.value <= 24)) return null;
  const hour = isDigits ? Number(words[first]!.text) : spoken!.value;
  let last = isDigits ? first : spoken!.last;
  let minute = 0;
  let hasMinutes = false;
  const next = words[last + 1];
  const behind = /^(\d{2})(am|pm)?$/.exec(next?.text ?? '');
  const mark = next === undefined ? '' : text.slice(words[last]!.end, next.start);
  if (behind !== null && (mark === ':' || (mark === '.' && isMarked))) {
    minute = Number(behind[1]);
    hasMinutes = true;
    last += 1;
    if (behind[2] !== undefined) return timed(hour, minute, behind[2] === 'am' ? 'am' : 'pm', at, last);
  }
  let part = DAY_PARTS.get(words[last + 1]?.text ?? '');
  if (words[last + 1]?.text === 'tengah' && words[last + 2]?.text === 'hari') part = 'noon';
  if (part === undefined) {
    // A bare "at 5" may be a price or a place.
    return (isMarked && word !== 'at') || hasMinutes ? timed(hour, minute, null, at, last) : null;
  }
  if (!isMarked && !hasMinutes && !/^(am|pm|pagi|sore|petang|malam)$/.test(words[last + 1]!.text)) return null;
  return timed(hour, minute, part, at, last + (words[last + 1]!.text === 'tengah' ? 2 : 1));
}

/** `jam setengah 8` is half past seven; `half past 3 pm` is half past three. */
function halfHour(reader: DateReader, at: number, isMarked: boolean): Found<Time> | null {
  const { words } = reader;
  const isBefore = words[at]?.text === 'setengah' && isMarked;
  const isPast = words[at]?.text === 'half' && words[at + 1]?.text === 'past';
  if (!isBefore && !isPast) return null;
  const place = isBefore ? at + 1 : at + 2;
  const spoken = reader.amounts.get(place);
  const glued = /^(\d{1,2})(am|pm)$/.exec(words[place]?.text ?? '');
  const figure = glued === null ? (spoken?.value ?? Number.NaN) : Number(glued[1]);
  if (!(figure >= 1 && figure <= 12)) return null;
  const last = spoken?.last ?? place;
  const hour = isBefore ? (figure === 1 ? 12 : figure - 1) : figure;
  if (glued !== null) return timed(hour, 30, glued[2] === 'am' ? 'am' : 'pm', at, last);
  const part = DAY_PARTS.get(words[last + 1]?.text ?? '');
  return part === undefined ? timed(hour, 30, null, at, last) : timed(hour, 30, part, at, last + 1);
}

function timed(
  hour: number,
  minute: number,
  part: 'am' | 'noon' | 'pm' | 'night' | null,
  first: number,
  last: number,
): Found<Time> | null {
  if (hour > 24 || minute > 59 || !Number.isInteger(hour)) return null;
  let value = hour;
  if (part === 'am' && hour === 12) value = 0;
  else if (part === 'pm' && hour < 12) value += 12;
  else if (part === 'noon' && hour < 5) value += 12;
  else if (part === 'night' && hour >= 5 && hour < 12) value += 12;
  else if (part === 'night' && hour === 12) value = 0;
  return { value: { hour: value % 24, minute }, first, last };
}
