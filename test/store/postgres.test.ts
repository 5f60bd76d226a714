import { connect } from '../../src/store/postgres/database';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import type { Store } from '../../src/store/store';
import { describeAudit } from '../contracts/audit';
import { describeStore } from '../contracts/store';
import { TestPostgres } from '../support/postgres';
import { caseOf, turnUpon } from '../support/turns';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.destroy());

const inNewDatabase = async () => {
  const url = await postgres.createDatabase();
  let store = await openPostgresStore({ url });
  return {
    store,
    async reopen() {
      await store.close();
      store = await openPostgresStore({ url });
      return store;
    },
    destroy: () => store.close(),
    url,
  };
};

describeStore('PostgreSQL', inNewDatabase);
describeAudit('PostgreSQL', async () => {
  const { url, ...opened } = await inNewDatabase();
  return {
    ...opened,
    freed: ['audit', 'turns'].map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`),
    async sql(text) {
      const client = await connect(url);
      try {
        await client.query(text);
      } finally {
        await client.end();
      }
    },
  };
});

test('conversations are found by their state however many there are, in their order', async () => {
  const { store, url, destroy } = await inNewDatabase();
  const client = await connect(url);
  await client.query(`INSERT INTO conversations (conversation, version, state, reference)
    SELECT 'webchat:' || n, 1, 'of key ' || n % 2500, 'null' FROM generate_series(1, 5000) AS n`);
  await client.end();
  expect(await store.searchConversations('key 1234')).toEqual(['webchat:1234', 'webchat:3734']);
  expect(await store.searchConversations('key 1x')).toEqual([]);
  expect(await store.searchConversations('of key')).toEqual(await store.readConversationIds('', 9_999));
  await destroy();
});

test('to write the files anew may take longer than a statement', async () => {
  const url = await postgres.createDatabase();
  const store = await openPostgresStore({ url, timeoutMs: 200 });
  const other = await connect(url);
  await other.query('BEGIN');
  await other.query('LOCK TABLE conversations IN ACCESS EXCLUSIVE MODE');
  const compacted = store.compact().then(() => 'done');
  for (const _ of [1, 2])
    await expect(store.readConversation('webchat:a')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await other.query('COMMIT');
  expect(await compacted).toBe('done');
  await other.end();
  await store.close();
});

test('two processes that give one agent cases at the same moment give no more than there is room for', async () => {
  const url = await postgres.createDatabase();
  const stores = [await openPostgresStore({ url }), await openPostgresStore({ url })];
  const [store] = stores as [Store];
  for (let round = 0; round < 25; round++) {
    const agentId = `agent-${round}`;
    await store.people.createAgent(
      { id: agentId, name: agentId, email: `${agentId}@shop.example`, role: 'agent', teams: [], disabled: false },
      'hash',
    );
    const give = (n: number) =>
      turnUpon(null, 'take', {
        conversation: `webchat:${round}-${n}`,
        case: caseOf(`K-${round}-${n}`, { kind: 'agent', agentId, name: agentId }),
        room: { agentId, most: 1 },
      });
    const results = await Promise.all(stores.map((one, n) => one.commitTurn(give(n))));
    expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'full']);
  }
  for (const one of stores) await one.close();
});
