import { createHash } from 'node:crypto';

/** A table as both stores have it, for carrying it over whole. What only one store has (leases, say) is not data. */
export interface Table {
  readonly name: string;
  /** In whose order rows are read and compared. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  readonly type: 'text' | 'int' | 'flag' | 'bytes';
}

/** A value as both stores read it: a flag is 0 or 1. */
export type Cell = string | number | null | Uint8Array;
export type Row = readonly Cell[];

const t = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'text' }));
const n = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'int' }));
const flags = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'flag' }));

/** Everything of an installation, but for the figures: these are made again from the record. */
export const TABLES: readonly Table[] = [
  table('releases', ['hash'], t('hash'), n('at'), t('files')),
  table('publications', ['number'], n('number'), t('hash'), n('at'), t('note')),
  table('"values"', ['key'], t('key', 'value')),
  table('numbers', ['series'], t('series'), n('next')),
  table('agents', ['id'], t('id', 'email', 'password_hash', 'agent')),
  table('sessions', ['token_hash'], t('token_hash', 'agent_id'), n('created_at', 'last_seen_at')),
  table('links', ['token_hash'], t('token_hash', 'purpose'), n('expires_at'), t('data')),
  table('presence', ['agent_id'], t('agent_id'), n('at')),
  table(
    'audit',
    ['n'],
    n('n', 'place', 'at'),
    t('who', 'act', 'subject', 'conversation', 'event_id', 'digest', 'words', 'salt', 'previous', 'hash'),
  ),
  table('audit_pending', ['place'], n('place', 'at'), t('who', 'act', 'subject', 'digest', 'conversation', 'event_id')),
  table('conversations', ['conversation'], t('conversation'), n('version'), t('state', 'reference')),
  table(
    'turns',
    ['conversation', 'version'],
    t('conversation', 'event_id'),
    n('version', 'turn', 'at'),
    t('kind'),
    n('seq'),
    t('refused', 'release', 'state_hash', 'facts', 'event', 'effects'),
  ),
  table('messages', ['conversation', 'seq'], t('conversation'), n('seq'), t('message')),
  table(
    'outbox',
    ['conversation', 'id'],
    t('conversation', 'id', 'kind'),
    n('turn', 'n', 'due', 'attempts'),
    t('last_error'),
    n('dead_at', 'give_up_at', 'parts'),
    t('payload'),
  ),
  table('timers', ['conversation', 'timer_id'], t('conversation', 'timer_id'), n('due')),
  table(
    'cases',
    ['conversation', 'number'],
    t('conversation', 'number', 'channel', 'language', 'owner', 'agent_id', 'team', 'urgency'),
    n('urgency_rank', 'returned_rank', 'waiting_since', 'taken_at', 'opened_at', 'closed_at'),
    t('customer_name', '"case"'),
    n('review_at'),
    t('person', 'verified'),
  ),
  table('uploads', ['conversation', 'id'], t('conversation', 'id', 'name', 'content_type'), n('at'), [
    { name: 'bytes', type: 'bytes' },
  ]),
];

/** The demo shop's, where it has been used. */
export const SHOP_TABLES: readonly Table[] = [
  table('shop_seeded', ['one'], n('one'), t('day')),
  table('shop_customers', ['id'], t('id', 'email', 'phone'), flags('locked', 'newsletter'), t('body')),
  table('shop_products', ['key'], t('key', 'body')),
  table('shop_vouchers', ['key'], t('key', 'body')),
  table('shop_stores', ['key'], t('key', 'body')),
  table('shop_orders', ['id'], t('id', 'status', 'address', 'body')),
  table('shop_details', ['order_id', 'kind'], t('order_id', 'kind', 'body')),
  table('shop_wrong_proofs', ['order_id', 'day'], t('order_id', 'day'), n('count')),
  table('shop_requests', ['id'], n('id'), t('key', 'number', 'kind', 'order_id'), n('at'), t('details')),
];

function table(name: string, key: readonly string[], ...columns: readonly (readonly Column[])[]): Table {
  return { name, key, columns: columns.flat() };
}

/** How many rows a table has, and a fingerprint of all of them in the order of their keys. */
export interface Fingerprint {
  readonly rows: number;
  readonly hash: string;
}

export class Fingerprinter {
  private rows = 0;
  private readonly hash = createHash('sha256');

  add(row: Row): void {
    this.rows += 1;
    const plain = row.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString('base64') : cell));
    this.hash.update(`${JSON.stringify(plain)}\n`);
  }

  result(): Fingerprint {
    return { rows: this.rows, hash: this.hash.digest('hex').slice(0, 16) };
  }
}
