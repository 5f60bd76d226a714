import type { ConversationState } from '../../src/domain/conversation';
import type { CallEffect, Effect, FactEffect } from '../../src/domain/effect';
import type { ActionResult, Event, EventBody } from '../../src/domain/event';
import type { Message } from '../../src/domain/message';
import { compileContent } from '../../src/flow/compile-content';
import type { Content } from '../../src/flow/program';
import { beginConversation, step } from '../../src/flow/step';
import { customerKeyOf, provedBy } from '../../src/runtime/customer-key';
import { type Said, understood } from './understood';

const KEY = customerKeyOf('of a scene');

/** Monday 2026-11-23, 10:00 in Jakarta. */
export const MONDAY_MORNING = Date.UTC(2026, 10, 23, 3, 0);

/** Compiles flows given as YAML texts; a test's content must have no errors. */
export function contentOf(flows: Readonly<Record<string, string>>): Content {
  const files = Object.entries(flows).map(([name, text]) => ({
    path: name.startsWith('../') ? `${name.slice(3)}.yaml` : `flows/${name}.yaml`,
    text,
  }));
  const { content, diagnostics } = compileContent(files, { actions: null, hash: 'test', isPublished: true });
  if (content === null) throw new Error(diagnostics.map((one) => `${one.file}:${one.line} ${one.message}`).join('\n'));
  return content;
}

/** Plays a conversation against `step` alone: no server, no model, a clock that the test moves. */
export class Scene {
  state: ConversationState;
  at = MONDAY_MORNING;
  /** Effects of the last turn. */
  effects: readonly Effect[] = [];
  readonly history: {
    readonly event: Event;
    readonly state: ConversationState;
    readonly effects: readonly Effect[];
  }[] = [];
  private count = 0;

  constructor(
    readonly content: Content,
    channel = 'test',
  ) {
    this.state = beginConversation('test:1', channel, content);
  }

  /** A turn; returns what the bot or an agent said in it. */
  event(body: EventBody): readonly Message[] {
    this.count += 1;
    this.at += 1000;
    const event = { id: `e${this.count}`, at: this.at, caseNumber: `K-${1000 + this.count}`, ...body } as Event;
    const first = step(this.state, event, this.content);
    const proved = first.proved === undefined ? null : provedBy(KEY, first.proved);
    const { state, effects } = proved === null ? first : step(this.state, { ...event, proved }, this.content);
    this.state = state;
    this.effects = effects;
    this.history.push({ event, state, effects });
    return effects.flatMap((one) =>
      one.kind === 'message' && one.message.from.role !== 'customer' ? [one.message] : [],
    );
  }

  /** The customer's words; returns the texts of the answers. */
  say(text: string, said: Said = {}): readonly string[] {
    return this.event({ kind: 'message', text, understanding: understood(text, said) }).map((one) => one.text);
  }

  /** Presses the button of that title under the bot's last words. */
  press(title: string, said: Said = {}): readonly string[] {
    const { phase } = this.state;
    const offered = [
      ...('buttons' in phase ? phase.buttons : []),
      ...this.state.lastSaid.flatMap((one) => one.buttons ?? []),
    ];
    const button = offered.find((one) => one.title === title);
    if (button === undefined)
      throw new Error(`no button '${title}' among ${offered.map((one) => one.title).join(', ')}`);
    const understanding = understood(title, said);
    return this.event({ kind: 'message', text: title, choice: button.choice, understanding }).map((one) => one.text);
  }

  /** Answers the action that the conversation waits for. */
  answer(result: ActionResult): readonly string[] {
    const { phase } = this.state;
    if (phase.kind !== 'calling') throw new Error(`no action runs: the phase is '${phase.kind}'`);
    return this.event({ kind: 'action-result', callId: phase.callId, result }).map((one) => one.text);
  }

  get call(): CallEffect | undefined {
    return this.effects.find((one) => one.kind === 'call');
  }

  get facts(): readonly FactEffect[] {
    return this.history.flatMap(({ effects }) => effects.filter((one) => one.kind === 'fact'));
  }

  get owner(): string {
    return this.state.case?.owner.kind ?? 'bot';
  }
}
