/**
 * Cuts a text into parts of at most `most` UTF-16 units, where possible behind a line, else behind a word; never inside a
 * character.
 */
export function splitText(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = cutAt(rest, most);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest].filter((part) => part !== '');
}

function cutAt(text: string, most: number): number {
  // A line or word in the last half; earlier ones would make parts too small to read well.
  for (const separator of ['\n', ' ']) {
    const at = text.lastIndexOf(separator, most - 1);
    if (at >= most / 2) return at + 1;
  }
  const isInsidePair = /[\uD800-\uDBFF]/.test(text[most - 1]!) && /[\uDC00-\uDFFF]/.test(text[most]!);
  return isInsidePair ? most - 1 : most;
}
