import type { Claim, ClaimedTimer, CommitResult, OutboxClaim, OutboxEntry, OutboxResult } from '../store';
import type { TurnRows } from '../turn-rows';
import type { Database, Statement } from './database';
import { GroupCommit } from './group-commit';
import { OutboxWriter } from './outbox-writer';
import { reading } from './store-error';
import { TimerWriter } from './timer-writer';
import { TurnWriter } from './turn-writer';
import type { Done, Step, Writing } from './writing';

/** Writes over a connection of this thread. */
export class Writer implements Writing {
  private readonly group: GroupCommit;
  private readonly statements = new Map<string, Statement>();
  private made: { outbox: OutboxWriter; timers: TimerWriter; turns: TurnWriter } | undefined;

  /** `together`: as `GroupCommit` takes it. */
  constructor(
    private readonly db: Database,
    together = 1,
  ) {
    this.group = new GroupCommit(db, together);
  }

  run(...steps: readonly Step[]): Promise<readonly Done[]> {
    return this.group.write(() => steps.map((step) => this.runStep(step)));
  }

  commitTurn(turn: TurnRows): Promise<CommitResult> {
    return this.group.write(
      () => this.parts.turns.write(turn),
      (result) => this.parts.turns.letGo(turn, result),
    );
  }

  async settleOutbox(entry: OutboxEntry, result: OutboxResult): Promise<boolean> {
    const { outbox } = this.parts;
    if (!outbox.isHeld(entry)) return false;
    return this.group.write(
      () => outbox.settle(entry, result),
      () => outbox.letGo(entry),
    );
  }

  claimOutbox(claim: OutboxClaim): Promise<readonly OutboxEntry[]> {
    return reading(() => this.parts.outbox.claim(claim));
  }

  holdOutbox(entries: readonly OutboxEntry[], until: number): Promise<void> {
    return reading(() => this.parts.outbox.hold(entries, until));
  }

  claimTimers(claim: Claim): Promise<readonly ClaimedTimer[]> {
    return reading(() => this.parts.timers.claim(claim));
  }

  async close(): Promise<void> {
    this.group.close();
  }

  /** Made when first needed: the demo shop's database has none of their tables. */
  private get parts() {
    if (this.made !== undefined) return this.made;
    const outbox = new OutboxWriter(this.db);
    const timers = new TimerWriter(this.db);
    this.made = { outbox, timers, turns: new TurnWriter(this.db, { outbox, timers }) };
    return this.made;
  }

  private runStep({ sql, values }: Step): Done {
    const statement = this.prepared(sql);
    if (!statement.reader) return { changes: statement.run(...values).changes };
    const row = statement.get(...values);
    return { changes: row === undefined ? 0 : 1, row };
  }

  private prepared(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
