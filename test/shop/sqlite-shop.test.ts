import BetterSqlite from 'better-sqlite3';
import { demoShop } from '../../src/shop/demo-shop';
import { openSqliteShop } from '../../src/store/sqlite/shop';

const seed = demoShop;

async function shopOn(today: string, database = new BetterSqlite(':memory:')) {
  const shop = openSqliteShop(database, seed);
  await shop.keepCurrent(today);
  return shop;
}

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

  it('keeps its days as far from today as they were', async () => {
    const database = new BetterSqlite(':memory:');
    await shopOn('2026-11-23', database);
    const later = await shopOn('2027-02-10', database);
    expect((await later.readOrder('KH-104233'))?.promisedBy).toBe('2027-02-07');
  });

  it('leaves alone what customers changed when the days move', async () => {
    const database = new BetterSqlite(':memory:');
    const shop = await shopOn('2026-11-23', database);
    await shop.changeOrder('KH-104231', { status: 'cancelled', address: 'Jl. Baru 1' });
    await shop.changeCustomer('c1', { locked: true });
    const later = await shopOn('2026-11-24', database);
    expect(await later.readOrder('KH-104231')).toMatchObject({ status: 'cancelled', address: 'Jl. Baru 1' });
    expect(await later.readCustomer('c1')).toMatchObject({ locked: true, newsletter: true });
  });

  it('gives the same request back for the same key', async () => {
    const shop = await shopOn('2026-11-23');
    const request = { key: 'web:1/c1', kind: 'trace', orderId: 'KH-104233', at: 5, details: { kind: 'late' } } as const;
    const first = await shop.openRequest(request);
    expect(await shop.openRequest({ ...request, at: 9 })).toEqual(first);
    expect(await shop.readRequests('KH-104233', 'trace')).toEqual([first]);
  });

  it.each(['+6281234504567', '081234504567', '62 812-3450-4567'])('finds a customer by %s', async (phone) => {
    const shop = await shopOn('2026-11-23');
    expect((await shop.findCustomer({ phone }))?.id).toBe('c1');
  });

  it('finds a customer by e-mail in any case, and nobody by half a number', async () => {
    const shop = await shopOn('2026-11-23');
    expect((await shop.findCustomer({ email: 'Rina.Wulandari@Example.com' }))?.id).toBe('c1');
    expect(await shop.findCustomer({ phone: '4567' })).toBeNull();
  });
});
