import Ajv from 'ajv';
import type { JsonObject } from '../../src/domain/json';
import type { ActionContext } from '../../src/runtime/action';
import { shopActions } from '../../src/shop/actions';
import { demoShop } from '../../src/shop/demo-shop';
import type { ShopStore } from '../../src/store/shop';
import { demoShopStore, starterContent } from '../support/starter';

const MONDAY = Date.UTC(2026, 10, 23, 3, 0);
const ajv = new Ajv();

function caller(shop: ShopStore = demoShopStore(), now = MONDAY) {
  const actions = shopActions(shop);
  let count = 0;
  return async (name: string, input: JsonObject, key = `k${++count}`) => {
    const action = actions.find((one) => one.name === name)!;
    const context: ActionContext = {
      idempotencyKey: key,
      conversation: 'test:1',
      caseNumber: 'K-1',
      language: 'id',
      now,
      signal: AbortSignal.timeout(1000),
    };
    expect(ajv.validate(action.input ?? {}, input) || ajv.errors).toBe(true);
    const result = await action.run(input, context);
    expect(ajv.validate(action.result ?? {}, result) || ajv.errors).toBe(true);
    return result as never as { [name: string]: never };
  };
}

describe('orders', () => {
  it('compares the promised day with today', async () => {
    const call = caller();
    expect(await call('orders.find', { id: 'KH-104233' })).toMatchObject({ status: 'shipped', days_late: 3 });
    expect(await call('orders.find', { id: 'KH-104234' })).toMatchObject({ days_late: 0 });
    expect(await call('orders.find', { id: 'KH-104241' })).toMatchObject({ days_late: 0, delivered_on: '2026-10-14' });
  });

  it('is known by number without anything about the person', async () => {
    const order = JSON.stringify(await caller()('orders.find', { id: 'KH-104240' }));
    expect(order).not.toMatch(/Rina|4567|Anggrek|example\.com/);
  });

  it('answers every order in the shape that the flows read', async () => {
    const call = caller();
    for (const { order } of demoShop('2026-11-23').orders) {
      await call('orders.find', { id: order.id });
      await call('orders.items', { id: order.id });
      await call('payments.find', { order_id: order.id });
      await call('refunds.find', { order_id: order.id });
    }
  });

  it('has some hundred orders, in every state, with every state of payment and refund', () => {
    const { orders } = demoShop('2026-11-23');
    expect(orders.length).toBeGreaterThan(200);
    const count = (states: readonly string[]) => new Set(states).size;
    expect(count(orders.map(({ order }) => order.status))).toBe(7);
    expect(count(orders.flatMap(({ payments }) => payments.map(({ status }) => status)))).toBe(5);
    expect(count(orders.flatMap(({ refund }) => (refund ? [refund.status] : [])))).toBe(3);
    for (const { order } of orders) {
      expect(order.placedOn <= (order.deliveredOn ?? '9999') && order.placedOn <= order.promisedBy).toBe(true);
      expect((order.deliveredOn ?? '') <= '2026-11-23').toBe(true);
      expect(order.deliveredOn === null).toBe(!['delivered', 'returned'].includes(order.status));
    }
  });

  it("does not know a number that is nobody's", async () => {
    expect(await caller()('orders.find', { id: 'KH-999999' })).toBeNull();
  });

  it('cancels once, however often the same call comes', async () => {
    const call = caller();
    const first = await call('orders.cancel', { id: 'KH-104231' }, 'same');
    expect(first).toMatchObject({ done: true });
    expect(await call('orders.cancel', { id: 'KH-104231' }, 'same')).toEqual(first);
    expect(await call('orders.find', { id: 'KH-104231' })).toMatchObject({ status: 'cancelled' });
    expect(await call('refunds.find', { order_id: 'KH-104231' })).toMatchObject({
      status: 'requested',
      amount: 329000,
    });
  });

  it('does not cancel what the courier has', async () => {
    expect(await caller()('orders.cancel', { id: 'KH-104234' })).toMatchObject({ done: false, why: 'shipped' });
  });
});

describe('proof of who asks', () => {
  it('takes the last four digits of the phone, however written', async () => {
    const call = caller();
    expect(await call('orders.verify', { id: 'KH-104240', phone: 'belakangnya 4567 kak' })).toMatchObject({
      verified: true,
    });
    expect(await call('orders.verify', { id: 'KH-104240', phone: '081234504567' })).toMatchObject({ verified: true });
  });

  it('shows no address without it', async () => {
    const refused = await caller()('orders.verify', { id: 'KH-104240', phone: '1234' });
    expect(refused).toEqual({ verified: false, customer: null, address: null, points: null, level: null });
  });

  it('is closed for the day after ten wrong ones, the right one included', async () => {
    const shop = demoShopStore();
    const call = caller(shop);
    for (let i = 0; i < 10; i++) await call('orders.verify', { id: 'KH-104240', phone: `${2000 + i}` });
    await expect(call('orders.verify', { id: 'KH-104240', phone: '4567' })).rejects.toMatchObject({
      code: 'TOO_MANY_WRONG_PROOFS',
    });
    const tomorrow = caller(shop, MONDAY + 24 * 60 * 60 * 1000);
    expect(await tomorrow('orders.verify', { id: 'KH-104240', phone: '4567' })).toMatchObject({ verified: true });
  });
});

describe('returns', () => {
  const wish = { order_id: 'KH-104240', sku: '104240-1', reason: 'too-small', wish: 'refund', exchange_for: '' };

  it('opens one, collected on a working day, and the order knows its number', async () => {
    const call = caller();
    const { number, pickup_on: pickup } = await call('returns.open', wish);
    expect(pickup).toBe('2026-11-25');
    expect(await call('orders.find', { id: 'KH-104240' })).toMatchObject({ return_number: number });
  });

  it('is not collected on a Sunday', async () => {
    const friday = caller(demoShopStore(), Date.UTC(2026, 10, 27, 3, 0));
    expect(await friday('returns.open', wish)).toMatchObject({ pickup_on: '2026-11-30' });
  });

  it.each([
    { order_id: 'KH-104240', sku: '104240-3', why: 'hygiene forbids it' },
    { order_id: 'KH-104234', sku: '104234-1', why: 'it has not arrived' },
    { order_id: 'KH-104240', sku: '104241-1', why: 'the item belongs to another order' },
  ])('is refused when $why', async ({ order_id, sku }) => {
    await expect(caller()('returns.open', { ...wish, order_id, sku })).rejects.toMatchObject({
      code: 'RETURN_NOT_ALLOWED',
    });
  });
});

describe('accounts', () => {
  it('locks the account that the words name', async () => {
    const shop = demoShopStore();
    const call = caller(shop);
    expect(
      await call('accounts.lock', { account: 'email saya rina.wulandari@example.com', reason: 'test' }),
    ).toMatchObject({ locked: true });
    expect(await shop.readCustomer('c1')).toMatchObject({ locked: true });
    expect(await call('accounts.lock', { account: 'tak ingat', reason: 'test' })).toMatchObject({ locked: false });
  });

  it('tells nobody by a reset whether an account exists', async () => {
    const call = caller();
    const known = await call('accounts.send-reset', { account: 'grace.tan@example.com' });
    const unknown = await call('accounts.send-reset', { account: 'nobody@example.com' });
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
  });
});

describe('before buying', () => {
  it.each([
    ['Surabaya', 'yes', 18000],
    ['shah alam', 'yes', 6],
    ['papua', 'yes', 48000],
    ['Singapura', 'no', null],
    ['Atlantis', 'unknown', null],
  ])('knows what delivery to %s costs', async (place, served, fee) => {
    expect(await caller()('shipping.quote', { place })).toMatchObject({ served, fee });
  });

  it('knows a price for every place that the bot understands', async () => {
    const call = caller();
    const places = starterContent().training.entities.flatMap((one) =>
      one.kind === 'list' && one.name === 'place' ? one.values.map(({ value }) => value) : [],
    );
    for (const place of places) expect((await call('shipping.quote', { place })).served).not.toBe('unknown');
  });

  it('tells vouchers that run from those that do not', async () => {
    const call = caller();
    const status = async (code: string) => (await call('vouchers.check', { code })).status;
    expect(await status('kirana-10')).toBe('running');
    expect(await status('HEMAT25')).toBe('ended');
    expect(await status('KIRANA50')).toBe('not-yet');
    expect(await status('GRATIS')).toBe('unknown');
  });
});

test('the shops are told with their hours', async () => {
  const stores = (await caller()('stores.list', {})) as never as readonly { [name: string]: string }[];
  expect(new Set(stores.map(({ country }) => country))).toEqual(new Set(['ID', 'MY']));
  for (const { opens, closes } of stores) expect(opens! < closes!).toBe(true);
});
