import { connect } from '../../src/store/postgres/database';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { describeAudit } from '../contracts/audit';
import { describeStore } from '../contracts/store';
import { TestPostgres } from '../support/postgres';

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
