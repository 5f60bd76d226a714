import type { CommittedTurn } from '../runtime/turn';
import type { Agenda } from './agenda';
import type { Roster } from './agent';
import type { House } from './house';
import type { Random } from './random';

const KEPT = 0.85;

/** The shop keeps most of what its flows promised, some of it at the last moment; the rest is broken at its time. */
export function keepsPromises(
  { event, state, effects }: CommittedTurn,
  parts: {
    readonly house: House;
    readonly agenda: Agenda;
    readonly random: Random;
    readonly rosters: readonly Roster[];
  },
): void {
  const { house, agenda, random, rosters } = parts;
  for (const fact of effects) {
    if (fact.kind !== 'fact' || fact.fact !== 'promised') continue;
    const owed = state.case?.owed?.find(({ id, caseNumber }) => id === fact.what && caseNumber === fact.caseNumber);
    const able = rosters.filter(({ teams }) => owed !== undefined && teams.includes(owed.team));
    if (owed === undefined || able.length === 0 || !random.chance(KEPT)) continue;
    const { id, name } = random.pick(able);
    agenda.at(random.whole(event.at, owed.due - 1), async () => {
      const kept = { promise: owed.id, of: owed.caseNumber };
      await house.happen(state.conversation, { kind: 'desk-kept', agent: { id, name }, ...kept });
    });
  }
}
