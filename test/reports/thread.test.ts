import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../../src/cli/deliver-report';
import { FiguresThread } from '../../src/cli/figures-thread';
import { keepReports } from '../../src/cli/keep-reports';
import { recordedSince } from '../../src/cli/recorded';
import { reportContentOf } from '../../src/cli/report-content';
import { simulateCommand } from '../../src/cli/simulate';
import { readDays } from '../../src/figures/read-figures';
import { foldDays } from '../../src/insight/day-figures';
import { factTurnOf } from '../../src/insight/fact-turn';
import { Figures } from '../../src/insight/figures';
import { foldTalk } from '../../src/insight/fold-talk';
import { periodOf } from '../../src/insight/frame';
import { METRIC_NAMES } from '../../src/insight/metrics';
import type { Report } from '../../src/insight/report';
import { withReturnsAcross } from '../../src/insight/returns';
import { createLog } from '../../src/log';
import { readUnsent } from '../../src/reports/unsent';
import { sign } from '../../src/runtime/signature';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { WriteThread } from '../../src/store/sqlite/write-thread';
import type { Store } from '../../src/store/store';
import { runWith } from '../cli/terminal-of';
import { starterContent } from '../support/starter';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'khidmat-figures-thread-'));
const data = join(folder, 'simulated');
const content = reportContentOf(starterContent());
const { frame } = content;
const at = Date.parse('2026-11-23T03:00:00Z');
const log = createLog({ level: 'silent' });
const SECRET = 'a secret of sixteen or more';

beforeAll(async () => {
  const args = ['--customers', '8', '--days', '8', '--until', '2026-11-22', '--data', data];
  await runWith(simulateCommand, args, '', ROOT, { DATA_DIR: join(folder, 'data') });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The store as a server has it, with the thread of the figures beside it. */
async function withThread<T>(
  work: (thread: FiguresThread, store: Awaited<ReturnType<typeof openSqliteStore>>) => Promise<T>,
) {
  const writes = new WriteThread();
  const store = await openSqliteStore({ folder: data, thread: writes });
  const writing = await writes.open(join(data, 'khidmat.db'));
  const thread = new FiguresThread({ databaseUrl: null, dataDir: data, contentDir: ROOT }, { writing, log });
  try {
    return await work(thread, store);
  } finally {
    await thread.end();
    await writing.close();
    await store.close();
    await writes.end();
  }
}

test('the thread gives way to those that talk to customers, where a thread has a priority of its own', async () => {
  await withThread(async (thread) => {
    await thread.refresh({ frame, at });
    expect(priorities().includes(constants.priority.PRIORITY_BELOW_NORMAL)).toBe(process.platform === 'linux');
  });
});

test('the thread makes the figures of the pure functions while the server has the folder, and draws the pages', async () => {
  await withThread(async (thread, store) => {
    expect(await thread.refresh({ frame, at })).toBe('whole');
    const each = [];
    for await (const { conversation, record } of recordedSince(store, null))
      each.push(foldTalk(conversation, record.map(factTurnOf), frame.returnWithinMs));
    const talks = withReturnsAcross(each, frame.returnWithinMs);
    const pure = new Figures(foldDays(talks, frame, at).values());
    const kept = new Figures(
      (await readDays(store, periodOf('2026-11-01', '2026-11-30', frame.timeZone), frame.timeZone)).values(),
    );
    for (const metric of METRIC_NAMES) expect(kept.of(metric)).toEqual(pure.of(metric));
    const page = await thread.answer({
      ...{ place: 'overview', query: {}, number: '', content, assets: { css: '/c', js: '/j' }, now: at, accept: false },
      viewer: { name: 'Sri', language: 'en' },
    });
    expect([page.status, page.body.includes('How cases ended')]).toEqual([200, true]);
    // Asked for by two at once, one does it and the other is told.
    const both = await Promise.all([thread.refresh({ frame, at }), thread.refresh({ frame, at })]);
    expect(both.toSorted()).toEqual(['busy', 'whole']);
  });
});

test('the report of a week is delivered once: as files, and signed to the hook', async () => {
  const heard: { body: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  let answer = 500;
  const hook = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      heard.push({ body, headers: request.headers });
      response.statusCode = answer;
      response.end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/report`;
  const into = join(folder, 'reports');
  try {
    await withThread(async (thread, store) => {
      await thread.refresh({ frame, at });
      let now = at;
      const failed: string[] = [];
      const places: readonly Place[] = [
        { kind: 'folder', folder: into },
        { kind: 'hook', url, secret: SECRET },
      ];
      const shape = () => ({ language: 'id' as const, caseUrl: null, reportsUrl: null });
      const kept = keepReports({
        ...{ thread, store, log, places, shape, content: () => content, now: () => now },
        failed: (kind) => failed.push(kind),
      });
      try {
        await expect(kept.look()).rejects.toThrow('500');
        expect(failed).toEqual(['hook']);
        expect(await readUnsent(store, '2026-11-22')).toEqual([
          { place: 'hook', lastDay: '2026-11-22', why: expect.stringContaining('500'), at, isGivenUp: false },
        ]);
        expect(await readUnsent(store, '2026-11-29')).toEqual([]);
        answer = 204;
        await kept.look();
        expect(heard).toHaveLength(1);
        now += 3_600_001;
        await kept.look();
        await kept.look();
        expect(heard).toHaveLength(2);
        expect(await readUnsent(store, '2026-11-22')).toEqual([]);
      } finally {
        kept.stop();
      }
    });
  } finally {
    hook.close();
  }
  const { body, headers } = heard[1]!;
  expect(headers['khidmat-signature']).toBe(sign(SECRET, String(headers['khidmat-timestamp']), body));
  expect(headers['idempotency-key']).toBe('report:2026-11-16:2026-11-22');
  expect(JSON.parse(body)).toMatchObject({ event: 'report.ready', report: { firstDay: '2026-11-16' } });
  expect(readdirSync(into).sort()).toEqual(
    ['csv', 'html', 'json'].map((kind) => `khidmat-2026-11-16-2026-11-22.${kind}`),
  );
  expect(readFileSync(join(into, 'khidmat-2026-11-16-2026-11-22.html'), 'utf8')).toContain('Laporan mingguan');
  expect(existsSync(join(into, 'khidmat-2026-11-16-2026-11-22.html.part'))).toBe(false);
});

test('the report of a week is made of all of it, though nobody has brought the figures up to date', async () => {
  const cases = async (now: number, until?: (store: Store) => Promise<void>) => {
    const { into, files } = await weekAt(now, content, until);
    const { trends } = JSON.parse(readFileSync(join(into, files[0]!), 'utf8')) as Report;
    return trends.find(({ metric }) => metric === 'cases')!.n;
  };
  const known = await cases(at + 2 * HOUR_MS);
  expect(known).toBeGreaterThan(0);
  expect(await cases(at + 4 * HOUR_MS, (store) => store.figures.clear())).toBe(known);
});

test('while another process brings the figures up to date no report is sent, and none is noted as sent', async () => {
  let free = () => {};
  let busy: Promise<unknown> = Promise.resolve();
  const begins = (store: Store) =>
    new Promise<void>((begun) => {
      busy = store.figures.alone(() => {
        begun();
        return new Promise<void>((resolve) => {
          free = resolve;
        });
      });
    });
  const first = await weekAt(at + 6 * HOUR_MS, content, begins, async () => {
    free();
    await busy;
  });
  expect(first.files).toEqual([]);
  expect((await weekAt(at + 6 * HOUR_MS + 600_000, content)).files).toHaveLength(1);
});

test('in the first minutes of a Monday the report is that of the week before it, also where days begin at a quarter of an hour', async () => {
  const kathmandu = { ...content, frame: { ...frame, timeZone: 'Asia/Kathmandu' } };
  const { files } = await weekAt(Date.parse('2026-11-23T00:02:00+05:45'), kathmandu);
  expect(files).toEqual(['khidmat-2026-11-16-2026-11-22.json']);
});

const HOUR_MS = 3_600_000;

/** What a server writes into a folder at that moment; each time as if nothing had been sent. */
async function weekAt(
  now: number,
  of = content,
  before: (store: Store) => Promise<void> = async () => {},
  after: () => Promise<void> = async () => {},
) {
  const into = mkdtempSync(join(folder, 'week-'));
  await withThread(async (thread, store) => {
    await store.writeValue('reports.sent.folder', null);
    await before(store);
    const places: readonly Place[] = [{ kind: 'folder', folder: into }];
    const shape = () => ({ language: 'id' as const, caseUrl: null, reportsUrl: null });
    const kept = keepReports({ thread, store, log, places, shape, content: () => of, now: () => now });
    await kept.look().finally(() => kept.stop());
    await after();
  });
  return { into, files: readdirSync(into).filter((name) => name.endsWith('.json')) };
}

/** Of this process, and where they have their own of its threads. */
function priorities(): readonly number[] {
  if (process.platform !== 'linux') return [getPriority()];
  return readdirSync('/proc/self/task').map((task) => getPriority(Number(task)));
}
