/** Red, green and blue from 0 to 255. */
type Colour = readonly [number, number, number];

const LIGHT_SURFACE: Colour = [255, 255, 255];
const DARK_SURFACE: Colour = [30, 37, 34];
const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [10, 14, 12];
/** What WCAG 2.2 AA asks of text. A little more, for colours are rounded. */
const READABLE = 4.6;

/**
 * The company's colour as the pages use it, light and dark. Whatever colour it is, words in it and words on it can be read:
 * where it is too pale or too deep for that, it is moved just as far as needed.
 */
export function brandCss(colour: string): string {
  const brand = parse(colour);
  return `:root{${variables(brand, LIGHT_SURFACE)}}@media (prefers-color-scheme:dark){:root{${variables(brand, DARK_SURFACE)}}}`;
}

/** What the launcher is filled with, and what is drawn on it: `#0b6e4f #ffffff`. */
export function launcherColours(colour: string): string {
  const { fill, on } = filled(parse(colour));
  return `${css(fill)} ${css(on)}`;
}

function variables(brand: Colour, surface: Colour): string {
  const soft = mix(surface, brand, surface === DARK_SURFACE ? 0.22 : 0.1);
  const { fill, on } = filled(brand);
  const isDark = surface === DARK_SURFACE;
  // On dark ground a colour that is only just readable looks dull.
  const text = movedUntilReadable(brand, isDark ? WHITE : BLACK, soft, isDark ? 6.5 : READABLE);
  return `--brand:${css(fill)};--on-brand:${css(on)};--brand-text:${css(text)};--brand-soft:${css(soft)}`;
}

/** White words where they can be read, else dark ones; a middle tone, readable under neither, is deepened for white. */
function filled(brand: Colour): { fill: Colour; on: Colour } {
  if (contrast(brand, WHITE) >= READABLE) return { fill: brand, on: WHITE };
  if (contrast(brand, BLACK) >= READABLE) return { fill: brand, on: BLACK };
  return { fill: movedUntilReadable(brand, BLACK, WHITE), on: WHITE };
}

function movedUntilReadable(colour: Colour, towards: Colour, ground: Colour, least = READABLE): Colour {
  for (let part = 0; part <= 1; part += 0.02) {
    const moved = mix(colour, towards, part);
    if (contrast(moved, ground) >= least) return moved;
  }
  return towards;
}

function mix(one: Colour, other: Colour, part: number): Colour {
  const at = (i: 0 | 1 | 2) => Math.round(one[i] + (other[i] - one[i]) * part);
  return [at(0), at(1), at(2)];
}

/** From 1 (the same) to 21 (black on white), as WCAG defines it. */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `#rrggbb`; what is none becomes a calm green. */
export function parse(colour: string): Colour {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour);
  if (match === null) return [11, 110, 79];
  return [Number.parseInt(match[1]!, 16), Number.parseInt(match[2]!, 16), Number.parseInt(match[3]!, 16)];
}

function css(colour: Colour): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
