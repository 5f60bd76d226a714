import { reasonOf } from '../../errors';
import { TABLES } from '../tables';
import { connect } from './database';

/**
 * Reads every row of every table, long values too, by the table itself and not by an index: what is damaged on the disk makes
 * the database say so (surely where it keeps checksums, the default from PostgreSQL 18 on).
 */
export async function readEverything(url: string): Promise<readonly string[]> {
  const client = await connect(url, [
    'default_transaction_read_only=on',
    'enable_indexscan=off',
    'enable_indexonlyscan=off',
  ]);
  const damages: string[] = [];
  try {
    for (const { name } of TABLES) {
      try {
        await client.query(`SELECT sum(length(it::text)) FROM ${name} AS it`);
      } catch (error) {
        damages.push(`the table ${name} cannot be read: ${reasonOf(error)}`);
      }
    }
  } finally {
    await client.end().catch(() => undefined);
  }
  return damages;
}
