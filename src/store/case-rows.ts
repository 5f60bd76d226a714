import type { ConversationId } from '../domain/conversation';
import { caseColumns, takenAt } from './case-columns';
import type { TurnToCommit } from './store';

/** The row of a case, in the order of `CASE_COLUMNS`. */
export type CaseRow = readonly (string | number | null)[];

export interface CaseWrite {
  readonly row: CaseRow;
  /** Set where an agent took the case in this turn. */
  readonly takenAt: number | null;
}

/** How many conversations' last case rows are remembered, to leave out writes that change nothing. */
const REMEMBERED = 5_000;

/** Case rows that this process wrote: most turns leave their case as it is. */
export class CaseRows {
  private readonly last = new Map<ConversationId, { readonly version: number; readonly row: CaseRow }>();

  /** What the turn must write: of its case, and of the one before it where it opened this one. Not what this process itself wrote with the turn before. */
  toWrite(turn: TurnToCommit): readonly CaseWrite[] {
    const { conversation, version, state, formerCase = null } = turn;
    const last = this.last.get(conversation);
    const known = last?.version === version ? last.row : null;
    const writes: CaseWrite[] = [];
    for (const it of [formerCase, state.case]) {
      if (it === null) continue;
      const row = caseColumns(it, state);
      const taken = takenAt(turn, it.number);
      const isSame = known?.every((cell, at) => cell === row[at]) ?? false;
      if (!isSame || taken !== null) writes.push({ row, takenAt: taken });
    }
    return writes;
  }

  /** To be called once the turn is committed. */
  remember({ conversation, version, state }: TurnToCommit): void {
    this.last.delete(conversation);
    if (state.case === null) return;
    this.last.set(conversation, { version: version + 1, row: caseColumns(state.case, state) });
    if (this.last.size > REMEMBERED) this.last.delete(this.last.keys().next().value!);
  }
}
