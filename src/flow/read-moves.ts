import { Fields } from './fields';
import { MOVES_SHAPE } from './file-shapes';
import { type Reader, wrongKind, wrongValue } from './read-values';
import type { Reading } from './reading';
import type { Span } from './source-text';
import type { Node } from './yaml-node';

/** A place in a flow; the step `*` is every step of it. */
export interface MovePlace {
  readonly flow: string;
  readonly step: string;
}

/** Where conversations that stand at a place of an older release go. */
export interface MoveDraft {
  readonly from: MovePlace;
  readonly to: MovePlace;
  /** Of what it leads to. */
  readonly at: Span;
}

/** Reads `flows/_moves.yaml`: `moves: { order-status/ask-order_id: order-status/ask-number, order-status/*: order-status/* }`. */
export function readMoves(node: Node, reading: Reading): readonly MoveDraft[] {
  const fields = Fields.of(node, '_moves.yaml', MOVES_SHAPE, reading);
  return fields?.get('moves', readMap) ?? [];
}

const readMap: Reader<readonly MoveDraft[]> = (node, label, reading) => {
  if (node.kind !== 'map')
    return wrongKind(node, label, 'a map of places: { order-status/ask-id: order-status/ask-number }', reading);
  return node.entries.flatMap(({ key, at, value }) => {
    const from = readPlace({ kind: 'scalar', value: key, source: key, ...at }, 'The old place', reading);
    const to = readPlace(value, `The new place of '${key}'`, reading);
    if (from === undefined || to === undefined) return [];
    if ((from.step === EVERY) !== (to.step === EVERY)) {
      wrongValue(value, `The new place of '${key}'`, from.step === EVERY ? '<flow>/*' : '<flow>/<step>', reading);
      return [];
    }
    reading.refer('flow', to.flow, value);
    return [{ from, to, at: { start: value.start, end: value.end } }];
  });
};

export const EVERY = '*';
const PLACE = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,63})\/(\*|[A-Za-z0-9][A-Za-z0-9_.-]{0,63})$/;

const readPlace: Reader<MovePlace> = (node, label, reading) => {
  const [, flow, step] = PLACE.exec(node.kind === 'scalar' ? node.source : '') ?? [];
  if (flow !== undefined && step !== undefined) return { flow, step };
  return wrongValue(
    node,
    label,
    'a flow and a step of it, order-status/ask-order_id, or order-status/* for all',
    reading,
  );
};
