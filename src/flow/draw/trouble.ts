import { BETWEEN, type Block, chipOf, GAP, INDENT, inOf, type Look, line, point } from './block';

/** Between a step and its trouble at the right. */
export const ASIDE = BETWEEN * 1.4;

/** A way of trouble leaves at the right side of the step, dashed, and comes back below it where it goes on. */
export function beside(card: Block, side: Block, onward: Look): Block {
  const at = card.width + ASIDE;
  const { left, middle } = chipOf(side);
  const drop = Math.max(0, card.height / 2 - middle);
  const height = Math.max(card.height, drop + side.height + (side.goesOn ? GAP * 0.8 : 0));
  const goesOn = card.goesOn || side.goesOn;
  return {
    ...{ width: at + side.width, height, axis: card.axis, goesOn, exit: onward, weight: card.weight },
    put(x, y, into) {
      card.put(x, y, into);
      const from = y + Math.max(middle, card.height / 2);
      into.push(line([point(x + card.width, from), point(x + at + left, from)], inOf(side), true));
      side.put(x + at, y + drop, into);
      if (card.goesOn && height > card.height)
        into.push(line([point(x + card.axis, y + card.height), point(x + card.axis, y + height)], onward, false));
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
export function railBelow(card: Block, blocks: readonly Block[], onward: Look): Block {
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
      exit: onward,
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
      if (card.goesOn) into.push(line([point(x + 16, y + card.height), point(x + 16, y + height)], onward, false));
    },
  };
}
