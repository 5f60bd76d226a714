import { LANGUAGES } from '../domain/language';
import { FILTERS, type Filter } from '../insight/cut';
import { dayWords } from '../insight/figure-words';
import type { ReportContent } from './content';
import { type Html, html, type Piece } from './html';
import type { Say } from './say';
import { LANGUAGE_NAMES } from './texts';
import { addressOf, PERIODS, spanNamed, type Wish } from './wish';

/** Where the pages are; the first is the one that a supervisor sees each morning. */
export const PLACES = {
  overview: '/reports',
  causes: '/reports/causes',
  risk: '/reports/risk',
  learn: '/reports/learn',
  allFigures: '/reports/figures',
} as const;
export type PlaceName = keyof typeof PLACES;

export interface Shown {
  readonly wish: Wish;
  readonly say: Say;
  readonly content: ReportContent;
  readonly today: string;
  /** Channels that have something in the time: for the filter. */
  readonly channels: readonly string[];
  readonly viewer: string;
  readonly assets: { readonly css: string; readonly js: string };
}

/** A whole page: its head, the way around, and what it is about. */
export function page(
  shown: Shown,
  { place, title, body, note }: { place: PlaceName | null; title: string; body: Piece; note?: Piece },
): Html {
  const { say, wish, assets, content } = shown;
  return html`<!doctype html>
<html lang="${wish.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${content.botName}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assets.css}">
<script src="${assets.js}" defer></script>
</head>
<body>
<a class="skip" href="#main">${say.t('skip')}</a>
<header class="top">
<p class="brand"><svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6"/><path d="M7 6.5v11M16.5 6.5 10.5 12l6 5.5"/></svg>Khidmat <span>${say.t('reports')}</span></p>
<nav aria-label="${say.t('reports')}">${(Object.keys(PLACES) as PlaceName[]).map((name) => html`<a href="${addressOf(PLACES[name], wish)}"${place === name && html` aria-current="page"`}>${say.t(name)}</a>`)}</nav>
<p class="who"><a href="/desk">${say.t('desk')}</a> <span>${shown.viewer}</span></p>
</header>
${place !== null && controls(shown, place)}
<main id="main" tabindex="-1">
<div class="heading"><h1>${title}</h1>${note}</div>
${body}
</main>
</body>
</html>
`;
}

/** The time, whom it is about, and how times are counted: links and one form, that works without a script too. */
function controls(shown: Shown, place: PlaceName): Html {
  const { say, wish, today, content, channels } = shown;
  const here = PLACES[place];
  const names = { today: say.t('today'), 365: say.t('year') } as Readonly<Record<string, string>>;
  const periods = PERIODS.map((name) => {
    const span = spanNamed(name, today);
    const isShown = span.first === wish.first && span.last === wish.last;
    const label = names[name] ?? say.t('days', { n: name });
    return html`<a href="${addressOf(here, { ...wish, ...span })}"${isShown && html` aria-current="true"`}>${label}</a>`;
  });
  const option = (value: string, label: string, isChosen: boolean) =>
    html`<option value="${value}"${isChosen && html` selected`}>${label}</option>`;
  const known: { readonly [filter in Filter]: readonly string[] } = {
    team: content.teams.map(({ name }) => name),
    channel: channels,
    language: content.languages,
  };
  const filters = FILTERS.map((name) => {
    const chosen = wish.filters[name];
    // One may have come by an address of another time.
    const parts = chosen === undefined || known[name].includes(chosen) ? known[name] : [...known[name], chosen];
    if (parts.length === 0) return null;
    const options = parts.map((part) => option(part, say.part(name, part), part === chosen));
    return html`<label>${say.t(name)} <select name="${name}">${option('', say.t('everybody'), chosen === undefined)}${options}</select></label>`;
  });
  return html`<div class="controls">
<nav class="periods" aria-label="${say.t('period')}">${periods}</nav>
<details class="choice" open><summary>${say.t('choice')}</summary>
<form method="get" action="${here}" class="filters" role="search" aria-label="${say.t('choice')}">
<label>${say.t('from')} <input type="date" name="from" value="${wish.first}" max="${today}" required></label>
<label>${say.t('to')} <input type="date" name="to" value="${wish.last}" max="${today}" required></label>
${filters}
<label>${say.t('hours')} <select name="hours">${option('', say.t('byClock'), !wish.atWork)}${option('work', say.t('byWork'), wish.atWork)}</select></label>
<label>${say.t('pageLanguage')} <select name="lang">${LANGUAGES.map((one) => html`<option value="${one}" lang="${one}"${one === wish.language && html` selected`}>${LANGUAGE_NAMES[one]}</option>`)}</select></label>
<button type="submit">${say.t('show')}</button>
</form>
</details>
</div>`;
}

export function section(
  title: Piece,
  body: Piece,
  options: { readonly id?: string; readonly name?: string; readonly more?: Piece } = {},
): Html {
  return html`<section class="box ${options.name ?? ''}"${options.id !== undefined && html` id="${options.id}"`}><div class="box-head"><h2>${title}</h2>${options.more}</div>${body}</section>`;
}

export function spanWords({ first, last, language }: Wish): string {
  return first === last ? dayWords(first, language) : `${dayWords(first, language)} – ${dayWords(last, language)}`;
}

export function nothing(say: Say): Html {
  return html`<p class="soft">${say.t('nothingHere')}</p>`;
}
