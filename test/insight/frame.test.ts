import type { Team } from '../../src/domain/settings';
import { foldTalk } from '../../src/insight/fold-talk';
import { daysOf, frameOf, isWithin, lengthOf, periodBefore, periodOf, slaOf } from '../../src/insight/frame';
import { samplesOf } from '../../src/insight/sample';
import { instant, readLog } from '../support/event-log';

const ALWAYS = { week: [], holidays: [] };
const MINUTE = 60_000;
const always = {
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day: day as 1, fromMinute: 0, toMinute: 1440 })),
  holidays: [],
};

test('a team’s own word stands before what holds for all, and what it leaves out holds still', () => {
  const teams: readonly Team[] = [
    { name: 'payments', title: {}, hours: ALWAYS, sla: { firstAnswerMs: MINUTE, warnAt: 0.75 } },
    { name: 'general', title: {}, hours: ALWAYS },
  ];
  const [first, ...others] = teams;
  const frame = frameOf({ timeZone: 'Asia/Jakarta', teams: [first!, ...others] });
  expect(slaOf(frame, 'payments')).toEqual({ ...frame.sla, firstAnswerMs: MINUTE });
  for (const team of ['general', null, 'constructor']) expect(slaOf(frame, team)).toEqual(frame.sla);
});

test('an answer within three minutes keeps the word of five, and breaks that of one', () => {
  const lines = [
    '1 10:00:00 message +bot; case K-1 id; owner K-1 bot>queue:general asked',
    '1 10:01:00 desk-take; owner K-1 queue:general>agent:ani taken',
    '1 10:03:00 desk-message',
  ];
  const kept = (firstAnswerMs?: number) => {
    const sla = firstAnswerMs === undefined ? {} : { sla: { firstAnswerMs, warnAt: 0.75 } };
    const frame = frameOf({ timeZone: 'Asia/Jakarta', teams: [{ name: 'general', title: {}, hours: always, ...sla }] });
    const talk = foldTalk('webchat:a', readLog(lines, 'Asia/Jakarta'), frame.returnWithinMs);
    const asOf = instant('1', '11:00:00', 'Asia/Jakarta');
    return samplesOf(talk, frame, asOf, 'sla-first-answer').map(({ value }) => value);
  };
  expect([kept(), kept(MINUTE)]).toEqual([[1], [0]]);
});

describe('a time of whole days', () => {
  const iso = ({ from, to }: { from: number; to: number }) => [from, to].map((at) => new Date(at).toISOString());

  test('goes from midnight to midnight of the clock on the wall, also where the clock is changed in between', () => {
    expect(iso(periodOf('2026-10-24', '2026-10-25', 'Europe/London'))).toEqual([
      ...['2026-10-23T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
    ]);
    expect(iso(periodOf('2027-03-28', '2027-03-28', 'Europe/London'))).toEqual([
      ...['2027-03-28T00:00:00.000Z', '2027-03-28T23:00:00.000Z'],
    ]);
  });

  test('holds its first moment and not its last', () => {
    const day = periodOf('2026-10-25', '2026-10-25', 'Europe/London');
    expect([day.from - 1, day.from, day.to - 1, day.to].map((at) => isWithin(day, at))).toEqual([
      ...[false, true, true, false],
    ]);
  });

  test.each([
    ['2026-10-19', '2026-10-25', '2026-10-12', '2026-10-18'],
    ['2026-10-26', '2026-11-01', '2026-10-19', '2026-10-25'],
    ['2027-03-28', '2027-03-28', '2027-03-27', '2027-03-27'],
    ['2026-03-01', '2026-03-31', '2026-01-29', '2026-02-28'],
  ])('%s to %s is held against as many days before: %s to %s', (first, last, firstBefore, lastBefore) => {
    const period = periodOf(first, last, 'Europe/London');
    const before = periodBefore(period, 'Europe/London');
    expect(before).toEqual(periodOf(firstBefore, lastBefore, 'Europe/London'));
    expect(before.to).toBe(period.from);
    expect(daysOf(before, 'Europe/London')).toHaveLength(daysOf(period, 'Europe/London').length);
    expect(daysOf(period, 'Europe/London').at(-1)).toBe(last);
  });

  test('working time over a weekend on which the clock is changed is that of the team', () => {
    const week = [1, 2, 3, 4, 5].map((day) => ({ day: day as 1, fromMinute: 9 * 60, toMinute: 17 * 60 }));
    const frame = frameOf({
      timeZone: 'Europe/London',
      teams: [{ name: 'general', title: {}, hours: { week, holidays: [] } }],
    });
    const [friday, monday] = [Date.parse('2026-10-23T15:50:00Z'), Date.parse('2026-10-26T09:06:00Z')];
    expect(lengthOf(frame, 'general', friday, monday)).toEqual({ ms: monday - friday, workMs: 16 * MINUTE });
    expect(lengthOf(frame, 'general', monday, friday)).toEqual({ ms: 0, workMs: 0 });
  });
});
