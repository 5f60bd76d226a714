import { type Action, defineAction } from '../runtime/action';
import type { Refund, ShopStore } from '../store/shop';
import { addDays, dayOf } from './day';
import { mask } from './proof';
import { day, flag, number, object, orderNumber, orNull, text } from './schema';

const hourMs = 60 * 60 * 1000;
/** Days in which money is on its way back; flows promise it as `policy.refund_days`. */
export const REFUND_DAYS = 7;

/** Payments, refunds and receipts of an order. */
export function paymentActions(shop: ShopStore): readonly Action[] {
  return [
    defineAction({
      name: 'payments.find',
      input: object({ order_id: orderNumber }),
      result: orNull(
        object({
          status: { enum: ['paid', 'pending', 'failed', 'debited', 'expired'] },
          method: text,
          amount: number,
          currency: text,
          reason: orNull(text),
          hours_waiting: number,
          pay_before: day,
          charges: number,
        }),
      ),
      async run(input, { now }) {
        const order = await shop.readOrder(String(input.order_id));
        const payments = await shop.readPayments(String(input.order_id));
        const last = payments.at(-1);
        if (!order || !last) return null;
        return {
          status: last.status,
          method: last.method,
          amount: last.amount,
          currency: order.currency,
          reason: last.reason,
          hours_waiting: Math.max(0, Math.floor((now - last.startedAt) / hourMs)),
          pay_before: addDays(dayOf(now), 1),
          charges: payments.filter((one) => one.status === 'paid').length,
        };
      },
    }),
    defineAction({
      name: 'payments.match',
      input: object({ order_id: orderNumber }),
      result: object({ number: text }),
      async run(input, { now, idempotencyKey: key }) {
        const orderId = String(input.order_id);
        const { number } = await shop.openRequest({ key, kind: 'match', orderId, at: now, details: {} });
        return { number };
      },
    }),
    defineAction({
      name: 'refunds.find',
      input: object({ order_id: orderNumber }),
      result: orNull(
        object({
          status: { enum: ['requested', 'approved', 'sent'] },
          amount: number,
          currency: text,
          method: orNull(text),
          expected_by: day,
          sent_on: orNull(day),
          overdue: flag,
        }),
      ),
      async run(input, { now }) {
        const order = await shop.readOrder(String(input.order_id));
        const refund = order && ((await shop.readRefund(order.id)) ?? (await askedFor(shop, order.id)));
        return (
          refund && {
            status: refund.status,
            amount: refund.amount,
            currency: order.currency,
            method: refund.method,
            expected_by: refund.expectedBy,
            sent_on: refund.sentOn,
            overdue: refund.status !== 'sent' && refund.expectedBy < dayOf(now),
          }
        );
      },
    }),
    defineAction({
      name: 'refunds.open',
      input: object({ order_id: orderNumber, amount: number, reason: text }),
      result: object({ number: text }),
      async run(input, { now, idempotencyKey: key }) {
        const { order_id: orderId, ...details } = input;
        const { number } = await shop.openRequest({ key, kind: 'refund', orderId: String(orderId), at: now, details });
        return { number };
      },
    }),
    defineAction({
      name: 'invoices.send',
      input: object({ id: orderNumber }),
      result: object({ number: text, sent_to: text }),
      async run(input, { now, idempotencyKey: key }) {
        const order = await shop.readOrder(String(input.id));
        const customer = order && (await shop.readCustomer(order.customerId));
        if (!customer) throw new Error(`${input.id} belongs to nobody`);
        const { number } = await shop.openRequest({ key, kind: 'invoice', orderId: order.id, at: now, details: {} });
        return { number, sent_to: mask(customer.email) };
      },
    }),
  ];
}

/** Money that a customer asked for in the chat, or that a cancelled order sets free. */
async function askedFor(shop: ShopStore, orderId: string): Promise<Refund | null> {
  const [request] = await shop.readRequests(orderId, 'refund');
  const [cancel] = await shop.readRequests(orderId, 'cancel');
  const asked = request ?? cancel;
  const amount = Number(request?.details.amount ?? cancel?.details.paid ?? 0);
  if (!asked || amount === 0) return null;
  return { status: 'requested', amount, method: null, expectedBy: addDays(dayOf(asked.at), REFUND_DAYS), sentOn: null };
}
