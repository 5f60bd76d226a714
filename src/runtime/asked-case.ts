import { seesTeam } from '../desk/team-rights';
import type { Case } from '../domain/case';
import type { ConversationState } from '../domain/conversation';
import { isSameCustomer } from '../domain/customer-keys';
import type { AskedCase, CaseStanding } from '../domain/event';
import type { Store } from '../store/store';
import { AWAY_AFTER_MS } from './agent-presence';

/** The case of a number that stands in a customer's words. One of another customer is as good as none. */
export async function readAskedCase(
  store: Store,
  { conversation, identity }: Pick<ConversationState, 'conversation' | 'identity'>,
  number: string,
  now: number,
): Promise<AskedCase> {
  const row = await store.readCase(number);
  const isTheirs = row?.conversation === conversation || isSameCustomer(identity, row?.case.customer);
  if (row === null || !isTheirs) return { number, found: null };
  const agentId = row.case.responsible?.agentId;
  const [stored, isThere] = await Promise.all([
    store.readConversation(row.conversation),
    agentId !== undefined && canBeGiven(store, agentId, row.team, now),
  ]);
  const standing = standingOf(row.case, row.team, stored?.state.promises ?? [], isThere);
  return { number, found: row.conversation === conversation ? standing : { ...standing, elsewhere: true } };
}

/** At the desk, on no break, and with the right to the team's work. */
async function canBeGiven({ people }: Store, agentId: string, team: string | null, now: number): Promise<boolean> {
  const [agent, seen] = await Promise.all([people.readAgent(agentId), people.readPresence(now - AWAY_AFTER_MS)]);
  return agent !== null && !agent.away && seesTeam(agent, team) && seen.some((one) => one.agentId === agentId);
}

export function standingOf(
  { number, intent, openedAt, closedAt, outcome, owner, handoff }: Case,
  team: string | null,
  promises: ConversationState['promises'],
  isThere: boolean,
): CaseStanding {
  const open = promises.filter(({ caseNumber, state = 'open' }) => caseNumber === number && state === 'open');
  const [first] = [...open].sort((a, b) => a.due - b.due);
  return {
    ...{ intent, openedAt, closedAt, outcome, owner, team },
    waitingSince: handoff?.waitingSince ?? null,
    owed: first === undefined ? null : { what: first.what, due: first.due },
    isThere,
  };
}
