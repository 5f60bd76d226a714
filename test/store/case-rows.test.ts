import type { Case } from '../../src/domain/case';
import type { ConversationState } from '../../src/domain/conversation';
import { CASE_COLUMNS, caseColumns } from '../../src/store/case-columns';
import { CaseRows } from '../../src/store/case-rows';
import type { TurnToCommit } from '../../src/store/store';
import { caseOf, stateOf, turnUpon } from '../support/turns';

const BOT = caseOf('K-1', { kind: 'bot' });
const NUMBER = CASE_COLUMNS.indexOf('number');

/** One turn after the other, each committed: which cases each of them writes. */
function written(rows: CaseRows, turns: readonly Pick<TurnToCommit, 'state' | 'formerCase'>[]): unknown[] {
  return turns.map(({ state, formerCase }, version) => {
    const stored = { version, state, reference: null };
    const turn = { ...turnUpon(stored, `e${version}`), state, ...(formerCase !== undefined && { formerCase }) };
    const writes = rows.toWrite(turn);
    for (const { row } of writes) {
      const it = [formerCase, state.case].find((one) => one?.number === row[NUMBER]);
      expect(row).toEqual(caseColumns(it!, state));
    }
    rows.remember(turn, writes);
    return writes.map(({ row }) => row[NUMBER]);
  });
}

function stateWith(it: Case | null, change: Partial<ConversationState> = {}): ConversationState {
  return stateOf('webchat:a', { case: it, ...change });
}

test('a case is written when it changes, whichever part of its row does', () => {
  const customer = { values: {} };
  const named = { name: 'Siti', values: {} };
  const turns = [
    stateWith(BOT, { customer }),
    stateWith(BOT, { customer, seq: 9 }),
    stateWith(BOT, { customer, language: 'en' }),
    stateWith(BOT, { customer: named, language: 'en' }),
    stateWith({ ...BOT, owner: { kind: 'queue', team: 'orders' } }, { customer: named, language: 'en' }),
    // The same in other objects.
    stateWith({ ...BOT, owner: { kind: 'queue', team: 'orders' } }, { customer: { ...named }, language: 'en' }),
  ];
  const states = turns.map((state) => ({ state }));
  expect(written(new CaseRows(), states)).toEqual([['K-1'], [], ['K-1'], ['K-1'], ['K-1'], []]);
});

test('where one takes the place of another both are written, and then neither', () => {
  const ended: Case = { ...BOT, outcome: 'resolved-implied', closedAt: 5 };
  const next = caseOf('K-2', { kind: 'bot' });
  const turns = [
    { state: stateWith(BOT) },
    { state: stateWith(next), formerCase: ended },
    { state: stateWith(next) },
    { state: stateWith(null) },
    { state: stateWith(next) },
  ];
  expect(written(new CaseRows(), turns)).toEqual([['K-1'], ['K-1', 'K-2'], [], [], ['K-2']]);
});

test('what another process has written meanwhile is not taken for granted', () => {
  const rows = new CaseRows();
  const state = stateWith(BOT);
  expect(written(rows, [{ state }])).toEqual([['K-1']]);
  const later = { ...turnUpon({ version: 5, state, reference: null }, 'e9'), state };
  expect(rows.toWrite(later).map(({ row }) => row[NUMBER])).toEqual(['K-1']);
});
