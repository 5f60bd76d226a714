import type { Case, Owner } from '../domain/case';
import type { ConversationState } from '../domain/conversation';
import type { CallEffect, Effect } from '../domain/effect';
import type { AskedCase, DeskEvent, Event, EventBody, QueuePlace } from '../domain/event';
import type { Json } from '../domain/json';
import type { Attachment, Message } from '../domain/message';
import type { Understanding } from '../domain/understanding';
import { KhidmatError } from '../errors';
import { caseMeant } from '../flow/case-words';
import type { Content } from '../flow/program';
import { beginConversation } from '../flow/step';
import type { Model } from '../nlu/model';
import { understand } from '../nlu/understand';
import type { OutboxEntry, OutboxResult } from '../store/store';
import type { Action } from './action';
import type { ActionSchemas } from './action-schema';
import { standingOf } from './asked-case';
import { customerKeyOf, provedBy } from './customer-key';
import { decide } from './decide';
import { createActionRunner } from './run-action';

export interface TalkParts {
  readonly content: Content;
  readonly model: Model;
  readonly actions: readonly Action[];
  /** When the talk begins, milliseconds since the epoch; a fixed Monday morning unless given. */
  readonly at?: number;
  readonly channel?: string;
  /** How long the customer waits for the answer to a call, in milliseconds; none unless given. `wait` lets the time pass. */
  readonly latency?: (call: CallEffect) => number;
  /** Schemas of the actions, where several talks share them. */
  readonly schemas?: ActionSchemas;
}

/** One turn of a talk: what happened and what came of it. */
export interface TalkTurn {
  readonly event: Event;
  readonly effects: readonly Effect[];
}

/** Monday 2026-11-23, 10:00 in Jakarta: when talks begin unless told otherwise. */
export const MONDAY_MORNING = Date.UTC(2026, 10, 23, 3, 0);
const CONVERSATION = 'talk:1';
const KEY_OF_A_TALK = customerKeyOf('a talk has no other one to be held against');

/**
 * One conversation without a server: the same understanding, the same `step` and the same action runner as in service, on a clock that
 * only the test moves. Every call resolves when the bot waits again, actions included.
 */
export class Talk {
  private current: ConversationState;
  private now: number;
  private count = 0;
  private readonly said: Message[] = [];
  private readonly called: CallEffect[] = [];
  private readonly made: TalkTurn[] = [];
  private readonly former = new Map<string, Case>();
  /** Calls that are not answered yet, with the instant at which they will be. */
  private readonly pending: { readonly call: CallEffect; readonly due: number }[] = [];
  private readonly runAction: (entry: OutboxEntry) => Promise<OutboxResult | null>;
  private heardOfCall: readonly Message[] = [];
  private lastUnderstanding: Understanding | null = null;

  constructor(private readonly parts: TalkParts) {
    this.now = parts.at ?? MONDAY_MORNING;
    this.current = beginConversation(CONVERSATION, parts.channel ?? 'talk', parts.content);
    this.runAction = createActionRunner({
      actions: parts.actions,
      read: async () => ({ version: this.count, state: this.current, reference: null }),
      takeTurn: async (_conversation, { body }) => {
        this.heardOfCall = await this.happen(body as EventBody);
        return { turn: this.current.turn, seq: null, refused: null };
      },
      now: () => this.now,
      random: () => 0.5,
      ...(parts.schemas === undefined ? {} : { schemas: parts.schemas }),
    });
  }

  /** The customer opens the window; the bot greets. */
  open(options: { readonly name?: string; readonly locale?: 'id' | 'ms' | 'en' } = {}): Promise<readonly Message[]> {
    return this.happen({ kind: 'opened', ...options });
  }

  /** The customer writes; resolves with what the bot and agents said then. */
  say(text: string, attachments?: readonly Attachment[]): Promise<readonly Message[]> {
    const understanding = this.understand(text);
    const asked = this.asked(caseMeant({ text }, this.current.lastSaid));
    return this.happen({ kind: 'message', text, understanding, ...asked, ...(attachments && { attachments }) });
  }

  /** The customer presses a button that the bot has shown, by its title or its value. Throws BUTTON_UNKNOWN with those there are. */
  async press(name: string): Promise<readonly Message[]> {
    const buttons = this.said.flatMap((message) => message.buttons ?? []);
    const button =
      buttons.findLast((one) => one.title === name) ??
      buttons.findLast(({ choice }) => choice.value === name || choice.value === `flow:${name}`);
    if (button === undefined) {
      const titles = [...new Set(buttons.map((one) => one.title))].join("', '");
      throw new KhidmatError(
        'BUTTON_UNKNOWN',
        titles === ''
          ? `There is no button '${name}'; the bot has shown none.`
          : `There is no button '${name}'; there are '${titles}'.`,
      );
    }
    const { title, choice } = button;
    const asked = this.asked(caseMeant({ text: title, choice }, this.current.lastSaid));
    return this.happen({ kind: 'message', text: title, choice, understanding: this.understand(title), ...asked });
  }

  /** Somebody at the desk does something. */
  desk(event: DeskEvent): Promise<readonly Message[]> {
    return this.happen(event);
  }

  /** The queue tells the customer's place in it. */
  queue(place: Omit<QueuePlace, 'kind'>): Promise<readonly Message[]> {
    return this.happen({ kind: 'queue-place', ...place });
  }

  /** Time passes; what falls due meanwhile happens in its order: timers, answers of slow actions. */
  async wait(ms: number): Promise<readonly Message[]> {
    const until = this.now + ms;
    const heard: Message[] = [];
    for (let due = this.nextDue(until); due !== null; due = this.nextDue(until)) {
      this.now = Math.max(this.now, due.at);
      heard.push(...(await due.happen()));
    }
    this.now = Math.max(this.now, until);
    return heard;
  }

  /** The server is off for so long: what falls due meanwhile happens at the end of it, late. */
  async sleep(ms: number): Promise<readonly Message[]> {
    this.now += ms;
    return this.wait(0);
  }

  private nextDue(until: number): { readonly at: number; readonly happen: () => Promise<readonly Message[]> } | null {
    const timers = Object.entries(this.current.timers).map(([timerId, due]) => ({
      at: due,
      happen: () => this.happen({ kind: 'timer', timerId, due }),
    }));
    const calls = this.pending.map((one) => ({
      at: one.due,
      happen: () => {
        this.pending.splice(this.pending.indexOf(one), 1);
        return this.run(one.call);
      },
    }));
    const due = [...calls, ...timers].filter(({ at }) => at <= until);
    return due.length === 0 ? null : due.reduce((first, one) => (one.at < first.at ? one : first));
  }

  /** Everything said so far, the customer's words too. */
  get messages(): readonly Message[] {
    return this.said;
  }

  /** The actions called so far. */
  get calls(): readonly CallEffect[] {
    return this.called;
  }

  /** Everything that happened, turn by turn. */
  get turns(): readonly TalkTurn[] {
    return this.made;
  }

  get state(): ConversationState {
    return this.current;
  }

  /** The open case, or the last one. */
  get case(): Case | null {
    return this.current.case;
  }

  get owner(): Owner {
    return this.current.case?.owner ?? { kind: 'bot' };
  }

  get outcome(): Case['outcome'] {
    return this.current.case?.outcome ?? null;
  }

  /** What the innermost flow has collected. */
  get slots(): { readonly [slot: string]: Json } {
    return this.current.frames.at(-1)?.slots ?? {};
  }

  /** What was made of the customer's last words. */
  get understanding(): Understanding | null {
    return this.lastUnderstanding;
  }

  /** A case of this talk, by its number. Whoever had it first is at the desk. */
  private asked(number: string | null): { readonly asked?: AskedCase } {
    if (number === null) return {};
    const one = this.current.case?.number === number ? this.current.case : this.former.get(number);
    if (one === undefined) return { asked: { number, found: null } };
    const team = one.owner.kind === 'queue' ? one.owner.team : (one.handoff?.team ?? null);
    return { asked: { number, found: standingOf(one, team, this.current.promises, true) } };
  }

  private understand(text: string): Understanding | null {
    if (text.trim() === '') return null;
    const { content, model } = this.parts;
    const { thresholds, timeZone } = content.bot;
    const context = { now: this.now, timeZone, language: this.current.language };
    this.lastUnderstanding = understand(text, model, thresholds === null ? context : { ...context, thresholds });
    return this.lastUnderstanding;
  }

  private async happen(body: EventBody): Promise<readonly Message[]> {
    const effects = this.turn(body);
    const calls = effects.filter((effect) => effect.kind === 'call');
    const heard = effects.flatMap((effect) =>
      effect.kind === 'message' && effect.message.from.role !== 'customer' ? [effect.message] : [],
    );
    for (const call of calls) {
      const latency = this.parts.latency?.(call) ?? 0;
      if (latency === 0) heard.push(...(await this.run(call)));
      else this.pending.push({ call, due: this.now + latency });
    }
    return heard;
  }

  private turn(body: EventBody): readonly Effect[] {
    this.count += 1;
    // People take a second to speak; what falls due comes at its instant.
    if (body.kind !== 'timer') this.now += 1000;
    const event = { id: `talk-${this.count}`, at: this.now, caseNumber: `K-${1000 + this.count}`, ...body };
    const { state, effects, fault, formerCase } = this.decideProving(event);
    if (fault !== null) throw fault.error;
    if (formerCase !== undefined) this.former.set(formerCase.number, formerCase);
    this.current = state;
    this.made.push({ event, effects });
    for (const effect of effects) {
      if (effect.kind === 'message') this.said.push(effect.message);
      if (effect.kind === 'call') this.called.push(effect);
    }
    return effects;
  }

  private decideProving(event: Event) {
    const decided = decide(this.current, event, this.parts.content);
    if (decided.proved === undefined) return decided;
    return decide(this.current, { ...event, proved: provedBy(KEY_OF_A_TALK, decided.proved) }, this.parts.content);
  }

  private async run(call: CallEffect): Promise<readonly Message[]> {
    for (let attempts = 1; ; attempts += 1) {
      const result = await this.runAction({
        id: call.callId,
        due: this.now,
        payload: { kind: 'action', call },
        conversation: CONVERSATION,
        attempts,
        lost: 0,
        fence: attempts,
        lastError: null,
        giveUpAt: null,
        parts: 0,
      });
      if (result?.kind !== 'retry') return this.heardOfCall;
      this.now = result.due;
    }
  }
}
