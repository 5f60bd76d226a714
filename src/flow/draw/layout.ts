import type { Language } from '../../domain/language';
import type { Content, Program, Step, StepId } from '../program';
import { waysOf } from '../ways';
import { type Lane, lanesOf } from './lanes';
import { widthOf, wrap } from './measure';
import {
  CHIP_LINE,
  CHIP_SIZE,
  FOOT_LINE,
  HEAD_SIZE,
  LINE_HEIGHT,
  type Point,
  type Shape,
  TEXT_SIZE,
  type Tone,
} from './shapes';
import { wordsOf } from './step-words';

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

/** A part of the picture: its size, where one enters it at the top and leaves it at the bottom (null: nothing follows). */
export interface Block {
  readonly width: number;
  readonly height: number;
  readonly axis: number;
  readonly goesOn: boolean;
  /** How the line that leaves it looks. */
  readonly exit: Look;
  /** How strong the line is that leads into it. */
  readonly weight: number;
  readonly put: (x: number, y: number, into: Shape[]) => void;
}

interface Look {
  readonly tone: Tone;
  readonly dashed: boolean;
  readonly weight: number;
}

const PLAIN: Look = { tone: 'plain', dashed: false, weight: 0 };
const isPlain = ({ tone, dashed }: Look) => tone === 'plain' && !dashed;

const CARD = 230;
const NARROWEST = 190;
const GAP = 26;
const BESIDE = 26;
const INDENT = 40;
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
  if (body !== undefined) return looped(step, card, body, width, options);
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

/** Parts one below the other on one axis, with an arrow from each to the next. */
function stacked(blocks: readonly Block[]): Block {
  const last = blocks.at(-1);
  if (last === undefined) return { width: 0, height: 0, axis: 0, goesOn: true, exit: PLAIN, weight: 0, put: () => {} };
  if (blocks.length === 1) return last;
  const axis = Math.max(...blocks.map((block) => block.axis));
  const width = axis + Math.max(...blocks.map((block) => block.width - block.axis));
  const height = blocks.reduce((sum, block) => sum + block.height, GAP * (blocks.length - 1));
  return {
    ...{ width, height, axis, goesOn: last.goesOn, exit: last.exit, weight: blocks[0]!.weight },
    put(x, y, into) {
      let top = y;
      for (const [index, block] of blocks.entries()) {
        block.put(x + axis - block.axis, top, into);
        top += block.height;
        if (index === blocks.length - 1) break;
        const { weight } = blocks[index + 1]!;
        into.push(line([point(x + axis, top), point(x + axis, top + GAP)], { ...block.exit, weight }, true));
        top += GAP;
      }
    },
  };
}

/** Branches side by side where the paper is wide enough, else one below the other along a rail. */
function forked(step: Step, card: Block, lanes: readonly Lane[], width: number, options: LayoutOptions): Block {
  const share = (width - BESIDE * (lanes.length - 1)) / lanes.length;
  if (share >= NARROWEST || lanes.every(({ start }) => start === null)) {
    const blocks = lanes.map((lane) => laneOf(step, lane, Math.max(share, NARROWEST), options));
    const wide = blocks.reduce((sum, block) => sum + block.width, BESIDE * (blocks.length - 1));
    if (wide <= width) return sideBySide(card, blocks);
  }
  const blocks = lanes.map((lane) => laneOf(step, lane, width - INDENT - BESIDE, options));
  return alongRail(card, blocks);
}

function sideBySide(card: Block, lanes: readonly Block[]): Block {
  const offsets: number[] = [];
  let wide = 0;
  for (const lane of lanes) {
    offsets.push(wide);
    wide += lane.width + BESIDE;
  }
  wide -= BESIDE;
  const axes = lanes.map((lane, index) => offsets[index]! + lane.axis);
  const middle = (axes[0]! + axes.at(-1)!) / 2;
  const shift = Math.max(0, card.axis - middle);
  const axis = middle + shift;
  const width = Math.max(wide + shift, axis + card.width - card.axis);
  const tallest = Math.max(...lanes.map((lane) => lane.height));
  const goesOn = lanes.some((lane) => lane.goesOn);
  const height = card.height + GAP * 1.5 + tallest + (goesOn ? GAP * 0.75 : 0);
  return {
    ...{ width, height, axis, goesOn, exit: together(lanes), weight: card.weight },
    put(x, y, into) {
      card.put(x + axis - card.axis, y, into);
      const bus = y + card.height + GAP * 0.6;
      const top = y + card.height + GAP * 1.5;
      for (const [index, lane] of lanes.entries()) {
        const at = x + shift + axes[index]!;
        into.push(
          line(
            [point(x + axis, y + card.height), point(x + axis, bus), point(at, bus), point(at, top)],
            inOf(lane),
            true,
          ),
        );
        lane.put(x + shift + offsets[index]!, top, into);
        if (!lane.goesOn) continue;
        const bottom = y + height;
        into.push(
          line(
            [
              point(at, top + lane.height),
              point(at, bottom - GAP * 0.3),
              point(x + axis, bottom - GAP * 0.3),
              point(x + axis, bottom),
            ],
            lane.exit,
            false,
          ),
        );
      }
    },
  };
}

/** How the line looks on which a step goes on below itself. */
function onward(step: Step, options: LayoutOptions): Look {
  const ways = waysOf(step).filter(({ kind }) => kind === 'next');
  const weights = ways.map(({ name }) => options.way?.(step.id, name)?.weight ?? 0);
  return { ...PLAIN, weight: sumOf(weights) };
}

/** How the line looks in which these end. */
function together(lanes: readonly Block[]): Look {
  return { ...PLAIN, weight: sumOf(lanes.map(({ goesOn, exit }) => (goesOn ? exit.weight : 0))) };
}

function sumOf(weights: readonly number[]): number {
  return Math.min(
    1,
    weights.reduce((sum, one) => sum + one, 0),
  );
}

/** How the line into a lane looks: as its name does. */
function inOf(lane: Block): Look {
  const shapes: Shape[] = [];
  lane.put(0, 0, shapes);
  const chip = shapes.find((shape) => shape.kind === 'chip');
  return chip === undefined ? PLAIN : { tone: chip.tone, dashed: chip.dashed, weight: chip.weight };
}

function chipOf(lane: Block): { readonly left: number; readonly middle: number } {
  const shapes: Shape[] = [];
  lane.put(0, 0, shapes);
  const chip = shapes.find((shape) => shape.kind === 'chip');
  return chip === undefined ? { left: 0, middle: 0 } : { left: chip.x, middle: chip.y + chip.height / 2 };
}

function alongRail(card: Block, lanes: readonly Block[]): Block {
  const rail = 16;
  const between = GAP * 0.85;
  const wide = INDENT + Math.max(...lanes.map((lane) => lane.width));
  const goesOn = lanes.some((lane) => lane.goesOn);
  const goRound = lanes.slice(0, -1).some((lane) => lane.goesOn);
  const width = Math.max(card.width, wide + (goRound ? 16 : 0));
  const lanesHeight = lanes.reduce((sum, lane) => sum + lane.height + between, 0);
  const height = card.height + between + lanesHeight + (goesOn ? GAP * 0.5 : 0) - (goesOn ? 0 : between);
  return {
    ...{ width, height, axis: card.axis, goesOn, exit: together(lanes), weight: card.weight },
    put(x, y, into) {
      card.put(x, y, into);
      const out = x + wide + 10;
      let top = y + card.height + between;
      for (const [index, lane] of lanes.entries()) {
        const { left, middle } = chipOf(lane);
        const entry = [
          point(x + rail, y + card.height),
          point(x + rail, top + middle),
          point(x + INDENT + left, top + middle),
        ];
        into.push(line(entry, inOf(lane), true));
        lane.put(x + INDENT, top, into);
        if (lane.goesOn) {
          const at = x + INDENT + lane.axis;
          const bottom = top + lane.height;
          const end = y + height - GAP * 0.4;
          const turn = bottom + between * 0.45;
          // The others go round what stands below them.
          const round = index === lanes.length - 1 ? [] : [point(at, turn), point(out, turn), point(out, end)];
          const home = [point(at, end), point(x + card.axis, end), point(x + card.axis, y + height)];
          into.push(
            line([point(at, bottom), ...round, ...(round.length > 0 ? home.slice(1) : home)], lane.exit, false),
          );
        }
        top += lane.height + between;
      }
    },
  };
}

/** A way of trouble leaves at the right side of the step, dashed, and comes back below it where it goes on. */
function withTrouble(step: Step, card: Block, lanes: readonly Lane[], width: number, options: LayoutOptions): Block {
  const [lane] = lanes;
  const room = width - card.width - BESIDE * 1.4;
  if (lane === undefined || lanes.length > 1 || room < (lane.start === null ? 100 : NARROWEST)) {
    return railBelow(step, card, lanes, width, options);
  }
  const side = laneOf(step, lane, room, options);
  const at = card.width + BESIDE * 1.4;
  const { left, middle } = chipOf(side);
  const drop = Math.max(0, card.height / 2 - middle);
  const height = Math.max(card.height, drop + side.height + (side.goesOn ? GAP * 0.8 : 0));
  const goesOn = card.goesOn || side.goesOn;
  return {
    ...{ width: at + side.width, height, axis: card.axis, goesOn, exit: onward(step, options), weight: card.weight },
    put(x, y, into) {
      card.put(x, y, into);
      const from = y + Math.max(middle, card.height / 2);
      into.push(line([point(x + card.width, from), point(x + at + left, from)], inOf(side), true));
      side.put(x + at, y + drop, into);
      if (card.goesOn && height > card.height)
        into.push(
          line([point(x + card.axis, y + card.height), point(x + card.axis, y + height)], onward(step, options), false),
        );
      if (!side.goesOn) return;
      const bottom = y + drop + side.height;
      const turn = bottom + GAP * 0.45;
      const out = x + at + side.axis;
      const home = [point(x + card.axis, turn), point(x + card.axis, y + height)];
      into.push(line([point(out, bottom), point(out, turn), ...home], { ...side.exit, dashed: true }, false));
    },
  };
}

/** Where there is no room beside the step: indented below it, and the flow goes on at the left of them. */
function railBelow(step: Step, card: Block, lanes: readonly Lane[], width: number, options: LayoutOptions): Block {
  const blocks = lanes.map((lane) => laneOf(step, lane, width - INDENT, options));
  const gap = GAP * 0.65;
  const goesOn = card.goesOn || blocks.some((block) => block.goesOn);
  const heights = blocks.map((block) => gap + block.height + (block.goesOn ? gap * 0.6 : 0));
  const height = card.height + heights.reduce((sum, one) => sum + one, 0) + (goesOn ? gap : 0);
  const wide = INDENT + Math.max(...blocks.map((block) => block.width));
  return {
    ...{
      width: Math.max(card.width, wide),
      height,
      axis: goesOn ? 16 : card.axis,
      goesOn,
      exit: onward(step, options),
      weight: card.weight,
    },
    put(x, y, into) {
      card.put(x, y, into);
      let top = y + card.height;
      for (const [index, block] of blocks.entries()) {
        const { left, middle } = chipOf(block);
        const chip = top + gap + middle;
        const entry = [point(x + 28, y + card.height), point(x + 28, chip), point(x + INDENT + left, chip)];
        into.push(line(entry, inOf(block), true));
        block.put(x + INDENT, top + gap, into);
        if (block.goesOn) {
          const out = x + INDENT + block.axis;
          const bottom = top + gap + block.height;
          const turn = bottom + gap * 0.6;
          const home = [point(x + 16, turn), point(x + 16, y + height)];
          into.push(line([point(out, bottom), point(out, turn), ...home], { ...block.exit, dashed: true }, false));
        }
        top += heights[index] ?? 0;
      }
      if (card.goesOn)
        into.push(line([point(x + 16, y + card.height), point(x + 16, y + height)], onward(step, options), false));
    },
  };
}

/** The body stands indented below its `repeat`, and an arrow leads back. */
function looped(step: Step, card: Block, lane: Lane, width: number, options: LayoutOptions): Block {
  const block = laneOf(step, lane, width - INDENT - BESIDE, options, step.id);
  const gap = GAP * 0.85;
  const { left, middle } = chipOf(block);
  const wide = INDENT + block.width;
  const height = card.height + gap + block.height + gap;
  return {
    ...{
      width: Math.max(card.width, wide + 16) + 6,
      height,
      axis: 16,
      goesOn: true,
      exit: onward(step, options),
      weight: card.weight,
    },
    put(x, y, into) {
      card.put(x, y, into);
      const top = y + card.height + gap;
      into.push(
        line(
          [point(x + 28, y + card.height), point(x + 28, top + middle), point(x + INDENT + left, top + middle)],
          inOf(block),
          true,
        ),
      );
      block.put(x + INDENT, top, into);
      into.push(line([point(x + 16, y + card.height), point(x + 16, y + height)], onward(step, options), false));
      if (!block.goesOn) return;
      const at = x + INDENT + block.axis;
      const out = x + Math.max(card.width, wide) + 14;
      const bottom = top + block.height;
      const back = y + card.height / 2;
      into.push(
        line(
          [
            point(at, bottom),
            point(at, bottom + gap * 0.5),
            point(out, bottom + gap * 0.5),
            point(out, back),
            point(x + card.width, back),
          ],
          block.exit,
          true,
        ),
      );
    },
  };
}

function point(x: number, y: number): Point {
  return { x, y };
}

function line(points: readonly Point[], look: Look, arrow: boolean): Shape {
  const path = points.filter(
    (one, index) => index === 0 || one.x !== points[index - 1]!.x || one.y !== points[index - 1]!.y,
  );
  return { kind: 'line', points: path, arrow, ...look };
}
