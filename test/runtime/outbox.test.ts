import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/log';
import { Alone, Dispatcher } from '../../src/runtime/outbox';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { OutboxClaim, OutboxEntry, OutboxKind, OutboxResult, Store } from '../../src/store/store';
import { eventually } from '../support/small-bot';
import { NOON, replyEntry, turnUpon } from '../support/turns';

let folder: string;
let store: Store;
let dispatchers: Dispatcher[];
let alone: Alone;
/** What happened, in order. */
let seen: string[];
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-outbox-'));
  store = await openSqliteStore({ folder });
  dispatchers = [];
  alone = new Alone();
  seen = [];
  now = NOON + 1_000;
});
afterEach(async () => {
  await Promise.all(dispatchers.map((one) => one.stop()));
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One reply to be delivered, begun so often by processes of which nothing more was heard. */
async function lost(conversation: string, times: number): Promise<void> {
  const turn = turnUpon(null, 'e1', { conversation, outbox: [replyEntry(1)] });
  expect(await store.commitTurn(turn)).toEqual({ kind: 'committed' });
  for (let nth = 0; nth < times; nth++) {
    const claimed = await store.claimOutbox({ now: NOON + nth, leaseMs: 1, limit: 1, kind: 'reply' });
    expect(claimed).toMatchObject([{ conversation, lost: nth }]);
  }
}

function start(
  over: Store = store,
  handle: (entry: OutboxEntry) => Promise<OutboxResult> = async () => ({ kind: 'done' }),
  kind: OutboxKind = 'reply',
): Dispatcher {
  const dispatcher = new Dispatcher({
    store: over,
    kind,
    now: () => now,
    log: createLog({ level: 'debug', write: (line) => void seen.push(`log: ${JSON.parse(line).msg}`) }),
    atOnce: 8,
    alone,
    handle: async (entry) => {
      seen.push(`begun ${entry.conversation}`);
      const result = await handle(entry);
      seen.push(`ended ${entry.conversation}`);
      return result;
    },
    giveUp: async ({ conversation, lost }) => {
      seen.push(`given up ${conversation} after ${lost}`);
      return { kind: 'done' };
    },
  });
  dispatchers.push(dispatcher);
  dispatcher.start();
  return dispatcher;
}

const settled = (conversation: string) =>
  eventually(async () => (await store.readPending(conversation)).outbox.length === 0);

/** The store, some calls of which are looked at, or do something else. */
function withCalls(calls: Partial<Store>): Store {
  return new Proxy(store, { get: (target, name) => Reflect.get(calls, name) ?? Reflect.get(target, name) });
}

test('what was begun nine times is begun once more', async () => {
  await lost('a', 9);
  start();
  await settled('a');
  expect(seen).toEqual(['begun a', 'ended a']);
});

test('what was begun ten times is to blame: it is given up and not begun', async () => {
  await lost('a', 10);
  start();
  await settled('a');
  expect(seen).toEqual(['given up a after 10']);
});

describe('a process that is told to stop', () => {
  test.each([
    ['what is as good as any other', 0],
    ['a suspect', 2],
  ])('begins nothing more: what a claim brings then is handed back (%s)', async (_what, times) => {
    await lost('a', times);
    let claimed = () => {};
    const claiming = new Promise<void>((resolve) => {
      claimed = resolve;
    });
    let goOn = () => {};
    const slow = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const claimOutbox = async (claim: OutboxClaim) => {
      const entries = await store.claimOutbox(claim);
      if (entries.length === 0) return entries;
      claimed();
      await slow;
      return entries;
    };
    const first = start(withCalls({ claimOutbox }));
    await claiming;
    const stopped = first.stop();
    goOn();
    await stopped;
    expect(seen).toEqual([]);
    // At once, and with no attempt counted.
    const [entry] = await store.claimOutbox({ now, leaseMs: 1, limit: 1, kind: 'reply' });
    expect(entry).toMatchObject({ conversation: 'a', attempts: 1, due: NOON });
  });
});

describe('in a process that dies before its first poll', () => {
  // No poll ever comes.
  beforeEach(() => {
    jest.spyOn(globalThis, 'setInterval').mockImplementation(() => setTimeout(() => undefined, 0));
  });
  afterEach(() => jest.restoreAllMocks());

  test('a suspect has its turn', async () => {
    await lost('a', 2);
    start();
    await settled('a');
    expect(seen).toEqual(['begun a', 'ended a']);
  });

  test('a suspect waits for what was begun without suspicion, so that it does not end it, too', async () => {
    await lost('a', 2);
    await lost('b', 0);
    let plainClaims = 0;
    let lookedAgain = () => {};
    const twice = new Promise<void>((resolve) => {
      lookedAgain = resolve;
    });
    const claimOutbox = (claim: OutboxClaim) => {
      if (claim.suspects !== true && ++plainClaims === 2) lookedAgain();
      return store.claimOutbox(claim);
    };
    const replies = start(withCalls({ claimOutbox }), async ({ conversation }) => {
      if (conversation === 'b') {
        // The look that follows comes after all of this one.
        replies.wake();
        await twice;
      }
      return { kind: 'done' };
    });
    await settled('a');
    expect(seen).toEqual(['begun b', 'ended b', 'begun a', 'ended a']);
  });

  test('a suspect has its turn although those of another kind were looked for in the same moment', async () => {
    await lost('a', 2);
    let plainClaims = 0;
    let repliesLooked = () => {};
    const looked = new Promise<void>((resolve) => {
      repliesLooked = resolve;
    });
    const claimOutbox = async (claim: OutboxClaim) => {
      if (claim.kind === 'action' && claim.suspects === true) {
        start(over);
        await looked;
      }
      // The second look comes after all of the first, which found that somebody else was looking.
      if (claim.kind === 'reply' && claim.suspects !== true) {
        plainClaims += 1;
        if (plainClaims === 1) dispatchers.at(-1)!.wake();
        if (plainClaims === 2) repliesLooked();
      }
      return store.claimOutbox(claim);
    };
    const over = withCalls({ claimOutbox });
    start(over, undefined, 'action');
    await settled('a');
    expect(seen).toEqual(['begun a', 'ended a']);
  });
});
