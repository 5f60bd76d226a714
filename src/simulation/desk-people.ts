import type { Agent, PeopleStore, Store } from '../store/store';
import type { DeskAgent } from './agent';

/** The same store, whose people at the desk are the simulated ones: they are there during their shifts, and have no accounts. */
export function withPeople(store: Store, agents: () => readonly DeskAgent[], now: () => number): Store {
  const people: PeopleStore = Object.create(store.people, {
    readAgents: { value: async () => agents().map(accountOf) },
    readAgent: {
      value: async (id: string) =>
        agents()
          .map(accountOf)
          .find((one) => one.id === id) ?? null,
    },
    readPresence: {
      value: async () =>
        agents().flatMap((agent) => (agent.isOnShift() ? [{ agentId: agent.roster.id, at: now() }] : [])),
    },
  });
  return Object.create(store, { people: { value: people } });
}

function accountOf({ roster: { id, name, teams, capacity } }: DeskAgent): Agent {
  return { id, name, email: `${id}@example.com`, role: 'agent', teams, capacity, disabled: false };
}
