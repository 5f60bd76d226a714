import type { Step } from '../program';

/** How something in a picture shall look: as it is, as one hopes, as one does not, as what is done when something fails, or hardly there. */
export type Tone = 'plain' | 'good' | 'bad' | 'trouble' | 'faint';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One thing on the paper, with its place. */
export type Shape =
  | {
      readonly kind: 'card';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly verb: Step['verb'];
      readonly head: string;
      readonly lines: readonly string[];
      readonly tone: Tone;
      /** At the right of the head: how many went through. */
      readonly note: string;
      /** Under the text: who left here, which languages. */
      readonly foot: readonly string[];
      readonly tip: string;
      readonly step: string;
      readonly dashed: boolean;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly Point[];
      readonly arrow: boolean;
      readonly dashed: boolean;
      readonly tone: Tone;
      /** From 0 to 1. */
      readonly weight: number;
    }
  | {
      readonly kind: 'chip';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly lines: readonly string[];
      readonly note: string;
      readonly dashed: boolean;
      readonly tone: Tone;
      /** Of the line that leads to it. */
      readonly weight: number;
    }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly ring: boolean };

export const HEAD_SIZE = 9.5;
export const TEXT_SIZE = 11.5;
export const CHIP_SIZE = 10.5;
export const LINE_HEIGHT = 15;
export const CHIP_LINE = 13;
export const FOOT_LINE = 13;

/** The colour of a verb: light for the paper of its card, dark for its name. */
const COLOURS: { readonly [verb in Step['verb']]: readonly [paper: string, ink: string] } = {
  say: ['#f3f6fb', '#35507a'],
  ask: ['#fdf6e6', '#8a5a00'],
  choose: ['#f5f1fb', '#5d3f94'],
  call: ['#eaf5f6', '#0f6470'],
  set: ['#f5f5f4', '#57534e'],
  run: ['#eef2ff', '#3f45a8'],
  repeat: ['#f5f1fb', '#5d3f94'],
  handoff: ['#fdeeee', '#9c2b2b'],
  promise: ['#fdf1f7', '#98306a'],
  kept: ['#fdf1f7', '#98306a'],
  survey: ['#fdf6e6', '#8a5a00'],
  wait: ['#f5f5f4', '#57534e'],
  remind: ['#f3f6fb', '#35507a'],
  'follow-up': ['#f3f6fb', '#35507a'],
  resolve: ['#ebf7ef', '#1c6b3c'],
};

const EDGE: { readonly [tone in Tone]: string } = {
  plain: '#c3c9d3',
  good: '#2f9e5b',
  bad: '#d64545',
  trouble: '#c2772a',
  faint: '#dfe3e9',
};
const STROKE: { readonly [tone in Tone]: string } = {
  plain: '#7c8698',
  good: '#2f9e5b',
  bad: '#d64545',
  trouble: '#c2772a',
  faint: '#c9ced6',
};
const FONT = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** The picture as an SVG document that stands on its own: no script, no font, nothing from outside. */
export function svgOf(picture: {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly shapes: readonly Shape[];
  readonly extra: readonly string[];
}): string {
  const { width, height, title, shapes, extra } = picture;
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  const markers = (Object.keys(STROKE) as Tone[]).map(
    (tone) =>
      `<marker id="to-${tone}" viewBox="0 0 8 8" refX="1" refY="4" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0.6 7.4 4 0 7.4z" fill="${STROKE[tone]}"/></marker>`,
  );
  // Lines first: a card hides what passes behind it.
  const ordered = [...shapes].sort((a, b) => Number(a.kind !== 'line') - Number(b.kind !== 'line'));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${xml(title)}" font-family="${xml(FONT)}">`,
    `<title>${xml(title)}</title>`,
    `<defs>${markers.join('')}<pattern id="never" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff5f5"/><path d="M0 0V7" stroke="#f9d5d5" stroke-width="3"/></pattern></defs>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...ordered.map(drawn),
    ...extra,
    '</svg>',
    '',
  ].join('\n');
}

function drawn(shape: Shape): string {
  switch (shape.kind) {
    case 'card':
      return card(shape);
    case 'line':
      return line(shape);
    case 'chip':
      return chip(shape);
    case 'dot': {
      const look = shape.ring ? 'fill="#fff" stroke="#475063" stroke-width="2"' : 'fill="#475063"';
      return `<circle cx="${round(shape.x)}" cy="${round(shape.y)}" r="6" ${look}/>`;
    }
  }
}

function card(shape: Extract<Shape, { kind: 'card' }>): string {
  const { x, y, width, height, verb, head, lines, tone, note, foot, tip, step, dashed } = shape;
  const [paper, ink] = COLOURS[verb];
  const fill = tone === 'bad' ? 'url(#never)' : tone === 'faint' ? '#fafbfc' : paper;
  const edge = tone === 'plain' ? mixed(ink) : EDGE[tone];
  const dash = dashed ? ' stroke-dasharray="5 3"' : '';
  const parts = [
    `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="7" fill="${fill}" stroke="${edge}" stroke-width="${tone === 'plain' ? 1 : 1.5}"${dash}/>`,
    `<rect x="${round(x)}" y="${round(y + 7)}" width="3.5" height="${round(height - 14)}" rx="1.7" fill="${ink}"/>`,
    text(x + 14, y + 16, head, HEAD_SIZE, ink, { bold: true }),
    ...lines.map((one, index) => text(x + 14, y + 33 + index * LINE_HEIGHT, one, TEXT_SIZE, '#1f2733', {})),
  ];
  if (note !== '') parts.push(text(x + width - 10, y + 16, note, HEAD_SIZE, '#475063', { bold: true, end: true }));
  for (const [index, one] of foot.entries())
    parts.push(
      text(
        x + 14,
        y + height - 8 - (foot.length - 1 - index) * FOOT_LINE,
        one,
        HEAD_SIZE,
        tone === 'bad' ? '#b02a2a' : '#6b7484',
        { bold: tone === 'bad' },
      ),
    );
  return `<g data-step="${xml(step)}"><title>${xml(tip)}</title>${parts.join('')}</g>`;
}

/** A light edge of the verb's own colour. */
function mixed(ink: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16));
  return `#${channels
    .map((one) =>
      Math.round(one + (255 - one) * 0.55)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Corners are rounded, so that the eye follows the line. */
function line({ points: through, arrow, dashed, tone, weight }: Extract<Shape, { kind: 'line' }>): string {
  const points = arrow ? withoutTip(through) : through;
  const parts: string[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) parts.push(`M${round(point.x)} ${round(point.y)}`);
    else if (after === undefined) parts.push(`L${round(point.x)} ${round(point.y)}`);
    else {
      const into = towards(point, before);
      const out = towards(point, after);
      parts.push(
        `L${round(into.x)} ${round(into.y)}Q${round(point.x)} ${round(point.y)} ${round(out.x)} ${round(out.y)}`,
      );
    }
  }
  const dash = dashed ? ' stroke-dasharray="5 4"' : '';
  const end = arrow ? ` marker-end="url(#to-${tone})"` : '';
  return `<path d="${parts.join('')}" fill="none" stroke="${STROKE[tone]}" stroke-width="${round(1.4 + weight * 3.4)}"${dash}${end}/>`;
}

/** The arrow's head stands at the end, so a strong line must not show beside its point. */
function withoutTip(points: readonly Point[]): readonly Point[] {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (last === undefined || before === undefined) return points;
  const length = Math.hypot(last.x - before.x, last.y - before.y);
  const share = Math.max(0, 1 - HEAD_LENGTH / Math.max(length, 1));
  const end = { x: before.x + (last.x - before.x) * share, y: before.y + (last.y - before.y) * share };
  return [...points.slice(0, -1), end];
}

const HEAD_LENGTH = 8;
const ROUNDNESS = 7;

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(ROUNDNESS, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const CHIP_FILL: { readonly [tone in Tone]: string } = {
  plain: '#fff',
  good: '#f1faf4',
  bad: '#fff0f0',
  trouble: '#fff8ef',
  faint: '#fff',
};
const CHIP_INK: { readonly [tone in Tone]: string } = {
  plain: '#3b4557',
  good: '#3b4557',
  bad: '#9c2b2b',
  trouble: '#8a4b0f',
  faint: '#8b93a1',
};

function chip({ x, y, width, height, lines, note, dashed, tone }: Extract<Shape, { kind: 'chip' }>): string {
  const fill = CHIP_FILL[tone];
  const ink = CHIP_INK[tone];
  const dash = dashed ? ' stroke-dasharray="4 3"' : '';
  const parts = [
    `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${Math.min(10, height / 2)}" fill="${fill}" stroke="${STROKE[tone]}"${dash}/>`,
    ...lines.map((one, index) => text(x + 9, y + 13.5 + index * CHIP_LINE, one, CHIP_SIZE, ink, { italic: true })),
  ];
  if (note !== '') parts.push(text(x + width - 8, y + 13.5, note, CHIP_SIZE, '#475063', { bold: true, end: true }));
  return `<g>${parts.join('')}</g>`;
}

/** One line of type, for what stands around a picture. */
export function text(
  x: number,
  y: number,
  words: string,
  size: number,
  ink: string,
  style: { readonly bold?: boolean; readonly italic?: boolean; readonly end?: boolean },
): string {
  const more = [
    style.bold ? ' font-weight="600"' : '',
    style.italic ? ' font-style="italic"' : '',
    style.end ? ' text-anchor="end"' : '',
  ].join('');
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${ink}"${more}>${xml(words)}</text>`;
}

export function xml(words: string): string {
  return (
    words
      // What XML cannot hold at all.
      .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
