import { casesBefore, saidIn } from '../desk/card-history';
import type { Agent, CaseRow, RecordedTurn, Store } from '../store/store';
import { may } from './desk-permission';

/** What of a case's conversation is none of an agent's business: cases that a team had whose work this agent may not see. */
export interface HiddenWords {
  readonly cases: ReadonlySet<string>;
  /** What was said in them, by `seq`. */
  readonly said: ReadonlySet<number>;
}

const NOTHING: HiddenWords = { cases: new Set(), said: new Set() };

export async function hiddenFrom(
  agent: Agent,
  row: CaseRow,
  store: Pick<Store, 'readCases' | 'readTurns'>,
  readTurns: () => Promise<readonly RecordedTurn[]> = () => store.readTurns(row.conversation),
): Promise<HiddenWords> {
  if (may(agent, { deed: 'see-house' })) return NOTHING;
  const turns = await readTurns();
  const numbers = casesBefore(turns, row.case.number);
  if (numbers.length === 0) return NOTHING;
  const rows = await store.readCases({ numbers, closedToo: true, limit: numbers.length });
  const isHidden = (of: CaseRow) => of.team !== null && !maySee(agent, of);
  const cases = new Set(rows.filter(isHidden).map((of) => of.case.number));
  return cases.size === 0 ? NOTHING : { cases, said: saidIn(turns, cases) };
}

function maySee(agent: Agent, of: CaseRow): boolean {
  return may(agent, { deed: 'see-team', team: of.team }) || may(agent, { deed: 'read-case', of });
}
