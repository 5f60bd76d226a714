import { causeOfKey } from '../insight/cause';
import { METRICS, type MetricName } from '../insight/metrics';
import { ENDED, RISK_WORDS } from '../insight/report-texts';
import type { BehindPage, BehindRow, BehindWish } from './behind';
import { type Html, html, type Piece } from './html';
import { behindAddress } from './numbers';
import { PLACES, page, type Shown, section, spanWords } from './page';
import { table } from './pictures';
import { addressOf } from './wish';

/** What was asked for in the address: a figure, perhaps a part of it, perhaps only what counts. */
export interface BehindQuery {
  readonly metric: BehindWish['metric'];
  readonly by: string;
  readonly part: string;
  readonly kinds: string;
  readonly after: string;
}

/** The cases that a number is made of. */
export function behindPage(shown: Shown, query: BehindQuery, { rows, next }: BehindPage): Html {
  const { say, wish } = shown;
  const { metric, by, part, kinds } = query;
  const title = say.t('behind', { what: nameOf(shown, query) });
  const lines = rows.map((row) => lineOf(shown, metric, row));
  const heads = [say.t('case'), say.t('customer'), say.t('matter'), say.t('when'), say.t('value'), say.t('ended')];
  const again = (change: Partial<BehindQuery>) => {
    const address = behindAddress(wish, metric, { by, part, kinds });
    return change.after === undefined ? address : `${address}&after=${encodeURIComponent(change.after)}`;
  };
  const pages = html`<p class="pages">${query.after !== '' && html`<a href="${again({})}">${say.t('earlier')}</a>`}${next !== null && html`<a href="${again({ after: next })}" rel="next">${say.t('nextPage')}</a>`}</p>`;
  const body = section(
    html`${kindChoice(shown, query)}`,
    lines.length === 0
      ? html`<p class="soft">${say.t('nothingHere')}</p>`
      : html`${table(heads, lines, 'lines')}${pages}`,
  );
  const csv = addressOf('/reports/cases.csv', wish, {
    metric,
    by: by === '' ? null : by,
    part: part === '' ? null : part,
    kinds: kinds === '' ? null : kinds,
  });
  const note = html`<p class="soft">${spanWords(wish)} · ${say.filter(wish)} · <a href="${addressOf(PLACES.overview, wish)}">${say.t('overview')}</a></p><p class="exports"><a href="${csv}" download>${say.t('csv')}</a></p>`;
  return page(shown, { place: null, title, body, note });
}

export function nameOf({ say, wish }: Shown, { metric, by, part }: BehindQuery): string {
  const figure = Object.hasOwn(METRICS, metric) ? say.metric(metric as MetricName) : '';
  if (by === 'cause') return say.cause(causeOfKey(part));
  if (by === 'risk') return RISK_WORDS[part as keyof typeof RISK_WORDS]?.[wish.language] ?? part;
  const of = by === '' ? '' : say.part(by, part);
  return [figure, of].filter((one) => one !== '').join(' · ');
}

/** Of a share one may look at what counts, at what does not, or at all of it. */
function kindChoice({ say, wish }: Shown, { metric, by, part, kinds }: BehindQuery): Piece {
  const unit = Object.hasOwn(METRICS, metric) ? METRICS[metric as MetricName].unit : null;
  const choices: readonly (readonly [string, string])[] =
    unit === 'points'
      ? [
          ['1', say.t('promoters')],
          ['0', say.t('passives')],
          ['-1', say.t('detractors')],
          ['', say.t('both')],
        ]
      : unit === 'share'
        ? [
            ['1', say.t('counts')],
            ['0', say.t('countsNot')],
            ['', say.t('both')],
          ]
        : [];
  if (choices.length === 0) return say.t('cases');
  return html`<span class="periods">${choices.map(
    ([value, label]) =>
      html`<a href="${behindAddress(wish, metric, { by, part, kinds: value })}"${value === kinds && html` aria-current="true"`}>${label}</a>`,
  )}</span>`;
}

function lineOf({ say, wish }: Shown, metric: string, row: BehindRow): readonly Piece[] {
  const { number, it, at, customerName, ended } = row;
  const link =
    number === null
      ? html`<span class="soft">${say.t('noCase')}</span>`
      : html`<a class="number" href="${addressOf(`/reports/case/${encodeURIComponent(number)}`, wish)}">${number}</a>`;
  return [
    link,
    html`<span class="${customerName === null ? 'soft' : 'name'}">${customerName ?? say.t('noName')}</span>`,
    it === null ? '' : say.flow(it.matter ?? 'none'),
    say.moment(at),
    worthOf(metric, row, say),
    ended === null ? (it === null ? '' : say.t('open')) : ENDED[ended][wish.language],
  ];
}

/** Shares say it by where the case is listed; times and scores are told. */
export function worthOf(metric: string, { value }: Pick<BehindRow, 'value'>, say: Shown['say']): string {
  const unit = Object.hasOwn(METRICS, metric) ? METRICS[metric as MetricName].unit : null;
  if (metric === 'cause-time' || unit === 'time') return say.time(value);
  if (unit === 'share') return value === 1 ? '✓' : '–';
  return unit === 'count' || unit === null ? '' : say.number(value);
}
