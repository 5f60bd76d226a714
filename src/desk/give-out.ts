/** An agent as the desk's own hand sees one. */
export interface Hand {
  readonly id: string;
  readonly name: string;
  /** Cases in hand. */
  readonly cases: number;
  /** So many at once; null: as many as come. */
  readonly capacity: number | null;
  /** Spoken with customers; null: all. */
  readonly languages: readonly string[] | null;
  /** When a case was last given to them by this hand, milliseconds since the epoch; 0: never. */
  readonly givenAt: number;
}

/**
 * Who gets the case: of those who have room and speak its language the one with the fewest cases, then the one who has waited longest for
 * one. Who had it before and lost it (`cameFrom`) does not get it again. Nobody else who speaks it, or none of them with room and it is pressing:
 * anybody else with room.
 */
export function whoGets(
  wanted: { readonly language: string; readonly cameFrom: string | null; readonly isPressing: boolean },
  hands: readonly Hand[],
): Hand | null {
  const speaks = (hand: Hand) => hand.languages?.includes(wanted.language) ?? true;
  const others = hands.filter(({ id }) => id !== wanted.cameFrom);
  const speakers = others.filter(speaks);
  const isForThem = wanted.isPressing ? speakers.some(hasRoom) : speakers.length > 0;
  const free = (isForThem ? speakers : others).filter(hasRoom);
  const order = (a: Hand, b: Hand) => a.cases - b.cases || a.givenAt - b.givenAt || (a.id < b.id ? -1 : 1);
  return [...free].sort(order)[0] ?? null;
}

export function hasRoom({ cases, capacity }: Hand): boolean {
  return capacity === null || cases < capacity;
}
