import type { Frame } from '../domain/conversation';
import type { JsonObject } from '../domain/json';
import type { Button, Message } from '../domain/message';
import { isPattern, type PatternName, patternOf, shippedName } from './standing-patterns';
import { pushFrame } from './step-run';
import type { Turn } from './step-turn';
import { walk } from './step-walk';

/** What a button carries that leads to a person. */
export const PERSON = 'person';

/**
 * Starts the pattern of a rule. When it has run to its end, in this turn or a later one, the rule goes on
 * (`step-continuations.ts`); `after` is what it needs then. A rule that comes again while its pattern waits goes on at once.
 */
export function startPattern(turn: Turn, name: string, inputs: JsonObject, after: JsonObject): void {
  const program = turn.program(name);
  const waiting = turn.state.frames.find((frame) => isFrameOf(frame, patternOf(name)));
  if (waiting !== undefined) return endPattern(turn, waiting);
  const interrupted = turn.state.phase;
  if (program === undefined) {
    const frame = { flow: name, origin: 'pattern', at: null, slots: inputs, asked: [], tries: 0, loops: {} } as const;
    return turn.rules.afterPattern(turn, { ...frame, interrupted, after, since: turn.state.seq });
  }
  pushFrame(turn, program, 'pattern', inputs);
  turn.setFrame({ interrupted, after, since: turn.state.seq });
  turn.phase({ kind: 'idle' });
  walk(turn);
}

function isFrameOf(frame: Frame, name: PatternName | null): boolean {
  return frame.origin === 'pattern' && patternOf(frame.flow) === name;
}

/** Ends a pattern wherever it stands, with all that was begun on top of it, and lets its rule go on. */
export function endPattern(turn: Turn, frame: Frame): void {
  const { frames } = turn.state;
  const at = frames.indexOf(frame);
  for (const ended of frames.slice(at).reverse()) turn.fact({ fact: 'flow-ended', flow: ended.flow });
  turn.set({ frames: frames.slice(0, at) });
  turn.phase(frame.interrupted ?? { kind: 'idle' });
  turn.rules.afterPattern(turn, frame);
}

/** The pattern in which the innermost step stands, also by way of flows that it runs; null in an ordinary flow. */
export function patternUnderWay(turn: Turn): Frame | null {
  const frame = turn.state.frames.findLast(({ origin }) => origin !== 'run');
  return frame?.origin === 'pattern' ? frame : null;
}

/** The bot's last words of this turn since the pattern began. */
function lastWords(turn: Turn, frame: Frame): Message | null {
  const said = turn.effects.findLast((effect) => effect.kind === 'message' && effect.message.from.role === 'bot');
  return said?.kind === 'message' && said.message.seq > (frame.since ?? 0) ? said.message : null;
}

/** An override that leaves out what the rule must say is followed by the shipped words. True: it has spoken for itself. */
export function hasSpoken(turn: Turn, frame: Frame): boolean {
  if (lastWords(turn, frame) !== null || !isPattern(frame.flow)) return true;
  const inputs = Object.fromEntries(turn.rules.inputsOf(frame.flow).map((name) => [name, frame.slots[name] ?? null]));
  turn.startPattern(shippedName(frame.flow), inputs, frame.after ?? {});
  return false;
}

/** Puts the buttons that the rule needs under the pattern's last words, beside those that stand there; answers with the prompt and all of them. */
export function withButtons(
  turn: Turn,
  frame: Frame,
  needed: readonly { readonly value: string; readonly title: string }[],
): { readonly prompt: string; readonly buttons: readonly Button[] } {
  const prompt = turn.freshId('p');
  const last = lastWords(turn, frame);
  const values = needed.map(({ value }) => value);
  const others = (last?.buttons ?? []).filter(({ choice }) => !values.includes(choice.value));
  const buttons = [...needed.map(({ value, title }) => turn.button(prompt, value, title)), ...others];
  if (last !== null) turn.replaceMessage({ ...last, buttons });
  return { prompt, buttons };
}
