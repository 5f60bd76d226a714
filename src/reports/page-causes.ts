import { type Html, html } from './html';
import { linked } from './numbers';
import { type CauseWeight, type Overview, rankCauses } from './overview';
import { nothing, PLACES, page, type Shown, section, spanWords } from './page';
import { pareto, table } from './pictures';
import { addressOf } from './wish';

const WEIGHTS: readonly CauseWeight[] = ['time', 'unhappy', 'cases'];
const MOST = { drawn: 20, listed: 60 };
/** The few behind most of it. */
const MOST_OF_IT = 0.8;

export function weightOf(given: string | undefined): CauseWeight {
  return WEIGHTS.find((one) => one === given) ?? 'time';
}

/** Pareto's page: the few causes behind most of the trouble, what the record suggests against each, and its cases. */
export function causesPage(shown: Shown, { causes }: Overview, weight: CauseWeight): Html {
  const { say, wish } = shown;
  const names = { time: say.t('weighTime'), unhappy: say.t('weighUnhappy'), cases: say.t('weighCases') };
  const choice = html`<nav class="periods" aria-label="${say.t('weighBy')}">${WEIGHTS.map(
    (one) =>
      html`<a href="${addressOf(PLACES.causes, wish, { by: one })}"${one === weight && html` aria-current="true"`}>${names[one]}</a>`,
  )}</nav>`;
  const ranked = rankCauses(causes, weight);
  const few = Math.min(ranked.findIndex(({ upToHere }) => upToHere >= MOST_OF_IT) + 1, MOST.drawn);
  const drawn = ranked.slice(0, MOST.drawn).map((cause, at) => ({
    ...cause,
    title: `${at + 1}. ${say.cause(cause)}: ${say.share(cause.share)}`,
    href: `#cause-${at + 1}`,
  }));
  const rows = ranked
    .slice(0, MOST.listed)
    .map((cause, at) => [
      html`<span id="cause-${at + 1}">${at + 1}. ${say.cause(cause)}</span>${cause.advice !== null && html`<span class="advice">→ ${say.advice(cause.advice)}</span>`}`,
      say.share(cause.share),
      say.share(cause.upToHere),
      linked(wish, 'cause-time', say.number(cause.cases), { by: 'cause', part: cause.key }),
      say.time(cause.agentMs),
      linked(wish, 'cause-unhappy', say.number(cause.unhappy), { by: 'cause', part: cause.key, kinds: '1' }),
    ]);
  const what = { time: say.t('agentTime'), unhappy: say.t('unhappyCustomers'), cases: say.t('cases') }[weight];
  const heads = [say.t('cause'), say.t('share'), say.t('upTo'), say.t('cases'), say.t('time'), say.t('unhappy')];
  const title = say.t('fewBehindMost', {
    n: few,
    all: ranked.length,
    share: say.share(ranked[few - 1]?.upToHere ?? 0),
    what,
  });
  const body =
    ranked.length === 0
      ? section(say.t('causes'), nothing(say))
      : html`${section(title, pareto(drawn))}${section(say.t('causes'), table(heads, rows, 'numbers stacked'))}`;
  const note = html`<p class="soft">${spanWords(wish)} · ${say.filter(wish)}</p>${choice}`;
  return page(shown, { place: 'causes', title: say.t('wentWrong'), body, note });
}
