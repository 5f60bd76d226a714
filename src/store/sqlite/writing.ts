import type { Claim, ClaimedTimer, CommitResult, OutboxClaim, OutboxEntry, OutboxResult } from '../store';
import type { TurnRows } from '../turn-rows';

/**
 * What may be asked of the one connection that writes. All values are plain, so that it can be in a thread of its own. Writes of
 * one moment share a transaction and its disk sync; each promise resolves after COMMIT, and what was asked is done in that order.
 */
export interface Writing {
  /** Statements that stand or fall together. */
  run(...steps: readonly Step[]): Promise<readonly Done[]>;
  commitTurn(turn: TurnRows): Promise<CommitResult>;
  settleOutbox(entry: OutboxEntry, result: OutboxResult): Promise<boolean>;

  // Leases are kept beside the connection that writes: what it checks in a transaction nobody changes meanwhile.
  claimOutbox(claim: OutboxClaim): Promise<readonly OutboxEntry[]>;
  holdOutbox(entries: readonly OutboxEntry[], until: number): Promise<void>;
  claimTimers(claim: Claim): Promise<readonly ClaimedTimer[]>;

  /** Writes what waits and takes no more. */
  close(): Promise<void>;
}

export type SqlValue = string | number | null | Uint8Array;

export interface Step {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export interface Done {
  /** Rows that it wrote. */
  readonly changes: number;
  /** The first row that it returned, where it returns any. */
  readonly row?: unknown;
}

export function step(sql: string, ...values: readonly SqlValue[]): Step {
  return { sql, values };
}
