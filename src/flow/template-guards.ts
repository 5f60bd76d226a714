/** A text that is one `{{ … }}` and nothing more: it passes the value on as it is. */
export function isSoleValue(source: string): boolean {
  return /^\s*\{\{-?[^{}|]*-?\}\}\s*$/.test(source);
}

const PIECE = /\{\{-?([\s\S]*?)-?\}\}|\{%-?\s*(\w+)([\s\S]*?)-?%\}/g;

/** A condition within a text, and whether it must hold or fail for a piece to be said. */
export interface Under {
  readonly condition: string;
  readonly holds: boolean;
}

/** What a text says of one of its places. */
export interface TemplatePlace {
  /** Whether it provides for the variable's being empty there: by an `if`, `unless` or `case` around it that asks about it, in such a question, or with `default`. */
  readonly isGuarded: boolean;
  /** The conditions of the `if` and `unless` around it. */
  readonly under: readonly Under[];
}

const ANYWHERE: TemplatePlace = { isGuarded: false, under: [] };

interface Block {
  readonly from: number;
  asked: string;
  /** What holds in the part of it that is being read, and what would in the next. */
  now: readonly Under[];
  next: readonly Under[];
}

/** Reads the questions within a text; answers for a variable at a place. */
export function placesIn(source: string): (path: readonly string[], at: number) => TemplatePlace {
  if (!/default|{%/.test(source)) return () => ANYWHERE;
  const open: Block[] = [];
  const guards: { readonly from: number; readonly to: number; readonly asked: string }[] = [];
  const stretches: { readonly from: number; readonly under: readonly Under[] }[] = [];
  const begin = (from: number): unknown => stretches.push({ from, under: open.flatMap(({ now }) => now) });
  for (const found of source.matchAll(PIECE)) {
    const [piece, output, tag = '', rest = ''] = found;
    const from = found.index;
    const to = from + piece.length;
    if (/\|\s*default\b/.test(output ?? rest)) guards.push({ from, to, asked: output ?? rest });
    const condition = rest.trim();
    const innermost = open.at(-1);
    if (tag === 'if' || tag === 'unless') {
      const isIf = tag === 'if';
      open.push({ from, asked: rest, now: [{ condition, holds: isIf }], next: [{ condition, holds: !isIf }] });
    } else if (tag === 'case') {
      open.push({ from, asked: rest, now: [], next: [] });
    } else if (innermost && (tag === 'elsif' || tag === 'when' || tag === 'else')) {
      innermost.asked += tag === 'else' ? '' : ` ${rest}`;
      innermost.now = innermost.next;
      begin(from);
      if (tag === 'elsif') {
        const { next } = innermost;
        innermost.now = [...next, { condition, holds: true }];
        innermost.next = [...next, { condition, holds: false }];
      }
    } else if (/^end(if|unless|case)$/.test(tag)) {
      const closed = open.pop();
      if (closed) guards.push({ from: closed.from, to, asked: closed.asked });
    } else continue;
    begin(to);
  }
  return ([root = ''], at) => ({
    isGuarded: guards.some(
      ({ from, to, asked }) => from <= at && at < to && new RegExp(`(?<![\\w.])${root}\\b`).test(asked),
    ),
    under: stretches.findLast(({ from }) => from <= at)?.under ?? [],
  });
}
