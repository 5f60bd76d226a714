import { type Hand, hasRoom, whoGets } from '../desk/give-out';
import { FOREIGN_MS, placeInQueue } from '../desk/queue-order';
import { seesTeam } from '../desk/team-rights';
import { isOpen } from '../domain/opening-hours';
import { type Rests, restsOf } from '../domain/queue';
import type { Agent, CaseRow } from '../store/store';
import { AWAY_AFTER_MS } from './agent-presence';
import type { QueueParts } from './queue-parts';
import { Repeater } from './repeater';

const LOOK_MS = 1_000;
/** So many of a team's queue are looked at in one round. */
const MOST_WAITING = 2_000;
/** Who lost a case may be given it again where nobody else took it for so long. */
const AGAIN_AFTER_MS = 5 * 60_000;
const MOST_CASES = 20_000;

interface HandOf {
  readonly agent: Agent;
  hand: Hand;
}

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
    const rests = restsOf(content.current().bot, now());
    const waiting = new Set((await store.readQueue(rests)).map(({ team }) => team));
    const teamsWaiting = pushed.filter(({ name }) => waiting.has(name));
    if (teamsWaiting.length === 0) return;
    const hands = await this.hands();
    for (const { name } of teamsWaiting) {
      const ofTeam = hands.filter(({ agent }) => agent.teams.includes(name));
      const isAnybodyFree = () => ofTeam.some(({ hand }) => hasRoom(hand));
      if (!isAnybodyFree()) continue;
      for (const row of await store.readCases({ owner: 'queue', teams: [name], rests, limit: MOST_WAITING })) {
        await this.giveTo(row, ofTeam, rests);
        if (!isAnybodyFree()) break;
      }
    }
  }

  private async giveTo(row: CaseRow, ofTeam: readonly HandOf[], rests: Rests): Promise<void> {
    const { handoff, attention } = row.case;
    const isLong = attention !== undefined && this.parts.now() - attention.ownedSince >= AGAIN_AFTER_MS;
    const isPressing = this.parts.now() - placeInQueue(row, rests) >= FOREIGN_MS;
    const wanted = { language: row.language, cameFrom: isLong ? null : (handoff?.cameFrom ?? null), isPressing };
    const hands = ofTeam.map(({ hand }) => hand);
    const hand = whoGets(wanted, hands);
    if (hand === null) return;
    const of = ofTeam[hands.indexOf(hand)]!;
    const refused = await this.give(row, hand);
    if (refused === null) of.hand = { ...hand, cases: hand.cases + 1, givenAt: this.parts.now() };
    // Since the hands were counted they have taken cases themselves.
    if (refused === 'no-room') of.hand = { ...hand, cases: hand.capacity! };
    if (refused === 'no-right') of.hand = { ...hand, capacity: 0 };
  }

  /** Those at the desk who take new cases. Who only oversees is given none. */
  private async hands(): Promise<readonly HandOf[]> {
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

  /** Why not; null: it is theirs. */
  private async give({ conversation, case: one, team }: CaseRow, { id, name, capacity }: Hand): Promise<string | null> {
    const state = (await this.parts.read(conversation))?.state;
    if (state?.case?.number !== one.number || team === null) return 'not-waiting';
    const to = { id, name };
    // By the turn upon which it was seen: two processes that give it out at once give it once.
    const receipt = await this.parts.takeTurn(conversation, {
      id: `push:${one.number}:${state.turn}`,
      body: { kind: 'desk-assign', agent: to, to },
      waits: { number: one.number, team },
      ...(capacity !== null && { room: { agentId: id, most: capacity } }),
    });
    if (receipt.refused !== null) return receipt.refused;
    this.givenAt.set(id, this.parts.now());
    const now = await this.parts.store.people.readAgent(id);
    if (now !== null && seesTeam(now, team)) return null;
    // Whoever took the team away since the hands were counted gave back what they had then, and this was none of it yet.
    await this.parts.takeTurn(conversation, {
      id: `desk:left:${one.number}:${receipt.turn}`,
      body: { kind: 'desk-return', agent: to },
    });
    return 'no-right';
  }
}
