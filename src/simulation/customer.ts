import type { ConversationId, ConversationState } from '../domain/conversation';
import type { Button } from '../domain/message';
import type { Content } from '../flow/program';
import type { CommittedTurn } from '../runtime/turn';
import { inLanguage, type ScriptTest } from '../testing/script';
import type { Agenda } from './agenda';
import type { House } from './house';
import type { Random } from './random';
import type { Tongue } from './words';

export interface CustomerParts {
  readonly house: House;
  readonly agenda: Agenda;
  readonly content: () => Content;
  readonly random: Random;
  /** Who has signed in; null: nobody. */
  readonly person: { readonly key: string; readonly name: string } | null;
}

export interface Temper {
  readonly isPatient: boolean;
  /** Says what is still to be said of a dialogue, or answers as questions come. */
  readonly followsScript: boolean;
}

const MINUTE_MS = 60_000;
const TYPES_MS = 15_000;
/** Stands for the button that opens a case again, whatever its title. */
const OPENS_AGAIN = 'reopen:';
/** Nobody goes on and on. */
const MOST_WORDS = 14;

/** One customer: reads what comes, thinks a while, says the next thing, or leaves. */
export class Customer {
  private plan: { readonly words: string; readonly isButton: boolean }[] = [];
  private said = 0;
  private wasAngry = false;
  /** What is planned belongs to this moment; whatever comes in between makes another plan. */
  private moment = 0;
  private gone = false;

  constructor(
    readonly conversation: ConversationId,
    private readonly tongue: Tongue,
    private readonly temper: Temper,
    private readonly parts: CustomerParts,
  ) {}

  /** Opens the window and asks. */
  async comes(): Promise<void> {
    const { house, random } = this.parts;
    this.gone = false;
    this.said = 0;
    const state = await house.read(this.conversation);
    const closed = state?.case?.closedAt == null ? null : state.case;
    this.plan = closed !== null && random.chance(0.3) ? this.asksToOpenAgain(closed.number) : this.planned();
    if (state === null) {
      const { person } = this.parts;
      const locale = this.tongue.language;
      const known = person !== null && { person: person.key, name: person.name };
      await house.happen(this.conversation, { kind: 'opened', locale, ...known });
    }
    this.wait(random.aboutMs(TYPES_MS), () => this.speak());
  }

  /** A turn of this conversation that somebody else made: an agent wrote, the bot answered later. */
  hear({ event, state, effects }: CommittedTurn): void {
    if (this.gone || event.kind === 'message' || event.kind === 'opened') return;
    const isSpokenTo = effects.some((effect) => effect.kind === 'message' && effect.message.from.role !== 'customer');
    if (!isSpokenTo) return;
    if (event.kind === 'desk-message') {
      // Most wait for more; some answer, and the agent answers them.
      if (this.parts.random.chance(0.7))
        this.wait(this.parts.random.aboutMs(40_000), () => this.say(this.tongue.reply()));
      return;
    }
    if (event.kind === 'queue-place' || event.kind === 'desk-take' || event.kind === 'timer') return;
    this.goesOn(state);
  }

  private planned(): Customer['plan'] {
    const { random } = this.parts;
    const dialogue = this.temper.followsScript ? this.tongue.dialogue() : null;
    if (dialogue !== null) return linesOf(dialogue, this.tongue);
    const first = random.weighed([
      [this.tongue.request, 8],
      [this.tongue.vague, 2],
      [this.tongue.outside, 1],
    ]);
    return [{ words: first(), isButton: false }];
  }

  /** It was not over: told at once, or to the offer that comes with how the case stands, by its button or by words. */
  private asksToOpenAgain(number: string): Customer['plan'] {
    const { random } = this.parts;
    const notOver = { words: this.tongue.notOver(), isButton: false };
    const asks = { words: `${number}?`, isButton: false };
    return random.weighed<Customer['plan']>([
      [[{ words: `${number}, ${notOver.words}`, isButton: false }], 2],
      [[asks, { words: OPENS_AGAIN, isButton: true }], 2],
      [[asks, notOver], 1],
    ]);
  }

  private async speak(): Promise<void> {
    const next = this.plan.shift();
    if (next === undefined) return;
    const state = await this.parts.house.read(this.conversation);
    if (next.words === OPENS_AGAIN) {
      const offer = state?.lastSaid.flatMap(({ buttons = [] }) => buttons).find(isOfferToOpen);
      return offer === undefined ? this.leaves() : this.say(offer.title, offer);
    }
    const button = next.isButton ? buttonsOf(state).find(({ title }) => title === next.words) : undefined;
    await this.say(next.words, button);
  }

  private async say(words: string, button?: Button): Promise<void> {
    this.said += 1;
    const body = { kind: 'message', text: words, ...(button && { choice: button.choice }) } as const;
    await this.parts.house.happen(this.conversation, body);
    const state = await this.parts.house.read(this.conversation);
    if (state !== null) this.goesOn(state);
  }

  /** What this customer does now, as things stand. */
  private goesOn(state: ConversationState): void {
    const { random } = this.parts;
    const { isPatient } = this.temper;
    const open = state.case !== null && state.case.closedAt === null ? state.case : null;
    if (open?.owner.kind === 'agent') return;
    if (open?.owner.kind === 'queue') return this.waitsInQueue(open.number);
    if (state.phase.kind === 'calling') return;
    if (this.said >= MOST_WORDS || random.chance(isPatient ? 0.02 : 0.1)) return this.leaves();
    if (state.phase.kind === 'rating') return this.rates(state);
    if (open === null && this.plan.length === 0) return this.leaves();
    if (!isPatient && !this.wasAngry && state.misses > 0 && random.chance(0.4)) {
      this.wasAngry = true;
      return this.wait(random.aboutMs(TYPES_MS), () => this.say(this.tongue.angry()));
    }
    if (!isPatient && random.chance(0.07))
      return this.wait(random.aboutMs(TYPES_MS), () => this.say(this.tongue.person()));
    if (this.plan.length > 0) return this.wait(random.aboutMs(TYPES_MS), () => this.speak());
    this.improvises(state);
  }

  private waitsInQueue(number: string): void {
    const { random, house } = this.parts;
    // Nobody is there, or nobody yet: some leave a message.
    if (this.said < MOST_WORDS && random.chance(0.15))
      return this.wait(random.aboutMs(TYPES_MS), () => this.say(this.tongue.reply()));
    const patienceMs = this.temper.isPatient ? random.whole(25, 240) : random.whole(2, 12);
    this.wait(patienceMs * MINUTE_MS, async () => {
      const it = (await house.read(this.conversation))?.case;
      if (it?.number !== number || it.closedAt !== null || it.owner.kind !== 'queue') return;
      if (random.chance(0.5)) await this.say(this.tongue.cancel());
    });
  }

  private rates(state: ConversationState): void {
    const { random } = this.parts;
    if (random.chance(0.45)) return this.leaves();
    const isPeople = (state.case?.handoff ?? null) !== null;
    const isNps = state.phase.kind === 'rating' && state.phase.scale === 'nps';
    const score = isNps ? random.whole(this.temper.isPatient ? 6 : 0, 10) : this.csat(isPeople);
    const button = buttonsOf(state).find(({ title }) => title === String(score));
    this.wait(random.aboutMs(TYPES_MS), () => this.say(String(score), button));
  }

  private csat(isPeople: boolean): number {
    const { random } = this.parts;
    const happy = (this.temper.isPatient ? 0.85 : 0.5) - (this.wasAngry ? 0.35 : 0) + (isPeople ? 0.05 : 0);
    return random.chance(happy) ? random.whole(4, 5) : random.whole(1, 3);
  }

  private improvises(state: ConversationState): void {
    const { random } = this.parts;
    const { phase } = state;
    const buttons = buttonsOf(state);
    if (phase.kind === 'confirming') {
      // Silence after an answer is common, and tells nobody anything.
      if (random.chance(0.25)) return this.leaves();
      const words = random.chance(this.temper.isPatient ? 0.85 : 0.6) ? this.tongue.yes() : this.tongue.no();
      return this.wait(random.aboutMs(TYPES_MS), () => this.say(words));
    }
    if (phase.kind === 'rephrasing') return this.wait(random.aboutMs(TYPES_MS), () => this.say(this.tongue.request()));
    if (phase.kind === 'asking') {
      const type = this.typeAsked(state);
      if (buttons.length > 0 && type === 'choice') return this.presses(random.pick(buttons));
      return this.wait(random.aboutMs(TYPES_MS), () => this.say(this.tongue.answer(type)));
    }
    // Readings stand before "none of these" and the person.
    if (buttons.length > 0) return this.presses(random.chance(0.7) ? buttons[0]! : random.pick(buttons));
    if (random.chance(0.3)) return this.wait(random.aboutMs(TYPES_MS), () => this.say(this.tongue.thanks()));
    this.leaves();
  }

  private presses(button: Button): void {
    this.wait(this.parts.random.aboutMs(TYPES_MS), () => this.say(button.title, button));
  }

  private typeAsked({ frames }: ConversationState): string {
    const frame = frames.at(-1);
    const step = frame?.at == null ? undefined : this.parts.content().flows[frame.flow]?.steps[frame.at];
    return step?.verb === 'ask' ? step.type : 'text';
  }

  private leaves(): void {
    this.gone = true;
    this.moment += 1;
  }

  private wait(ms: number, then: () => Promise<void>): void {
    this.moment += 1;
    const { moment } = this;
    this.parts.agenda.after(ms, async () => {
      if (this.moment === moment && !this.gone) await then();
    });
  }
}

function linesOf(dialogue: ScriptTest, { language }: Tongue): Customer['plan'] {
  return dialogue.lines.flatMap(({ happens }) => {
    if (happens?.kind !== 'says' && happens?.kind !== 'presses') return [];
    const each = happens.kind === 'says' ? happens.words : happens.title;
    const words = each === null ? undefined : inLanguage(each, language);
    return words === undefined ? [] : [{ words, isButton: happens.kind === 'presses' }];
  });
}

function isOfferToOpen({ choice }: Button): boolean {
  return choice.value.startsWith(OPENS_AGAIN);
}

function buttonsOf(state: ConversationState | null): readonly Button[] {
  return state !== null && 'buttons' in state.phase ? state.phase.buttons : [];
}
