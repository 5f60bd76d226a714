import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { eraseCommand } from '../../src/cli/erase';
import { recordedSince } from '../../src/cli/recorded';
import { simulateCommand } from '../../src/cli/simulate';
import { verifyCommand } from '../../src/cli/verify';
import { readDays } from '../../src/figures/read-figures';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { foldDays } from '../../src/insight/day-figures';
import { factTurnOf } from '../../src/insight/fact-turn';
import { foldTalk } from '../../src/insight/fold-talk';
import { frameOf, periodOf } from '../../src/insight/frame';
import { withReturnsAcross } from '../../src/insight/returns';
import { rowsOf } from '../../src/insight/roll-up';
import { stillOpenIn } from '../../src/runtime/erase';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { starterContent } from '../support/starter';
import { runWith } from './terminal-of';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'khidmat-erase-'));
const data = join(folder, 'data');
const frame = frameOf(starterContent().bot);
const SPAN = periodOf('2026-11-10', '2026-11-30', frame.timeZone);
const AS_OF = Date.parse('2026-11-29T00:00:00Z');
const env = { DATA_DIR: data };
const erase = (...args: string[]) => runWith(eraseCommand, args, '', ROOT, env);

/** Conversations of one customer, in which no case is open and nothing is owed. */
let own: readonly string[];
let other: string;

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ folder: data });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** All figures, by the pure functions from the record and as they are kept. */
const figures = () =>
  withStore(async (store) => {
    const talks = [];
    for await (const { conversation, record } of recordedSince(store, null))
      talks.push(foldTalk(conversation, record.map(factTurnOf), frame.returnWithinMs));
    const pure = [...foldDays(withReturnsAcross(talks, frame.returnWithinMs), frame, AS_OF).values()];
    expect(await refreshFigures({ store, frame, now: () => AS_OF })).toBe('whole');
    const kept = [...(await readDays(store, SPAN, frame.timeZone)).values()];
    const plain = (days: typeof pure) =>
      days.map((day) => [
        day.day,
        rowsOf(day)
          .map((row) => JSON.stringify(row))
          .sort(),
        day.agents,
      ]);
    return { pure: plain(pure), kept: plain(kept) };
  });

const bytesOf = () =>
  Buffer.concat(
    readdirSync(data)
      .filter((name) => name.startsWith('khidmat.db'))
      .map((name) => readFileSync(join(data, name))),
  );

const SECRET = 'Wulandari Kusumaningrum, Jl. Melati 7';

beforeAll(async () => {
  const wish = ['--customers', '25', '--days', '6', '--until', '2026-11-22', '--data', data];
  await runWith(simulateCommand, wish, '', ROOT, { DATA_DIR: join(folder, 'none') });
  await withStore(async (store) => {
    const byKey = new Map<string, string[]>();
    for (const one of await store.readConversationIds('', 10_000)) {
      const state = (await store.readConversation(one))!.state;
      const isOver =
        state.case?.closedAt != null && state.promises.every(({ state: is }) => is !== 'open' && is !== undefined);
      const key = state.identity?.person;
      if (key !== undefined && isOver) byKey.set(key, [...(byKey.get(key) ?? []), one]);
    }
    const found = [...byKey.values()].toSorted((one, two) => two.length - one.length);
    own = found[0]!;
    other = found[1]![0]!;
    await store.uploads.saveUpload({
      ...{ id: 'f1', conversation: own[0]!, name: `${SECRET}.png`, contentType: 'image/png', at: 1 },
      bytes: Buffer.from(SECRET),
    });
  });
  // As if the customer had said it: in the words, in the state, and on the card.
  const db = new Database(join(data, 'khidmat.db'));
  db.prepare("UPDATE messages SET message = json_set(message, '$.text', ?) WHERE conversation = ? AND seq = 1").run(
    SECRET,
    own[0],
  );
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a customer is erased from every conversation that is theirs, out of the very file, and no figure moves', async () => {
  expect(own.length).toBeGreaterThan(1);
  const before = await figures();
  const keyBefore = await withStore(async (store) => (await store.readConversation(own[0]!))!.state.identity!.person!);
  const asked = await erase(own[1]!);
  expect([asked.status, asked.out]).toEqual([
    0,
    expect.stringContaining(`${own.length} conversations would be erased`),
  ]);
  expect(bytesOf().includes(SECRET)).toBe(true);

  const done = await erase(own[1]!, '--yes', '--compact');
  expect([done.status, done.out]).toEqual([0, expect.stringContaining(`${own.length} conversations erased`)]);
  for (const gone of [SECRET, keyBefore]) expect([gone, bytesOf().includes(gone)]).toEqual([gone, false]);
  await withStore(async (store) => {
    for (const one of own) {
      const messages = await store.readMessages(one, 0, 1_000);
      expect(new Set(messages.map(({ text }) => text))).toEqual(new Set(['[erased]']));
      const { state, reference } = (await store.readConversation(one))!;
      expect([state.customer, state.known, state.frames, reference]).toEqual([{ values: {} }, {}, [], null]);
      const turns = await store.readTurns(one);
      const calls = turns.flatMap(({ effects }) => effects.flatMap((it) => (it.kind === 'call' ? [it.input] : [])));
      expect(calls.every((input) => JSON.stringify(input) === '{}')).toBe(true);
      expect((await store.readPending(one)).outbox).toEqual([]);
    }
    expect(await store.uploads.readUpload(own[0]!, 'f1')).toBeNull();
    expect((await store.readMessages(other, 0, 10)).map(({ text }) => text)).not.toContain('[erased]');
  });
  expect(await figures()).toEqual(before);
  const verified = await runWith(verifyCommand, [], '', ROOT, env);
  expect([verified.status, verified.err]).toEqual([0, '']);
});

test('who has been erased is found no more, and may come back as somebody new', async () => {
  const again = await erase(own[0]!, '--yes');
  expect([again.status, again.out]).toEqual([0, expect.stringContaining(`${own.length} conversations erased`)]);
  expect((await erase('--user', 'dl_nobody', '--yes')).out).toContain('Nothing is kept of that customer');
  await expect(erase('K-99999', '--yes')).rejects.toThrow(expect.objectContaining({ code: 'CASE_UNKNOWN' }));
  expect((await erase()).status).toBe(2);
});

test('nobody is erased to whom something is still owed', async () => {
  const owed = await withStore(async (store) => {
    for (const one of await store.readConversationIds('', 10_000)) {
      const stored = (await store.readConversation(one))!;
      const { case: it, promises } = stored.state;
      if (it === null || promises.every(({ state }) => state !== 'open')) continue;
      // As it was while the case was still open.
      const state = { ...stored.state, case: { ...it, closedAt: null } };
      const before = { ...store, readConversation: async () => ({ ...stored, state }) };
      expect(await stillOpenIn(before, one)).toEqual([{ conversation: one, caseNumber: it.number, what: 'case' }]);
      return it.number;
    }
    throw new Error('nothing is owed');
  });
  await expect(erase(owed, '--yes')).rejects.toThrow(
    expect.objectContaining({ code: 'ERASE_OPEN', message: expect.stringMatching(/a promise in K-\d+/) }),
  );
});

test('after a time of silence customers are erased by themselves, those who wrote since and those who are owed something are not', async () => {
  const before = await figures();
  const told = await erase('--silent-for', '1m');
  expect(told.out).toMatch(/^\d+ conversations would be erased/);
  const done = await erase('--silent-for', '1m', '--yes');
  expect(done.out).toMatch(/^\d+ conversations erased\. \d+ conversations? left as it is/);
  expect((await erase('--silent-for', '1m', '--yes')).out).toMatch(/^0 conversations erased/);
  expect(await figures()).toEqual(before);
  const verified = await runWith(verifyCommand, ['--replay'], '', ROOT, env);
  expect([verified.status, verified.err]).toEqual([0, '']);
});
