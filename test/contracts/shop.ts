import { demoShop } from '../../src/shop/demo-shop';
import type { ShopSeed, ShopStore } from '../../src/store/shop';

/** One shop's books, which a test may look at on another day. */
export interface OpenedShop {
  on(today: string, seed?: (today: string) => ShopSeed): Promise<ShopStore>;
  destroy(): Promise<void>;
}

/** What the port `ShopStore` promises, for each store to prove. */
export function describeShop(name: string, open: () => Promise<OpenedShop>): void {
  describe(`the demo shop on ${name}`, () => {
    let opened: OpenedShop;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.destroy());

    it('keeps its days as far from today as they were', async () => {
      await opened.on('2026-11-23');
      const later = await opened.on('2027-02-10');
      expect((await later.readOrder('KH-104233'))?.promisedBy).toBe('2027-02-07');
    });

    it('leaves alone what customers changed when the days move', async () => {
      const shop = await opened.on('2026-11-23');
      await shop.changeOrder('KH-104231', { status: 'cancelled', address: 'Jl. Baru 1' });
      await shop.changeCustomer('c1', { locked: true });
      const later = await opened.on('2026-11-24');
      expect(await later.readOrder('KH-104231')).toMatchObject({ status: 'cancelled', address: 'Jl. Baru 1' });
      expect(await later.readCustomer('c1')).toMatchObject({ locked: true, newsletter: true });
    });

    it('gets what an earlier version of the same day did not have', async () => {
      const before = await opened.on('2026-11-23', (today) => ({ ...demoShop(today), stores: [], vouchers: [] }));
      expect(await before.readStores()).toEqual([]);
      await before.changeOrder('KH-104231', { status: 'cancelled' });
      const after = await opened.on('2026-11-23');
      expect(await after.readStores()).toHaveLength(5);
      expect(await after.readVouchers('2026-11-23')).toHaveLength(3);
      expect(await after.readOrder('KH-104231')).toMatchObject({ status: 'cancelled' });
    });

    it('gives the same request back for the same key', async () => {
      const shop = await opened.on('2026-11-23');
      const request = {
        key: 'web:1/c1',
        kind: 'trace',
        orderId: 'KH-104233',
        at: 5,
        details: { kind: 'late' },
      } as const;
      const first = await shop.openRequest(request);
      expect(await shop.openRequest({ ...request, at: 9 })).toEqual(first);
      expect(first.number).toMatch(/^[A-Z]+-\d+$/);
      expect(await shop.readRequests('KH-104233', 'trace')).toEqual([first]);
    });

    it('has shops to walk into, by country and city, each once however often the days move', async () => {
      await opened.on('2026-11-23');
      const stores = await (await opened.on('2026-11-24')).readStores();
      expect(stores.map(({ country, city }) => `${country} ${city}`)).toEqual([
        'ID Bandung',
        'ID Jakarta',
        'ID Surabaya',
        'MY Kuala Lumpur',
        'MY Penang',
      ]);
      expect(stores[0]).toEqual({
        city: 'Bandung',
        country: 'ID',
        address: 'Jl. Kirana 20',
        opens: '10:00',
        closes: '21:00',
      });
    });

    it.each(['+6281234504567', '081234504567', '62 812-3450-4567'])('finds a customer by %s', async (phone) => {
      const shop = await opened.on('2026-11-23');
      expect((await shop.findCustomer({ phone }))?.id).toBe('c1');
    });

    it('finds a customer by e-mail in any case, and nobody by half a number', async () => {
      const shop = await opened.on('2026-11-23');
      expect((await shop.findCustomer({ email: 'Rina.Wulandari@Example.com' }))?.id).toBe('c1');
      expect(await shop.findCustomer({ phone: '4567' })).toBeNull();
    });
  });
}
