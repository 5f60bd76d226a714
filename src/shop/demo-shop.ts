import type { Day, ShopSeed } from '../store/shop';
import { demoOrders } from './demo-orders';
import { demoCustomers, demoVouchers } from './demo-people';
import { demoProducts } from './demo-products';
import { demoStores } from './demo-stores';

/** The made-up shop as it stands on a day. The same day gives the same shop. */
export function demoShop(today: Day): ShopSeed {
  const products = demoProducts(today);
  const orders = demoOrders(today, products);
  return { customers: demoCustomers, products, vouchers: demoVouchers(today), stores: demoStores, orders };
}
