import type { Case } from '../domain/case';
import type { ConversationState, Frame, Phase } from '../domain/conversation';
import type { Effect, Fact, Refusal } from '../domain/effect';
import type { CustomerMessage, Event } from '../domain/event';
import type { Json, JsonObject } from '../domain/json';
import type { Language, LocalText } from '../domain/language';
import type { Button, Message, Speaker } from '../domain/message';
import { titlesIn } from './choice-titles';
import type { Content, Program, StepId, Time } from './program';
import type { PatternName } from './standing-patterns';
import { STANDING_TEXTS, type StandingText } from './standing-texts';
import type { HandoffWish } from './step-case';
import { isTemplate, renderText, renderValue, type Scope } from './template';

/** What the rules lend to each other by way of the turn, so that none needs the files above its own. */
export interface Rules {
  startPattern(turn: Turn, name: string, inputs: JsonObject, after: JsonObject): void;
  afterPattern(turn: Turn, frame: Frame): void;
  /** A `handoff` inside a pattern ends the pattern first. False: the step stands in an ordinary flow. */
  handOffPattern(turn: Turn, wish: Omit<HandoffWish, 'reason'>): boolean;
  /** Hears the customer's words from the first rule on. */
  hear(turn: Turn, message: CustomerMessage): void;
  /** Names of the variables that a pattern is given. */
  inputsOf(name: PatternName): readonly string[];
}

/**
 * One turn while it is being decided. It lives inside `step` only: the state in it is replaced, never changed,
 * and the effects are gathered in the order in which they shall happen.
 */
export class Turn {
  readonly effects: Effect[] = [];
  private ids = 0;
  private scopeNow: { readonly of: ConversationState; readonly scope: Scope } | null = null;
  /** What "repeat" shall say next time, where that is not what is said in this turn. */
  saidBefore: ConversationState['lastSaid'] | null = null;
  /** A timer brought this turn, or the action that answers in it, and the customer has said nothing since. */
  readonly isByTimer: boolean;

  constructor(
    public state: ConversationState,
    readonly event: Event,
    readonly content: Content,
    readonly rules: Rules,
  ) {
    const { phase } = state;
    const isAnswer = event.kind === 'action-result' && phase.kind === 'calling' && phase.callId === event.callId;
    this.isByTimer = event.kind === 'timer' || (isAnswer && phase.byTimer === true && phase.heard.length === 0);
  }

  set(change: Partial<ConversationState>): void {
    this.state = { ...this.state, ...change };
  }

  phase(phase: Phase): void {
    this.set({ phase });
  }

  /** An id that no other turn of this conversation makes. */
  freshId(prefix: string): string {
    this.ids += 1;
    return `${prefix}${this.state.turn}.${this.ids}`;
  }

  fact(fact: Fact): void {
    this.effects.push({ kind: 'fact', ...fact });
  }

  /** Says which of its several ways (`waysOf`) was taken out of a step. */
  went(step: StepId, way: string): void {
    const { frame } = this;
    if (frame !== undefined) this.fact({ fact: 'way', flow: frame.flow, step, way });
  }

  refuse(code: Refusal): void {
    this.effects.push({ kind: 'refused', code });
  }

  // Speaking

  record(from: Speaker, message: Omit<Message, 'seq' | 'at' | 'from'>): void {
    const seq = this.state.seq + 1;
    this.set({ seq });
    this.effects.push({ kind: 'message', message: { seq, at: this.event.at, from, ...message } });
  }

  say(message: Omit<Message, 'seq' | 'at' | 'from'>): void {
    this.record({ role: 'bot', name: this.content.bot.name }, message);
  }

  /** Puts other contents into a message of this turn. */
  replaceMessage(message: Message): void {
    const at = this.effects.findIndex((one) => one.kind === 'message' && one.message.seq === message.seq);
    if (at >= 0) this.effects[at] = { kind: 'message', message };
  }

  /** Lets a rule speak through its pattern; `after` is what the rule needs when that has ended. */
  startPattern(name: PatternName | `${PatternName}.shipped`, inputs: JsonObject = {}, after: JsonObject = {}): void {
    this.rules.startPattern(this, name, inputs, after);
  }

  sayStanding(
    name: StandingText,
    extra: Readonly<Record<string, Json>> = {},
    more: Partial<Omit<Message, 'seq' | 'at' | 'from' | 'text'>> = {},
  ): void {
    this.say({ text: this.standing(name, extra), ...more });
  }

  standing(name: StandingText, extra: Readonly<Record<string, Json>> = NOTHING): string {
    const own = this.content.bot.texts[name];
    return this.render({ ...STANDING_TEXTS[name], ...own }, extra);
  }

  /** The text in the conversation's language, or the nearest there is, with its places filled. */
  render(text: LocalText, extra: Readonly<Record<string, Json>> = NOTHING): string {
    const source = this.pick(text);
    return isTemplate(source) ? this.renderWords(source, extra) : source;
  }

  /** A text of one language, as the customer reads it. */
  renderWords(source: string, extra: Readonly<Record<string, Json>> = NOTHING): string {
    return renderText(source, this.forReading(source, this.scope(extra)));
  }

  /** What a text that the customer reads has to go by: a choice is said by its title. */
  forReading(source: string, scope: Scope, pick = (text: LocalText) => this.pick(text)): Scope {
    const { frame, content } = this;
    const program = frame === undefined ? undefined : this.program(frame.flow);
    return { ...scope, titles: titlesIn(source, { scope, program, content, pick }) };
  }

  pick(text: LocalText): string {
    const own = text[this.state.language];
    if (own !== undefined) return own;
    for (const language of nearest(this.state.language)) {
      const other = text[language];
      if (other !== undefined) return other;
    }
    return '';
  }

  /** What a template can read now, and beside it `extra`. */
  scope(extra: Readonly<Record<string, Json>> = NOTHING): Scope {
    if (extra !== NOTHING) return this.scopeWith(extra);
    if (this.scopeNow?.of !== this.state) this.scopeNow = { of: this.state, scope: this.scopeWith(NOTHING) };
    return this.scopeNow.scope;
  }

  private scopeWith(extra: Readonly<Record<string, Json>>): Scope {
    const { state, content } = this;
    const frame = state.frames.at(-1);
    return {
      values: {
        ...frame?.slots,
        customer: { name: state.customer.name ?? null, ...state.customer.values },
        case: { number: state.case?.number ?? null, ...state.ofCase?.values },
        policy: content.policies[state.language],
        bot: this.bot,
        language: state.language,
        channel: state.channel,
        ...extra,
      },
      language: state.language,
      timeZone: content.bot.timeZone,
      now: this.event.at,
    };
  }

  private get bot(): JsonObject {
    const { name, menu } = this.content.bot;
    return new Proxy<BotToRead>({ name, menu: null }, new MenuWhenRead(menu, this));
  }

  button(prompt: string, value: string, title: string): Button {
    return { title, choice: { prompt, value } };
  }

  // Flows

  get frame(): Frame | undefined {
    return this.state.frames.at(-1);
  }

  program(flow: string): Program | undefined {
    return Object.hasOwn(this.content.flows, flow) ? this.content.flows[flow] : undefined;
  }

  /** Replaces the innermost frame. */
  setFrame(change: Partial<Frame>): void {
    const { frames } = this.state;
    const frame = frames.at(-1);
    if (frame === undefined) return;
    this.set({ frames: [...frames.slice(0, -1), { ...frame, ...change }] });
  }

  /** Customers who were proved in this turn and whose keys it was not given. */
  readonly proved: string[] = [];

  // Cases

  /** The case that another one of this turn has taken the place of, as it ended. */
  formerCase: Case | null = null;

  setCase(change: Partial<Case>): void {
    if (this.state.case === null) return;
    this.set({ case: { ...this.state.case, ...change } });
  }

  /** The case that is not closed, or null. */
  get openCase(): Case | null {
    const { case: current } = this.state;
    return current !== null && current.closedAt === null ? current : null;
  }

  // Timers

  /** A time, where it hangs on a variable by what that holds now. */
  time(time: Time): number {
    if (typeof time === 'number') return time;
    const { by, times, otherwise } = time;
    const value = renderValue(`{{ ${by} }}`, this.scope());
    const name = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return Object.hasOwn(times, name) ? (times[name] ?? otherwise) : otherwise;
  }

  setTimer(timerId: string, due: number): void {
    this.set({ timers: { ...this.state.timers, [timerId]: due } });
    this.effects.push({ kind: 'timer', timerId, due });
  }

  cancelTimer(timerId: string): void {
    if (!Object.hasOwn(this.state.timers, timerId)) return;
    const { [timerId]: _gone, ...timers } = this.state.timers;
    this.set({ timers });
    this.effects.push({ kind: 'cancel-timer', timerId });
  }
}

/**
 * The menu's titles are put together only for a text that reads them. No getter in an object literal: V8 keeps each in the shape of its object, a chain
 * of shapes from turn to turn, so that what a turn leaves behind outlived it by seconds.
 */
class MenuWhenRead implements ProxyHandler<BotToRead> {
  constructor(
    private readonly flows: readonly string[],
    private readonly turn: Turn,
  ) {}

  get(bot: BotToRead, key: string | symbol): Json | undefined {
    if (key === 'name') return bot.name;
    if (key !== 'menu') return undefined;
    return this.flows.flatMap((flow) => {
      const program = this.turn.program(flow);
      return program === undefined ? [] : [{ flow, title: this.turn.render(program.title) }];
    });
  }
}

interface BotToRead extends JsonObject {
  readonly name: string;
  readonly menu: null;
}

const NOTHING: Readonly<Record<string, Json>> = {};

/** Indonesian and Malay stand in for each other before English does. */
function nearest(language: Language): readonly Language[] {
  if (language === 'id') return ['ms', 'en'];
  if (language === 'ms') return ['id', 'en'];
  return ['id', 'ms'];
}
