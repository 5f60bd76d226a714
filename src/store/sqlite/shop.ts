import type { Customer, Day, Order, Request, ShopSeed, ShopStore, Store, Voucher } from '../shop';
import { firstRequestNumber, national, requestLetter, seedMark, storeKey } from '../shop-rows';
import type { Database, Statement } from './database';
import { Writer } from './writer';
import { step, type Writing } from './writing';

const tables = `
  CREATE TABLE IF NOT EXISTS shop_seeded (one INTEGER PRIMARY KEY CHECK (one = 1), day TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS shop_customers (id TEXT PRIMARY KEY, email TEXT NOT NULL, phone TEXT NOT NULL,
    locked INTEGER NOT NULL, newsletter INTEGER NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS shop_products (key TEXT PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS shop_vouchers (key TEXT PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS shop_stores (key TEXT PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS shop_orders (id TEXT PRIMARY KEY, status TEXT NOT NULL, address TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS shop_details (order_id TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (order_id, kind)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS shop_wrong_proofs (order_id TEXT NOT NULL, day TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (order_id, day)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS shop_requests (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, number TEXT,
    kind TEXT NOT NULL, order_id TEXT, at INTEGER NOT NULL, details TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS shop_requests_of ON shop_requests (order_id, kind);
`;

/**
 * The demo shop in the embedded database, beside the bot's own tables (all of its begin with `shop_`).
 * It is filled from `seed` by the first `keepCurrent`. The database stays the caller's to close, and so does `writing`, which is
 * over the same file.
 */
export function openSqliteShop(
  database: Database,
  seed: (today: Day) => ShopSeed,
  writing: Pick<Writing, 'run'> = new Writer(database),
): ShopStore {
  database.exec(tables);
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const bodyOf = (table: string, key: string, value: string): unknown => {
    const row = prepared(`SELECT body FROM ${table} WHERE ${key} = ?`).get(value) as { body: string } | undefined;
    return row ? JSON.parse(row.body) : null;
  };
  const detail = (orderId: string, kind: string): unknown => {
    const row = prepared('SELECT body FROM shop_details WHERE order_id = ? AND kind = ?').get(orderId, kind);
    return row ? JSON.parse((row as { body: string }).body) : null;
  };
  let current: Day | undefined;

  return {
    async keepCurrent(today) {
      if (current === today) return;
      plant(database, seed(today), today);
      current = today;
    },
    async readOrder(id) {
      const row = prepared('SELECT status, address, body FROM shop_orders WHERE id = ?').get(id);
      if (!row) return null;
      const { body, ...changed } = row as { status: Order['status']; address: string; body: string };
      return { ...(JSON.parse(body) as Order), ...changed };
    },
    async changeOrder(id, change) {
      const [done] = await writing.run(step(CHANGE_ORDER, change.status ?? null, change.address ?? null, id));
      return done!.changes > 0;
    },
    readItems: async (orderId) => (detail(orderId, 'items') ?? []) as never,
    readPayments: async (orderId) => (detail(orderId, 'payments') ?? []) as never,
    readRefund: async (orderId) => detail(orderId, 'refund') as never,
    readProduct: async (key) => bodyOf('shop_products', 'key', key) as never,
    async readVouchers(on) {
      const rows = prepared('SELECT body FROM shop_vouchers ORDER BY key').all() as { body: string }[];
      const vouchers = rows.map(({ body }) => JSON.parse(body) as Voucher);
      return vouchers.filter(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
    },
    async readStores() {
      const rows = prepared('SELECT body FROM shop_stores ORDER BY key').all() as { body: string }[];
      return rows.map(({ body }) => JSON.parse(body) as Store);
    },
    readVoucher: async (code) => bodyOf('shop_vouchers', 'key', code) as never,

    readCustomer: async (id) => customerOf(prepared('SELECT * FROM shop_customers WHERE id = ?').get(id)),
    async findCustomer({ email, phone }) {
      if (email !== undefined)
        return customerOf(prepared('SELECT * FROM shop_customers WHERE email = ?').get(email.toLowerCase()));
      const digits = national(phone ?? '');
      if (digits.length < 8) return null;
      return customerOf(
        prepared("SELECT * FROM shop_customers WHERE phone IN ('+62' || ?, '+60' || ?)").get(digits, digits),
      );
    },
    async changeCustomer(id, change) {
      await writing.run(step(CHANGE_CUSTOMER, flag(change.locked), flag(change.newsletter), id));
    },
    async countWrongProofs(orderId, day) {
      const row = prepared('SELECT count FROM shop_wrong_proofs WHERE order_id = ? AND day = ?').get(orderId, day);
      return (row as { count: number } | undefined)?.count ?? 0;
    },
    async noteWrongProof(orderId, day) {
      await writing.run(step(NOTE_WRONG_PROOF, orderId, day));
    },

    async openRequest(request) {
      const { key, kind, orderId, at, details } = request;
      const done = await writing.run(
        step(TAKE_DOWN, key, kind, orderId, at, JSON.stringify(details)),
        step(NUMBER, `${requestLetter[kind]}-`, firstRequestNumber, key),
        step('SELECT * FROM shop_requests WHERE key = ?', key),
      );
      return requestOf(done.at(-1)!.row);
    },
    async readRequests(orderId, kind) {
      const rows = prepared('SELECT * FROM shop_requests WHERE order_id = ? AND kind = ? ORDER BY id DESC').all(
        orderId,
        kind,
      );
      return rows.map(requestOf);
    },
  };
}

/** Fills an empty shop, and moves the days of a full one; what customers changed since is left alone. */
function plant(database: Database, seed: ShopSeed, today: Day): void {
  const mark = seedMark(today, seed);
  const planted = database.prepare('SELECT day FROM shop_seeded').get() as { day: string } | undefined;
  if (planted?.day === mark) return;
  const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values);
  database
    .transaction(() => {
      run('INSERT INTO shop_seeded VALUES (1, ?) ON CONFLICT DO UPDATE SET day = excluded.day', mark);
      for (const one of seed.products)
        run('INSERT OR REPLACE INTO shop_products VALUES (?, ?)', one.key, JSON.stringify(one));
      for (const one of seed.vouchers)
        run('INSERT OR REPLACE INTO shop_vouchers VALUES (?, ?)', one.code, JSON.stringify(one));
      for (const one of seed.stores)
        run('INSERT OR REPLACE INTO shop_stores VALUES (?, ?)', storeKey(one), JSON.stringify(one));
      for (const one of seed.customers)
        run(
          'INSERT OR IGNORE INTO shop_customers VALUES (?, ?, ?, ?, ?, ?)',
          one.id,
          one.email.toLowerCase(),
          one.phone,
          flag(one.locked),
          flag(one.newsletter),
          JSON.stringify(one),
        );
      for (const { order, items, payments, refund, returnNumber } of seed.orders) {
        run(
          'INSERT INTO shop_orders VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
          order.id,
          order.status,
          order.address,
          JSON.stringify(order),
        );
        for (const [kind, body] of Object.entries({ items, payments, refund }))
          run('INSERT OR REPLACE INTO shop_details VALUES (?, ?, ?)', order.id, kind, JSON.stringify(body));
        if (returnNumber !== null)
          run(
            "INSERT OR IGNORE INTO shop_requests (key, number, kind, order_id, at, details) VALUES (?, ?, 'return', ?, 0, '{}')",
            `seed/${order.id}`,
            returnNumber,
            order.id,
          );
      }
    })
    .immediate();
}

const CHANGE_ORDER = 'UPDATE shop_orders SET status = coalesce(?, status), address = coalesce(?, address) WHERE id = ?';
const CHANGE_CUSTOMER =
  'UPDATE shop_customers SET locked = coalesce(?, locked), newsletter = coalesce(?, newsletter) WHERE id = ?';
const NOTE_WRONG_PROOF = 'INSERT INTO shop_wrong_proofs VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1';
const TAKE_DOWN = 'INSERT OR IGNORE INTO shop_requests (key, kind, order_id, at, details) VALUES (?, ?, ?, ?, ?)';
const NUMBER = 'UPDATE shop_requests SET number = ? || CAST(? + id AS INTEGER) WHERE key = ? AND number IS NULL';

function requestOf(row: unknown): Request {
  const { order_id, details, key, number, kind, at } = row as Request & { order_id: string | null; details: string };
  return { key, number, kind, orderId: order_id, at, details: JSON.parse(details) };
}

function customerOf(row: unknown): Customer | null {
  if (!row) return null;
  const { body, locked, newsletter } = row as { body: string; locked: number; newsletter: number };
  return { ...(JSON.parse(body) as Customer), locked: locked === 1, newsletter: newsletter === 1 };
}

function flag(value: boolean | undefined): 0 | 1 | null {
  return value === undefined ? null : value ? 1 : 0;
}
