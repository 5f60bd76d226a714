import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isOpen } from '../../src/domain/opening-hours';
import { foldDays } from '../../src/insight/day-figures';
import { behind } from '../../src/insight/drill';
import type { FactTurn } from '../../src/insight/fact-turn';
import { Figures } from '../../src/insight/figures';
import { foldTalk, TalkFold } from '../../src/insight/fold-talk';
import { DEFAULT_RETURN_WITHIN_MS, DEFAULT_SLA, dayAfter, type FigureFrame, periodOf } from '../../src/insight/frame';
import { METRICS, type MetricName } from '../../src/insight/metrics';
import { withReturnsAcross } from '../../src/insight/returns';
import type { Dimension } from '../../src/insight/sample';
import { FIRST_DAY, instant, readLog } from '../support/event-log';

type Expected = number | string | null;

interface Golden {
  readonly about: string;
  readonly zone?: string;
  readonly talks: { readonly [name: string]: readonly string[] };
  readonly figures: { readonly [metric: string]: readonly [n: number, value: Expected] };
  readonly by?: readonly (readonly [MetricName, Dimension, string, number, Expected])[];
  /** Of each day how many, and of shares how many of them count. */
  readonly days?: readonly (readonly [metric: MetricName, day: string, n: number, sum?: number])[];
  readonly agents?: {
    readonly [id: string]: {
      readonly solved: number;
      readonly busy: string;
      readonly handled: string;
      /** Cases an hour, and in parallel; where the log is about them. */
      readonly anHour?: number;
      readonly parallel?: number;
    };
  };
  readonly behind?: { readonly [metric: string]: readonly string[] };
}

const FOLDER = join(__dirname, 'golden');
const WEEKDAYS = [1, 2, 3, 4, 5].map((day) => ({ day: day as 1, fromMinute: 9 * 60, toMinute: 17 * 60 }));

function frameOf(timeZone: string): FigureFrame {
  const hours = { week: WEEKDAYS, holidays: [] };
  return {
    timeZone,
    hours: { general: hours, payments: hours },
    sla: DEFAULT_SLA,
    teamSla: {},
    returnWithinMs: DEFAULT_RETURN_WITHIN_MS,
  };
}

/** `5/8`, `3m`, `690/7 s`, 12. */
function numberOf(expected: Expected): number | null {
  if (expected === null || typeof expected === 'number') return expected;
  const [, over = '', under = '1', unit = ''] = /^([\d.]+)(?:\/([\d.]+))?\s*([sm]?)$/.exec(expected) ?? [];
  return (Number(over) / Number(under)) * { s: 1000, m: 60_000, '': 1 }[unit as 's']!;
}

function isAbout(value: number | null, expected: Expected): void {
  const wanted = numberOf(expected);
  if (wanted === null) expect(value).toBeNull();
  else expect(value).toBeCloseTo(wanted, 2);
}

describe.each(readdirSync(FOLDER))('golden/%s', (file) => {
  const golden: Golden = parse(readFileSync(join(FOLDER, file), 'utf8'));
  const timeZone = golden.zone ?? 'Asia/Jakarta';
  const frame = frameOf(timeZone);
  const asOf = instant('14', '00:00:00', timeZone);
  const talks = withReturnsAcross(
    Object.entries(golden.talks).map(([name, lines]) =>
      foldTalk(`webchat:${name}`, readLog(lines, timeZone), frame.returnWithinMs),
    ),
    frame.returnWithinMs,
  );
  const days = foldDays(talks, frame, asOf);
  const figures = new Figures(days.values());
  const period = periodOf(FIRST_DAY, dayAfter(FIRST_DAY, 13), timeZone);

  test('a conversation that is folded in two parts, on different days, is the same as one that is folded at once', () => {
    for (const [name, lines] of Object.entries(golden.talks)) {
      const turns = readLog(lines, timeZone);
      const whole = foldTalk(`webchat:${name}`, turns, frame.returnWithinMs);
      for (let cut = 0; cut <= turns.length; cut++) expect(foldInTwo(name, turns, cut)).toEqual(whole);
    }
  });

  function foldInTwo(name: string, turns: readonly FactTurn[], cut: number) {
    const first = TalkFold.begin(`webchat:${name}`);
    for (const turn of turns.slice(0, cut)) first.take(turn);
    const kept = JSON.stringify([first.figures(frame.returnWithinMs), first.mark()]);
    const then = TalkFold.goOn(...(JSON.parse(kept) as Parameters<typeof TalkFold.goOn>));
    for (const turn of turns.slice(cut)) then.take(turn);
    return then.figures(frame.returnWithinMs);
  }

  test.each(Object.entries(golden.figures))('%s is %j', (metric, [n, value]) => {
    const figure = figures.of(metric as MetricName);
    expect(figure.n).toBe(n);
    isAbout(figure.value, value);
  });

  test('every number is made of as many cases as it says', () => {
    for (const metric of Object.keys(METRICS) as MetricName[]) {
      const all = behind(talks, { metric, period }, frame, asOf);
      expect([metric, all.length]).toEqual([metric, figures.of(metric).n]);
    }
  });

  if (golden.by)
    test.each(golden.by)('%s by %s %s is %j of %j', (metric, dimension, part, n, value) => {
      const figure = figures.of(metric, dimension, part);
      expect(figure.n).toBe(n);
      isAbout(figure.value, value);
    });

  if (golden.days)
    test.each(
      golden.days.map(([metric, day, n, sum = null]) => [metric, day, n, sum] as const),
    )('%s counts on %s', (metric, day, n, sum) => {
      const one = days.get(day);
      const tally = new Figures(one === undefined ? [] : [one]).tally(metric);
      expect([tally.n, sum === null ? null : tally.sum]).toEqual([n, sum]);
    });

  if (golden.agents)
    test('the work of agents', () => {
      const found = figures
        .agents()
        .map(({ agentId, solved, busyMs, handledMs }) => [agentId, { solved, busyMs, handledMs }]);
      const wanted = Object.entries(golden.agents!).map(([id, { solved, busy, handled }]) => [
        id,
        { solved, busyMs: numberOf(busy), handledMs: numberOf(handled) },
      ]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
      const agents = new Map(figures.agents().map((agent) => [agent.agentId, agent]));
      for (const [id, { anHour, parallel }] of Object.entries(golden.agents!)) {
        const { casesAnHour, inParallel } = agents.get(id)!;
        if (anHour !== undefined) expect([id, casesAnHour]).toEqual([id, anHour]);
        if (parallel !== undefined) expect([id, inParallel]).toEqual([id, parallel]);
      }
    });

  if (golden.behind)
    test.each(Object.entries(golden.behind))('behind %s stand %j', (name, cases) => {
      const [metric = '', value = '1'] = name.split('=');
      const found = behind(talks, { metric: metric as MetricName, period, value: Number(value) }, frame, asOf);
      expect(found.map((one) => one.case)).toEqual(cases);
    });
});

test('the team of the logs works on weekdays from nine to five', () => {
  const { hours } = frameOf('Asia/Jakarta');
  expect(isOpen(hours['general']!, instant('1', '09:00:00', 'Asia/Jakarta'), 'Asia/Jakarta')).toBe(true);
  expect(isOpen(hours['general']!, instant('6', '10:00:00', 'Asia/Jakarta'), 'Asia/Jakarta')).toBe(false);
});
