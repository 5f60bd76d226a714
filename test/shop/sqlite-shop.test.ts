import BetterSqlite from 'better-sqlite3';
import { demoShop } from '../../src/shop/demo-shop';
import { openSqliteShop } from '../../src/store/sqlite/shop';
import { describeShop } from '../contracts/shop';

describeShop('SQLite', async () => {
  const database = new BetterSqlite(':memory:');
  return {
    async on(today, seed = demoShop) {
      const shop = openSqliteShop(database, seed);
      await shop.keepCurrent(today);
      return shop;
    },
    async destroy() {
      database.close();
    },
  };
});

describe('the demo shop', () => {
  it('has some sixty orders in every state', async () => {
    const { orders } = demoShop('2026-11-23');
    const states = new Set(orders.map(({ order }) => order.status));
    expect([...states].sort()).toEqual(['cancelled', 'delivered', 'packed', 'paid', 'returned', 'shipped', 'unpaid']);
    expect(orders.length).toBeGreaterThanOrEqual(60);
    expect(new Set(orders.map(({ order }) => order.id)).size).toBe(orders.length);
  });

  it('sells only what its catalogue has', () => {
    const { products, orders } = demoShop('2026-11-23');
    const keys = new Set(products.map(({ key }) => key));
    expect(orders.flatMap(({ items }) => items).filter(({ product }) => !keys.has(product))).toEqual([]);
  });
});
