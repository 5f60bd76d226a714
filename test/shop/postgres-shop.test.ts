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

test('however many ask at once on a new day, one connection brings the shop to it; after a fault the next who asks does', async () => {
  const small = await TestPostgres.start(['max_connections=12']);
  let faults = 1;
  const { shop, close } = await openPostgresShop(await small.createDatabase(), (today) => {
    if (faults-- > 0) throw new Error('no seed');
    return demoShop(today);
  });
  const all = () => Promise.allSettled(Array.from({ length: 100 }, () => shop.keepCurrent('2026-11-22')));
  const faulty = await all();
  const good = await all();
  await close();
  await small.destroy();
  expect(faulty.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 'rejected'));
  expect(good.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 'fulfilled'));
});
