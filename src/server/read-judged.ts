import { seesTeam } from '../desk/team-rights';
import type { Agent, CaseRow, Store } from '../store/store';

/** A case with all that `may` judges by. */
export interface JudgedRow extends CaseRow {
  /** Who promised something and cannot keep it any more: disabled, or taken out of the team. It is the team's to keep then. */
  readonly gone?: ReadonlySet<string>;
}

/** A case by its number; null: there is none. */
export async function readJudged(store: Pick<Store, 'readCase' | 'people'>, number: string): Promise<JudgedRow | null> {
  const row = await store.readCase(number);
  const isByAgent = row?.case.owed?.some(({ madeBy }) => madeBy !== undefined) ?? false;
  return row !== null && isByAgent ? judged(row, await store.people.readAgents()) : row;
}

export function judged(row: CaseRow, agents: readonly Agent[]): JudgedRow {
  const makers = (row.case.owed ?? []).flatMap(({ madeBy, team }) => (madeBy ? [{ id: madeBy.agentId, team }] : []));
  const isGone = ({ id, team }: (typeof makers)[number]) => {
    const maker = agents.find((one) => one.id === id);
    return maker === undefined || !seesTeam(maker, row.team ?? team);
  };
  return { ...row, gone: new Set(makers.filter(isGone).map(({ id }) => id)) };
}
