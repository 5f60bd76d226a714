import { type Html, html, type Piece } from './html';

// Pictures without a script, a style or a library: sizes are in parts of the picture, so that it fits a phone and a sheet of paper.

/** A small curve of how a figure went, for beside its number. Days of which nothing is known leave it out. */
export function spark(values: readonly (number | null)[]): Html {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  if (known.length < 2) return html`<svg class="spark" aria-hidden="true"></svg>`;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const spread = most - least || 1;
  const step = 100 / Math.max(1, values.length - 1);
  const points = values.flatMap((value, at) =>
    value === null ? [] : [`${(at * step).toFixed(1)},${(26 - ((value - least) / spread) * 22).toFixed(1)}`],
  );
  return html`<svg class="spark" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true"><polyline points="${points.join(' ')}"/></svg>`;
}

export interface Column {
  readonly label: string;
  readonly title: string;
  readonly value: number;
  readonly href: string | null;
}

/** Columns side by side, each a link to what it is made of; and a line over them from 0 to 1. */
export function columns(
  all: readonly Column[],
  line: readonly (number | null)[],
  words: (value: number) => string,
): Html {
  const most = niceMost(Math.max(1, ...all.map(({ value }) => value)));
  const width = 100 / Math.max(1, all.length);
  const bars = all.map(({ title, value, href }, at) => {
    const height = (value / most) * 100;
    const gap = all.length > 60 ? 0.05 : 0.16;
    const bar = html`<rect x="${(at * width + width * gap).toFixed(3)}" y="${(100 - height).toFixed(2)}" width="${(width * (1 - 2 * gap)).toFixed(3)}" height="${height.toFixed(2)}"/><rect class="reach" x="${(at * width).toFixed(3)}" y="0" width="${width.toFixed(3)}" height="100"><title>${title}</title></rect>`;
    return href === null ? bar : html`<a href="${href}" aria-label="${title}" tabindex="-1">${bar}</a>`;
  });
  const points = line.flatMap((value, at) =>
    value === null ? [] : [`${((at + 0.5) * width).toFixed(2)},${(100 - value * 100).toFixed(2)}`],
  );
  const every = Math.ceil(all.length / 8);
  const labels = all.filter((_, at) => at % every === 0).map(({ label }) => html`<span>${label}</span>`);
  return html`<div class="chart"><div class="scale" aria-hidden="true"><span>${words(most)}</span><span>${words(most / 2)}</span><span>0</span></div>
<svg class="columns" viewBox="0 0 100 100" preserveAspectRatio="none" role="group"><path class="grid" d="M0 .5H100M0 50H100M0 99.7H100"/>${bars}${points.length > 1 && html`<polyline points="${points.join(' ')}"/>`}</svg>
<div class="labels" aria-hidden="true">${labels}</div></div>`;
}

/** 1, 2 or 5 times a power of ten, or the next even step: an axis that is read at once. */
function niceMost(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10;
  return Math.max(2, step * power);
}

/** Shares that add up to all, in one bar. */
export function stack(
  parts: readonly { readonly share: number; readonly name: string; readonly title: string }[],
): Html {
  let x = 0;
  const bars = parts.map(({ share, name, title }) => {
    const at = x;
    x += share * 100;
    return html`<rect class="fill-${name}" x="${at.toFixed(2)}%" y="0" width="${(share * 100).toFixed(2)}%" height="100%"><title>${title}</title></rect>`;
  });
  return html`<svg class="stack" aria-hidden="true">${bars}</svg>`;
}

/** A bar in a table's cell: of 0 to 1. */
function bar(share: number, name: string): Html {
  const width = Math.max(0, Math.min(1, share)) * 100;
  return html`<svg class="bar ${name}" aria-hidden="true"><rect class="rest" width="100%" height="100%"/><rect width="${width.toFixed(2)}%" height="100%"/></svg>`;
}

/** A number with its bar before it. */
export function measure(share: number | null | undefined, number: Piece, name = ''): Html {
  return html`<span class="measure">${share != null && bar(share, name)}<span>${number}</span></span>`;
}

/** Pareto's picture: shares from the greatest to the least, and the curve of all up to each. */
export function pareto(
  causes: readonly {
    readonly share: number;
    readonly upToHere: number;
    readonly title: string;
    readonly href: string;
  }[],
): Html {
  const width = 100 / Math.max(1, causes.length);
  // Bars and curve are measured by one scale, which need not reach all where what is drawn does not.
  const most = Math.max(...causes.map(({ upToHere }) => upToHere), 0);
  const top = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1].find((one) => one >= most) ?? 1;
  const bars = causes.map(({ share, title, href }, at) => {
    const height = (share / top) * 100;
    return html`<a href="${href}" aria-label="${title}" tabindex="-1"><rect x="${(at * width + width * 0.12).toFixed(2)}" y="${(100 - height).toFixed(2)}" width="${(width * 0.76).toFixed(2)}" height="${height.toFixed(2)}"/><rect class="reach" x="${(at * width).toFixed(2)}" y="0" width="${width.toFixed(2)}" height="100"><title>${title}</title></rect></a>`;
  });
  const points = causes.map(
    ({ upToHere }, at) => `${((at + 0.5) * width).toFixed(2)},${(100 - (upToHere / top) * 100).toFixed(2)}`,
  );
  const words = (share: number) => `${Math.round(share * 100)} %`;
  const labels = causes.map((_, at) => html`<span>${at + 1}</span>`);
  return html`<div class="chart pareto"><div class="scale" aria-hidden="true"><span>${words(top)}</span><span>${words(top / 2)}</span><span>0</span></div>
<svg class="columns" viewBox="0 0 100 100" preserveAspectRatio="none" role="group"><path class="grid" d="M0 .5H100M0 50H100M0 99.7H100"/>${bars}${points.length > 1 && html`<polyline points="${points.join(' ')}"/>`}</svg>
<div class="labels even" aria-hidden="true">${labels}</div></div>`;
}

export function table(heads: readonly Piece[], rows: readonly (readonly Piece[])[], name = ''): Html {
  const head = heads.map((one) => (one === '' ? html`<td></td>` : html`<th scope="col">${one}</th>`));
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`,
  );
  return html`<div class="wide"><table class="${name}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
