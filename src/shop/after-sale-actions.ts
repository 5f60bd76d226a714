import { type Action, ActionError, defineAction } from '../runtime/action';
import type { ShopStore } from '../store/shop';
import { addDays, addMonths, dayOf } from './day';
import { day, flag, number, object, orderNumber, text } from './schema';

const anyText = { type: 'string', maxLength: 4000 } as const;

/** Returns, claims and the warranty: what can be done with an item that arrived. */
export function afterSaleActions(shop: ShopStore): readonly Action[] {
  return [
    defineAction({
      name: 'returns.open',
      input: object({
        order_id: orderNumber,
        sku: text,
        reason: text,
        wish: { enum: ['exchange', 'refund'] },
        exchange_for: anyText,
      }),
      // For how many days one may return is a rule of the house, which the flow keeps.
      result: object({ number: text, pickup_on: day, pickup_address: text }),
      async run(input, { now, idempotencyKey: key }) {
        const order = await shop.readOrder(String(input.order_id));
        const item = (await shop.readItems(String(input.order_id))).find((one) => one.sku === input.sku);
        if (!order || !item?.returnable || order.status !== 'delivered')
          throw new ActionError('RETURN_NOT_ALLOWED', `${input.sku} of ${input.order_id} can't be returned`, {
            retry: false,
          });
        const { order_id: orderId, ...details } = input;
        const opened = await shop.openRequest({ key, kind: 'return', orderId: String(orderId), at: now, details });
        return { number: opened.number, pickup_on: nextPickup(opened.at), pickup_address: order.address };
      },
    }),
    defineAction({
      name: 'claims.open',
      input: object({
        order_id: orderNumber,
        sku: text,
        kind: { enum: ['damaged', 'wrong', 'incomplete', 'warranty'] },
        wish: anyText,
        note: anyText,
      }),
      result: object({ number: text }),
      async run(input, { now, idempotencyKey: key }) {
        const { order_id: orderId, ...details } = input;
        const { number } = await shop.openRequest({ key, kind: 'claim', orderId: String(orderId), at: now, details });
        return { number };
      },
    }),
    defineAction({
      name: 'warranty.find',
      input: object({ order_id: orderNumber, sku: text }),
      result: object({ months: number, until: day, covered: flag }),
      async run(input, { now }) {
        const order = await shop.readOrder(String(input.order_id));
        const item = (await shop.readItems(String(input.order_id))).find((one) => one.sku === input.sku);
        if (!order || !item)
          throw new ActionError('ITEM_UNKNOWN', `${input.sku} is not in ${input.order_id}`, { retry: false });
        const until = addMonths(order.deliveredOn ?? order.placedOn, item.warrantyMonths);
        return { months: item.warrantyMonths, until, covered: item.warrantyMonths > 0 && dayOf(now) <= until };
      },
    }),
  ];
}

/** Couriers come two days later, never on a Sunday. */
function nextPickup(at: number): string {
  const inTwoDays = addDays(dayOf(at), 2);
  return new Date(inTwoDays).getUTCDay() === 0 ? addDays(inTwoDays, 1) : inTwoDays;
}
