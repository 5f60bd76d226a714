import type { Point, Shape, Tone } from './shapes';

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

export interface Look {
  readonly tone: Tone;
  readonly dashed: boolean;
  readonly weight: number;
}

export const PLAIN: Look = { tone: 'plain', dashed: false, weight: 0 };
export const isPlain = ({ tone, dashed }: Look) => tone === 'plain' && !dashed;

export const GAP = 26;
/** Between branches beside each other. */
export const BETWEEN = 26;
export const INDENT = 40;

/** Parts one below the other on one axis, with an arrow from each to the next. */
export function stacked(blocks: readonly Block[]): Block {
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

/** How the line looks in which these end. */
export function together(lanes: readonly Block[]): Look {
  return { ...PLAIN, weight: sumOf(lanes.map(({ goesOn, exit }) => (goesOn ? exit.weight : 0))) };
}

export function sumOf(weights: readonly number[]): number {
  return Math.min(
    1,
    weights.reduce((sum, one) => sum + one, 0),
  );
}

/** How the line into a lane looks: as its name does. */
export function inOf(lane: Block): Look {
  const shapes: Shape[] = [];
  lane.put(0, 0, shapes);
  const chip = shapes.find((shape) => shape.kind === 'chip');
  return chip === undefined ? PLAIN : { tone: chip.tone, dashed: chip.dashed, weight: chip.weight };
}

export function chipOf(lane: Block): { readonly left: number; readonly middle: number } {
  const shapes: Shape[] = [];
  lane.put(0, 0, shapes);
  const chip = shapes.find((shape) => shape.kind === 'chip');
  return chip === undefined ? { left: 0, middle: 0 } : { left: chip.x, middle: chip.y + chip.height / 2 };
}

export function point(x: number, y: number): Point {
  return { x, y };
}

export function line(points: readonly Point[], look: Look, arrow: boolean): Shape {
  const path = points.filter(
    (one, index) => index === 0 || one.x !== points[index - 1]!.x || one.y !== points[index - 1]!.y,
  );
  return { kind: 'line', points: path, arrow, ...look };
}
