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

  /** What the turn must write; null where this process itself wrote the very same row with the turn before, or there is no case. */
  toWrite(turn: TurnToCommit): CaseWrite | null {
    const row = caseColumns(turn.state);
    if (row === null) return null;
    const taken = takenAt(turn);
    const last = this.last.get(turn.conversation);
    const isSame = last?.version === turn.version && last.row.every((cell, at) => cell === row[at]);
    return isSame && taken === null ? null : { row, takenAt: taken };
  }

  /** To be called once the turn is committed, with what it wrote. */
  remember({ conversation, version, state }: TurnToCommit, written: CaseWrite | null): void {
    const row = written?.row ?? this.last.get(conversation)?.row;
    this.last.delete(conversation);
    if (state.case === null || row === undefined) return;
    this.last.set(conversation, { version: version + 1, row });
    if (this.last.size > REMEMBERED) this.last.delete(this.last.keys().next().value!);
  }
}
