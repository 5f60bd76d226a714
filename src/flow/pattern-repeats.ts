/**
 * The first part of a pattern in which what repeats without end is itself repeated without end: `(a+)+`, `(?:\d+|x)*`. It finds
 * nothing more than one of the two would, and in most other tools it takes exponential time. Null when there is none.
 */
export function repeatedTwice(pattern: string): string | null {
  const opened: number[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const end = endOfAtom(pattern, at);
    if (pattern[at] === '(') opened.push(at);
    else if (pattern[at] === ')') {
      const begin = opened.pop();
      if (begin === undefined) return null;
      const repeat = ENDLESS.exec(pattern.slice(at + 1))?.[0];
      const body = pattern.slice(begin + 1, at).replace(/^\?(?:[a-zA-Z-]*:|P?<\w+>)/, '');
      if (repeat !== undefined && alternativesOf(body).some(isOneRepeated))
        return pattern.slice(begin, at + 1) + repeat;
    } else at = end - 1;
  }
  return null;
}

const ENDLESS = /^(?:[+*]|\{\d+,\})\??/;

/** One and the same thing, each time without end: `a+`, `x+x+`. */
function isOneRepeated(branch: string): boolean {
  const atoms = new Set<string>();
  for (let at = 0; at < branch.length; ) {
    const end = branch[at] === '(' ? endOfGroup(branch, at) : endOfAtom(branch, at);
    const repeat = ENDLESS.exec(branch.slice(end))?.[0];
    if (repeat === undefined) return false;
    atoms.add(branch.slice(at, end));
    at = end + repeat.length;
  }
  return atoms.size === 1;
}

function alternativesOf(body: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < body.length; ) {
    if (body[at] === '|') {
      parts.push(body.slice(from, at));
      from = at + 1;
    }
    at = body[at] === '(' ? endOfGroup(body, at) : endOfAtom(body, at);
  }
  return [...parts, body.slice(from)];
}

/** A letter, `\d`, `[a-z]`. */
function endOfAtom(pattern: string, at: number): number {
  if (pattern[at] === '\\') return at + 2;
  if (pattern[at] !== '[') return at + 1;
  let end = pattern[at + 1] === '^' ? at + 2 : at + 1;
  // A bracket that stands first is one of the letters.
  if (pattern[end] === ']') end += 1;
  while (end < pattern.length && pattern[end] !== ']') end += pattern[end] === '\\' ? 2 : 1;
  return end + 1;
}

function endOfGroup(pattern: string, at: number): number {
  let depth = 0;
  for (let end = at; end < pattern.length; ) {
    if (pattern[end] === '(') depth += 1;
    if (pattern[end] === ')') depth -= 1;
    end = endOfAtom(pattern, end);
    if (depth === 0) return end;
  }
  return pattern.length;
}

const COUNTED = /^\{(\d{1,6})(?:,(\d{0,6}))?\}/;

/** How many letters a pattern comes to when what it repeats so often (`{2,30}`) is written out. */
export function patternSize(pattern: string): number {
  const sums = [0];
  for (let at = 0; at < pattern.length; ) {
    if (pattern[at] === '(') {
      sums.push(0);
      at += 1;
      continue;
    }
    const closed = pattern[at] === ')' ? sums.pop() : undefined;
    if (sums.length === 0) return 0;
    const end = closed === undefined ? endOfAtom(pattern, at) : at + 1;
    const letters = '+*?|^$'.includes(pattern[at] ?? '') ? 0 : 1;
    const [repeat = '', least = '1', most] = COUNTED.exec(pattern.slice(end, end + 16)) ?? [];
    const times = repeat === '' ? 1 : Math.max(1, Number(most || least));
    sums[sums.length - 1] = Math.min((sums.at(-1) ?? 0) + (closed ?? letters) * times, Number.MAX_SAFE_INTEGER);
    at = end + repeat.length;
  }
  return sums.reduce((sum, one) => sum + one, 0);
}
