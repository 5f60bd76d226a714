import type { ConversationState, Frame } from '../domain/conversation';
import type { Content, Step } from './program';
import { EVERY } from './read-moves';

export interface Moved {
  readonly frames: readonly Frame[];
  /** `flow/step` of each flow under way, before and after. */
  readonly places: readonly { readonly from: string; readonly to: string }[];
}

/** No step is left to take: nothing is under way, or only whether it helped and how it was is asked. */
export function isAtRest({ frames, phase }: ConversationState): boolean {
  return phase.kind === 'confirming' || (frames.length === 0 && ['idle', 'rating'].includes(phase.kind));
}

/** At what kind of step the innermost flow must stand for what the conversation waits for. While an action runs nobody moves. */
const VERB_FOR: { readonly [phase: string]: Step['verb'] } = {
  asking: 'ask',
  clarifying: 'ask',
  rephrasing: 'ask',
  confirming: 'resolve',
  waiting: 'wait',
  rating: 'survey',
};

/** The flows under way in an older release as they go on in this one by the author's `flows/_moves.yaml`; null where it does not cover all of them. */
export function movedFrames({ release, frames, phase }: ConversationState, content: Content): Moved | null {
  if (release === content.hash || frames.length === 0 || Object.keys(content.moves).length === 0) return null;
  const verb = VERB_FOR[phase.kind];
  if (verb === undefined) return null;
  const moved: Frame[] = [];
  const places: { from: string; to: string }[] = [];
  for (const frame of frames) {
    const to = placeOf(frame.flow, frame.at, content);
    if (to === null) return null;
    moved.push({ ...frame, ...to, loops: loopsOf(frame, content) });
    places.push({ from: nameOf(frame), to: nameOf(to) });
  }
  const innermost = moved.at(-1)!;
  const step = innermost.at === null ? undefined : content.flows[innermost.flow]?.steps[innermost.at];
  return step?.verb === verb ? { frames: moved, places } : null;
}

/** Where a step of an older release stands in this content, or a flow as a whole: the same place where it still exists, else by the author's map. */
export function placeNow(flow: string, step: string | null, content: Content): { flow: string; step: string | null } {
  const program = own(content.flows, flow);
  if (program !== undefined && (step === null || own(program.steps, step) !== undefined)) return { flow, step };
  if (step !== null) {
    const to = placeOf(flow, step, content);
    return to === null ? { flow, step } : { flow: to.flow, step: to.at };
  }
  const lines = Object.entries(content.moves).filter(([from]) => from.startsWith(`${flow}/`));
  return { flow: own(content.moves, `${flow}/${EVERY}`)?.flow ?? lines[0]?.[1].flow ?? flow, step };
}

function nameOf({ flow, at }: Pick<Frame, 'flow' | 'at'>): string {
  return `${flow}/${at ?? 'end'}`;
}

function placeOf(flow: string, at: string | null, { moves, flows }: Content): Pick<Frame, 'flow' | 'at'> | null {
  const one = at === null ? undefined : own(moves, `${flow}/${at}`);
  const every = own(moves, `${flow}/${EVERY}`);
  const to = one ?? (every === undefined ? undefined : { flow: every.flow, step: at });
  const program = to && own(flows, to.flow);
  if (to === undefined || program === undefined) return null;
  return to.step === null || own(program.steps, to.step) !== undefined ? { flow: to.flow, at: to.step } : null;
}

/** How often a loop has run counts on where the loop is the same step. */
function loopsOf({ flow, loops }: Frame, content: Content): Frame['loops'] {
  return Object.fromEntries(
    Object.entries(loops).flatMap(([step, times]) => {
      const to = placeOf(flow, step, content);
      return to === null || to.at === null ? [] : [[to.at, times]];
    }),
  );
}

function own<T>(map: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
