import type { Day, Item, Order, OrderStatus, Payment, Product, Refund, SeedOrder, Words } from '../store/shop';
import { addDays } from './day';
import { type DemoCustomer, demoCustomers } from './demo-people';

/** What makes one order differ from another; days count from today, negative ones have passed. */
interface Sketch {
  readonly status: OrderStatus;
  readonly by: string;
  readonly of: readonly string[];
  readonly placed: number;
  readonly promised: number;
  readonly delivered?: number;
  readonly place?: string;
  readonly payment?: Partial<Payment> & { daysAgo?: number };
  readonly charges?: number;
  readonly refund?: 'requested' | 'approved' | 'sent';
  readonly returnNumber?: string;
}

/** The numbers in `docs/demo-shop.md` stand here; they never change. */
const known: { readonly [id: string]: Sketch } = {
  'KH-104230': { status: 'unpaid', by: 'c1', of: ['anyam-bag'], placed: 0, promised: 5 },
  'KH-104231': { status: 'paid', by: 'c1', of: ['sagara-shirt'], placed: -1, promised: 4 },
  'KH-104232': { status: 'packed', by: 'c2', of: ['embun-towel', 'pandan-mug'], placed: -2, promised: 3 },
  'KH-104233': { status: 'shipped', by: 'c1', of: ['sagara-shirt'], placed: -9, promised: -3, place: 'Cirebon' },
  'KH-104234': { status: 'shipped', by: 'c2', of: ['nira-chino'], placed: -3, promised: 2, place: 'Semarang' },
  'KH-104235': { status: 'shipped', by: 'c7', of: ['bayu-jacket'], placed: -17, promised: -9, place: 'Palembang' },
  'KH-104236': { status: 'delivered', by: 'c6', of: ['pandan-mug'], placed: -6, promised: -1, delivered: -1 },
  'KH-104237': { status: 'delivered', by: 'c1', of: ['lontar-lamp'], placed: -8, promised: -2, delivered: -2 },
  'KH-104238': { status: 'cancelled', by: 'c2', of: ['bayu-jacket'], placed: -12, promised: -6, refund: 'sent' },
  'KH-104239': {
    status: 'returned',
    by: 'c6',
    of: ['selasih-dress'],
    placed: -25,
    promised: -20,
    delivered: -21,
    refund: 'approved',
  },
  'KH-104240': {
    status: 'delivered',
    by: 'c1',
    of: ['sagara-shirt', 'nira-chino', 'rona-inner'],
    placed: -10,
    promised: -4,
    delivered: -5,
  },
  'KH-104241': { status: 'delivered', by: 'c2', of: ['langkah-sneakers'], placed: -46, promised: -39, delivered: -40 },
  'KH-104242': { status: 'delivered', by: 'c6', of: ['rona-inner'], placed: -8, promised: -3, delivered: -3 },
  'KH-104243': {
    status: 'delivered',
    by: 'c10',
    of: ['selasih-dress'],
    placed: -12,
    promised: -6,
    delivered: -6,
    returnNumber: 'R-4988',
    refund: 'requested',
  },
  'KH-104244': { status: 'packed', by: 'c10', of: ['serai-bedsheet'], placed: -7, promised: -1 },
  'KH-104260': {
    status: 'unpaid',
    by: 'c1',
    of: ['tirta-blender'],
    placed: -1,
    promised: 5,
    payment: { status: 'debited' },
  },
  'KH-104261': {
    status: 'unpaid',
    by: 'c2',
    of: ['nira-chino'],
    placed: 0,
    promised: 5,
    payment: { status: 'failed', reason: 'declined-by-bank' },
  },
  'KH-104262': {
    status: 'unpaid',
    by: 'c6',
    of: ['embun-towel'],
    placed: 0,
    promised: 5,
    payment: { status: 'pending' },
  },
  'KH-104263': {
    status: 'unpaid',
    by: 'c7',
    of: ['lontar-lamp'],
    placed: -2,
    promised: 4,
    payment: { status: 'pending', daysAgo: 2 },
  },
  'KH-104264': {
    status: 'cancelled',
    by: 'c10',
    of: ['anyam-bag'],
    placed: -3,
    promised: 2,
    payment: { status: 'expired', daysAgo: 3 },
  },
  'KH-104265': {
    status: 'unpaid',
    by: 'c1',
    of: ['serai-bedsheet'],
    placed: 0,
    promised: 6,
    payment: { status: 'failed', reason: 'insufficient-funds' },
  },
  'KH-104266': {
    status: 'unpaid',
    by: 'c6',
    of: ['rona-pashmina'],
    placed: 0,
    promised: 4,
    payment: { status: 'failed', reason: 'otp-timeout' },
  },
  'KH-104267': { status: 'paid', by: 'c2', of: ['tirta-blender'], placed: -1, promised: 4, charges: 2 },
  'KH-104270': { status: 'delivered', by: 'c1', of: ['tirta-blender'], placed: -160, promised: -154, delivered: -155 },
  'KH-104271': { status: 'delivered', by: 'c7', of: ['lontar-lamp'], placed: -430, promised: -424, delivered: -425 },
  'KH-118201': { status: 'shipped', by: 'c3', of: ['selasih-dress'], placed: -8, promised: -2, place: 'Sungai Buloh' },
  'KH-118202': { status: 'shipped', by: 'c4', of: ['langkah-sneakers'], placed: -3, promised: 1, place: 'Seremban' },
  'KH-118203': {
    status: 'delivered',
    by: 'c3',
    of: ['rona-pashmina', 'nira-chino'],
    placed: -9,
    promised: -3,
    delivered: -4,
  },
  'KH-118204': {
    status: 'unpaid',
    by: 'c5',
    of: ['anyam-bag'],
    placed: -1,
    promised: 5,
    payment: { status: 'debited' },
  },
  'KH-118205': {
    status: 'unpaid',
    by: 'c9',
    of: ['bayu-jacket'],
    placed: 0,
    promised: 5,
    payment: { status: 'failed', reason: 'declined-by-bank' },
  },
  'KH-118206': {
    status: 'delivered',
    by: 'c5',
    of: ['pandan-mug', 'embun-towel'],
    placed: -7,
    promised: -2,
    delivered: -2,
  },
  'KH-118207': { status: 'shipped', by: 'c8', of: ['serai-bedsheet'], placed: -18, promised: -8, place: 'Kuantan' },
  'KH-118208': { status: 'delivered', by: 'c4', of: ['bayu-jacket'], placed: -50, promised: -44, delivered: -45 },
  'KH-118209': { status: 'paid', by: 'c9', of: ['lontar-lamp'], placed: -1, promised: 3 },
  'KH-118210': { status: 'cancelled', by: 'c8', of: ['nira-chino'], placed: -10, promised: -4, refund: 'approved' },
};

/** All orders of the demo shop: the known ones, and some hundred more, so that the shop is not empty around them. */
export function demoOrders(today: Day, products: readonly Product[]): readonly SeedOrder[] {
  const sketches = Object.entries(known).concat(passersBy(products));
  return sketches.map(([id, sketch]) => draw(id, sketch, today, products));
}

const OTHERS = 220;
const STATES = ['delivered', 'shipped', 'paid', 'packed', 'delivered', 'unpaid', 'cancelled', 'returned'] as const;
const REFUNDS = ['requested', 'approved', 'sent'] as const;

/** Other customers' orders, as a shop has them: most have arrived, some are under way, a few are unpaid, cancelled or returned. */
function passersBy(products: readonly Product[]): [string, Sketch][] {
  return Array.from({ length: OTHERS }, (_, i): [string, Sketch] => {
    const status = STATES[i % STATES.length]!;
    const by = demoCustomers[(i * 3) % demoCustomers.length]!.id;
    const of = [
      products[(i * 5) % products.length]!.key,
      ...(i % 3 === 0 ? [products[(i * 5 + 4) % products.length]!.key] : []),
    ];
    return [`KH-${120001 + i}`, { status, by, of, place: 'Jakarta', ...daysOf(status, i) }];
  });
}

function daysOf(status: OrderStatus, i: number): Pick<Sketch, 'placed' | 'promised' | 'delivered' | 'refund'> {
  const age = 5 + ((i * 7) % 90);
  switch (status) {
    case 'delivered':
      return { placed: -age, promised: 2 - age, delivered: 4 - age - (i % 3) };
    case 'returned':
      return { placed: -age - 8, promised: -age - 3, delivered: -age - 4, refund: REFUNDS[i % 3]! };
    case 'cancelled':
      return { placed: -age, promised: 6 - age, refund: REFUNDS[i % 3]! };
    default:
      return { placed: -1 - (i % 2), promised: 1 + (i % 4) };
  }
}

function draw(id: string, sketch: Sketch, today: Day, products: readonly Product[]): SeedOrder {
  const customer = demoCustomers.find((one) => one.id === sketch.by)!;
  const items = sketch.of.map((key, i) => item(id, i, products.find((one) => one.key === key)!, customer));
  const total = items.reduce((sum, one) => sum + one.price * one.quantity, 0);
  const sent = sketch.status === 'shipped' || sketch.status === 'delivered' || sketch.status === 'returned';
  const order: Order = {
    id,
    customerId: customer.id,
    status: sketch.status,
    currency: customer.currency,
    total,
    placedOn: addDays(today, sketch.placed),
    promisedBy: addDays(today, sketch.promised),
    shippedOn: sent ? addDays(today, sketch.placed + 1) : null,
    deliveredOn: sketch.delivered === undefined ? null : addDays(today, sketch.delivered),
    courier: sent ? (customer.currency === 'IDR' ? 'Kilat Nusantara' : 'Pos Helang') : null,
    tracking: sent ? `KX${id.slice(3)}${customer.currency === 'IDR' ? 'ID' : 'MY'}` : null,
    lastPlace: sent ? (sketch.place ?? customer.address.replace(/^.*[,\d] /, '').replace(/ \d+$/, '')) : null,
    address: customer.address,
  };
  return {
    order,
    items,
    payments: payments(sketch, total, today, customer),
    refund: sketch.refund ? refund(sketch.refund, total, today, customer) : null,
    returnNumber: sketch.returnNumber ?? null,
  };
}

function item(orderId: string, position: number, product: Product, customer: DemoCustomer): Item {
  const size = product.sizes[position % Math.max(1, product.sizes.length)];
  const nameIn = (language: keyof Words) =>
    [product.name, product.colours[0], size]
      .filter((part) => part !== undefined)
      .map((part) => (typeof part === 'string' ? part : part[language]))
      .join(', ');
  return {
    sku: `${orderId.slice(3)}-${position + 1}`,
    product: product.key,
    name: { id: nameIn('id'), ms: nameIn('ms'), en: nameIn('en') },
    quantity: 1,
    price: customer.currency === 'IDR' ? product.priceIdr : product.priceMyr,
    returnable: product.returnable,
    warrantyMonths: product.warrantyMonths,
  };
}

function payments(sketch: Sketch, total: number, today: Day, customer: DemoCustomer): Payment[] {
  const method = customer.currency === 'IDR' ? 'Virtual Account' : 'FPX';
  // The first moment of the day in Jakarta, so that "today" stays under 24 hours.
  const startedAt = Date.parse(
    `${addDays(today, sketch.payment ? -(sketch.payment.daysAgo ?? 0) : sketch.placed)}T00:00:00+07:00`,
  );
  if (sketch.payment) {
    const { daysAgo: _, ...given } = sketch.payment;
    return [{ status: 'pending', method, amount: total, reason: null, startedAt, ...given }];
  }
  if (sketch.status === 'unpaid') return [];
  const paid: Payment = { status: 'paid', method, amount: total, reason: null, startedAt };
  return Array.from({ length: sketch.charges ?? 1 }, () => paid);
}

function refund(status: Refund['status'], amount: number, today: Day, customer: DemoCustomer): Refund {
  return {
    status,
    amount,
    method: customer.currency === 'IDR' ? 'Virtual Account' : 'FPX',
    expectedBy: addDays(today, status === 'sent' ? -1 : 4),
    sentOn: status === 'sent' ? addDays(today, -2) : null,
  };
}
