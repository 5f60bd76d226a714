import type { Case } from '../domain/case';
import type { ConversationId, ConversationState } from '../domain/conversation';
import { CASE_COLUMNS, caseColumns, takenAt } from './case-columns';
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

/** What a case's row is made of: objects of a state are replaced, never changed, so the same ones make the same row. */
interface Basis {
  readonly it: Case;
  readonly customer: ConversationState['customer'];
  readonly language: ConversationState['language'];
}

interface Written extends Basis {
  readonly version: number;
  readonly row: CaseRow;
}

/** Case rows that this process wrote: most turns leave their case as it is. */
export class CaseRows {
  private readonly last = new Map<ConversationId, Written>();

  /** What the turn must write: of its case, and of the one before it where it opened this one. Not what this process itself wrote with the turn before. */
  toWrite(turn: TurnToCommit): readonly CaseWrite[] {
    const { conversation, version, state, formerCase = null } = turn;
    const last = this.last.get(conversation);
    const known = last?.version === version ? last : null;
    const writes: CaseWrite[] = [];
    for (const it of [formerCase, state.case]) {
      if (it === null) continue;
      const taken = takenAt(turn, it.number);
      if (taken === null && known !== null && isBasis(known, it, state)) continue;
      const row = caseColumns(it, state);
      const isSame = known?.row.every((cell, at) => cell === row[at]) ?? false;
      if (!isSame || taken !== null) writes.push({ row, takenAt: taken });
    }
    return writes;
  }

  /** To be called once the turn is committed, with what it wrote. */
  remember({ conversation, version, state }: TurnToCommit, writes: readonly CaseWrite[]): void {
    const it = state.case;
    // What was not written stands there already.
    const row =
      it === null
        ? undefined
        : (writes.find((write) => write.row[NUMBER] === it.number)?.row ?? this.last.get(conversation)?.row);
    if (it === null || row === undefined) return void this.last.delete(conversation);
    const { customer, language } = state;
    this.last.set(conversation, { version: version + 1, row, it, customer, language });
    if (this.last.size > REMEMBERED) this.last.delete(this.last.keys().next().value!);
  }
}

const NUMBER = CASE_COLUMNS.indexOf('number');

function isBasis(known: Basis, it: Case, { customer, language }: ConversationState): boolean {
  return known.it === it && known.customer === customer && known.language === language;
}
