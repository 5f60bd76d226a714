import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '../../src/domain/effect';
import { createLog } from '../../src/log';
import { customerKeyOf, isKeyed, loadCustomerKey } from '../../src/runtime/customer-key';
import { keyOldCustomers } from '../../src/runtime/key-old-customers';
import { verifyConversation } from '../../src/runtime/verify-conversation';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store, TurnToCommit } from '../../src/store/store';
import { caseOf, NOON, turnUpon } from '../support/turns';

const folder = mkdtempSync(join(tmpdir(), 'khidmat-keys-'));
const log = createLog({ level: 'silent' });
const now = () => NOON + 60_000;
/** As earlier programs made it: whoever knows the number makes it, too. */
const bare = (who: string) => createHash('sha256').update(who).digest('base64url').slice(0, 22);
const OLD = { person: bare('webchat dl_1'), verified: bare('verified C-1') };
let store: Store;

beforeAll(async () => {
  store = await openSqliteStore({ folder });
  const known = (by: 'person' | 'verified'): Fact => ({ fact: 'customer-known', by, key: OLD[by] });
  const customer = OLD;
  const closed = { ...caseOf('K-1', { kind: 'bot' }), customer, closedAt: NOON, outcome: 'abandoned' as const };
  const first = turnUpon(null, 'e1', {
    body: { kind: 'message', text: 'hi', understanding: null, person: OLD.person },
    effects: (['person', 'verified'] as const).map((by) => ({ kind: 'fact', ...known(by) })),
    case: closed,
  });
  await store.commitTurn({ ...asHeard(first, 'hi'), state: { ...first.state, identity: OLD } });
  const stored = await store.readConversation('webchat:a');
  const second = turnUpon(stored, 'e2', {
    body: { kind: 'message', text: 'again', understanding: null },
    case: { ...closed, number: 'K-2' },
    formerCase: closed,
    effects: [],
  });
  await store.commitTurn(asHeard(second, 'again'));
  await store.commitTurn(turnUpon(null, 'e1', { conversation: 'webchat:stranger' }));
});
/** The customer's words are kept as they came in. */
function asHeard(turn: TurnToCommit, text: string): TurnToCommit {
  const effects = turn.effects.map((one) =>
    one.kind === 'message' && one.message.from.role === 'customer'
      ? { ...one, message: { ...one.message, text } }
      : one,
  );
  return { ...turn, effects };
}

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a key cannot be made by whoever has not the secret, and is another in another installation', () => {
  const one = customerKeyOf('one');
  expect(isKeyed(one('verified C-1'))).toBe(true);
  expect(one('verified C-1')).toBe(one('verified C-1'));
  expect(one('verified C-1')).not.toBe(customerKeyOf('other')('verified C-1'));
  expect(one('verified C-1')).not.toContain(bare('verified C-1'));
});

test('bare digests of before are nowhere any more: those keys stand there that the same customer gets now', async () => {
  expect(await keyOldCustomers(store, { now, log })).toBe(1);
  const keyOf = await loadCustomerKey(store);
  const customer = { person: keyOf('webchat dl_1'), verified: keyOf('verified C-1') };
  const { state } = (await store.readConversation('webchat:a'))!;
  expect(state).toMatchObject({ identity: customer, case: { number: 'K-2', customer } });
  const turns = await store.readTurns('webchat:a');
  const { cases } = await store.readPending('webchat:a');
  for (const key of Object.values(OLD)) expect(JSON.stringify([state, turns, cases])).not.toContain(key);
  expect(turns[0]!.event).toMatchObject({ text: 'hi', person: customer.person });
  const found = await store.readCases({ customer, closedToo: true, limit: 9 });
  expect(found.map((row) => row.case.number).sort()).toEqual(['K-1', 'K-2']);
  const kept = {
    ...{ conversation: 'webchat:a', stored: await store.readConversation('webchat:a'), turns },
    ...{ messages: await store.readMessages('webchat:a', 0, 99), ...(await store.readPending('webchat:a')) },
  };
  expect(verifyConversation(kept, now())).toEqual([]);
  expect((await store.readConversation('webchat:stranger'))!.version).toBe(1);
});

test('that is done once', async () => {
  expect(await keyOldCustomers(store, { now, log })).toBe(0);
  expect((await store.readConversation('webchat:a'))!.version).toBe(3);
});
