import type { ConversationId } from '../domain/conversation';
import { weekdayAndHour } from '../domain/opening-hours';
import type { Rests } from '../domain/queue';
import type { CommittedTurn } from '../runtime/turn';
import type { Store } from '../store/store';
import type { Agenda } from './agenda';
import type { House } from './house';
import type { Random } from './random';

export interface AgentParts {
  readonly store: Store;
  readonly house: House;
  readonly agenda: Agenda;
  readonly timeZone: string;
  /** Whether anybody waits for one of these teams. */
  readonly isAnybodyWaiting: (teams: readonly string[]) => boolean;
  readonly rests: () => Rests;
}

export interface Roster {
  readonly id: string;
  readonly name: string;
  readonly teams: readonly string[];
  readonly capacity: number;
  /** Hours of the wall clock, the second one exclusive. */
  readonly shift: readonly [from: number, to: number];
  readonly daysOff: readonly number[];
  /** How long this agent thinks before an answer, on average. */
  readonly thinksMs: number;
  /** Does not look at the card. */
  readonly asksAgain: boolean;
}

export const ASKS_FOR_ORDER = 'Boleh minta nomor pesanannya, Kak?';

/** One agent at the desk: takes who waits first, answers, solves; now and then passes a case on, hands it back or is lost. */
export class DeskAgent {
  /** Cases in hand, with how many answers are still to be given. */
  private readonly inHand = new Map<ConversationId, { left: number }>();
  private isLooking = false;

  constructor(
    readonly roster: Roster,
    private readonly random: Random,
    private readonly parts: AgentParts,
  ) {}

  /** Somebody waits in the queue of a team. */
  noteWaiting(team: string): void {
    if (this.roster.teams.includes(team)) this.lookSoon();
  }

  lookSoon(): void {
    if (this.isLooking || !this.parts.isAnybodyWaiting(this.roster.teams) || !this.hasTime()) return;
    this.isLooking = true;
    this.parts.agenda.after(this.random.aboutMs(12_000), async () => {
      this.isLooking = false;
      await this.look();
    });
  }

  /** A turn of a case in hand: the customer wrote, or it went to somebody else. */
  hear({ event, state }: CommittedTurn): void {
    const { conversation } = state;
    const inHand = this.inHand.get(conversation);
    const owner = state.case?.closedAt === null ? state.case.owner : null;
    const isMine = owner?.kind === 'agent' && owner.agentId === this.roster.id;
    if (inHand === undefined) {
      // Opened again by its customer, it comes back without being taken.
      if (!isMine || event.kind !== 'message') return;
      this.inHand.set(conversation, { left: this.random.whole(1, 3) });
      return this.later(conversation, () => this.answers(conversation));
    }
    if (!isMine) {
      this.inHand.delete(conversation);
      return this.lookSoon();
    }
    if (event.kind === 'message') this.later(conversation, () => this.answers(conversation));
  }

  isOnShift(): boolean {
    const { weekday, hour } = weekdayAndHour(this.parts.agenda.now, this.parts.timeZone);
    const [from, to] = this.roster.shift;
    return hour >= from && hour < to && !this.roster.daysOff.includes(weekday);
  }

  private hasTime(): boolean {
    return this.isOnShift() && this.inHand.size < this.roster.capacity;
  }

  private async look(): Promise<void> {
    if (!this.hasTime() || !this.parts.isAnybodyWaiting(this.roster.teams)) return;
    const { store, house, rests } = this.parts;
    const [row] = await store.readCases({ owner: 'queue', teams: this.roster.teams, rests: rests(), limit: 1 });
    if (row === undefined) return;
    const { conversation } = row;
    const { id, name } = this.roster;
    this.inHand.set(conversation, { left: this.random.whole(1, 4) });
    const { refused } = await house.happen(conversation, { kind: 'desk-take', agent: { id, name } });
    if (refused !== null) this.inHand.delete(conversation);
    else this.later(conversation, () => this.answers(conversation));
    this.lookSoon();
  }

  private async answers(conversation: ConversationId): Promise<void> {
    const inHand = this.inHand.get(conversation);
    if (inHand === undefined) return;
    const agent = { id: this.roster.id, name: this.roster.name };
    const { house, parts } = { house: this.parts.house, parts: this.parts };
    if (this.random.chance(0.03)) return this.passesOn(conversation);
    if (inHand.left <= 0) {
      await house.happen(conversation, { kind: 'desk-resolve', agent });
      return;
    }
    inHand.left -= 1;
    const text = inHand.left === 0 && this.roster.asksAgain ? ASKS_FOR_ORDER : 'Baik, saya bantu cek dulu ya.';
    await house.happen(conversation, { kind: 'desk-message', agent, text });
    // The customer says nothing more: the agent solves it all the same.
    const { left } = inHand;
    parts.agenda.after(this.random.aboutMs(6 * 60_000), async () => {
      if (this.inHand.get(conversation) !== inHand || inHand.left !== left) return;
      await house.happen(conversation, { kind: 'desk-resolve', agent });
    });
  }

  private async passesOn(conversation: ConversationId): Promise<void> {
    const { id, name, teams } = this.roster;
    const agent = { id, name };
    const { house } = this.parts;
    await house.happen(
      conversation,
      this.random.weighed([
        [{ kind: 'desk-return', agent, team: this.random.pick(teams) } as const, 5],
        [{ kind: 'desk-hand-back', agent } as const, 2],
        [{ kind: 'desk-lost', agentId: id } as const, 2],
        [{ kind: 'desk-reject', agent } as const, 1],
      ]),
    );
  }

  private later(conversation: ConversationId, work: () => Promise<void>): void {
    const inHand = this.inHand.get(conversation);
    this.parts.agenda.after(this.random.aboutMs(this.roster.thinksMs), async () => {
      if (this.inHand.get(conversation) === inHand) await work();
    });
  }
}
