/** What of some rows is to be written so that `after` stands where `before` stood. */
export interface Changes<Row> {
  readonly put: readonly Row[];
  readonly drop: readonly Row[];
}

/**
 * A day of a busy shop has thousands of rows and a minute changes a few of them: only these are written, so that the turns of
 * customers, which wait for the same disk, do not notice.
 */
export function changesOf<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  keys: readonly (keyof Row)[],
): Changes<Row> {
  const keyOf = (row: Row) => JSON.stringify(keys.map((key) => row[key]));
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const put: Row[] = [];
  for (const row of after) {
    const key = keyOf(row);
    const old = known.get(key);
    known.delete(key);
    if (old === undefined || !isSame(old, row)) put.push(row);
  }
  return { put, drop: [...known.values()] };
}

function isSame<Row extends object>(one: Row, other: Row): boolean {
  return (Object.keys(other) as (keyof Row)[]).every((key) => one[key] === other[key]);
}

export const CELL_KEYS = ['dimension', 'metric', 'part'] as const;
export const REF_KEYS = ['dimension', 'metric', 'part', 'kind', 'team', 'channel', 'language'] as const;
export const AGENT_KEYS = ['agentId'] as const;
