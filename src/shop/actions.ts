import type { Action } from '../runtime/action';
import type { ShopStore } from '../store/shop';
import { accountActions } from './account-actions';
import { afterSaleActions } from './after-sale-actions';
import { dayOf } from './day';
import { orderActions } from './order-actions';
import { paymentActions } from './payment-actions';
import { serviceActions } from './service-actions';

/** Everything that the starter's flows call, answered by the demo shop. A company answers the same names itself (`httpActions`). */
export function shopActions(shop: ShopStore): readonly Action[] {
  return [orderActions, afterSaleActions, paymentActions, accountActions, serviceActions]
    .flatMap((group) => group(shop))
    .map((action) => ({
      ...action,
      async run(input, context) {
        await shop.keepCurrent(dayOf(context.now));
        return action.run(input, context);
      },
    }));
}
