import { waitAfter, waitFor } from '../memory-shared';
import type { SendLimit, SendRefusal, SharedStore, TryRule } from '../shared-store';
import { intArray } from './binary-array';
import type { Database, Statement } from './database';
import { storable } from './storable';

const SWEEP_EVERY_MS = 60_000;

/** Each of these is one statement that looks and counts at once: of two processes at the same moment, one sees the other. */
export class PostgresShared implements SharedStore {
  private sweptAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly db: Database) {}

  async countTry(key: string, now: number, rule: TryRule): Promise<number> {
    await this.sweep(now);
    const { free, firstDelayMs, longestDelayMs, forgetMs } = rule;
    const values = [storable(key), now, now + forgetMs, free, firstDelayMs, longestDelayMs];
    if ((await this.db.run(COUNT_TRY, values)) === 1) return 0;
    const [past] = await this.db.query<{ count: number; at: number }>(TRIES, [storable(key)]);
    // Forgotten since: the next try is the first.
    return past === undefined ? 1 : Math.max(1, waitAfter(past, now, rule));
  }

  async takeBackTry(key: string): Promise<void> {
    await this.db.run(TAKE_BACK_TRY, [storable(key)]);
  }

  async forgetTries(key: string): Promise<void> {
    await this.db.run(FORGET_TRIES, [storable(key)]);
  }

  async useOnce(key: string, now: number, until: number): Promise<boolean> {
    await this.sweep(now);
    return (await this.db.run(USE_ONCE, [key, until])) === 1;
  }

  /** One key after the other; what was counted before one refuses is taken back. */
  async countSend(limits: readonly SendLimit[], now: number): Promise<SendRefusal | null> {
    await this.sweep(now);
    const counted: SendLimit[] = [];
    for (const limit of limits) {
      const waitMs = await this.countOne(limit, now);
      if (waitMs > 0) {
        for (const { key } of counted) await this.db.run(TAKE_BACK_SEND, [storable(key), now]);
        return { key: limit.key, waitMs };
      }
      counted.push(limit);
    }
    return null;
  }

  async holdSends(key: string, now: number, ms: number): Promise<void> {
    await this.db.run(HOLD_SENDS, [storable(key), now, ms]);
  }

  private async countOne({ key, windows }: SendLimit, now: number): Promise<number> {
    const most = windows.map((window) => window.most);
    const ms = windows.map((window) => window.ms);
    const values = [storable(key), now, now + Math.max(...ms), intArray(most), intArray(ms), Math.max(...most)];
    if ((await this.db.run(COUNT_SEND, values)) === 1) return 0;
    const [row] = await this.db.query<{ times: string[]; held_at: number; held_ms: number }>(SENDS, [storable(key)]);
    if (row === undefined) return 1;
    const held = { at: row.held_at, ms: row.held_ms };
    return Math.max(1, waitFor({ times: row.times.map(Number), held }, windows, now));
  }

  private async sweep(now: number): Promise<void> {
    if (now - this.sweptAt < SWEEP_EVERY_MS) return;
    this.sweptAt = now;
    for (const statement of SWEEPS) await this.db.run(statement, [now]);
  }
}

const COUNT_TRY: Statement = {
  name: 'try count',
  text: `
    INSERT INTO tries AS it (key, count, at, forget_at) VALUES ($1, 1, $2, $3)
    ON CONFLICT (key) DO UPDATE SET at = $2, forget_at = $3,
      count = CASE WHEN it.forget_at < $2 THEN 1 ELSE it.count + 1 END
    WHERE it.forget_at < $2 OR it.count < $4
      OR abs($2 - it.at) >= least($6::bigint, $5::bigint << least(30, it.count - $4)::int)`,
};
const TRIES: Statement = { name: 'tries', text: 'SELECT count, at FROM tries WHERE key = $1' };
const TAKE_BACK_TRY: Statement = {
  name: 'try take back',
  text: 'UPDATE tries SET count = greatest(0, count - 1) WHERE key = $1',
};
const FORGET_TRIES: Statement = { name: 'tries forget', text: 'DELETE FROM tries WHERE key = $1' };
const USE_ONCE: Statement = {
  name: 'use once',
  text: 'INSERT INTO used_once (key, forget_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
};
// What lies ahead by more than a window was noted by a clock that has been set back.
const COUNT_SEND: Statement = {
  name: 'send count',
  text: `
    INSERT INTO sends AS it (key, times, forget_at) VALUES ($1, ARRAY[$2::bigint], $3)
    ON CONFLICT (key) DO UPDATE SET forget_at = $3,
      times = it.times[greatest(1, cardinality(it.times) - $6::int + 2):] || $2::bigint
    WHERE abs($2 - it.held_at) >= it.held_ms AND NOT EXISTS (
      SELECT 1 FROM unnest($4::bigint[], $5::bigint[]) AS w (most, ms)
      WHERE cardinality(it.times) >= w.most
        AND (SELECT count(*) FROM unnest(it.times) AS sent (at) WHERE abs($2 - sent.at) < w.ms) >= w.most)`,
};
const HOLD_SENDS: Statement = {
  name: 'sends hold',
  text: `
    INSERT INTO sends AS it (key, times, forget_at, held_at, held_ms) VALUES ($1, '{}', $2::bigint + $3::bigint, $2, $3)
    ON CONFLICT (key) DO UPDATE SET held_at = $2, held_ms = $3, forget_at = greatest(it.forget_at, $2 + $3)`,
};
const SENDS: Statement = { name: 'sends', text: 'SELECT times, held_at, held_ms FROM sends WHERE key = $1' };
const TAKE_BACK_SEND: Statement = {
  name: 'send take back',
  text: 'UPDATE sends SET times = trim_array(times, 1) WHERE key = $1 AND times[cardinality(times)] = $2',
};
const SWEEPS: readonly Statement[] = ['tries', 'used_once', 'sends'].map((table) => ({
  name: `sweep ${table}`,
  text: `DELETE FROM ${table} WHERE forget_at < $1`,
}));
