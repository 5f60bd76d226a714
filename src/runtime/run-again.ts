import type { ConversationId, ConversationState } from '../domain/conversation';
import type { Effect } from '../domain/effect';
import type { CustomerMessage, Event } from '../domain/event';
import type { Language } from '../domain/language';
import type { Choice } from '../domain/message';
import type { Understanding } from '../domain/understanding';
import type { Content } from '../flow/program';
import { beginConversation } from '../flow/step';
import type { RecordedTurn } from '../store/store';
import { decide } from './decide';

/** Content with the eyes that it reads by. */
export interface Trial {
  readonly content: Content;
  readonly understand: (text: string, context: { readonly now: number; readonly language: Language }) => Understanding;
}

/** From one thing that came in to the next, with the timers that went off meanwhile. */
export interface Stretch {
  /** Turn number in the record. */
  readonly turn: number;
  /** What came in. */
  readonly event: Event;
  readonly effects: readonly Effect[];
}

export interface RecordedStretch extends Stretch {
  readonly fired: readonly (Event & { readonly kind: 'timer' })[];
  /** When the next thing came in. */
  readonly upTo: number;
}

/** The record as it was decided then. After its last thing, nothing came in until `until`. */
export function stretchesOf(record: readonly RecordedTurn[], until = 0): readonly RecordedStretch[] {
  type Open = { -readonly [key in keyof RecordedStretch]: RecordedStretch[key] } & {
    effects: Effect[];
    fired: RecordedStretch['fired'][number][];
  };
  const stretches: Open[] = [];
  for (const { turn, event, effects } of record) {
    const last = stretches.at(-1);
    if (last !== undefined) last.upTo = event.at;
    if (event.kind === 'timer' && last !== undefined) {
      last.effects.push(...effects);
      last.fired.push(event);
    } else stretches.push({ turn, event, effects: [...effects], fired: [], upTo: event.at });
  }
  const last = stretches.at(-1);
  if (last !== undefined) last.upTo = Math.max(last.upTo, until);
  return stretches;
}

/** No sound content sets so many timers for one stretch. */
const MOST_TIMERS = 10_000;

/**
 * A recorded conversation decided by other content, one stretch at a time: words are understood anew, an action's recorded
 * answer answers the same call, a button pressed is the same button. A timer that the record set for the same moment goes off
 * when it did there; one that only this content sets goes off when it is due.
 */
export function* runAgain(
  conversation: ConversationId,
  recorded: readonly RecordedStretch[],
  trial: Trial,
): Generator<Stretch, undefined> {
  const channel = conversation.slice(0, conversation.indexOf(':'));
  let state = beginConversation(conversation, channel, trial.content);
  const names = new OtherNames();
  const known = new Set<string>();
  for (const stretch of recorded) {
    const effects: Effect[] = [];
    const take = (event: Event) => {
      const decided = decide(state, event, trial.content);
      state = decided.state;
      effects.push(...decided.effects);
    };
    for (const effect of stretch.effects) if (effect.kind === 'timer') known.add(timerKey(effect));
    take(eventAnew(stretch.event, state, trial, names));
    for (let count = 0; count < MOST_TIMERS; count += 1) {
      const next = nextTimer(state, stretch, known);
      if (next === null) break;
      take(next);
    }
    names.learn(stretch.effects, effects);
    yield { turn: stretch.turn, event: stretch.event, effects };
  }
  return undefined;
}

type Timer = { readonly timerId: string; readonly due: number };

function timerKey({ timerId, due }: Timer): string {
  return `${due} ${timerId}`;
}

/** The timer that goes off next in this stretch, or null. */
function nextTimer(
  { timers }: ConversationState,
  { event, fired, upTo }: RecordedStretch,
  known: ReadonlySet<string>,
): Event | null {
  let next: Event | null = null;
  let nextPlace = Infinity;
  for (const [timerId, due] of Object.entries(timers)) {
    const place = fired.findIndex((one) => one.timerId === timerId && one.due === due);
    const then = fired[place];
    if (then === undefined && (due > upTo || known.has(timerKey({ timerId, due })))) continue;
    const at = then?.at ?? Math.max(due, event.at);
    // Those that a clock's one look found due went off in the record's order.
    if (next !== null && (next.at < at || (next.at === at && nextPlace <= (then === undefined ? Infinity : place))))
      continue;
    nextPlace = then === undefined ? Infinity : place;
    const id = `timer:${timerId}:${due}`;
    next = { id, at, caseNumber: event.caseNumber, kind: 'timer', timerId, due };
  }
  return next;
}

function eventAnew(event: Event, state: ConversationState, trial: Trial, names: OtherNames): Event {
  if (event.kind === 'action-result') return { ...event, callId: names.ofCall(event.callId) };
  if (event.kind !== 'message') return event;
  const { choice } = event;
  return {
    ...event,
    ...(choice !== undefined && { choice: { ...choice, prompt: names.ofPrompt(choice.prompt) } }),
    understanding: understandAnew(event, event.at, state, trial),
  };
}

function understandAnew(
  { text, understanding }: CustomerMessage,
  now: number,
  { language }: ConversationState,
  trial: Trial,
): Understanding | null {
  return understanding === null ? null : trial.understand(text, { now, language });
}

/** Ids of calls and questions hold the turn's number, which may be another one here: the n-th call of a stretch is the n-th. */
class OtherNames {
  private readonly calls = new Map<string, string>();
  private readonly prompts = new Map<Choice['prompt'], Choice['prompt']>();

  ofCall(id: string): string {
    return this.calls.get(id) ?? id;
  }

  ofPrompt(id: Choice['prompt']): Choice['prompt'] {
    return this.prompts.get(id) ?? id;
  }

  learn(recorded: readonly Effect[], here: readonly Effect[]): void {
    pair(callsOf(recorded), callsOf(here), this.calls);
    pair(promptsOf(recorded), promptsOf(here), this.prompts);
  }
}

function pair<T>(before: readonly T[], after: readonly T[], into: Map<T, T>): void {
  before.forEach((id, index) => {
    const other = after[index];
    if (other !== undefined && other !== id) into.set(id, other);
  });
}

function callsOf(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.kind === 'call' ? [effect.callId] : []));
}

function promptsOf(effects: readonly Effect[]): readonly Choice['prompt'][] {
  return effects
    .flatMap((effect) => (effect.kind === 'message' ? (effect.message.buttons ?? []).slice(0, 1) : []))
    .map(({ choice }) => choice.prompt);
}
