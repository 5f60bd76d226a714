import type { Config } from '../config';
import { openPostgresStore } from '../store/postgres/open-postgres-store';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';
import type { WriteThread } from '../store/sqlite/write-thread';
import type { Store } from '../store/store';

/** The store that the settings name: PostgreSQL at `DATABASE_URL`, else SQLite in the data folder. `beside`: to write while a server runs. */
export function openStore(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  options: { readonly readOnly?: boolean; readonly beside?: boolean; readonly thread?: WriteThread } = {},
): Promise<Store> {
  if (databaseUrl !== null) return openPostgresStore({ url: databaseUrl, readOnly: options.readOnly ?? false });
  return openSqliteStore({ folder: dataDir, ...options });
}
