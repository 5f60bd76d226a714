import type { Json } from '../../domain/json';
import type { Database } from './database';
import type { GroupCommit } from './group-commit';

/** Small values of the installation, and series of numbers. */
export class SqliteValues {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writes: GroupCommit,
  ) {
    this.sql = {
      read: db.prepare<[string], string>('SELECT value FROM "values" WHERE key = ?').pluck(),
      write: db.prepare(
        'INSERT INTO "values" (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      ),
      writeIfAbsent: db.prepare('INSERT INTO "values" (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING'),
      reserve: db
        .prepare<[string, number, number, number], number>(
          `INSERT INTO numbers (series, next) VALUES (?, 1 + ?)
           ON CONFLICT (series) DO UPDATE SET next = next + ? RETURNING next - ?`,
        )
        .pluck(),
    };
  }

  read(key: string): Json | undefined {
    const value = this.sql.read.get(key);
    return value === undefined ? undefined : JSON.parse(value);
  }

  write(key: string, value: Json, options: { ifAbsent?: boolean } = {}): Promise<Json> {
    const statement = options.ifAbsent === true ? this.sql.writeIfAbsent : this.sql.write;
    return this.writes.write(() => {
      statement.run(key, JSON.stringify(value));
      return this.read(key)!;
    });
  }

  reserveNumbers(series: string, count: number): Promise<number> {
    return this.writes.write(() => this.sql.reserve.get(series, count, count, count)!);
  }
}
