import { type Action, defineAction } from '../runtime/action';
import type { ShopStore } from '../store/shop';
import { dayOf } from './day';
import { describeOrder, orderSchema } from './order-view';
import { day, flag, number, object, orderNumber, orNull, said, text, words } from './schema';

const id = { id: orderNumber };
const outcome = object({ done: flag, number: orNull(text), why: orNull(text) });

/** Looking an order up, and what can be done to it before it arrives. */
export function orderActions(shop: ShopStore): readonly Action[] {
  return [
    defineAction({
      name: 'orders.find',
      input: object(id),
      result: orNull(orderSchema),
      async run(input, { now }) {
        const order = await shop.readOrder(String(input.id));
        return order && describeOrder(order, dayOf(now), await shop.readRequests(order.id, 'return'));
      },
    }),
    defineAction({
      name: 'orders.items',
      input: object(id),
      result: {
        type: 'array',
        items: object({ sku: text, product: text, name: words, quantity: number, price: number, returnable: flag }),
      },
      async run(input) {
        const items = await shop.readItems(String(input.id));
        return items.map(({ warrantyMonths: _, ...item }) => ({ ...item, name: said(item.name) }));
      },
    }),
    defineAction({
      name: 'orders.trace',
      input: object({ ...id, kind: { enum: ['late', 'missing', 'incomplete'] } }),
      result: object({ number: text }),
      async run(input, { now, idempotencyKey: key }) {
        const { number } = await shop.openRequest({
          key,
          kind: 'trace',
          orderId: String(input.id),
          at: now,
          details: { kind: input.kind ?? null },
        });
        return { number };
      },
    }),
    defineAction({
      name: 'orders.cancel',
      input: object(id),
      result: outcome,
      async run(input, { now, idempotencyKey: key }) {
        const order = await shop.readOrder(String(input.id));
        const before = order && (await shop.readRequests(order.id, 'cancel')).find((one) => one.key === key);
        if (before) return { done: true, number: before.number, why: null };
        if (!order || !isStillHere(order.status)) return { done: false, number: null, why: order?.status ?? 'unknown' };
        const paid = order.status === 'unpaid' ? 0 : order.total;
        await shop.changeOrder(order.id, { status: 'cancelled' });
        const { number } = await shop.openRequest({
          key,
          kind: 'cancel',
          orderId: order.id,
          at: now,
          details: { paid },
        });
        return { done: true, number, why: null };
      },
    }),
    defineAction({
      name: 'orders.readdress',
      input: object({ ...id, address: text }),
      result: outcome,
      async run(input, { now, idempotencyKey: key }) {
        const order = await shop.readOrder(String(input.id));
        if (!order || !isStillHere(order.status)) return { done: false, number: null, why: order?.status ?? 'unknown' };
        const address = String(input.address);
        const details = { before: order.address, after: address };
        const { number } = await shop.openRequest({ key, kind: 'readdress', orderId: order.id, at: now, details });
        await shop.changeOrder(order.id, { address });
        return { done: true, number, why: null };
      },
    }),
    defineAction({
      name: 'orders.change',
      input: object({ ...id, what: text }),
      result: outcome,
      async run(input, { now, idempotencyKey: key }) {
        const order = await shop.readOrder(String(input.id));
        if (!order || !isStillHere(order.status)) return { done: false, number: null, why: order?.status ?? 'unknown' };
        const details = { what: input.what ?? null };
        const { number } = await shop.openRequest({ key, kind: 'change', orderId: order.id, at: now, details });
        return { done: true, number, why: null };
      },
    }),
    defineAction({
      name: 'orders.reschedule',
      input: object({ ...id, day: day, note: { type: 'string', maxLength: 4000 } }),
      result: outcome,
      async run(input, { now, idempotencyKey: key }) {
        const order = await shop.readOrder(String(input.id));
        const fits = order?.status !== 'delivered' && order?.status !== 'cancelled' && order?.status !== 'returned';
        if (!order || !fits) return { done: false, number: null, why: order?.status ?? 'unknown' };
        if (String(input.day) <= dayOf(now)) return { done: false, number: null, why: 'past' };
        const details = { day: input.day ?? null, note: input.note ?? null };
        const { number } = await shop.openRequest({ key, kind: 'reschedule', orderId: order.id, at: now, details });
        return { done: true, number, why: null };
      },
    }),
  ];
}

/** The parcel has not been given to the courier yet. */
function isStillHere(status: string): boolean {
  return status === 'unpaid' || status === 'paid' || status === 'packed';
}
