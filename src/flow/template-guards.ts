/** A text that is one `{{ … }}` and nothing more: it passes the value on as it is. */
export function isSoleValue(source: string): boolean {
  return /^\s*\{\{-?[^{}|]*-?\}\}\s*$/.test(source);
}

const PIECE = /\{\{-?([\s\S]*?)-?\}\}|\{%-?\s*(\w+)([\s\S]*?)-?%\}/g;

/**
 * Which variables of a text it provides for itself when they are empty: those that an `if`, `unless` or `case` around them asks about, those in
 * such a question, and those in a piece with `default`.
 */
export function guardsIn(source: string): (path: readonly string[], at: number) => boolean {
  if (!/default|{%/.test(source)) return () => false;
  const open: { from: number; asked: string }[] = [];
  const guards: { readonly from: number; readonly to: number; readonly asked: string }[] = [];
  for (const found of source.matchAll(PIECE)) {
    const [piece, output, tag = '', rest = ''] = found;
    const to = found.index + piece.length;
    if (/\|\s*default\b/.test(output ?? rest)) guards.push({ from: found.index, to, asked: output ?? rest });
    if (tag === 'if' || tag === 'unless' || tag === 'case') open.push({ from: found.index, asked: rest });
    const innermost = open.at(-1);
    if (innermost && (tag === 'elsif' || tag === 'when')) innermost.asked += ` ${rest}`;
    if (/^end(if|unless|case)$/.test(tag)) {
      const closed = open.pop();
      if (closed) guards.push({ ...closed, to });
    }
  }
  return ([root = ''], at) =>
    guards.some(({ from, to, asked }) => from <= at && at < to && new RegExp(`(?<![\\w.])${root}\\b`).test(asked));
}
