import type { Client } from 'pg';
import { KhidmatError } from '../../errors';
import { sql as first } from './migrations/001-first';
import { sql as releases } from './migrations/002-releases';
import { sql as formerCases } from './migrations/003-former-cases';
import { sql as figures } from './migrations/004-figures';
import { sql as begun } from './migrations/005-begun';
import { sql as figureRefs } from './migrations/006-figure-refs';
import { sql as reviews } from './migrations/007-reviews';
import { sql as figureLinks } from './migrations/008-figure-links';
import { sql as customers } from './migrations/009-customers';
import { sql as audit } from './migrations/010-audit';
import { sql as giveUpAt } from './migrations/011-give-up-at';
import { sql as lent } from './migrations/012-lent';
import { sql as owed } from './migrations/013-owed';
import { sql as casesInHand } from './migrations/014-cases-in-hand';
import { sql as parts } from './migrations/015-parts';

/**
 * One step of the schema. Programs of two versions run side by side while a new one is rolled out, so a step only adds
 * (`worksWith` stays at the number before it); what nobody reads any more goes in a later step, which then raises it.
 */
export interface Migration {
  readonly sql: string;
  /** The oldest program, by the last step that it knows, that works on the schema after this one. */
  readonly worksWith: number;
}

/** In order; the place in this list is the schema's number. A released one is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  { sql: first, worksWith: 1 },
  { sql: releases, worksWith: 1 },
  { sql: formerCases, worksWith: 1 },
  { sql: figures, worksWith: 1 },
  { sql: begun, worksWith: 1 },
  { sql: figureRefs, worksWith: 1 },
  { sql: reviews, worksWith: 1 },
  { sql: figureLinks, worksWith: 1 },
  { sql: customers, worksWith: 1 },
  { sql: audit, worksWith: 1 },
  { sql: giveUpAt, worksWith: 1 },
  { sql: lent, worksWith: 1 },
  { sql: owed, worksWith: 1 },
  { sql: casesInHand, worksWith: 1 },
  { sql: parts, worksWith: 1 },
];

/** Any number that nobody else takes for a lock of this database. */
export const MIGRATION_LOCK = 5_120_240_611;
const WAIT = '60s';

/** Brings the schema up to this program's. Of several processes that start at once, one does it and the others wait for it. */
export async function migrate(client: Client, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = '${WAIT}'`);
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS khidmat_schema (number bigint NOT NULL PRIMARY KEY, works_with bigint NOT NULL, at timestamptz NOT NULL DEFAULT now())',
    );
    const found = await schemaOf(client);
    mustKnow(found, migrations.length);
    for (let number = found.number; number < migrations.length; number++) {
      const { sql, worksWith } = migrations[number]!;
      await client.query(sql);
      await client.query('INSERT INTO khidmat_schema (number, works_with) VALUES ($1, $2)', [number + 1, worksWith]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new KhidmatError(
      'DATABASE_BUSY',
      `Another process has been changing the tables for ${WAIT}; see what it does (pg_stat_activity), then start again.`,
      { cause: error },
    );
  }
}

/** For one that only looks: the schema must be there and be one that this program knows. */
export async function checkSchema(client: Client): Promise<void> {
  const { rows } = await client.query("SELECT to_regclass('khidmat_schema') IS NOT NULL AS there");
  if (!rows[0].there)
    throw new KhidmatError(
      'DATABASE_EMPTY',
      'The database of DATABASE_URL holds no Khidmat data; start the server on it once, or name another database.',
    );
  const found = await schemaOf(client);
  mustKnow(found, MIGRATIONS.length);
  if (found.number < MIGRATIONS.length)
    throw new KhidmatError(
      'STORE_OLDER',
      `The database has schema ${found.number}, this Khidmat reads ${MIGRATIONS.length}; start the server once to bring it up.`,
    );
}

interface Schema {
  readonly number: number;
  readonly worksWith: number;
}

async function schemaOf(client: Client): Promise<Schema> {
  const { rows } = await client.query('SELECT number, works_with FROM khidmat_schema ORDER BY number DESC LIMIT 1');
  return rows.length === 0 ? { number: 0, worksWith: 0 } : { number: rows[0].number, worksWith: rows[0].works_with };
}

/** A newer schema is no hindrance as long as it only added. */
function mustKnow({ number, worksWith }: Schema, known: number): void {
  if (worksWith <= known) return;
  throw new KhidmatError(
    'STORE_NEWER',
    `The database was changed by a newer Khidmat (schema ${number}, this one knows ${known}); use that version, or a copy of the data made before it.`,
  );
}
