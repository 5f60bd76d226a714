import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { TestPostgres } from './postgres';
import { keepIn } from './small-bot';

/** All bots of this test file keep their data in PostgreSQL: a folder's in a database of its own. Returns how to find that. */
export function keepBotsInPostgres(): { urlOf(folder: string): Promise<string>; server(): TestPostgres } {
  let postgres: TestPostgres;
  const urls = new Map<string, Promise<string>>();
  beforeAll(async () => {
    postgres = await TestPostgres.start();
  });
  afterAll(() => postgres.destroy());

  const urlOf = (folder: string) => {
    const url = urls.get(folder) ?? postgres.createDatabase();
    urls.set(folder, url);
    return url;
  };
  keepIn(async (folder) => openPostgresStore({ url: await urlOf(folder) }));
  return { urlOf, server: () => postgres };
}
