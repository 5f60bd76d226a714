import { demoShop } from '../../src/shop/demo-shop';
import { openPostgresShop } from '../../src/store/postgres/shop';
import { describeShop } from '../contracts/shop';
import { TestPostgres } from '../support/postgres';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.destroy());

describeShop('PostgreSQL', async () => {
  const url = await postgres.createDatabase();
  const closing: (() => Promise<void>)[] = [];
  return {
    async on(today, seed = demoShop) {
      const { shop, close } = await openPostgresShop(url, seed);
      closing.push(close);
      await shop.keepCurrent(today);
      return shop;
    },
    async destroy() {
      for (const close of closing) await close();
    },
  };
});
