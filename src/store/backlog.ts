import type { Backlog, OutboxKind } from './store';

/** What both stores read of it: a line for each kind of entry, for timers, and for each team's queue. */
export interface BacklogRow {
  readonly what: 'waiting' | 'dead' | 'timers' | 'queue';
  readonly name: string;
  readonly count: number;
  /** The earliest of them, milliseconds since the epoch; null where there is none. */
  readonly since: number | null;
}

const KINDS: readonly OutboxKind[] = ['reply', 'action', 'notice'];

export function backlogOf(rows: readonly BacklogRow[]): Backlog {
  const of = (what: BacklogRow['what'], name: string) => rows.find((row) => row.what === what && row.name === name);
  return {
    outbox: KINDS.map((kind) => ({
      kind,
      waiting: of('waiting', kind)?.count ?? 0,
      oldestDue: of('waiting', kind)?.since ?? null,
      dead: of('dead', kind)?.count ?? 0,
    })),
    timersDue: of('timers', '')?.count ?? 0,
    queues: rows
      .filter(({ what }) => what === 'queue')
      .map(({ name, count, since }) => ({ team: name, waiting: count, since: since ?? 0 }))
      .sort((a, b) => (a.team < b.team ? -1 : 1)),
  };
}
