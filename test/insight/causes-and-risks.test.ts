import { customersAtRisk } from '../../src/insight/at-risk';
import { causesOf, topCauses } from '../../src/insight/causes';
import { foldDays } from '../../src/insight/day-figures';
import { foldTalk } from '../../src/insight/fold-talk';
import { DEFAULT_RETURN_WITHIN_MS, dayAfter, frameOf, periodBefore, periodOf } from '../../src/insight/frame';
import { withReturnsAcross } from '../../src/insight/returns';
import { Trends } from '../../src/insight/trend';
import { isTelling, pastReview, unreached } from '../../src/insight/upkeep';
import { FIRST_DAY, instant, readLog } from '../support/event-log';

const ZONE = 'Asia/Jakarta';
const WEEK = periodOf(FIRST_DAY, dayAfter(FIRST_DAY, 6), ZONE);
const AS_OF = instant('20', '00:00:00', ZONE);
let count = 0;

function talk(...lines: readonly string[]) {
  count += 1;
  return foldTalk(`webchat:${count}`, readLog(lines, ZONE), DEFAULT_RETURN_WITHIN_MS);
}

/** A case that the flow gives to people, who need so many minutes. */
const handed = (number: string, minutes: number, reason = 'flow', failed = '') =>
  talk(
    `1 10:00:00 message +bot; case ${number} id; flow refund; step refund/ask; step refund/hand; ${failed}owner ${number} bot>queue:general ${reason}`,
    `1 10:01:00 desk-take +bot; owner ${number} queue:general>agent:ani taken`,
    `1 10:${String(1 + minutes).padStart(2, '0')}:00 desk-resolve +bot; outcome ${number} handed-over; owner ${number} agent:ani>bot resolved`,
  );
const leftAt = (number: string, step: string) =>
  talk(
    `2 10:00:00 message +bot; case ${number} id; flow returns; step ${step}; mood angry`,
    `2 10:30:00 timer; cancelled returns; outcome ${number} abandoned`,
  );

describe('causes', () => {
  const talks = [
    handed('K-1', 30),
    handed('K-2', 20),
    handed('K-3', 8, 'action-failed', 'failed refunds.find; '),
    leftAt('K-4', 'returns/photo'),
    leftAt('K-5', 'returns/photo'),
    talk(
      '3 10:00:00 message +bot; case K-6 id; flow hours; step hours/say',
      '3 10:01:00 message; outcome K-6 resolved-confirmed',
    ),
    talk(
      '4 10:00:00 message +bot; understood warranty handoff; case K-7 id; owner K-7 bot>queue:general not-understood',
      '4 10:01:00 desk-take; owner K-7 queue:general>agent:ani taken',
      '4 10:03:00 desk-resolve; outcome K-7 handed-over',
    ),
  ];

  test('weighed by the time of agents, those that took most come first', () => {
    const causes = causesOf(talks, WEEK, 'agent-time', AS_OF);
    expect(causes.map(({ cases, agentMs }) => [cases.map((one) => one.case), agentMs / 60_000])).toEqual([
      [['K-1', 'K-2'], 50],
      [['K-3'], 8],
      [['K-7'], 2],
    ]);
    expect(causes.map(({ share }) => share)).toEqual([50 / 60, 8 / 60, 2 / 60]);
    for (const [nth, upTo] of [50 / 60, 58 / 60, 1].entries()) expect(causes[nth]!.upToHere).toBeCloseTo(upTo, 9);
    expect(topCauses(causes)).toHaveLength(1);
  });

  test('weighed by unhappy customers, they are others', () => {
    const causes = causesOf(talks, WEEK, 'unhappy', AS_OF);
    expect(causes).toMatchObject([
      { matter: 'returns', ended: 'abandoned', place: 'returns/photo', unhappy: 2, share: 1 },
    ]);
  });

  test('what went well is no cause, nor is what lies outside of the time', () => {
    expect(causesOf(talks, WEEK, 'cases', AS_OF).flatMap(({ cases }) => cases.map((one) => one.case))).not.toContain(
      'K-6',
    );
    expect(causesOf(talks, periodBefore(WEEK, ZONE), 'cases', AS_OF)).toEqual([]);
  });

  test('each says what the record suggests, with the cases that say so', () => {
    const causes = causesOf(talks, WEEK, 'cases', AS_OF);
    const suggestions = Object.fromEntries(causes.map(({ cases, suggestion }) => [cases[0]!.case, suggestion]));
    expect(suggestions).toMatchObject({
      'K-1': { kind: 'flow-hands-over', about: 'refund/hand' },
      'K-3': { kind: 'action-fails', about: 'refunds.find', cases: [{ case: 'K-3' }] },
      'K-4': { kind: 'leave-at-step', about: 'returns/photo', cases: [{ case: 'K-4' }, { case: 'K-5' }] },
      'K-7': { kind: 'flow-missing', about: 'warranty' },
    });
  });
});

describe('customers at risk', () => {
  test('are those whom something befell and nobody has put right since, with why', () => {
    const angry = leftAt('K-20', 'returns/photo');
    const mended = talk(
      '1 10:00:00 message +bot; mood angry; case K-21 id; flow returns; step returns/photo',
      '1 10:10:00 message +bot; outcome K-21 resolved-confirmed',
    );
    const twice = talk(
      ...[1, 2, 3].flatMap((day) => [
        `${day} 10:00:00 message +bot; case K-${30 + day} id; flow refund; step refund/say`,
        `${day} 10:30:00 timer; cancelled refund; outcome K-${30 + day} abandoned`,
      ]),
    );
    const unanswered = talk(
      '5 10:00:00 message +bot; understood - handoff; case K-40 id',
      '5 10:30:00 timer; outcome K-40 abandoned',
      '6 11:00:00 message +bot; case K-41 id; mood angry',
    );
    const found = customersAtRisk([angry, mended, twice, unanswered], WEEK);
    expect(found.map(({ conversations, why, isOpen }) => [conversations, why.map(({ risk }) => risk), isOpen])).toEqual(
      [
        // An hour later it was about nothing else, so far: the same matter.
        [[unanswered.conversation], ['silent-after-bad-answer', 'angry'], true],
        [[twice.conversation], ['returned-twice'], false],
        [[angry.conversation], ['angry'], false],
      ],
    );
  });

  test('who came back twice is one in whatever conversations it was, until all is well in one of them', () => {
    const visit = (day: number, outcome = 'abandoned', more = '') =>
      talk(
        `${day} 10:00:00 message +bot; known person p1; case K-${60 + day} id; flow refund; step refund/say`,
        `${day} 10:30:00 ${outcome === 'abandoned' ? 'timer; cancelled refund' : 'message +bot'}; outcome K-${60 + day} ${outcome}${more}`,
      );
    const risks = (talks: ReturnType<typeof visit>[]) =>
      customersAtRisk(withReturnsAcross(talks, DEFAULT_RETURN_WITHIN_MS), WEEK).flatMap(({ why }) =>
        why.map(({ risk, case: number }) => `${number} ${risk}`),
      );
    const visits = [visit(1), visit(2), visit(3)];
    expect(risks(visits)).toEqual(['K-62 returned-twice']);
    expect(risks(visits.slice(0, 2))).toEqual([]);
    // A stranger in between changes nothing; a good end elsewhere does.
    expect(risks([...visits, leftAt('K-69', 'refund/say')])).toContain('K-62 returned-twice');
    expect(risks([...visits, visit(4, 'resolved-confirmed')])).toEqual([]);
  });

  test('whoever it befell in several conversations stands there once with all of it, and nobody else with them', () => {
    const said = (day: number, number: string, known: string, mood = 'mood angry; ') =>
      talk(
        `${day} 10:00:00 message +bot; ${known}; ${mood}case ${number} id; flow refund; step refund/say`,
        `${day} 10:30:00 timer; cancelled refund; outcome ${number} abandoned`,
      );
    const first = said(1, 'K-70', 'known verified budi; known person desk');
    const scored = talk(
      '3 10:00:00 message +bot; known verified budi; case K-71 id',
      '3 10:01:00 message; outcome K-71 resolved-implied; asked K-71 csat',
      '3 10:02:00 message; csat K-71 1; mood angry',
    );
    // The same account, and proved to be somebody else.
    const other = said(2, 'K-72', 'known verified siti; known person desk');
    const nobody = said(2, 'K-73', 'mood angry');
    const found = customersAtRisk([first, other, nobody, scored], WEEK);
    expect(found.map(({ conversations, why }) => [conversations, why.map((one) => one.case)])).toEqual([
      [
        [scored.conversation, first.conversation],
        ['K-70', 'K-71'],
      ],
      [[nobody.conversation], ['K-73']],
      [[other.conversation], ['K-72']],
    ]);
  });

  test('who gave up waiting, gave a bad score, or was promised in vain is one', () => {
    const waited = talk(
      '1 10:00:00 message +bot; case K-50 id; owner K-50 bot>queue:general asked',
      '1 10:20:00 message; owner K-50 queue:general>bot customer-left; outcome K-50 abandoned',
    );
    const scored = talk(
      '1 10:00:00 message +bot; case K-51 id; promised K-51 call 1 11:00:00',
      '1 10:01:00 message; outcome K-51 resolved-implied; asked K-51 csat',
      '1 10:02:00 message; csat K-51 1',
      '1 11:00:00 timer; broken K-51 call',
    );
    const risks = customersAtRisk([waited, scored], WEEK).map(({ why }) => why.map(({ risk }) => risk).sort());
    expect(risks).toEqual([['bad-score', 'promise-broken'], ['gave-up-waiting']]);
  });

  test('who was moved to another queue gave up when they left that one', () => {
    const moved = talk(
      '1 10:00:00 message +bot; case K-53 id; owner K-53 bot>queue:general asked',
      '1 10:10:00 desk-return +bot; owner K-53 queue:general>queue:payments returned',
      '1 10:20:00 message; owner K-53 queue:payments>bot customer-left; outcome K-53 abandoned',
    );
    const [one] = customersAtRisk([moved], WEEK);
    expect(one!.why).toEqual([{ risk: 'gave-up-waiting', case: 'K-53', at: instant('1', '10:20:00', ZONE) }]);
  });
});

describe('trends', () => {
  const solved = (number: string, day: number, confirmed: boolean) =>
    talk(
      `${day} 10:00:00 message +bot; case ${number} id; flow hours; step hours/say`,
      `${day} 10:01:00 message; outcome ${number} ${confirmed ? 'resolved-confirmed' : 'resolved-implied'}`,
    );
  // Twenty of forty in the first week, thirty-six of forty in the second.
  const talks = Array.from({ length: 80 }, (_, n) =>
    solved(`K-${100 + n}`, n < 40 ? 3 : 10, n < 40 ? n % 2 === 0 : n % 10 > 0),
  );
  const bot = { timeZone: ZONE, teams: [{ name: 'general', title: {}, hours: { week: [], holidays: [] } }] } as const;
  const frame = frameOf(bot);
  const second = periodOf(dayAfter(FIRST_DAY, 7), dayAfter(FIRST_DAY, 13), ZONE);
  const trends = Trends.ofDays(foldDays(talks, frame, AS_OF), second, ZONE);

  test('hold a week against the one before and say whether it is more than chance', () => {
    expect(trends.of('confirmed')).toMatchObject({
      value: 0.9,
      before: { value: 0.5 },
      change: 0.4,
      news: 'good',
      chance: { test: 'two-proportion z', isMoreThanChance: true },
    });
    expect(trends.of('cases')).toMatchObject({ value: 40, change: 0, news: null, chance: { isMoreThanChance: false } });
    // Fewer is neither good nor bad of what is neither.
    expect(trends.of('implied')).toMatchObject({ change: -0.4, news: null });
  });

  test('show each day', () => {
    expect(trends.curve('cases').map(({ day, value }) => [day, value])).toContainEqual(['2026-11-25', 40]);
    expect(trends.curve('cases')).toHaveLength(7);
  });
});

test('upkeep: what is past its review, the most read first, and what nobody reaches', () => {
  const talks = [handed('K-60', 1), leftAt('K-61', 'returns/photo'), leftAt('K-62', 'returns/photo')];
  const flows = [
    { flow: 'refund', owner: 'payments', reviewBy: '2026-11-01' },
    { flow: 'returns', owner: null, reviewBy: '2026-11-20' },
    { flow: 'warranty', owner: null, reviewBy: '2027-01-01' },
    { flow: 'hours', owner: null, reviewBy: null },
  ];
  expect(pastReview(flows, talks, WEEK, '2026-11-21').map(({ flow, visits }) => [flow, visits])).toEqual([
    ['returns', 2],
    ['refund', 1],
  ]);
  // On the very day it is not overdue yet.
  expect(pastReview(flows, talks, WEEK, '2026-11-20').map(({ flow }) => flow)).toEqual(['refund']);
  expect(unreached(flows, talks, WEEK).map(({ flow }) => flow)).toEqual(['warranty', 'hours']);
});

test('that nobody came by a flow is something to act on only where enough came at all', () => {
  const none = ['warranty', 'hours'].map((flow) => ({ flow, owner: null, reviewBy: null }));
  expect([5, 6].map((cases) => isTelling(none, cases))).toEqual([false, true]);
  expect(isTelling([], 1_000)).toBe(false);
});

describe('a customer is at risk for', () => {
  const scored = (...more: readonly string[]) =>
    talk(
      '1 10:00:00 message +bot; case K-50 id; flow promo; step promo/say',
      '1 10:05:00 message +bot; outcome K-50 resolved-implied; asked K-50 csat; asked K-50 nps',
      ...more.map((score) => `1 10:06:00 message +bot; ${score}`),
    );
  const queued = (...more: readonly string[]) =>
    talk('1 10:00:00 message +bot; case K-50 id; owner K-50 bot>queue:general asked', ...more);
  const left = (reading: string) =>
    talk(`1 10:00:00 message +bot; understood ${reading}; case K-50 id`, '1 10:30:00 timer; outcome K-50 abandoned');

  test.each<[what: string, of: () => ReturnType<typeof talk>, why: readonly string[]]>([
    ['a score of 2', () => scored('csat K-50 2'), ['bad-score']],
    ['a score of 3', () => scored('csat K-50 3'), []],
    ['6 of 10', () => scored('nps K-50 6'), ['bad-score']],
    ['7 of 10', () => scored('nps K-50 7'), []],
    ['2 and then 5', () => scored('csat K-50 2', 'csat K-50 5'), []],
    [
      'a bad score each before and after a case that ended well',
      () =>
        talk(
          '1 10:00:00 message +bot; case K-50 id; outcome K-50 resolved-implied; asked K-50 csat; csat K-50 1',
          '1 11:00:00 message +bot; case K-51 id; outcome K-51 resolved-confirmed',
          '1 12:00:00 message +bot; asked K-50 nps; nps K-50 2',
        ),
      ['bad-score'],
    ],
    [
      'angry words, and 4 for it all',
      () => talk('1 09:00:00 message +bot; mood angry; case K-51 id', '1 09:10:00 message +bot; csat K-51 4'),
      [],
    ],
    [
      'angry words, and 3 for it all',
      () => talk('1 09:00:00 message +bot; mood angry; case K-51 id', '1 09:10:00 message +bot; csat K-51 3'),
      ['angry'],
    ],
    [
      'angry words that say that it helped',
      () =>
        talk(
          '1 09:00:00 message +bot; case K-51 id',
          '1 09:10:00 message +bot; mood angry; outcome K-51 resolved-confirmed',
        ),
      [],
    ],
    [
      'help that did not hold',
      () =>
        talk(
          '1 09:00:00 message +bot; mood angry; case K-51 id; flow promo; step promo/say',
          '1 09:10:00 message +bot; outcome K-51 resolved-confirmed',
          '2 09:00:00 message +bot; case K-52 id; flow promo; step promo/say',
        ),
      ['angry'],
    ],
    [
      'gone from the queue',
      () => queued('1 10:20:00 message +bot; owner K-50 queue:general>bot customer-left; outcome K-50 abandoned'),
      ['gave-up-waiting'],
    ],
    [
      'gone from an agent',
      () =>
        queued(
          '1 10:01:00 desk-take +bot; owner K-50 queue:general>agent:ani taken',
          '1 10:20:00 message +bot; owner K-50 agent:ani>bot customer-left; outcome K-50 abandoned',
        ),
      [],
    ],
    [
      'a promise broken',
      () =>
        talk(
          '1 10:00:00 message +bot; case K-50 id; flow promo; step promo/say; promised K-50 refund 2 10:00:00',
          '1 10:05:00 message +bot; outcome K-50 resolved-implied',
          '2 10:00:00 timer +bot; broken K-50 refund',
        ),
      ['promise-broken'],
    ],
    [
      'a promise kept',
      () =>
        talk(
          '1 10:00:00 message +bot; case K-50 id; flow promo; step promo/say; promised K-50 refund 2 10:00:00',
          '1 10:05:00 message +bot; outcome K-50 resolved-implied',
          '2 09:00:00 action-result; kept K-50 refund',
        ),
      [],
    ],
    ['silent after "I did not understand"', () => left('- handoff'), ['silent-after-bad-answer']],
    ['silent after what there is no flow for', () => left('promo no-flow'), ['silent-after-bad-answer']],
    [
      'gone from the queue into which an agent had put the case back',
      () =>
        queued(
          '1 10:01:00 desk-take +bot; owner K-50 queue:general>agent:ani taken',
          '1 10:02:00 desk-message',
          '1 10:05:00 desk-return +bot; owner K-50 agent:ani>queue:general returned',
          '1 10:20:00 message +bot; owner K-50 queue:general>bot customer-left; outcome K-50 abandoned',
        ),
      [],
    ],
    ['silent after something that was understood', () => left('promo run'), []],
  ])('%s', (_what, of, why) => {
    expect(customersAtRisk([of()], WEEK).flatMap((one) => one.why.map(({ risk }) => risk))).toEqual(why);
  });
});

describe('a cause', () => {
  const causesOfAll = (...talks: readonly ReturnType<typeof talk>[]) => causesOf(talks, WEEK, 'cases', AS_OF);

  test('is an action where it failed in more than half of the cases, not in half of them', () => {
    const failed = () => handed('K-80', 5, 'flow', 'failed refunds.find; ');
    const kind = (...talks: readonly ReturnType<typeof talk>[]) => causesOfAll(...talks)[0]?.suggestion?.kind;
    expect(kind(failed(), handed('K-81', 5))).toBe('flow-hands-over');
    expect(kind(failed(), failed(), handed('K-81', 5))).toBe('action-fails');
  });

  test('has the reason for which people had the case first', () => {
    const twice = talk(
      '1 10:00:00 message +bot; case K-82 id; flow refund; step refund/ask; owner K-82 bot>queue:general not-understood',
      '1 10:01:00 desk-take +bot; owner K-82 queue:general>agent:ani taken',
      '1 10:02:00 desk-hand-back +bot; owner K-82 agent:ani>bot handed-back',
      '1 10:03:00 message +bot; owner K-82 bot>queue:general asked',
      '1 10:04:00 desk-take +bot; owner K-82 queue:general>agent:ani taken',
      '1 10:05:00 desk-resolve +bot; outcome K-82 handed-over; owner K-82 agent:ani>bot resolved',
    );
    expect(causesOfAll(twice)).toMatchObject([{ reason: 'not-understood' }]);
  });

  test('is a refusal that made a customer angry, and none that was taken calmly', () => {
    const declined = (number: string, mood: string) =>
      talk(
        `1 10:00:00 message +bot; case ${number} id; flow refund; step refund/ask`,
        `1 10:01:00 message +bot${mood}; outcome ${number} declined too-late`,
      );
    const causes = causesOfAll(declined('K-83', ''), declined('K-84', '; mood angry'));
    expect(causes.map(({ ended, cases }) => [ended, cases.map((one) => one.case)])).toEqual([['declined', ['K-84']]]);
  });
});
