import fc from 'fast-check';
import { LANGUAGES } from '../../src/domain/language';
import { toCsv } from '../../src/insight/csv';
import { foldDays } from '../../src/insight/day-figures';
import { changeWords, timeWords, valueWords } from '../../src/insight/figure-words';
import { foldTalk } from '../../src/insight/fold-talk';
import { dayAfter, frameOf, periodOf } from '../../src/insight/frame';
import { nextSteps } from '../../src/insight/next-steps';
import { type ReportParts, reportOf } from '../../src/insight/report';
import { reportCsv } from '../../src/insight/report-csv';
import { reportHtml } from '../../src/insight/report-html';
import { ENDED, REASONS, RISK_WORDS, SUGGESTIONS, TEXTS } from '../../src/insight/report-texts';
import { FIRST_DAY, instant, readLog } from '../support/event-log';

const ZONE = 'Asia/Jakarta';
const FRAME = frameOf({ timeZone: ZONE, teams: [{ name: 'general', title: {}, hours: { week: [], holidays: [] } }] });
const tellOf = (parts: Omit<ReportParts, 'days'>) =>
  reportOf({ ...parts, days: foldDays(parts.talks, parts.frame, parts.asOf) });
const HOSTILE = '<img src=x onerror=alert(1)>"\'&';

function hostileReport() {
  const turns = readLog(
    [
      '1 10:00:00 message +bot; mood angry; case K-1 en; flow refund; step refund/hand; owner K-1 bot>queue:general flow',
      '1 10:01:00 desk-take; owner K-1 queue:general>agent:ani taken',
      '1 10:20:00 desk-resolve; outcome K-1 handed-over; owner K-1 agent:ani>bot resolved; asked K-1 csat',
      '1 10:21:00 message; csat K-1 1',
    ],
    ZONE,
  );
  const renamed = JSON.parse(
    JSON.stringify(turns).replaceAll('"ANI"', JSON.stringify(`=HYPERLINK("http://x")${HOSTILE}`)),
  );
  return tellOf({
    talks: [foldTalk('webchat:1', renamed, FRAME.returnWithinMs)],
    frame: FRAME,
    period: periodOf(FIRST_DAY, dayAfter(FIRST_DAY, 6), ZONE),
    asOf: instant('9', '00:00:00', ZONE),
    flows: [
      {
        flow: 'refund',
        title: { en: `+1+1 ${HOSTILE}` },
        owner: null,
        reviewBy: '2026-11-01',
        isWalked: true,
        isForPeople: false,
      },
      { flow: 'hours', title: { en: 'Hours' }, owner: null, reviewBy: null, isWalked: true, isForPeople: false },
    ],
    botName: HOSTILE,
  });
}

describe('the report', () => {
  const report = hostileReport();

  test('tells what customers came for, what went wrong, what was done and what to do next', () => {
    expect(report).toMatchObject({
      firstDay: '2026-11-16',
      lastDay: '2026-11-22',
      matters: [{ matter: 'refund', cases: 1, toPeople: 1, returned: 0, csat: 0 }],
      causes: {
        byAgentTime: [{ matter: 'refund', suggestion: { kind: 'flow-hands-over' } }],
        byUnhappy: [{ unhappy: 1 }],
      },
      atRisk: [{ conversations: ['webchat:1'], why: [{ risk: 'angry' }, { risk: 'bad-score' }] }],
      agents: [{ agentId: 'ani', solved: 1, csat: { value: 0, n: 1 } }],
      overdue: [{ flow: 'refund', visits: 1 }],
      unreached: [{ flow: 'hours' }],
    });
  });

  test.each(LANGUAGES)('is a whole page in %s, and what others wrote is only text in it', (language) => {
    const html = reportHtml(report, { language, caseUrl: '/desk#' });
    expect(html).toContain(`<html lang="${language}">`);
    for (const name of ['glance', 'cameFor', 'wentWrong', 'wasDone', 'doNext', 'atRisk'] as const) {
      expect(html).toContain(TEXTS[name][language]);
    }
    expect(html).toContain('href="/desk#K-1"');
    expect(html).not.toMatch(/<(img|script|iframe)/i);
    expect(html.slice(html.indexOf('</style>'))).not.toMatch(/\{\w+\}/);
    expect(html).not.toContain('undefined');
  });

  test('of it all as CSV a spreadsheet makes no formula', () => {
    const cells = parse(reportCsv(report)).flat();
    expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true);
    for (const cell of cells) expect(cell).not.toMatch(/^\s*[=@+]|^\s*-(?![\d.]+(e-?\d+)?$)/);
  });

  test('a crisis that people get is no fault of its flow', () => {
    const { causes } = tellOf({
      talks: [
        foldTalk(
          'webchat:2',
          readLog(
            [
              '1 10:00:00 message; case K-9 en; flow hacked; step hacked/hand; owner K-9 bot>queue:general flow',
              '1 10:01:00 desk-take; owner K-9 queue:general>agent:ani taken',
              '1 10:09:00 desk-resolve; outcome K-9 handed-over',
            ],
            ZONE,
          ),
          FRAME.returnWithinMs,
        ),
      ],
      frame: FRAME,
      period: periodOf(FIRST_DAY, FIRST_DAY, ZONE),
      asOf: instant('9', '00:00:00', ZONE),
      flows: [{ flow: 'hacked', title: {}, owner: null, reviewBy: null, isWalked: true, isForPeople: true }],
      botName: 'Kirana',
    });
    expect(causes.byAgentTime).toMatchObject([{ matter: 'hacked', suggestion: null }]);
  });

  const reportOn = (...logs: readonly (readonly string[])[]) =>
    tellOf({
      talks: logs.map((lines, nth) => foldTalk(`webchat:${100 + nth}`, readLog(lines, ZONE), FRAME.returnWithinMs)),
      ...{ frame: FRAME, flows: [], botName: 'Kirana' },
      period: periodOf(FIRST_DAY, dayAfter(FIRST_DAY, 6), ZONE),
      asOf: instant('9', '00:00:00', ZONE),
    });

  test('names the steps where most customers leave, and none that fewer than ten came by', () => {
    const cameBy = (step: string, times: number, left: number) =>
      Array.from({ length: times }, (_, nth) => [
        `1 10:00:00 message +bot; case K-${nth} en; flow returns; step returns/${step}`,
        nth < left
          ? `1 10:30:00 timer; cancelled returns; outcome K-${nth} abandoned`
          : `1 10:30:00 message +bot; ended returns; outcome K-${nth} resolved-confirmed`,
      ]);
    const { steps } = reportOn(...cameBy('photo', 40, 10), ...cameBy('address', 10, 5), ...cameBy('size', 9, 9));
    expect(steps).toEqual([
      { step: 'returns/photo', n: 40, left: 0.25 },
      { step: 'returns/address', n: 10, left: 0.5 },
    ]);
  });

  test('names steps at which as many left in the order of their names', () => {
    const cell = (part: string, sum: number, n: number) => {
      return {
        metric: 'left-at-step' as const,
        dimension: 'step' as const,
        part,
        tally: { n, sum, counts: new Map() },
      };
    };
    // Of 89 eight is, as a share and back, a little more than eight.
    const day = { day: FIRST_DAY, agents: [], cells: [cell('b/x', 8, 89), cell('a/x', 8, 20), cell('c/x', 9, 11)] };
    const { steps } = reportOf({
      ...{ days: new Map([[FIRST_DAY, day]]), talks: [], frame: FRAME, flows: [], botName: 'Kirana', asOf: 0 },
      period: periodOf(FIRST_DAY, FIRST_DAY, ZONE),
    });
    expect(steps.map(({ step }) => step)).toEqual(['c/x', 'a/x', 'b/x']);
  });

  test('says what to do once, with the cases that weigh the most', () => {
    const steps = nextSteps(
      reportOn(
        [
          '1 10:00:00 message +bot; case K-1 en; flow returns; step returns/photo',
          '1 10:01:00 message +bot; owner K-1 bot>queue:general asked',
          '1 10:02:00 desk-take; owner K-1 queue:general>agent:ani taken',
          '1 10:20:00 desk-resolve; outcome K-1 handed-over; owner K-1 agent:ani>bot resolved',
        ],
        [
          '1 11:00:00 message +bot; mood angry; case K-2 en; flow returns; step returns/photo',
          '1 11:30:00 timer; cancelled returns; outcome K-2 abandoned',
        ],
      ),
      'en',
    );
    expect(steps.map(({ cases }) => cases.map((one) => one.case))).toEqual([['K-1']]);
  });

  test('of a time with nothing in it is a page all the same', () => {
    const empty = tellOf({
      ...{ talks: [], frame: FRAME, flows: [], botName: 'Kirana' },
      period: periodOf(FIRST_DAY, FIRST_DAY, ZONE),
      asOf: 0,
    });
    for (const language of LANGUAGES) {
      const html = reportHtml(empty, { language, caseUrl: null });
      expect(html).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(reportCsv(empty)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

test('CSV: what is written is read again, and no cell is a formula', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => `=${text}`),
    fc.string().map((text) => ` \t-${text}`),
    fc
      .array(fc.constantFrom('=', '-', ';', '"', "'", ',', ' ', '\t', '\n', '\r', 'a', '＝'))
      .map((signs) => signs.join('')),
  );
  fc.assert(
    fc.property(fc.array(fc.array(anyText, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const text = toCsv(rows);
      const back = parse(text);
      expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      back.forEach((row, y) => {
        row.forEach((cell, x) => {
          expect(cell.replaceAll("'", '')).toBe(rows[y]![x]!.replaceAll("'", ''));
          expect(cell).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠]/);
        });
      });
      // Read by a spreadsheet that parts cells by semicolons: a quote within a cell holds nothing together.
      for (const cell of text.split(/[;\r\n]/)) expect(cell).not.toMatch(/^[\s\0"]*[=+\-@＝＋－＠]/);
    }),
  );
  expect(toCsv([['a;=1+1', 'b\n=1+1']])).toBe(`a;'=1+1,"b\n'=1+1"\r\n`);
  expect(toCsv([['one\ntwo', 'three\rfour']])).toBe('"one\ntwo","three\rfour"\r\n');
  expect(toCsv([[-1.5, null, true]])).toBe('-1.5,,true\r\n');
});

test('every text of a report is there in each language', () => {
  for (const texts of [TEXTS, ENDED, REASONS, SUGGESTIONS, RISK_WORDS]) {
    for (const text of Object.values(texts)) {
      for (const language of LANGUAGES) expect(text[language]).toMatch(/\S/);
    }
  }
  // Beside the reasons of a bot: a customer's.
  expect(REASONS['opened-again']?.en).toBe('opened again');
});

test('values are told as people read them', () => {
  expect(valueWords('csat', 0.7921, 'id')).toBe('79,2 %');
  expect(valueWords('csat', null, 'en')).toBe('–');
  expect(timeWords(4500, 'en')).toBe('4.5 s');
  expect(timeWords(75_000, 'en')).toBe('75 s');
  expect(timeWords(3_600_000 * 3, 'ms')).toBe('3 jam');
  expect(timeWords(3_600_000 * 30, 'en')).toBe('30 h');
  expect(changeWords('csat', 0.00001, 'en')).toBe('±0');
  expect(changeWords('wait', -120_000, 'en')).toBe('−2 min');
  expect(changeWords('cases', 1200, 'id')).toBe('+1.200');
});

/** RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
