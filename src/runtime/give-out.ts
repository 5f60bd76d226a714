import { type Hand, whoGets } from '../desk/give-out';
import { isOpen } from '../domain/opening-hours';
import type { Agent, CaseRow } from '../store/store';
import { AWAY_AFTER_MS } from './agent-presence';
import type { QueueParts } from './queue-parts';
import { Repeater } from './repeater';

const LOOK_MS = 1_000;
/** So many of a queue are looked at in one round. */
const MOST_WAITING = 200;
const MOST_CASES = 20_000;

/** Gives waiting cases to agents who have room, for teams with `assignment: push`. Costs nothing where no team has it. */
export class GiveOut {
  private readonly givenAt = new Map<string, number>();
  private readonly repeater: Repeater;

  constructor(private readonly parts: QueueParts) {
    this.repeater = new Repeater(LOOK_MS, parts.log, () => this.look());
  }

  start(): void {
    this.repeater.start();
  }

  stop(): Promise<void> {
    return this.repeater.stop();
  }

  async look(): Promise<void> {
    const { content, store, now } = this.parts;
    const { teams, timeZone } = content.current().bot;
    const pushed = teams.filter((team) => team.assignment === 'push' && isOpen(team.hours, now(), timeZone));
    if (pushed.length === 0) return;
    const waiting = await store.readCases({
      owner: 'queue',
      teams: pushed.map(({ name }) => name),
      limit: MOST_WAITING,
    });
    if (waiting.length === 0) return;
    const hands = await this.hands();
    for (const row of waiting) {
      const ofTeam = hands.filter(({ agent }) => row.team !== null && agent.teams.includes(row.team));
      const cameFrom = row.case.handoff?.cameFrom ?? null;
      const hand = whoGets(
        { language: row.language, cameFrom },
        ofTeam.map(({ hand }) => hand),
      );
      if (hand === null || !(await this.give(row, hand))) continue;
      const given = hands.find((one) => one.hand === hand)!;
      given.hand = { ...hand, cases: hand.cases + 1, givenAt: now() };
    }
  }

  /** Those at the desk who take new cases. Who only oversees is given none. */
  private async hands(): Promise<{ readonly agent: Agent; hand: Hand }[]> {
    const { store, now } = this.parts;
    const [agents, seen, owned] = await Promise.all([
      store.people.readAgents(),
      store.people.readPresence(now() - AWAY_AFTER_MS),
      store.readCases({ owner: 'agent', limit: MOST_CASES }),
    ]);
    const present = new Set(seen.map(({ agentId }) => agentId));
    return agents
      .filter(({ id, disabled, away }) => !disabled && !away && present.has(id))
      .map((agent) => {
        const { id, name, capacity = null, languages = null } = agent;
        const cases = owned.filter(({ case: { owner } }) => owner.kind === 'agent' && owner.agentId === id).length;
        return { agent, hand: { id, name, cases, capacity, languages, givenAt: this.givenAt.get(id) ?? 0 } };
      });
  }

  private async give({ conversation, case: one, team }: CaseRow, { id, name }: Hand): Promise<boolean> {
    const state = (await this.parts.read(conversation))?.state;
    if (state?.case?.number !== one.number || team === null) return false;
    const to = { id, name };
    // By the turn upon which it was seen: two processes that give it out at once give it once.
    const receipt = await this.parts.takeTurn(conversation, {
      id: `push:${one.number}:${state.turn}`,
      body: { kind: 'desk-assign', agent: to, to },
      waits: { number: one.number, team },
    });
    if (receipt.refused !== null) return false;
    this.givenAt.set(id, this.parts.now());
    return true;
  }
}
