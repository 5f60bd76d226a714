import { expectedWaitMs, plainWaitMs } from '../desk/expected-wait';
import { isOpen } from '../domain/opening-hours';
import { type Rests, restsOf } from '../domain/queue';
import { reasonOf } from '../errors';
import type { CaseRow } from '../store/store';
import { AWAY_AFTER_MS } from './agent-presence';
import type { QueueParts } from './queue-parts';
import { Repeater } from './repeater';
import type { Happening } from './turn';

/** Changes of one moment are told once. */
const GATHER_MS = 100;
/** Who was told less than a minute ago hears of a better place when the minute is over. */
const SWEEP_MS = 15_000;
const TELL_AGAIN_AFTER_MS = 60_000;
/** Behind that place one is told the first place that was seen, and no more until one is nearer. */
const FARTHEST = 500;
/** So many of those at a time. */
const FAR_AT_ONCE = 200;
const AT_ONCE = 20;
/** Looking takes no more than one part in so many of the time. */
const LOOKING_SHARE = 5;
const WAITS = { within: 4 * 60 * 60_000, most: 25 };

/** Tells those who wait where they stand: once after the handoff, then when it got better, and once that the last agent has gone. */
export class QueuePlaces {
  private readonly changed = new Set<string>();
  private gathering: NodeJS.Timeout | undefined;
  private gatherMs = GATHER_MS;
  private underWay: Promise<void> = Promise.resolve();
  private running = false;
  /** Who stands behind `FARTHEST` and was told so by this process. */
  private far: ReadonlySet<string> = new Set();
  private readonly sweep: Repeater;

  constructor(private readonly parts: QueueParts) {
    this.sweep = new Repeater(SWEEP_MS, parts.log, async () => {
      // A team that the release in force does not have any more may still be waited for.
      const queue = await parts.store.readQueue({});
      for (const team of new Set(queue.map((one) => one.team))) await this.tellTeam(team);
    });
  }

  start(): void {
    this.running = true;
    this.sweep.start();
  }

  async stop(): Promise<void> {
    this.running = false;
    clearTimeout(this.gathering);
    this.gathering = undefined;
    await Promise.all([this.sweep.stop(), this.underWay]);
  }

  /** A case entered or left the queue of a team. */
  queueChanged(team: string): void {
    this.changed.add(team);
    if (!this.running) return;
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      const teams = [...this.changed];
      this.changed.clear();
      this.underWay = this.underWay.then(async () => {
        const begun = performance.now();
        await this.tellTeams(teams);
        this.gatherMs = Math.max(GATHER_MS, (performance.now() - begun) * LOOKING_SHARE);
      });
    }, this.gatherMs);
  }

  private async tellTeams(teams: readonly string[]): Promise<void> {
    for (const team of teams) {
      try {
        await this.tellTeam(team);
      } catch (error) {
        this.parts.log.error({ team, reason: reasonOf(error) }, 'places in the queue could not be told; trying again');
      }
    }
  }

  /** Tells those of one team now, and not with the next look. */
  async tellTeam(team: string): Promise<void> {
    const { store, now, content } = this.parts;
    if (!this.isOpen(team)) return;
    const rests = restsOf(content.current().bot, now());
    const rows = await store.readCases({ owner: 'queue', teams: [team], rests, limit: FARTHEST });
    if (rows.length === 0) return;
    const places = rows.map((row, index) => ({ row, position: index + 1 }));
    if (rows.length === FARTHEST) places.push(...(await this.farPlaces(team, rests)));
    const agentsOnline = await this.agentsOnline(team);
    const since = now() - WAITS.within;
    const recentWaitsMs = await store.readWaits(team, since, WAITS.most);
    const recentlyTold = await store.readToldWaits(team, since, WAITS.most);
    for (const [index, { row, position }] of places.entries()) {
      const queue = { recentWaitsMs, position, agentsOnline };
      const waitMs = expectedWaitMs({ ...queue, recentlyTold });
      await this.tell(row, { kind: 'queue-place', position, waitMs, plainMs: plainWaitMs(queue), agentsOnline });
      // Looking at a long queue takes its time; whoever does something meanwhile does not wait for its end.
      if (index % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Those behind that were not told yet. */
  private async farPlaces(team: string, rests: Rests) {
    const { store } = this.parts;
    const queue = await store.readQueue(rests);
    const places = new Map(queue.filter((one) => one.team === team).map(({ number }, at) => [number, at + 1]));
    const known = new Set(queue.map(({ number }) => number));
    const far = [...places].flatMap(([number, position]) =>
      position > FARTHEST && !this.far.has(number) ? [number] : [],
    );
    const numbers = far.slice(0, FAR_AT_ONCE);
    this.far = new Set([...[...this.far].filter((number) => known.has(number)), ...numbers]);
    if (far.length > numbers.length) this.queueChanged(team);
    const rows = await store.readCases({ owner: 'queue', numbers, rests, limit: FAR_AT_ONCE });
    return rows.map((row) => ({ row, position: places.get(row.case.number)! }));
  }

  private async tell(row: CaseRow, body: Extract<Happening['body'], { kind: 'queue-place' }>): Promise<void> {
    const state = (await this.parts.read(row.conversation))?.state;
    if (state === undefined) return;
    const told = state.placeTold;
    const isNews = told === null || (body.agentsOnline === 0 && told.nobody !== true);
    if (!isNews && (body.position >= told.position || this.parts.now() - told.at < TELL_AGAIN_AFTER_MS)) return;
    // By the turn upon which it was seen: the same sight twice, by two processes or after a restart, is one event.
    await this.parts.takeTurn(row.conversation, { id: `place:${row.case.number}:${state.turn}`, body });
  }

  private isOpen(name: string): boolean {
    const { teams, timeZone } = this.parts.content.current().bot;
    const team = teams.find((one) => one.name === name);
    return team === undefined || isOpen(team.hours, this.parts.now(), timeZone);
  }

  /** Those who are at the desk and take the team's cases; where there is none, who oversees and is there may take one. */
  private async agentsOnline(team: string): Promise<number> {
    const { people } = this.parts.store;
    const [seen, agents] = await Promise.all([
      people.readPresence(this.parts.now() - AWAY_AFTER_MS),
      people.readAgents(),
    ]);
    const online = new Set(seen.map(({ agentId }) => agentId));
    const there = agents.filter(({ id, disabled, away }) => online.has(id) && !disabled && !away);
    const ofTeam = there.filter(({ teams }) => teams.includes(team)).length;
    return ofTeam > 0 ? ofTeam : there.filter(({ role }) => role !== 'agent').length;
  }
}
