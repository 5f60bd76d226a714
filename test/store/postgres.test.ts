import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { describeStore } from '../contracts/store';
import { TestPostgres } from '../support/postgres';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.destroy());

describeStore('PostgreSQL', async () => {
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
  };
});
