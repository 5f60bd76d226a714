import { BETWEEN, type Block, chipOf, GAP, INDENT, inOf, line, point, together } from './block';

/** Branches beside each other below their step, meeting again at its axis. */
export function sideBySide(card: Block, lanes: readonly Block[]): Block {
  const offsets: number[] = [];
  let wide = 0;
  for (const lane of lanes) {
    offsets.push(wide);
    wide += lane.width + BETWEEN;
  }
  wide -= BETWEEN;
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

/** Branches below each other, along a rail at the left of them. */
export function alongRail(card: Block, lanes: readonly Block[]): Block {
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
