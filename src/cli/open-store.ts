import type { Config } from '../config';
import { PATIENT_MS } from '../store/postgres/database';
import { openPostgresStore } from '../store/postgres/open-postgres-store';
import { openSqliteStore, type SqliteStoreOptions } from '../store/sqlite/open-sqlite-store';
import type { Store } from '../store/store';

/**
 * The store that the settings name: PostgreSQL at `DATABASE_URL`, else SQLite in the data folder. `beside`: to write while a server
 * runs. `serves`: customers wait for it, so no statement may take long; a command's may.
 */
export function openStore(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  options: Pick<SqliteStoreOptions, 'readOnly' | 'beside' | 'thread'> & { readonly serves?: boolean } = {},
): Promise<Store> {
  const { serves = false, ...local } = options;
  if (databaseUrl === null) return openSqliteStore({ folder: dataDir, ...local });
  const { readOnly = false } = local;
  return openPostgresStore({ url: databaseUrl, readOnly, ...(!serves && { timeoutMs: PATIENT_MS }) });
}
