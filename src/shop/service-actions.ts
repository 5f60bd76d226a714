import { type Action, defineAction } from '../runtime/action';
import type { ShopStore } from '../store/shop';
import { dayOf } from './day';
import { day, flag, number, object, orNull, said, text, words } from './schema';
import { quote } from './shipping';

const anyText = { type: 'string', maxLength: 4000 } as const;
const clock = { type: 'string', pattern: '^\\d{2}:\\d{2}$' } as const;
const manyWords = { type: 'array', items: words } as const;

/** Complaints, and what one may ask before buying. */
export function serviceActions(shop: ShopStore): readonly Action[] {
  return [
    defineAction({
      name: 'complaints.open',
      input: object({ what: orNull(anyText), order_id: orNull(anyText) }),
      result: object({ number: text }),
      async run(input, { now, idempotencyKey: key }) {
        const orderId = input.order_id ? String(input.order_id) : null;
        const details = { what: input.what ?? null };
        const { number } = await shop.openRequest({ key, kind: 'complaint', orderId, at: now, details });
        return { number };
      },
    }),
    defineAction({
      name: 'products.find',
      input: object({ product: text }),
      result: orNull(
        object({
          name: words,
          price_idr: number,
          price_myr: number,
          sizes: manyWords,
          colours: manyWords,
          material: words,
          stock: number,
          back_on: orNull(day),
          warranty_months: number,
        }),
      ),
      async run(input) {
        const product = await shop.readProduct(String(input.product));
        return (
          product && {
            name: said(product.name),
            price_idr: product.priceIdr,
            price_myr: product.priceMyr,
            sizes: product.sizes.map(said),
            colours: product.colours.map(said),
            material: said(product.material),
            stock: product.stock,
            back_on: product.backOn,
            warranty_months: product.warrantyMonths,
          }
        );
      },
    }),
    defineAction({
      name: 'vouchers.check',
      input: object({ code: text }),
      result: object({
        status: { enum: ['running', 'not-yet', 'ended', 'unknown'] },
        gives: orNull(text),
        percent: orNull(number),
        minimum_idr: orNull(number),
        minimum_myr: orNull(number),
        starts_on: orNull(day),
        ends_on: orNull(day),
      }),
      async run(input, { now }) {
        const code = String(input.code)
          .toUpperCase()
          .replace(/[^A-Z0-9]/g, '');
        const voucher = await shop.readVoucher(code);
        const today = dayOf(now);
        return {
          status: !voucher
            ? 'unknown'
            : today < voucher.startsOn
              ? 'not-yet'
              : today > voucher.endsOn
                ? 'ended'
                : 'running',
          gives: voucher?.gives ?? null,
          percent: voucher?.percent ?? null,
          minimum_idr: voucher?.minimumIdr ?? null,
          minimum_myr: voucher?.minimumMyr ?? null,
          starts_on: voucher?.startsOn ?? null,
          ends_on: voucher?.endsOn ?? null,
        };
      },
    }),
    defineAction({
      name: 'vouchers.running',
      input: object({}),
      result: {
        type: 'array',
        items: object({
          code: text,
          gives: text,
          percent: number,
          minimum_idr: number,
          minimum_myr: number,
          ends_on: day,
        }),
      },
      async run(_input, { now }) {
        const vouchers = await shop.readVouchers(dayOf(now));
        return vouchers.map((one) => ({
          code: one.code,
          gives: one.gives,
          percent: one.percent,
          minimum_idr: one.minimumIdr,
          minimum_myr: one.minimumMyr,
          ends_on: one.endsOn,
        }));
      },
    }),
    defineAction({
      name: 'shipping.quote',
      input: object({ place: text }),
      result: object({
        served: { enum: ['yes', 'no', 'unknown'] },
        fee: orNull(number),
        currency: orNull(text),
        free_from: orNull(number),
        days_min: orNull(number),
        days_max: orNull(number),
        cash_on_delivery: flag,
      }),
      run: async (input) => quote(String(input.place)),
    }),
    defineAction({
      name: 'stores.list',
      input: object({}),
      result: {
        type: 'array',
        items: object({ city: text, country: { enum: ['ID', 'MY'] }, address: text, opens: clock, closes: clock }),
      },
      run: async () => (await shop.readStores()).map((one) => ({ ...one })),
    }),
  ];
}
