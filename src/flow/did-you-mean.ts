/** ` Did you mean 'check-window'?`, or nothing when no candidate is near. */
export function didYouMean(found: string, candidates: readonly string[]): string {
  const near = nearest(found, candidates);
  return near === null ? '' : `; did you mean '${near}'?`;
}

/** The candidate within a third of the word's length in edits, letter case and `-_ ` aside. */
export function nearest(found: string, candidates: readonly string[]): string | null {
  const plain = plainly(found);
  let best: string | null = null;
  let least = Math.max(plain.length > 1 ? 1 : 0, Math.floor(plain.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = editDistance(plain, plainly(candidate), least);
    if (edits < least) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

function plainly(text: string): string {
  return text
    .slice(0, 60)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

/** Optimal string alignment: insert, delete, replace, swap of neighbours; `limit` when it is that or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      line.push(edits);
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? limit;
}
