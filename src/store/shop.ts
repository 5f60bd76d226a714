import type { Json, JsonObject } from '../domain/json';

/**
 * The demo shop's own books: what the actions in `src/shop` look things up in. A company that has systems of its own
 * never opens it (see `src/shop/http-actions.ts`).
 *
 * Days are `YYYY-MM-DD` in the shop's time zone, times are milliseconds since the epoch, money is in whole units of
 * `currency` (IDR) or with two decimals (MYR).
 */
export interface ShopStore {
  /** Moves the made-up orders along, so that "three days late" is still three days late `today`. What customers did since stays as it is. */
  keepCurrent(today: Day): Promise<void>;

  readOrder(id: string): Promise<Order | null>;
  /** Changes what is given, leaves the rest. False: there is no such order. */
  changeOrder(id: string, change: { status?: OrderStatus; address?: string }): Promise<boolean>;
  /** In the order of the receipt. */
  readItems(orderId: string): Promise<readonly Item[]>;
  /** Oldest first. */
  readPayments(orderId: string): Promise<readonly Payment[]>;
  readRefund(orderId: string): Promise<Refund | null>;

  readCustomer(id: string): Promise<Customer | null>;
  /** By e-mail (any case) or by phone (any way of writing it: +62…, 0…). */
  findCustomer(by: { email?: string; phone?: string }): Promise<Customer | null>;
  changeCustomer(id: string, change: { locked?: boolean; newsletter?: boolean }): Promise<void>;
  /** How often somebody failed to prove on `day` that the order is theirs. */
  countWrongProofs(orderId: string, day: Day): Promise<number>;
  noteWrongProof(orderId: string, day: Day): Promise<void>;

  readProduct(key: string): Promise<Product | null>;
  readVoucher(code: string): Promise<Voucher | null>;
  /** Those that may be used on that day, by code. */
  readVouchers(on: Day): Promise<readonly Voucher[]>;
  /** The shops that one can walk into, by country and city. */
  readStores(): Promise<readonly Store[]>;

  /** Takes down what a customer wants done. The same `key` gets the same request back, however often it is given. */
  openRequest(request: NewRequest): Promise<Request>;
  /** Newest first. */
  readRequests(orderId: string, kind: RequestKind): Promise<readonly Request[]>;
}

/** What a shop starts with; all its days are relative to one `today`. */
export interface ShopSeed {
  readonly customers: readonly Customer[];
  readonly products: readonly Product[];
  readonly vouchers: readonly Voucher[];
  readonly stores: readonly Store[];
  readonly orders: readonly SeedOrder[];
}

/** An order with all that hangs on it. */
export interface SeedOrder {
  readonly order: Order;
  readonly items: readonly Item[];
  readonly payments: readonly Payment[];
  readonly refund: Refund | null;
  /** Number of a return that is open already. */
  readonly returnNumber: string | null;
}

export type Day = string;
export type Currency = 'IDR' | 'MYR';
export type OrderStatus = 'unpaid' | 'paid' | 'packed' | 'shipped' | 'delivered' | 'returned' | 'cancelled';

export interface Order {
  readonly id: string;
  readonly customerId: string;
  readonly status: OrderStatus;
  readonly currency: Currency;
  readonly total: number;
  readonly placedOn: Day;
  readonly promisedBy: Day;
  readonly shippedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly courier: string | null;
  readonly tracking: string | null;
  /** Where the courier saw it last. */
  readonly lastPlace: string | null;
  readonly address: string;
}

export interface Item {
  readonly sku: string;
  /** Key of the product (`sagara-shirt`). */
  readonly product: string;
  /** As on the receipt, with size and colour. */
  readonly name: Words;
  readonly quantity: number;
  /** For one. */
  readonly price: number;
  readonly returnable: boolean;
  readonly warrantyMonths: number;
}

export interface Payment {
  readonly status: 'paid' | 'pending' | 'failed' | 'debited' | 'expired';
  readonly method: string;
  readonly amount: number;
  /** Why it failed: `insufficient-funds`, `declined-by-bank`, `otp-timeout`. */
  readonly reason: string | null;
  readonly startedAt: number;
}

export interface Refund {
  readonly status: 'requested' | 'approved' | 'sent';
  readonly amount: number;
  /** How it was paid and goes back; null where that is not settled yet. */
  readonly method: string | null;
  readonly expectedBy: Day;
  readonly sentOn: Day | null;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly email: string;
  readonly points: number;
  readonly level: 'green' | 'silver' | 'gold';
  readonly locked: boolean;
  readonly newsletter: boolean;
}

/** The same in each language. */
export interface Words {
  readonly id: string;
  readonly ms: string;
  readonly en: string;
}

export interface Product {
  readonly key: string;
  readonly name: Words;
  readonly priceIdr: number;
  readonly priceMyr: number;
  readonly sizes: readonly (string | Words)[];
  readonly colours: readonly Words[];
  readonly material: Words;
  readonly stock: number;
  /** When it is sold out: the day on which it is expected back, where known. */
  readonly backOn: Day | null;
  readonly returnable: boolean;
  readonly warrantyMonths: number;
}

export interface Voucher {
  readonly code: string;
  /** Percent off, or free delivery. */
  readonly gives: 'percent' | 'free-delivery';
  readonly percent: number;
  readonly minimumIdr: number;
  readonly minimumMyr: number;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

export type RequestKind =
  | 'return'
  | 'trace'
  | 'complaint'
  | 'lock'
  | 'match'
  | 'cancel'
  | 'change'
  | 'readdress'
  | 'reschedule'
  | 'claim'
  | 'refund'
  | 'invoice'
  | 'reset'
  | 'erase';

export interface NewRequest {
  readonly key: string;
  readonly kind: RequestKind;
  readonly orderId: string | null;
  readonly at: number;
  readonly details: JsonObject;
}

export interface Request extends NewRequest {
  /** What the customer quotes: `R-5001`. */
  readonly number: string;
  readonly details: { readonly [name: string]: Json };
}

/** A shop that one can walk into, with its hours by the clock of its place: `10:00`. */
export interface Store {
  readonly city: string;
  readonly country: 'ID' | 'MY';
  readonly address: string;
  readonly opens: string;
  readonly closes: string;
}
