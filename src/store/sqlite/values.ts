import type { Json } from '../../domain/json';
import type { Database } from './database';
import { step, type Writing } from './writing';

/** Small values of the installation, and series of numbers. */
export class SqliteValues {
  private readonly stored;

  constructor(
    db: Database,
    private readonly writing: Writing,
  ) {
    this.stored = db.prepare<[string], { value: string }>(READ);
  }

  read(key: string): Json | undefined {
    const row = this.stored.get(key);
    return row === undefined ? undefined : JSON.parse(row.value);
  }

  async write(key: string, value: Json, options: { ifAbsent?: boolean } = {}): Promise<Json> {
    const write = options.ifAbsent === true ? WRITE_IF_ABSENT : WRITE;
    const [, done] = await this.writing.run(step(write, key, JSON.stringify(value)), step(READ, key));
    return JSON.parse((done!.row as { value: string }).value);
  }

  async reserveNumbers(series: string, count: number): Promise<number> {
    const [done] = await this.writing.run(step(RESERVE, series, count, count, count));
    return (done!.row as { first: number }).first;
  }
}

const READ = 'SELECT value FROM "values" WHERE key = ?';
const WRITE = 'INSERT INTO "values" (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value';
const WRITE_IF_ABSENT = 'INSERT INTO "values" (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING';
const RESERVE = `INSERT INTO numbers (series, next) VALUES (?, 1 + ?)
  ON CONFLICT (series) DO UPDATE SET next = next + ? RETURNING next - ? AS first`;
