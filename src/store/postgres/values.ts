import type { Json } from '../../domain/json';
import type { Database, Statement } from './database';

/** Small values of the installation, and series of numbers. */
export class PostgresValues {
  constructor(private readonly db: Database) {}

  async read(key: string): Promise<Json | undefined> {
    const [row] = await this.db.query<{ value: string }>(READ, [key]);
    return row === undefined ? undefined : JSON.parse(row.value);
  }

  async write(key: string, value: Json, options: { ifAbsent?: boolean } = {}): Promise<Json> {
    const [row] = await this.db.query<{ value: string }>(options.ifAbsent === true ? KEEP : WRITE, [
      key,
      JSON.stringify(value),
    ]);
    return JSON.parse(row!.value);
  }

  async reserveNumbers(series: string, count: number): Promise<number> {
    const [row] = await this.db.query<{ first: number }>(RESERVE, [series, count]);
    return row!.first;
  }

  async readClock(): Promise<number> {
    const [row] = await this.db.query<{ at: number }>(CLOCK);
    return row!.at;
  }

  async ping(): Promise<void> {
    await this.db.run(PING);
  }
}

const READ: Statement = { name: 'value', text: 'SELECT value FROM "values" WHERE key = $1' };
const WRITE: Statement = {
  name: 'value write',
  text: `INSERT INTO "values" (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value
         RETURNING value`,
};
// Writes what stands there once more: only so does RETURNING give it back.
const KEEP: Statement = {
  name: 'value keep',
  text: `INSERT INTO "values" AS it (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = it.value
         RETURNING value`,
};
const RESERVE: Statement = {
  name: 'numbers reserve',
  text: `INSERT INTO numbers AS it (series, next) VALUES ($1, 1 + $2::bigint)
         ON CONFLICT (series) DO UPDATE SET next = it.next + $2 RETURNING next - $2 AS first`,
};
const CLOCK: Statement = {
  name: 'clock',
  text: 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS at',
};
// A read and a write that leaves nothing behind: it fails where the database only takes reads.
const PING: Statement = { name: 'ping', text: "UPDATE numbers SET next = next WHERE series = 'ping'" };
