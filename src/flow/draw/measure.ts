/** Widths of letters in a sans-serif face, in hundredths of the type size; wide enough for every face in the list of fonts. */
const NARROW = new Map<string, number>();
for (const [letters, width] of [
  ["ijl|'.,:;!ITf()[]{}`", 33],
  ['rt/\\-" ', 38],
  ['cksvxyzJ', 52],
  ['mw', 88],
  ['MW@%', 96],
  ['ABCDEGHKNOPQRSUVXYZ&', 70],
] as const)
  for (const letter of letters) NARROW.set(letter, width);
const OTHER = 57;
/** Ideographs and emoji fill a square. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** About how wide a text of that size is, in pixels; rather too wide than too narrow. */
export function widthOf(text: string, size: number): number {
  let hundredths = 0;
  for (const letter of text) hundredths += NARROW.get(letter) ?? (WIDE.test(letter) ? 105 : OTHER);
  return (hundredths * size) / 100;
}

/** The text in lines of at most `width`; words longer than a line are cut, and what does not fit in `most` lines ends in `…`. */
export function wrap(text: string, size: number, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (const word of words.flatMap((one) => pieces(one, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width || line === '') {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
    if (lines.length > most) break;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), ended(lines[most - 1] ?? '', size, width)];
}

function pieces(word: string, size: number, width: number): string[] {
  if (widthOf(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && widthOf(part + letter, size) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

function ended(line: string, size: number, width: number): string {
  let letters = [...line];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > width) letters = letters.slice(0, -1);
  return `${letters.join('').trimEnd()}…`;
}
