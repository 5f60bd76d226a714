import type { Later } from '../domain/conversation';
import { LANGUAGES, type LocalText } from '../domain/language';
import type { AskStep, RemindStep, StepId } from './program';
import type { Turn } from './step-turn';
import { renderText } from './template';

/** Keeps words for a later time; without a time they wait for one. */
export function keepForLater(turn: Turn, timerId: string, due: number | null, later: Later): void {
  turn.set({ later: { ...turn.state.later, [timerId]: later } });
  if (due !== null) turn.setTimer(timerId, due);
}

/** Takes words and their timer away. */
export function dropLater(turn: Turn, timerId: string): void {
  turn.cancelTimer(timerId);
  const { later } = turn.state;
  if (later === undefined || !Object.hasOwn(later, timerId)) return;
  const { [timerId]: _gone, ...others } = later;
  turn.set({ later: others });
}

/** The text with its places filled, in every language in which it is written, as if it were `at` already. */
export function inEveryLanguage(turn: Turn, text: LocalText, at: number): LocalText {
  const scope = turn.scope();
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const source = text[language];
      if (source === undefined) return [];
      const own = { ...scope, values: { ...scope.values, language }, language, now: at };
      const pick = (title: LocalText) => title[language] ?? turn.pick(title);
      return [[language, renderText(source, turn.forReading(source, own, pick))]];
    }),
  );
}

/** `remind`: set anew when the same step comes again, so that a loop sets one. */
export function planReminder(turn: Turn, step: RemindStep & { readonly id: StepId }): void {
  const flow = turn.frame?.flow ?? '';
  const due = turn.event.at + turn.time(step.after);
  const text = inEveryLanguage(turn, step.say, due);
  keepForLater(turn, `remind:${flow}/${step.id}`, due, { kind: 'remind', flow, step: step.id, text });
}

/** The reminders of the question that has just been put. */
export function planAskReminders(turn: Turn, step: AskStep & { readonly id?: StepId }, prompt: string): void {
  const flow = turn.frame?.flow ?? '';
  for (const [index, reminder] of step.reminders.entries()) {
    const due = turn.event.at + turn.time(reminder.after);
    const text = inEveryLanguage(turn, reminder.say, due);
    const later = { kind: 'ask', flow, step: turn.frame?.at ?? step.slot, text, prompt } as const;
    keepForLater(turn, `ask:${index + 1}`, due, later);
  }
}

/** A reminder is due. While an agent has the case the bot is silent, and it falls away. */
export function sayReminder(
  turn: Turn,
  { kind, flow, step, text, ...more }: Exclude<Later, { kind: 'follow-up' }>,
): void {
  const { phase } = turn.state;
  const isOpen = kind !== 'ask' || (phase.kind === 'asking' && 'prompt' in more && phase.prompt === more.prompt);
  if (!isOpen || turn.openCase?.owner.kind === 'agent') return turn.fact({ fact: 'reminder-dropped', flow, step });
  const buttons = kind === 'ask' && phase.kind === 'asking' ? phase.buttons : [];
  turn.say({ text: turn.pick(text), ...(buttons.length > 0 ? { buttons } : {}) });
  turn.fact({ fact: 'reminded', flow, step });
}

/** What falls away with the case: everything but what is meant for the time after it. */
export function dropReminders(turn: Turn): void {
  for (const [timerId, later] of Object.entries(turn.state.later ?? {})) {
    if (later.kind !== 'follow-up') dropLater(turn, timerId);
  }
}

/** Timers whose reason is gone with this turn: of a question that is not open any more, of a flow that does not rest, of a queue that was left. */
export function dropStaleTimers(turn: Turn): void {
  const { phase, timers, later = {} } = turn.state;
  const owner = turn.openCase?.owner.kind ?? 'bot';
  const dropIfOver = (timerId: string) => {
    const waiting = later[timerId];
    const isOver =
      (waiting?.kind === 'ask' && (owner !== 'bot' || phase.kind !== 'asking' || phase.prompt !== waiting.prompt)) ||
      (timerId === WAIT && (owner !== 'bot' || phase.kind !== 'waiting')) ||
      (QUEUE_TIMERS.includes(timerId) && owner !== 'queue');
    if (isOver) dropLater(turn, timerId);
  };
  for (const timerId of Object.keys(timers)) dropIfOver(timerId);
  for (const timerId of Object.keys(later)) if (!Object.hasOwn(timers, timerId)) dropIfOver(timerId);
}

/** The innermost flow's rest is over. */
export const WAIT = 'wait';
/** The customer has waited in the queue for as long as the flow lets them. */
export const QUEUE_TIMEOUT = 'handoff-timeout';
/** The team goes home while the customer waits. */
export const QUEUE_CLOSES = 'handoff-closed';
const QUEUE_TIMERS: readonly string[] = [QUEUE_TIMEOUT, QUEUE_CLOSES];
