import fc from 'fast-check';
import type { Hours, Weekday } from '../../src/domain/hours';
import {
  beginningOf,
  dayOf,
  isOpen,
  nextOpening,
  onWorkingDay,
  openMsBetween,
  restsBefore,
  weekdayAndHour,
  whenWorked,
} from '../../src/domain/opening-hours';

const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const office: Hours = {
  week: [
    ...([1, 2, 3, 4, 5] as const).map((day) => ({ day, fromMinute: 8 * 60, toMinute: 20 * 60 })),
    { day: 6, fromMinute: 9 * 60, toMinute: 12 * 60 },
    { day: 6, fromMinute: 13 * 60, toMinute: 15 * 60 },
  ],
  holidays: ['2027-01-01'],
};
const always: Hours = { week: DAYS.map((day) => ({ day, fromMinute: 0, toMinute: 1440 })), holidays: [] };
const nights: Hours = { week: DAYS.map((day) => ({ day, fromMinute: 22 * 60, toMinute: 30 * 60 })), holidays: [] };

const at = (iso: string) => Date.parse(iso);

describe('opening hours', () => {
  test.each([
    ['2027-01-04T07:59:59+07:00', false],
    ['2027-01-04T08:00:00+07:00', true],
    ['2027-01-04T19:59:59+07:00', true],
    ['2027-01-04T20:00:00+07:00', false],
    ['2027-01-09T12:30:00+07:00', false],
    ['2027-01-09T13:00:00+07:00', true],
    ['2027-01-10T10:00:00+07:00', false],
    ['2027-01-01T10:00:00+07:00', false],
  ])('are read on the wall clock of the zone: %s in Jakarta is %s', (iso, expected) => {
    expect(isOpen(office, at(iso), 'Asia/Jakarta')).toBe(expected);
  });

  test('tell zones apart: 08:30 in Kuala Lumpur is still 07:30 in Jakarta', () => {
    const instant = at('2027-01-04T08:30:00+08:00');
    expect(isOpen(office, instant, 'Asia/Kuala_Lumpur')).toBe(true);
    expect(isOpen(office, instant, 'Asia/Jakarta')).toBe(false);
  });

  test('that are always are open at every hour, midnight and the year before 1970 included', () => {
    for (const iso of ['2027-01-01T00:00:00Z', '2027-01-03T23:59:59.999Z', '1969-06-01T17:00:00.500Z'])
      expect(isOpen(always, at(iso), 'Asia/Jakarta')).toBe(true);
  });

  test('over midnight belong to the day on which they begin', () => {
    const withHoliday = { ...nights, holidays: ['2027-01-05'] };
    expect(isOpen(withHoliday, at('2027-01-05T05:59:00+07:00'), 'Asia/Jakarta')).toBe(true);
    expect(isOpen(withHoliday, at('2027-01-05T22:30:00+07:00'), 'Asia/Jakarta')).toBe(false);
    expect(isOpen(withHoliday, at('2027-01-06T05:59:00+07:00'), 'Asia/Jakarta')).toBe(false);
    expect(isOpen(withHoliday, at('2027-01-06T22:00:00+07:00'), 'Asia/Jakarta')).toBe(true);
  });
});

describe('the next opening', () => {
  const next = (hours: Hours, iso: string, zone = 'Asia/Jakarta') => {
    const instant = nextOpening(hours, at(iso), zone);
    return instant === null ? null : new Date(instant).toISOString();
  };

  test('is now while it is open', () => {
    expect(next(office, '2027-01-04T10:00:00+07:00')).toBe('2027-01-04T03:00:00.000Z');
  });

  test('is later today, after the break, after the weekend, after the holiday', () => {
    expect(next(office, '2027-01-04T06:00:00+07:00')).toBe('2027-01-04T01:00:00.000Z');
    expect(next(office, '2027-01-09T12:10:00+07:00')).toBe('2027-01-09T06:00:00.000Z');
    expect(next(office, '2027-01-09T15:00:00+07:00')).toBe('2027-01-11T01:00:00.000Z');
    expect(next(office, '2026-12-31T21:00:00+07:00')).toBe('2027-01-02T02:00:00.000Z');
  });

  test('is null for a team that never works', () => {
    expect(next({ week: [], holidays: [] }, '2027-01-04T06:00:00+07:00')).toBeNull();
  });

  test('keeps the wall clock across a change to summer time', () => {
    expect(next(office, '2027-03-27T16:00:00+01:00', 'Europe/Berlin')).toBe('2027-03-29T06:00:00.000Z');
    expect(next(office, '2027-10-30T16:00:00+02:00', 'Europe/Berlin')).toBe('2027-11-01T07:00:00.000Z');
  });

  test('is a moment at which the team is open, and the minute before is not', () => {
    for (let hour = 0; hour < 24 * 15; hour++) {
      const from = at('2026-12-28T00:30:00Z') + hour * 3_600_000;
      const opening = nextOpening(office, from, 'Asia/Jakarta')!;
      expect(isOpen(office, opening, 'Asia/Jakarta')).toBe(true);
      if (opening > from) expect(isOpen(office, opening - 60_000, 'Asia/Jakarta')).toBe(false);
    }
  });
});

const JAKARTA_ZONE = 'Asia/Jakarta';
const anyMinute = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 })
  .map((minute) => minute * 60_000);
const anyHours = fc.record({
  // Over midnight, one into the other, and side by side.
  week: fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1200 }))
      .map(([weekday, fromMinute, length]) => ({ day: weekday as 1, fromMinute, toMinute: fromMinute + length })),
    { maxLength: 10 },
  ),
  holidays: fc.array(
    fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)),
    { maxLength: 60 },
  ),
});

describe('a working day', () => {
  const dayOfWork = (hours: Hours, at: number) =>
    isOpen(hours, at, JAKARTA_ZONE) || worksOn(hours, dayOf(at, JAKARTA_ZONE));
  const worksOn = (hours: Hours, day: string) =>
    !hours.holidays.includes(day) && hours.week.some((one) => one.day === (new Date(day).getUTCDay() || 7));

  test('is the first at that time of the clock on which the team works at all', () => {
    fc.assert(
      fc.property(anyHours, anyMinute, (hours, from) => {
        const found = onWorkingDay(hours, from, JAKARTA_ZONE);
        for (let at = from; at < (found ?? from + 360 * DAY_MS); at += DAY_MS) expect(dayOfWork(hours, at)).toBe(false);
        if (found === null) return;
        expect((found - from) % DAY_MS).toBe(0);
        expect(dayOfWork(hours, found)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const DAY_MS = 24 * 60 * 60_000;

describe('working time', () => {
  const day = (at: number) => dayOf(at, JAKARTA_ZONE);

  test('is what a watch at work would show, minute by minute', () => {
    fc.assert(
      fc.property(anyHours, anyMinute, fc.integer({ min: 0, max: 5 * 24 * 60 }), (hours, from, minutes) => {
        let open = 0;
        for (let minute = 0; minute < minutes; minute++) {
          if (isOpen(hours, from + minute * 60_000, JAKARTA_ZONE)) open += 60_000;
        }
        const to = from + minutes * 60_000;
        expect(openMsBetween(hours, from, to, JAKARTA_ZONE)).toBe(open);
        if (open > 0) {
          const end = whenWorked(hours, from, open, JAKARTA_ZONE)!;
          expect(end).toBeLessThanOrEqual(to);
          expect(openMsBetween(hours, from, end, JAKARTA_ZONE)).toBe(open);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('never comes for a team that never works', () => {
    expect(whenWorked({ week: [], holidays: [] }, 0, 1, 'Asia/Jakarta')).toBeNull();
  });

  test('a day begins at the midnight of its zone, the day of a change to summer time too', () => {
    const jakarta = Date.UTC(2026, 10, 22, 17, 0);
    expect([day(jakarta - 1), day(jakarta)]).toEqual(['2026-11-22', '2026-11-23']);
    expect(beginningOf('2026-11-23', JAKARTA_ZONE)).toBe(jakarta);
    const berlin = beginningOf('2026-03-30', 'Europe/Berlin') - beginningOf('2026-03-29', 'Europe/Berlin');
    expect(berlin).toBe(23 * 3_600_000);
    expect(weekdayAndHour(jakarta, JAKARTA_ZONE)).toEqual({ weekday: 1, hour: 0 });
  });

  test.each([
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z'],
    ['America/Havana', '2027-03-14', '2027-03-14T05:00:00Z'],
    ['Atlantic/Azores', '2027-03-28', '2027-03-28T01:00:00Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
  ])('where the clock of %s skips midnight, the day begins with the jump', (zone, skipped, jump) => {
    const begins = beginningOf(skipped, zone);
    expect(new Date(begins)).toEqual(new Date(jump));
    expect([begins - 1, begins].map((at) => dayOf(at, zone) === skipped)).toEqual([false, true]);
  });
});

describe('when a team was at home', () => {
  const zone = 'Asia/Jakarta';
  const HOUR = 3_600_000;
  const shown = (hours: Hours, now: string, worked: number) =>
    restsBefore(hours, at(now), zone, worked * HOUR).map((rest) =>
      rest.map((one) => new Date(one + 7 * HOUR).toISOString().slice(5, 16).replace('T', ' ')).join(' – '),
    );
  test.each([
    ['the night before', '2027-01-05T10:00:00+07:00', 14, ['01-04 20:00 – 01-05 08:00']],
    ['until now, while it is closed', '2027-01-04T23:00:00+07:00', 12, ['01-04 20:00 – 01-04 23:00']],
    [
      'over Sunday, but for the pause of Saturday',
      '2027-01-11T09:00:00+07:00',
      7,
      ['01-09 15:00 – 01-11 08:00', '01-08 20:00 – 01-09 09:00'],
    ],
    ['in no pause, even in its middle', '2027-01-09T12:30:00+07:00', 3, []],
    ['on a holiday', '2027-01-01T10:00:00+07:00', 12, ['12-31 20:00 – 01-01 10:00']],
    [
      'as far back as the work that is asked for',
      '2027-01-06T10:00:00+07:00',
      25,
      ['01-05 20:00 – 01-06 08:00', '01-04 20:00 – 01-05 08:00'],
    ],
  ])('%s', (_, now, worked, rests) => {
    expect(shown(office, now, worked)).toEqual(rests);
  });

  test('by day, for those who work at night', () => {
    expect(shown(nights, '2027-01-05T02:00:00+07:00', 8)).toEqual(['01-04 06:00 – 01-04 22:00']);
  });

  test('never where it never stops, all the time where it never begins', () => {
    const now = at('2027-01-04T10:00:00+07:00');
    expect(restsBefore(always, now, zone, 24 * HOUR)).toEqual([]);
    expect(restsBefore({ week: [], holidays: [] }, now, zone, 24 * HOUR)).toEqual([[now - 14 * 24 * HOUR, now]]);
  });

  test('what is left of a wait is what the team worked', () => {
    const now = at('2027-01-13T11:00:00+07:00');
    const rests = restsBefore(nights, now, zone, 100 * HOUR);
    for (let hours = 0; hours < 100; hours++) {
      const since = now - hours * HOUR;
      const rested = rests.reduce((sum, [from, to]) => sum + Math.max(0, to - Math.max(from, since)), 0);
      expect(now - since - rested).toBe(openMsBetween(nights, since, now, zone));
    }
  });
});

describe('on the days on which the clock is changed', () => {
  const MINUTE = 60_000;
  test.each([
    ['Europe/Berlin', '2027-03-27T00:00:00Z'],
    ['Europe/Berlin', '2027-10-30T00:00:00Z'],
    ['America/New_York', '2027-03-13T00:00:00Z'],
    ['America/New_York', '2027-11-06T00:00:00Z'],
    ['America/Santiago', '2027-09-04T00:00:00Z'],
  ])('being open, the time worked and the next opening are of one mind: %s, %s', (zone, begin) => {
    const [from, until] = [at(begin), at(begin) + 3 * 24 * 60 * MINUTE];
    for (const [fromMinute, toMinute] of [
      [0, 1440],
      [22 * 60, 30 * 60],
      [8 * 60, 17 * 60],
      [20 * 60, 26 * 60],
      [60, 150],
      [150, 300],
    ] as const) {
      const hours: Hours = { week: DAYS.map((day) => ({ day, fromMinute, toMinute })), holidays: [] };
      let open = 0;
      let wasOpen = true;
      for (let now = from; now < until; now += MINUTE) {
        const isNow = isOpen(hours, now, zone);
        if (isNow) open += MINUTE;
        if (isNow && !wasOpen) expect(nextOpening(hours, now - 1, zone)).toBe(now);
        wasOpen = isNow;
      }
      expect([fromMinute, openMsBetween(hours, from, until, zone)]).toEqual([fromMinute, open]);
    }
  });
});
