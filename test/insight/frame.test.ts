import type { Team } from '../../src/domain/settings';
import { foldTalk } from '../../src/insight/fold-talk';
import { frameOf, slaOf } from '../../src/insight/frame';
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
