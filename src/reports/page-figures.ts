import { METRIC_NAMES, METRICS } from '../insight/metrics';
import { type Html, html } from './html';
import { changed, kindsShown, linked } from './numbers';
import type { Overview } from './overview';
import { page, type Shown, section, spanWords } from './page';
import { filesOf } from './page-overview';
import { spark, table } from './pictures';

/** Every figure there is, with what it counts and by which test a change is said to be more than chance. */
export function figuresPage(shown: Shown, { trends }: Overview): Html {
  const { say, wish } = shown;
  const rows = METRIC_NAMES.map((metric) => {
    const trend = trends.of(metric);
    const time = (ms: number | null) => (ms === null ? '' : say.time(ms));
    return [
      html`<details><summary>${say.metric(metric)}</summary><p lang="en">${METRICS[metric].words}</p></details>`,
      linked(wish, metric, say.value(metric, trend.value), { kinds: kindsShown(metric) }),
      say.number(trend.n),
      say.value(metric, trend.before.value),
      changed(trend, say),
      time(trend.median),
      time(trend.p90),
      trend.chance.p === null
        ? ''
        : `${trend.chance.p < 0.001 ? '< 0.001' : trend.chance.p.toFixed(3)} ${trend.chance.test}`,
      spark(trends.curve(metric).map(({ value }) => value)),
    ];
  });
  const heads = [
    say.t('figure'),
    say.t('value'),
    'n',
    say.t('before'),
    say.t('change'),
    say.t('median'),
    say.t('nineOfTen'),
    `p (${say.t('test')})`,
    '',
  ];
  const note = html`<p class="soft">${spanWords(wish)} · ${say.filter(wish)}. ${say.t('meaningNote')}</p>${filesOf(shown)}`;
  const body = section(say.t('allFigures'), table(heads, rows, 'numbers all'));
  return page(shown, { place: 'allFigures', title: say.t('allFigures'), body, note });
}
