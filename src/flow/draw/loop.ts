import { type Block, chipOf, GAP, INDENT, inOf, type Look, line, point } from './block';

/** The body stands indented below its `repeat`, and an arrow leads back. */
export function looped(card: Block, block: Block, onward: Look): Block {
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
      exit: onward,
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
      into.push(line([point(x + 16, y + card.height), point(x + 16, y + height)], onward, false));
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
