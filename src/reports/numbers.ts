import { METRICS, type MetricName } from '../insight/metrics';
import type { Trend } from '../insight/trend';
import { type Html, html, type Piece } from './html';
import { spark } from './pictures';
import type { Say } from './say';
import { addressOf, type Wish } from './wish';

/** Where the cases behind a number are listed. */
export function behindAddress(
  wish: Wish,
  metric: string,
  { by = '', part = '', kinds = '', day }: { by?: string; part?: string; kinds?: string; day?: string } = {},
): string {
  const span = day === undefined ? wish : { ...wish, first: day, last: day };
  return addressOf('/reports/cases', span, {
    metric,
    by: by === '' ? null : by,
    part: part === '' ? null : part,
    kinds: kinds === '' ? null : kinds,
  });
}

/** A number that leads to its cases. */
export function linked(
  wish: Wish,
  metric: string,
  words: Piece,
  where: Parameters<typeof behindAddress>[2] = {},
): Html {
  return html`<a class="number" href="${behindAddress(wish, metric, where)}">${words}</a>`;
}

/** The change against as many days before: coloured and marked only where it is more than chance. */
export function changed(trend: Trend, say: Say): Html | null {
  if (trend.change === null) return null;
  const { change, chance, news } = trend;
  const mark = !chance.isMoreThanChance || change === 0 ? '' : change > 0 ? '▲ ' : '▼ ';
  const why = chance.isMoreThanChance ? say.t('surely') : say.t('same');
  const p =
    chance.p === null ? '' : `, p ${chance.p < 0.001 ? '< 0.001' : `= ${chance.p.toFixed(3)}`} (${chance.test})`;
  return html`<span class="change ${news ?? ''}" title="${why}${p}">${mark}${say.change(trend.metric, change)}<span class="unseen"> (${why})</span></span>`;
}

/** A card: what it is, the number, the change, and how it went. */
export function tile(trend: Trend, curve: readonly (number | null)[], wish: Wish, say: Say): Html {
  const { metric, value, n, median, p90 } = trend;
  const { unit } = METRICS[metric];
  const foot =
    unit === 'count'
      ? null
      : unit === 'time' && median !== null
        ? `${say.t('median')} ${say.time(median)} · ${say.t('nineOfTen')} ${say.time(p90 ?? 0)}`
        : `n ${say.number(n)}`;
  return html`<div class="tile"><h3>${say.metric(metric)}</h3><p class="big">${linked(wish, metric, say.value(metric, value), { kinds: kindsShown(metric) })}${changed(trend, say)}</p>${spark(curve)}<p class="foot">${foot}</p></div>`;
}

/** Of a share one looks at what went wrong: those that count against it. */
export function kindsShown(metric: MetricName): string {
  const { unit, better } = METRICS[metric];
  if (unit === 'points') return '-1';
  if (unit !== 'share') return '';
  return better === 'more' ? '0' : '1';
}
