import type { Hours, Weekday } from '../domain/hours';
import { type Reader, wrongKind } from './read-values';
import type { Reading } from './reading';
import type { Entry, Node } from './yaml-node';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MIDNIGHT = 24 * 60;
/** A longer stretch over midnight is taken for one that was written the wrong way round. */
const LONGEST_NIGHT = 12 * 60;

type Stretch = Hours['week'][number];

/** `always`, `never`, or days with stretches: `{ mon-fri: "08:00-20:00", sat: "09:00-12:00, 13:00-15:00" }`. */
export const readWeek: Reader<Hours['week']> = (node, label, reading) => {
  if (node.kind === 'scalar' && node.source === 'always') return DAYS.map((_, index) => stretch(index, 0, MIDNIGHT));
  if (node.kind === 'scalar' && node.source === 'never') return [];
  if (node.kind !== 'map') {
    return wrongKind(node, label, '`always`, `never` or days such as { mon-fri: "08:00-20:00" }', reading);
  }
  const week: Stretch[] = [];
  for (const entry of node.entries) week.push(...readDays(entry, reading));
  week.sort((a, b) => a.day - b.day || a.fromMinute - b.fromMinute);
  if (!reportOverlap(week, node, reading)) warnOfDayTwice(node.entries, reading);
  return week;
};

function reportOverlap(week: readonly Stretch[], node: Node, reading: Reading): boolean {
  for (const [index, one] of week.entries()) {
    const next = week[index + 1];
    if (!next || next.day !== one.day || next.fromMinute >= one.toMinute) continue;
    reading.error('BOT_HOURS', node, `Two stretches of ${DAYS[one.day - 1]} overlap; name each hour once.`);
    return true;
  }
  return false;
}

/** Who writes `mon-fri` and then `fri` mostly means one in the place of the other; both are taken. */
function warnOfDayTwice(entries: readonly Entry[], reading: Reading): void {
  const first = new Map<number, string>();
  for (const { key, at } of entries) {
    const twice = daysOf(key)?.find((day) => first.has(day));
    if (twice !== undefined) {
      const day = DAYS[twice];
      const message = `${day} stands under '${first.get(twice)}' and under '${key}', and is open at the hours of both; name each day once, with all its hours: ${day}: "08:00-12:00, 13:00-17:00".`;
      reading.warn('BOT_HOURS', at, message);
    }
    for (const day of daysOf(key) ?? []) first.set(day, key);
  }
}

function readDays(entry: Entry, reading: Reading): Stretch[] {
  const days = daysOf(entry.key);
  if (days === null) {
    reading.error(
      'BOT_HOURS',
      entry.at,
      `'${entry.key}' is no day; write ${DAYS.join(', ')} or a range such as mon-fri.`,
    );
    return [];
  }
  const spans = spansOf(entry.value);
  if (spans === null) {
    reading.error(
      'BOT_HOURS',
      entry.value,
      `'${entry.key}' takes hours such as "08:00-20:00" or "08:00-12:00, 13:00-17:00".`,
    );
    return [];
  }
  const reversed = spans.find(([from, to]) => to < from && to + MIDNIGHT - from > LONGEST_NIGHT);
  if (reversed) {
    const [from, to] = reversed.map(clockOf);
    const message = `'${entry.key}' is open from ${from} until ${to} of the next day; for a day's work write "${to}-${from}".`;
    reading.warn('BOT_HOURS', entry.value, message);
  }
  return days.flatMap((day) => spans.flatMap(([from, to]) => split(day, from, to)));
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function daysOf(key: string): number[] | null {
  const days: number[] = [];
  for (const part of key.split(',')) {
    const [first = '', last = first, more] = part.trim().split('-');
    const from = DAYS.indexOf(first);
    const to = DAYS.indexOf(last);
    if (from < 0 || to < 0 || more !== undefined) return null;
    for (let day = from; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === to) break;
    }
  }
  return days;
}

function spansOf(node: Node): [number, number][] | null {
  if (node.kind === 'list') {
    const lists = node.items.map(spansOf);
    return lists.includes(null) ? null : (lists as [number, number][][]).flat();
  }
  if (node.kind !== 'scalar') return null;
  const spans: [number, number][] = [];
  for (const part of node.source.split(',')) {
    const found = /^\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*$/.exec(part);
    if (!found) return null;
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = found.slice(1).map(Number);
    const from = fromHour * 60 + fromMinute;
    const to = toHour * 60 + toMinute;
    if (fromMinute > 59 || toMinute > 59 || from >= MIDNIGHT || to > MIDNIGHT || from === to) return null;
    spans.push([from, to]);
  }
  return spans;
}

/** 22:00-02:00 goes on into the next day. */
function split(day: number, from: number, to: number): Stretch[] {
  if (from < to) return [stretch(day, from, to)];
  const evening = stretch(day, from, MIDNIGHT);
  return to === 0 ? [evening] : [evening, stretch((day + 1) % 7, 0, to)];
}

function stretch(day: number, fromMinute: number, toMinute: number): Stretch {
  return { day: (day + 1) as Weekday, fromMinute, toMinute };
}
