import { agentDays } from '../../src/insight/agent-days';
import { causeOf } from '../../src/insight/cause';
import { foldTalk } from '../../src/insight/fold-talk';
import { DEFAULT_RETURN_WITHIN_MS, DEFAULT_SLA, type FigureFrame } from '../../src/insight/frame';
import { isUnhappy } from '../../src/insight/judge-case';
import { laterFirst } from '../../src/insight/kind';
import { instant, readLog } from '../support/event-log';

const ZONE = 'Asia/Jakarta';
const at = (day: string, time: string) => instant(day, time, ZONE);
const talkOf = (...lines: string[]) => foldTalk('webchat:a', readLog(lines, ZONE), DEFAULT_RETURN_WITHIN_MS);
const caseOf = (...lines: string[]) => talkOf(...lines).cases[0]!;

test('a case is about the first flow that is no aside, was read as the first intent, and lost the customer at the first angry word', () => {
  const it = caseOf(
    '1 10:00:00 message +bot; understood refund-status answer; case K-1 id; flow _answers; aside thanks; flow refund-status; step refund-status/say',
    '1 10:01:00 message +bot; understood promo-info answer; mood angry; flow promo-info; step promo-info/say; step _cancel/sure; failed orders.find',
    '1 10:02:00 message +bot; mood angry; failed orders.find; failed shop.call',
  );
  expect(it).toMatchObject({
    ...{ matter: 'refund-status', intent: 'refund-status', angryAt: at('1', '10:01:00'), place: 'promo-info/say' },
    failedCalls: { 'orders.find': 2, 'shop.call': 1 },
  });
});

test('where the bot’s part ended stays where it ended, whatever it does for people afterwards', () => {
  const it = caseOf(
    '1 10:00:00 message +bot; case K-1 id; flow complaint; step complaint/what; owner K-1 bot>queue:general flow',
    '1 10:01:00 desk-take +bot; owner K-1 queue:general>agent:ani taken',
    '1 10:02:00 desk-message',
    '1 10:03:00 message',
    '1 10:04:00 desk-message',
    '1 10:05:00 desk-lend +bot; owner K-1 agent:ani>bot lent; flow verify; step verify/order_id',
  );
  expect(it.place).toBe('complaint/what');
  expect(it.handoffs).toMatchObject([{ answered: { at: at('1', '10:02:00'), agentId: 'ani' } }]);
});

test('words from the desk before anybody has the case are no answer', () => {
  const it = caseOf(
    '1 10:00:00 message +bot; case K-1 id; owner K-1 bot>queue:general asked',
    '1 10:01:00 desk-message',
    '1 10:05:00 desk-take +bot; owner K-1 queue:general>agent:ani taken',
    '1 10:06:00 desk-message',
  );
  expect(it.answers).toMatchObject([{ at: at('1', '10:06:00'), agentId: 'ani', first: true }]);
});

test('a number that is open is not opened again', () => {
  const it = caseOf('1 10:00:00 message +bot; case K-1 id', '1 10:01:00 message +bot; case K-1 id');
  expect(it.open).toEqual([{ from: at('1', '10:00:00'), to: null }]);
});

test('of several promises each is settled by its own name', () => {
  const { promises } = caseOf(
    '1 10:00:00 message +bot; case K-1 id; promised K-1 trace 2 10:00:00; promised K-1 refund 3 10:00:00',
    '1 11:00:00 action-result; kept K-1 trace',
  );
  expect(promises.map(({ what, state }) => [what, state])).toEqual([
    ['trace', 'kept'],
    ['refund', 'open'],
  ]);
});

describe('a customer is unhappy', () => {
  const after = (...facts: string[]) =>
    caseOf('1 10:00:00 message +bot; case K-1 id; flow hours', ...facts.map((one) => `1 10:01:00 message; ${one}`));

  test.each([
    ['with 2 of 5, not with 3', 'csat K-1 2', 'csat K-1 3'],
    ['with 6 of 10, not with 7', 'nps K-1 6', 'nps K-1 7'],
    [
      'gone from the queue for good, not back with the bot',
      'owner K-1 queue:general>bot customer-left; outcome K-1 abandoned',
      'owner K-1 queue:general>bot timed-out; outcome K-1 resolved-confirmed',
    ],
    ['who sounded angry, not sad', 'mood angry', 'mood upset'],
  ])('%s', (_, yes, no) => {
    const queued = 'owner K-1 bot>queue:general flow';
    expect([yes, no].map((one) => isUnhappy(after(...(one.startsWith('owner') ? [queued] : []), one)))).toEqual([
      true,
      false,
    ]);
  });

  test('by the reason of the first handoff a case is told apart from others', () => {
    const it = caseOf(
      '1 10:00:00 message +bot; understood hours answer; case K-1 id; flow hours; step hours/say; owner K-1 bot>queue:general not-helped',
      '1 10:01:00 desk-take +bot; owner K-1 queue:general>agent:ani taken',
      '1 10:02:00 desk-hand-back +bot; owner K-1 agent:ani>bot handed-back; owner K-1 bot>queue:general asked',
      '1 10:03:00 message +bot; owner K-1 queue:general>bot customer-left; outcome K-1 abandoned',
    );
    expect(causeOf(it)).toEqual({
      matter: 'hours',
      intent: null,
      ended: 'to-people',
      reason: 'not-helped',
      place: 'hours/say',
    });
  });
});

describe('the work of an agent', () => {
  const LONDON = 'Europe/London';
  const frame: FigureFrame = {
    ...{ timeZone: LONDON, hours: {}, sla: DEFAULT_SLA, teamSla: {} },
    returnWithinMs: DEFAULT_RETURN_WITHIN_MS,
  };
  const of = (
    from: string,
    to: string | null,
    asOf: string,
    facts = 'outcome K-1 handed-over; owner K-1 agent:ani>bot resolved',
  ) => {
    const lines = [
      { at: Date.parse(from), facts: 'case K-1 en; owner K-1 bot>agent:ani asked' },
      ...(to === null ? [] : [{ at: Date.parse(to), facts }]),
    ];
    const turns = lines.flatMap((one) =>
      readLog([`1 00:00:00 message; ${one.facts}`], LONDON).map((turn) => ({ ...turn, at: one.at })),
    );
    const talk = foldTalk('webchat:a', turns, DEFAULT_RETURN_WITHIN_MS);
    return agentDays([talk], frame, Date.parse(asOf)).map(({ day, solved, busyMs }) => [
      day,
      solved,
      busyMs / 3_600_000,
    ]);
  };

  test('is split at midnights of the clock on the wall, on a day of 25 hours and on one of 23', () => {
    const late = '2027-04-01T00:00:00Z';
    // On 25 October 2026 the clocks of London go back, on 28 March 2027 forward.
    expect(of('2026-10-24T22:00:00Z', '2026-10-26T01:00:00Z', late)).toEqual([
      ['2026-10-24', 0, 1],
      ['2026-10-25', 0, 25],
      ['2026-10-26', 1, 1],
    ]);
    expect(of('2027-03-27T23:00:00Z', '2027-03-29T00:00:00Z', late)).toEqual([
      ['2027-03-27', 0, 1],
      ['2027-03-28', 0, 23],
      ['2027-03-29', 1, 1],
    ]);
  });

  test('goes on until now in a case that is open, and no agent has solved what the customer left', () => {
    expect(of('2026-11-16T10:00:00Z', null, '2026-11-16T13:00:00Z')).toEqual([['2026-11-16', 0, 3]]);
    const left = 'outcome K-1 abandoned; owner K-1 agent:ani>bot customer-left';
    expect(of('2026-11-16T10:00:00Z', '2026-11-16T11:00:00Z', '2026-11-17T00:00:00Z', left)).toEqual([
      ['2026-11-16', 0, 1],
    ]);
  });
});

test('what happened in one moment is listed in one order, however it came, so that no page repeats another', () => {
  const one = (conversation: string, number: string | null, value: number, at = 1) =>
    ({ at, conversation: `webchat:${conversation}`, case: number, value }) as const;
  const listed = [
    one('b', null, 0, 2),
    one('a', null, 0),
    one('a', 'K-1', 0),
    one('a', 'K-1', 1),
    one('a', 'K-2', 0),
    one('b', 'K-3', 0),
  ];
  for (let turn = 0; turn < listed.length; turn++) {
    const moved = [...listed.slice(turn), ...listed.slice(0, turn)];
    expect([moved, moved.toReversed()].map((all) => all.toSorted(laterFirst))).toEqual([listed, listed]);
  }
});
