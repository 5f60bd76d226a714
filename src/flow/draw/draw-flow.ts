import type { Language } from '../../domain/language';
import type { Content, Program } from '../program';
import { layOut, type Marks } from './layout';
import { widthOf, wrap } from './measure';
import { type Shape, svgOf, type Tone, text, xml } from './shapes';
import { textIn } from './step-words';

export interface DrawOptions extends Marks {
  /** Of the words in the picture; the bot's first unless given. */
  readonly language?: Language;
  /** A line under the title: "91 % covered", "last 30 days: 1,204 customers". */
  readonly subtitle?: string;
  /** What the colours of the marks mean. */
  readonly legend?: readonly { readonly tone: Tone; readonly text: string }[];
}

/** As wide as an A4 page can be read at. */
const PAGE = 760;
const MARGIN = 28;

/** One flow as an SVG document, from top to bottom: its steps in the author's words, branches side by side, ways of trouble dashed. */
export function drawFlow(content: Content, flow: Program, options: DrawOptions = {}): string {
  const language = options.language ?? content.bot.languages[0];
  const block = layOut(flow.start, null, PAGE - 2 * MARGIN, { ...options, content, program: flow, language });
  const title = textIn(flow.title, language);
  const { lines, height: headHeight } = headOf(flow, title, options.subtitle);
  const width = Math.max(PAGE, block.width + 2 * MARGIN);
  const left = Math.max(MARGIN, (width - block.width) / 2);
  const top = headHeight + 44;
  const shapes: Shape[] = [];
  const axis = left + block.axis;
  shapes.push({ kind: 'dot', x: axis, y: top - 26, ring: false });
  shapes.push({
    kind: 'line',
    points: [
      { x: axis, y: top - 26 },
      { x: axis, y: top },
    ],
    arrow: true,
    dashed: false,
    tone: 'plain',
    weight: block.weight,
  });
  block.put(left, top, shapes);
  let bottom = top + block.height;
  if (block.goesOn) {
    shapes.push({
      kind: 'line',
      points: [
        { x: axis, y: bottom },
        { x: axis, y: bottom + 20 },
      ],
      arrow: true,
      ...block.exit,
    });
    shapes.push({ kind: 'dot', x: axis, y: bottom + 27, ring: true });
    bottom += 34;
  }
  const legend = legendOf(options.legend ?? [], bottom + 34);
  const height = bottom + (legend.length > 0 ? 56 : 28);
  return svgOf({ width, height, title: `${title} (${flow.flow})`, shapes, extra: [...lines, ...legend] });
}

function headOf(flow: Program, title: string, subtitle: string | undefined) {
  const about = [
    flow.flow,
    flow.owner === null ? '' : `kept by ${flow.owner}`,
    flow.team === null ? '' : `team ${flow.team}`,
  ];
  const starts = flow.triggers.length > 0 ? [`starts on ${flow.triggers.join(', ')}`] : [];
  const small = [
    about.filter((one) => one !== '').join(' · '),
    ...starts,
    ...(subtitle === undefined ? [] : [subtitle]),
  ];
  const lines: string[] = [];
  let y = MARGIN + 16;
  for (const one of wrap(title, 20, PAGE - 2 * MARGIN, 2)) {
    lines.push(text(MARGIN, y, one, 20, '#1f2733', { bold: true }));
    y += 25;
  }
  for (const one of small.flatMap((words) => wrap(words, 11.5, PAGE - 2 * MARGIN, 2))) {
    lines.push(text(MARGIN, y, one, 11.5, '#6b7484', {}));
    y += 16;
  }
  return { lines, height: y };
}

const SAMPLES: { readonly [tone in Tone]: { readonly fill: string; readonly edge: string } } = {
  plain: { fill: '#fff', edge: 'stroke="#7c8698"' },
  good: { fill: '#f1faf4', edge: 'stroke="#2f9e5b"' },
  bad: { fill: 'url(#never)', edge: 'stroke="#d64545"' },
  trouble: { fill: '#fff8ef', edge: 'stroke="#c2772a" stroke-dasharray="4 3"' },
  faint: { fill: '#fafbfc', edge: 'stroke="#dfe3e9"' },
};

function legendOf(entries: NonNullable<DrawOptions['legend']>, y: number): readonly string[] {
  let x = MARGIN;
  return entries.map((one) => {
    const { fill, edge } = SAMPLES[one.tone];
    const at = x;
    x += widthOf(one.text, 11) + 46;
    return `<g aria-label="${xml(one.text)}"><rect x="${at}" y="${y - 10}" width="16" height="12" rx="3" fill="${fill}" ${edge}/>${text(at + 22, y, one.text, 11, '#475063', {})}</g>`;
  });
}
