import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordedSince } from '../../src/cli/recorded';
import { simulateCommand } from '../../src/cli/simulate';
import { type DayFigures, DayFold, foldDays } from '../../src/insight/day-figures';
import { behind } from '../../src/insight/drill';
import { factTurnOf } from '../../src/insight/fact-turn';
import { Figures } from '../../src/insight/figures';
import { foldTalk } from '../../src/insight/fold-talk';
import { DEFAULT_RETURN_WITHIN_MS, frameOf } from '../../src/insight/frame';
import { METRIC_NAMES, type MetricName } from '../../src/insight/metrics';
import { withReturnsAcross } from '../../src/insight/returns';
import { type CellRow, daysOfRows, daysTouched, rowsOf, waitsForTime } from '../../src/insight/roll-up';
import { DIMENSIONS, samplesOf } from '../../src/insight/sample';
import type { TalkFigures } from '../../src/insight/talk-figures';
import type { Truth } from '../../src/simulation/truth';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { runWith } from '../cli/terminal-of';
import { starterContent } from '../support/starter';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'khidmat-simulated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function simulate(name: string, ...args: string[]) {
  const data = join(folder, name);
  const wish = ['--customers', '30', '--days', '6', '--until', '2026-11-22', '--data', data, ...args];
  return { data, ...(await runWith(simulateCommand, wish, '', ROOT, { DATA_DIR: join(folder, 'data') })) };
}

async function readBack(data: string) {
  const store = await openSqliteStore({ folder: data, readOnly: true });
  const hash = createHash('sha256');
  const talks = [];
  for await (const { conversation, record } of recordedSince(store, null)) {
    hash.update(JSON.stringify([conversation, record]));
    talks.push(foldTalk(conversation, record.map(factTurnOf), DEFAULT_RETURN_WITHIN_MS));
  }
  await store.close();
  const made = JSON.parse(readFileSync(join(data, 'truth.json'), 'utf8')) as { until: number; truth: Truth };
  return { talks: withReturnsAcross(talks, DEFAULT_RETURN_WITHIN_MS), made, hash: hash.digest('hex') };
}

/** The figures of each house, for what is to be held of all of them together. */
const houses: Figures[] = [];

describe('a simulated time', () => {
  const frame = frameOf(starterContent().bot);
  let read: Awaited<ReturnType<typeof readBack>>;
  let figures: Figures;

  beforeAll(async () => {
    const { data } = await simulate('one', '--seed', '9');
    read = await readBack(data);
    figures = new Figures(foldDays(read.talks, frame, read.made.until).values());
    houses.push(figures);
  });

  test.each(METRIC_NAMES)('%s is what the witness saw', (metric) => {
    const { n = 0, sum = 0 } = read.made.truth.metrics[metric] ?? {};
    expect({ n: figures.tally(metric).n, sum: figures.tally(metric).sum }).toEqual({ n, sum });
  });

  test('the cases behind the numbers are those that the witness named', () => {
    const period = { from: 0, to: read.made.until };
    const ENDS = ['confirmed', 'abandoned', 'returned', 'to-people'] as const;
    for (const metric of [...ENDS, 'csat', 'sla-first-answer', 'left-at-step'] as const) {
      const found = behind(read.talks, { metric, period, value: 1 }, frame, read.made.until).map((one) => one.case);
      expect([metric, [...new Set(found)].sort()]).toEqual([metric, read.made.truth.metrics[metric]!.cases]);
    }
  });

  test('the work of every agent and the reasons of handoffs are what the witness saw', () => {
    const found = figures
      .agents()
      .map(({ agentId, solved, busyMs, handledMs }) => [agentId, { solved, busyMs, handledMs }]);
    expect(Object.fromEntries(found)).toEqual(read.made.truth.agents);
    const reasons = figures.by('to-people', 'reason').map(({ part, n }) => [part, n]);
    expect(Object.fromEntries(reasons)).toEqual(read.made.truth.reasons);
  });

  test('has life in it: languages, outcomes, waits, scores, promises, anger', () => {
    const languages = figures.by('cases', 'language').map(({ part }) => part);
    expect(languages.sort()).toEqual(['en', 'id', 'ms']);
    const lively = [
      'confirmed',
      'implied',
      'abandoned',
      'returned',
      'to-people',
      'angry',
      'left-waiting',
      'promises-kept',
      'asked-again',
    ];
    for (const metric of [...lively, 'clarified', 'outside', 'left-at-step'] as readonly MetricName[]) {
      const { n, sum } = figures.tally(metric);
      expect([metric, n > 0 && sum > 0 && sum < n]).toEqual([metric, true]);
    }
    expect(figures.agents().length).toBeGreaterThan(1);
  });

  describe('rolled up by day', () => {
    const asOf = () => read.made.until;
    const plain = (days: Iterable<DayFigures>) =>
      [...days].map(({ day, cells, agents }) => ({
        ...{ day, agents },
        cells: rowsOf({ day, cells, agents }).toSorted((one, other) => (key(one) < key(other) ? -1 : 1)),
      }));
    const key = ({ metric, dimension, part }: CellRow) => `${metric} ${dimension} ${part}`;

    test('each day needs only the conversations that touch it', () => {
      const touching = new Map<string, TalkFigures[]>();
      for (const talk of read.talks) {
        for (const day of daysTouched(talk, frame, asOf())) touching.set(day, [...(touching.get(day) ?? []), talk]);
      }
      const whole = foldDays(read.talks, frame, asOf());
      expect([...touching.keys()].sort()).toEqual([...whole.keys()]);
      const single = [...whole.keys()].map((day) => {
        const fold = new DayFold(day, frame, asOf());
        for (const talk of touching.get(day)!) fold.add(talk);
        return fold.result();
      });
      expect(plain(single)).toEqual(plain(whole.values()));
    });

    test('rows of a table give the figures of the pure functions, to the last digit', () => {
      const whole = foldDays(read.talks, frame, asOf());
      // As a table gives them: out of order.
      const rows = [...whole.values()].flatMap(rowsOf).reverse();
      const agents = [...whole.values()].flatMap((one) => one.agents);
      const back = new Figures(daysOfRows(rows, agents).values());
      for (const metric of METRIC_NAMES) {
        expect(back.of(metric)).toEqual(figures.of(metric));
        for (const dimension of DIMENSIONS) expect(back.by(metric, dimension)).toEqual(figures.by(metric, dimension));
      }
      expect(back.agents()).toEqual(figures.agents());
    });

    test('what is kept of a conversation is plain JSON', () => {
      expect(JSON.parse(JSON.stringify(read.talks))).toEqual(read.talks);
    });

    test('a conversation that nothing is owed in does not change with time alone', () => {
      const later = asOf() + 30 * 86_400_000;
      for (const talk of read.talks) {
        if (waitsForTime(talk)) continue;
        expect(samplesOf(talk, frame, later)).toEqual(samplesOf(talk, frame, asOf()));
      }
    });
  });

  test('is the same for the same seed, to the byte, and another for another', async () => {
    const again = await readBack((await simulate('two', '--seed', '9')).data);
    expect(again.hash).toBe(read.hash);
    const other = await readBack((await simulate('three', '--seed', '8', '--days', '2')).data);
    expect(other.hash).not.toBe(read.hash);
  });

  test('never mixes with a record that is there already', async () => {
    await expect(simulate('one')).rejects.toThrow(expect.objectContaining({ code: 'SIMULATION_FOLDER_USED' }));
  });
});

describe('in a house of other hours, in a zone whose clock is changed meanwhile', () => {
  const house = join(folder, 'house');
  let read: Awaited<ReturnType<typeof readBack>>;
  let figures: Figures;

  beforeAll(async () => {
    for (const one of ['flows', 'intents', 'package.json', 'test/conversations'])
      cpSync(join(ROOT, one), join(house, one), { recursive: true });
    const settings = join(house, 'flows/_bot.yaml');
    const text = readFileSync(settings, 'utf8')
      .replace('Asia/Jakarta', 'Europe/London')
      .replace('survey: true', 'survey: [nps, csat]')
      .replaceAll('{ mon-sun: "08:00-22:00" }', '{ mon-fri: "09:00-17:00" }');
    writeFileSync(settings, text);
    // One thing by two names: the bot asks for what it was told.
    const orders = join(house, 'flows/order-status.yaml');
    const found = '    save: found\n';
    const again =
      '  - { ask: order_number, type: text, say: { id: "Nomornya?", ms: "Nombornya?", en: "Its number?" } }\n';
    writeFileSync(orders, readFileSync(orders, 'utf8').replace(found, found + again));
    const data = join(folder, 'elsewhere');
    // The clocks of London go back on 25 October.
    const wish = ['--customers', '30', '--days', '6', '--until', '2026-10-28', '--seed', '4', '--data', data];
    await runWith(simulateCommand, wish, '', house, { DATA_DIR: join(folder, 'data') });
    read = await readBack(data);
    const { bot } = starterContent();
    const week = [1, 2, 3, 4, 5].map((day) => ({ day: day as 1, fromMinute: 9 * 60, toMinute: 17 * 60 }));
    const [first, ...others] = bot.teams.map((team) =>
      ['general', 'orders'].includes(team.name) ? { ...team, hours: { ...team.hours, week } } : team,
    );
    const frame = frameOf({ timeZone: 'Europe/London', teams: [first!, ...others] });
    figures = new Figures(foldDays(read.talks, frame, read.made.until).values());
    houses.push(figures);
  });

  test.each(METRIC_NAMES)('%s is what the witness saw', (metric) => {
    const { n = 0, sum = 0 } = read.made.truth.metrics[metric] ?? {};
    expect({ n: figures.tally(metric).n, sum: figures.tally(metric).sum }).toEqual({ n, sum });
  });

  test('has what the other house has not: recommendations, and waits over a closed weekend', () => {
    expect(figures.tally('nps').n).toBeGreaterThan(5);
    const asked = read.talks.map(({ cases }) => cases.flatMap(({ surveys }) => Object.keys(surveys)));
    expect(asked.filter((scales) => scales.filter((scale) => scale === 'nps').length > 1)).toEqual([]);
    // Whoever was asked within 90 days is asked how it was instead.
    expect(asked.filter((scales) => scales.includes('nps') && scales.includes('csat'))).not.toEqual([]);
    const [byClock, atWork] = [figures.of('wait').value!, figures.of('wait-work').value!];
    expect(atWork).toBeLessThan(byClock);
  });
});

describe('all houses together', () => {
  const never = (has: (tally: ReturnType<Figures['tally']>) => boolean) =>
    METRIC_NAMES.filter((metric) => !houses.some((figures) => has(figures.tally(metric))));

  test('every figure is made of something', () => {
    expect(houses).toHaveLength(2);
    expect(never(({ n }) => n > 0)).toEqual([]);
  });

  test('and of what it tells of, not of noughts alone', () => {
    expect(never(({ sum }) => sum !== 0)).toEqual([]);
  });
});
