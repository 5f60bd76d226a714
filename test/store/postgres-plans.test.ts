import { Client } from 'pg';
import { PostgresCases } from '../../src/store/postgres/cases';
import { COMMIT_TURNS } from '../../src/store/postgres/commit-turns';
import { connectionOf, type Database, PLANS, type Statement } from '../../src/store/postgres/database';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { TURN_PLACES } from '../../src/store/postgres/turns';
import { TestPostgres } from '../support/postgres';

/** A plan is made once, while the tables may be empty, and kept: it must find rows by index all the same. */
test('a turn’s statement reads no table as a whole, although all are empty', async () => {
  const postgres = await TestPostgres.start();
  const url = await postgres.createDatabase();
  await (await openPostgresStore({ url })).close();
  const client = new Client(connectionOf(url, PLANS));
  await client.connect();
  try {
    await client.query(`PREPARE it AS ${COMMIT_TURNS.text}`);
    const parameters = Math.max(...[...COMMIT_TURNS.text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
    const values = Array.from({ length: parameters }, () => 'NULL').join(', ');
    const { rows } = await client.query(`EXPLAIN EXECUTE it (${values})`);
    const plan = rows.map((row) => row['QUERY PLAN'] as string).join('\n');
    expect(plan).not.toMatch(/Seq Scan|Hash Join|Merge Join|Hash (Right|Left|Anti|Semi)/);
    // Every look at a table is by its key; a scan of an index without a condition would read it all.
    const scans = plan
      .split('\n')
      .flatMap((line, at, lines) => (/Index (Only )?Scan using/.test(line) ? [lines[at + 1]] : []));
    expect(scans.length).toBeGreaterThan(4);
    expect(scans.filter((next) => !/Index Cond/.test(next ?? ''))).toEqual([]);
  } finally {
    await client.end();
    await postgres.destroy();
  }
});

test('who talked lately is found by time, and not in the whole record', async () => {
  const postgres = await TestPostgres.start();
  const url = await postgres.createDatabase();
  await (await openPostgresStore({ url })).close();
  const client = new Client(connectionOf(url, PLANS));
  await client.connect();
  try {
    await client.query(`PREPARE it AS ${TURN_PLACES.text}`);
    const { rows } = await client.query(`EXPLAIN EXECUTE it (1, '', 500)`);
    const plan = rows.map((row) => row['QUERY PLAN'] as string).join('\n');
    expect(plan).toMatch(/Index (Only )?Scan using turns_at/);
    expect(plan).toMatch(/Index Cond: \(ROW\(at, conversation\) > /);
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  } finally {
    await client.end();
    await postgres.destroy();
  }
});

test.each([
  [{ underReview: true }, 'cases_review'],
  [{ lent: true }, 'cases_lent'],
  [{ owed: true }, 'cases_owed'],
] as const)('of all cases those with %j are found by themselves', async (few, index) => {
  const postgres = await TestPostgres.start();
  const url = await postgres.createDatabase();
  await (await openPostgresStore({ url })).close();
  const client = new Client(connectionOf(url, PLANS));
  await client.connect();
  try {
    let text = '';
    const query = async (statement: Statement) => {
      text = statement.text;
      return [];
    };
    const db = { query } as unknown as Database;
    await new PostgresCases(db).readCases({ ...few, limit: 200 });
    await client.query(`PREPARE it AS ${text}`);
    const { rows } = await client.query('EXPLAIN EXECUTE it (200)');
    const plan = rows.map((row) => row['QUERY PLAN'] as string).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/cases_opened|Seq Scan/);
  } finally {
    await client.end();
    await postgres.destroy();
  }
});
