import type { Language } from '../../domain/language';
import type { Content, Program, Step, StepId } from '../program';
import { waysOf } from '../ways';
import { BETWEEN, type Block, INDENT, isPlain, type Look, PLAIN, stacked, sumOf } from './block';
import { alongRail, sideBySide } from './branches';
import { type Lane, lanesOf } from './lanes';
import { looped } from './loop';
import { widthOf, wrap } from './measure';
import { CHIP_LINE, CHIP_SIZE, FOOT_LINE, HEAD_SIZE, LINE_HEIGHT, TEXT_SIZE, type Tone } from './shapes';
import { wordsOf } from './step-words';
import { ASIDE, beside, railBelow } from './trouble';

/** What is known of a step or of a way beside what the flow says: covered or not, how many went there. */
export interface Mark {
  readonly tone?: Tone;
  /** A word or a number beside its name. */
  readonly note?: string;
  /** Below the text of a step. */
  readonly foot?: string;
  /** From 0 to 1: how strong the line is that leads there. */
  readonly weight?: number;
}

export interface Marks {
  readonly step?: (step: StepId) => Mark | undefined;
  readonly way?: (step: StepId, way: string) => Mark | undefined;
}

export interface LayoutOptions extends Marks {
  readonly content: Content;
  readonly program: Program;
  readonly language: Language;
}

const CARD = 230;
const NARROWEST = 190;
const MOST_LINES = 4;

/** The steps from `start` until the flow reaches `stop`, one below the other. `width` is what the paper leaves for them. */
export function layOut(start: StepId | null, stop: StepId | null, width: number, options: LayoutOptions): Block {
  const blocks: Block[] = [];
  const seen = new Set<StepId>();
  for (let at = start; at !== null && at !== stop && !seen.has(at); ) {
    seen.add(at);
    const step: Step | undefined = options.program.steps[at];
    if (step === undefined) break;
    const block = layOutStep(step, width, options);
    blocks.push(block);
    if (!block.goesOn) break;
    at = step.next;
  }
  return stacked(blocks);
}

function layOutStep(step: Step, width: number, options: LayoutOptions): Block {
  const card = cardOf(step, Math.min(CARD, Math.max(width, NARROWEST)), options);
  const lanes = lanesOf(step);
  const branches = lanes.filter(({ kind }) => kind === 'branch');
  if (branches.length > 0) return forked(step, card, branches, width, options);
  const [body] = lanes.filter(({ kind }) => kind === 'body');
  if (body !== undefined) {
    const inside = laneOf(step, body, width - INDENT - BETWEEN, options, step.id);
    return looped(card, inside, onward(step, options));
  }
  return lanes.length === 0 ? card : withTrouble(step, card, lanes, width, options);
}

function cardOf(step: Step, width: number, options: LayoutOptions): Block {
  const { verb, about, text } = wordsOf(step, options.content, options.language);
  const mark = options.step?.(step.id) ?? {};
  const note = mark.note ?? '';
  const foot = wrap(mark.foot ?? '', HEAD_SIZE, width - 26, MOST_LINES);
  const name = about === '' ? '' : ` · ${about}`;
  const room = width - 24 - (note === '' ? 0 : widthOf(note, HEAD_SIZE) + 8);
  const [head = verb] = wrap(`${verb.toUpperCase()}${name}`, HEAD_SIZE, room, 1);
  const lines = wrap(text, TEXT_SIZE, width - 26, MOST_LINES);
  const height = 24 + (lines.length === 0 ? 2 : lines.length * LINE_HEIGHT + 6) + foot.length * FOOT_LINE;
  const goesOn = verb !== 'handoff' && verb !== 'resolve';
  const tip = [`${options.program.flow} / ${step.id}`, text].filter((one) => one !== '').join('\n');
  return {
    width,
    height,
    axis: width / 2,
    goesOn,
    exit: PLAIN,
    weight: mark.weight ?? 0,
    put: (x, y, into) =>
      into.push({
        kind: 'card',
        ...{ x, y, width, height, verb, head, lines, note, foot, tip },
        step: step.id,
        tone: mark.tone ?? 'plain',
        dashed: false,
      }),
  };
}

/** The name of a way, and the steps on it below. */
function laneOf(step: Step, lane: Lane, width: number, options: LayoutOptions, stop = step.next): Block {
  const mark = options.way?.(step.id, lane.way) ?? {};
  const dashed = lane.kind === 'trouble';
  const { tone = 'plain' } = mark;
  const look: Look = { tone: tone === 'plain' && lane.isFailure ? 'trouble' : tone, dashed, weight: mark.weight ?? 0 };
  const note = mark.note ?? '';
  const room = note === '' ? 0 : widthOf(note, CHIP_SIZE) + 10;
  const lines = wrap(lane.label, CHIP_SIZE, Math.min(width, CARD) - 18 - room, 3);
  const widest = Math.max(...lines.map((one) => widthOf(one, CHIP_SIZE)));
  const chipWidth = Math.min(Math.max(widest + 20 + room, 44), width);
  const chipHeight = 6 + lines.length * CHIP_LINE;
  const chip: Block = {
    width: chipWidth,
    height: chipHeight,
    axis: chipWidth / 2,
    // Where the author wrote nothing the rules lead to a person, and nothing of the flow follows.
    goesOn: lane.ends === null,
    exit: look,
    weight: look.weight,
    put: (x, y, into) => into.push({ kind: 'chip', x, y, width: chipWidth, height: chipHeight, lines, note, ...look }),
  };
  if (lane.start === null) return chip;
  const steps = layOut(lane.start, stop, width, options);
  return stacked([
    chip,
    { ...steps, exit: isPlain(steps.exit) ? { ...look, weight: steps.exit.weight || look.weight } : steps.exit },
  ]);
}

/** Branches side by side where the paper is wide enough, else one below the other along a rail. */
function forked(step: Step, card: Block, lanes: readonly Lane[], width: number, options: LayoutOptions): Block {
  const share = (width - BETWEEN * (lanes.length - 1)) / lanes.length;
  if (share >= NARROWEST || lanes.every(({ start }) => start === null)) {
    const blocks = lanes.map((lane) => laneOf(step, lane, Math.max(share, NARROWEST), options));
    const wide = blocks.reduce((sum, block) => sum + block.width, BETWEEN * (blocks.length - 1));
    if (wide <= width) return sideBySide(card, blocks);
  }
  const blocks = lanes.map((lane) => laneOf(step, lane, width - INDENT - BETWEEN, options));
  return alongRail(card, blocks);
}

/** Beside the step where there is room, else below it. */
function withTrouble(step: Step, card: Block, lanes: readonly Lane[], width: number, options: LayoutOptions): Block {
  const [lane] = lanes;
  const room = width - card.width - ASIDE;
  if (lane === undefined || lanes.length > 1 || room < (lane.start === null ? 100 : NARROWEST)) {
    const blocks = lanes.map((one) => laneOf(step, one, width - INDENT, options));
    return railBelow(card, blocks, onward(step, options));
  }
  return beside(card, laneOf(step, lane, room, options), onward(step, options));
}

/** How the line looks on which a step goes on below itself. */
function onward(step: Step, options: LayoutOptions): Look {
  const ways = waysOf(step).filter(({ kind }) => kind === 'next');
  const weights = ways.map(({ name }) => options.way?.(step.id, name)?.weight ?? 0);
  return { ...PLAIN, weight: sumOf(weights) };
}
