import { connect } from '../../src/store/postgres/database';
import { checkSchema, MIGRATIONS, migrate } from '../../src/store/postgres/migrate';
import { sql as former } from '../../src/store/postgres/migrations/009-customers';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { TestPostgres } from '../support/postgres';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.destroy());

const oldest = MIGRATIONS.map((_, at) => at + 1);

test.each(
  oldest,
)('a program whose last migration is %i starts on the schema of today, and changes nothing of it', async (known) => {
  const url = await postgres.createDatabase();
  await (await openPostgresStore({ url })).close();
  const client = await connect(url);
  try {
    await migrate(client, MIGRATIONS.slice(0, known));
    await checkSchema(client);
    const { rows } = await client.query('SELECT max(number) AS number FROM khidmat_schema');
    expect(rows).toEqual([{ number: MIGRATIONS.length }]);
  } finally {
    await client.end();
  }
});

test('what an older program wrote meanwhile is in the trail of the newer one, also before it has run', async () => {
  expect(former).toBe(MIGRATIONS[8]!.sql);
  const url = await postgres.createDatabase();
  const client = await connect(url);
  try {
    await migrate(client, MIGRATIONS.slice(0, 9));
    // As the older program does it; its statements know nothing of a trail.
    const write = (id: string, kind: string) =>
      client.query(
        `INSERT INTO turns (conversation, event_id, version, turn, at, kind, release, state_hash, facts, event, effects)
         VALUES ('webchat:a', $1, 1, 1, $2, $3, 'r', '', '[]', '{}', '[]')`,
        [id, Date.now(), kind],
      );
    await write('before', 'desk-take');
    const store = await openPostgresStore({ url });
    await write('beside', 'desk-take');
    await write('customer', 'message');
    const waiting = (await store.audit.readUnsealed(10)).map(({ act, eventId }) => act ?? eventId);
    expect(waiting).toEqual(['trail-began', 'beside']);
    await store.close();
  } finally {
    await client.end();
  }
});

test('what an agent had lent to the bot before cases said so is found', async () => {
  const url = await postgres.createDatabase();
  const client = await connect(url);
  try {
    await migrate(client, MIGRATIONS.slice(0, 11));
    const put = (number: string, it: object) =>
      client.query(
        `INSERT INTO cases (conversation, number, channel, language, owner, urgency, urgency_rank, returned_rank, opened_at, "case")
         VALUES ('webchat:a', $1, 'webchat', 'en', 'bot', 'normal', 2, 1, 1, $2)`,
        [number, JSON.stringify(it)],
      );
    await put('K-1', { number: 'K-1', owner: { kind: 'bot' }, lentBy: { agentId: 'ani', name: 'Ani \u0000' } });
    await put('K-2', { number: 'K-2', owner: { kind: 'bot' } });
    const store = await openPostgresStore({ url });
    const lent = await store.readCases({ lent: true, agentId: 'ani', limit: 9 });
    expect(lent.map((row) => row.case.number)).toEqual(['K-1']);
    await store.close();
  } finally {
    await client.end();
  }
});

/**
 * While two versions run side by side the older one writes as it always did: a step may add tables, columns that may be empty, indexes and
 * triggers, and nothing that a statement of before would trip over.
 */
test.each(
  MIGRATIONS.map(({ sql, worksWith }, at) => [at + 1, sql, worksWith] as const).slice(1),
)('migration %i only adds', (_number, sql, worksWith) => {
  expect(worksWith).toBe(1);
  const plain = sql.replace(/--.*$/gm, '').replace(/\$\$[\s\S]*?\$\$/g, '');
  expect(plain).not.toMatch(/\bDROP\b|\bRENAME\b|\bSET NOT NULL\b|\bALTER COLUMN\b|\bTYPE\b/i);
  for (const [added] of plain.matchAll(/ADD COLUMN[^,;]*/gi)) expect(added).toMatch(/DEFAULT|^(?!.*NOT NULL)/i);
});
