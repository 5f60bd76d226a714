/** One letter added, left out or wrong, or two neighbours exchanged. */
export function isOneEditAway(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  const restA = a.slice(i);
  const restB = b.slice(i);
  if (restA.length === restB.length) {
    return (
      restA.slice(1) === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  }
  return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA;
}

/** In words shorter than this a letter makes another word ("sarah" is no "salah"). */
const LONG = 7;

/**
 * Whether one edit looks like a slip of the pen. A long word holds enough besides; in a short one the first letter stands, a wrong letter is a
 * neighbour on the keyboard, and one too many is written twice or beside its neighbour.
 */
export function mayBeSlip(written: string, plain: string): boolean {
  let i = 0;
  while (i < written.length && i < plain.length && written[i] === plain[i]) i += 1;
  // An English plural, or what has none.
  const longer = written.length > plain.length ? written : plain;
  if (written.length !== plain.length && i === longer.length - 1 && longer[i] === 's') return false;
  if (written.length >= LONG && plain.length >= LONG) return true;
  const isExchange = written.length === plain.length && written[i] === plain[i + 1] && written[i + 1] === plain[i];
  if (isExchange) return true;
  if (i === 0) return false;
  if (written.length === plain.length) return areNeighbours(written[i]!, plain[i]!);
  if (written.length < plain.length) return true;
  const [before, extra, after] = [written[i - 1]!, written[i]!, written[i + 1] ?? ''];
  return extra === before || extra === after || areNeighbours(extra, before) || areNeighbours(extra, after);
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** How far each row of keys is shifted against the first, in keys. */
const SHIFTS = [0, 0.25, 0.75];
const PLACES: ReadonlyMap<string, readonly [number, number]> = new Map(
  ROWS.flatMap((row, y) => [...row].map((key, x) => [key, [x + SHIFTS[y]!, y]] as const)),
);

function areNeighbours(a: string, b: string): boolean {
  const [one, other] = [PLACES.get(a), PLACES.get(b)];
  if (one === undefined || other === undefined) return false;
  return Math.abs(one[0] - other[0]) <= 1 && Math.abs(one[1] - other[1]) <= 1;
}
