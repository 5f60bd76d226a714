import type { JsonObject } from '../domain/json';
import type { Day, Order, Request } from '../store/shop';
import { daysBetween } from './day';
import { day, number, object, orderNumber, orNull, text } from './schema';

const pages = 'https://www.kirana-house.example';

/** What a flow may know of an order without proof of who asks: no name, no phone, no address. */
export const orderSchema = object({
  id: orderNumber,
  status: { enum: ['unpaid', 'paid', 'packed', 'shipped', 'delivered', 'returned', 'cancelled'] },
  currency: { enum: ['IDR', 'MYR'] },
  total: number,
  placed_on: day,
  promised_by: day,
  days_late: number,
  shipped_on: orNull(day),
  delivered_on: orNull(day),
  courier: orNull(text),
  tracking: orNull(text),
  tracking_url: orNull(text),
  last_place: orNull(text),
  pay_url: text,
  return_number: orNull(text),
});

export function describeOrder(order: Order, today: Day, returns: readonly Request[]): JsonObject {
  return {
    id: order.id,
    status: order.status,
    currency: order.currency,
    total: order.total,
    placed_on: order.placedOn,
    promised_by: order.promisedBy,
    days_late: isUnderWay(order) ? Math.max(0, daysBetween(order.promisedBy, today)) : 0,
    shipped_on: order.shippedOn,
    delivered_on: order.deliveredOn,
    courier: order.courier,
    tracking: order.tracking,
    tracking_url: order.tracking && `${pages}/track/${order.tracking}`,
    last_place: order.lastPlace,
    pay_url: `${pages}/pay/${order.id}`,
    return_number: returns[0]?.number ?? null,
  };
}

/** Paid for and not there yet. */
function isUnderWay(order: Order): boolean {
  return order.status === 'paid' || order.status === 'packed' || order.status === 'shipped';
}
