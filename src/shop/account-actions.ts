import { type Action, ActionError, defineAction } from '../runtime/action';
import type { ShopStore } from '../store/shop';
import { dayOf } from './day';
import { accountIn, lastDigits } from './proof';
import { flag, number, object, orderNumber, orNull, text } from './schema';

/** Wrong proofs a day for one order, over all conversations: four digits can be guessed. */
const mostWrongProofs = 10;

/** Who the customer is, and what protects an account. */
export function accountActions(shop: ShopStore): readonly Action[] {
  const customerOf = async (written: unknown) => {
    const account = accountIn(String(written ?? ''));
    return account && (await shop.findCustomer(account));
  };
  return [
    defineAction({
      name: 'orders.verify',
      input: object({ id: orderNumber, phone: { type: 'string', maxLength: 4000 } }),
      result: object({
        verified: flag,
        customer: orNull(text),
        address: orNull(text),
        points: orNull(number),
        level: orNull(text),
      }),
      async run(input, { now }) {
        const id = String(input.id);
        if ((await shop.countWrongProofs(id, dayOf(now))) >= mostWrongProofs)
          throw new ActionError('TOO_MANY_WRONG_PROOFS', `${id} is closed to proofs until tomorrow`, { retry: false });
        const order = await shop.readOrder(id);
        const customer = order && (await shop.readCustomer(order.customerId));
        const digits = lastDigits(String(input.phone));
        if (order && customer && digits !== null && customer.phone.endsWith(digits))
          return {
            ...{ verified: true, customer: customer.id },
            ...{ address: order.address, points: customer.points, level: customer.level },
          };
        await shop.noteWrongProof(id, dayOf(now));
        return { verified: false, customer: null, address: null, points: null, level: null };
      },
    }),
    defineAction({
      name: 'accounts.lock',
      input: object({ account: text, reason: text }),
      result: object({ locked: flag, number: text }),
      async run(input, { now, idempotencyKey: key }) {
        const customer = await customerOf(input.account);
        if (customer) await shop.changeCustomer(customer.id, { locked: true });
        const details = { customer: customer?.id ?? null, reason: input.reason ?? null };
        const { number } = await shop.openRequest({ key, kind: 'lock', orderId: null, at: now, details });
        return { locked: customer !== null, number };
      },
    }),
    defineAction({
      name: 'accounts.send-reset',
      input: object({ account: text }),
      // The same answer whether the account exists or not: nobody learns here who is a customer.
      result: object({ number: text }),
      async run(input, { now, idempotencyKey: key }) {
        const details = { customer: (await customerOf(input.account))?.id ?? null };
        const { number } = await shop.openRequest({ key, kind: 'reset', orderId: null, at: now, details });
        return { number };
      },
    }),
    defineAction({
      name: 'accounts.erase',
      input: object({ account: text }),
      result: object({ number: text }),
      async run(input, { now, idempotencyKey: key }) {
        const details = { customer: (await customerOf(input.account))?.id ?? null };
        const { number } = await shop.openRequest({ key, kind: 'erase', orderId: null, at: now, details });
        return { number };
      },
    }),
    defineAction({
      name: 'newsletter.stop',
      input: object({ account: text }),
      result: object({ understood: flag }),
      async run(input) {
        const customer = await customerOf(input.account);
        if (customer) await shop.changeCustomer(customer.id, { newsletter: false });
        return { understood: accountIn(String(input.account)) !== null };
      },
    }),
  ];
}
