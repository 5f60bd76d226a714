import { RISK_WORDS } from '../insight/report-texts';
import { type Html, html } from './html';
import { PLACES, page, type Shown, section, spanWords } from './page';
import { table } from './pictures';
import { RISK_DAYS, RISK_PAGE, type RiskPage } from './risk';
import { addressOf } from './wish';

/** Whom to call, and why. */
export function riskPage(shown: Shown, { customers, all }: RiskPage, at: number): Html {
  const { say, wish } = shown;
  const rows = customers.map(({ conversations, name, why, lastAt, isOpen }) => [
    html`<ul class="plain">${why.map(({ risk, case: number, at: when }) => html`<li><b>${RISK_WORDS[risk][wish.language]}</b> · <a href="${addressOf(`/reports/case/${encodeURIComponent(number)}`, wish)}">${number}</a> <span class="soft">${say.moment(when)}</span></li>`)}</ul>`,
    say.moment(lastAt),
    isOpen ? html`<b>${say.t('open')}</b>` : '',
    html`${name !== null && html`<b class="name">${name}</b><br>`}<span class="soft mono">${conversations.map((one, at) => html`${at > 0 && html`<br>`}${one}`)}</span>`,
  ]);
  const pages = html`<p class="pages">${at > 0 && html`<a href="${addressOf(PLACES.risk, wish, { page: at - 1 })}">${say.t('back')}</a>`}${(at + 1) * RISK_PAGE < all && html`<a href="${addressOf(PLACES.risk, wish, { page: at + 1 })}" rel="next">${say.t('nextPage')}</a>`}</p>`;
  const heads = [say.t('why'), say.t('lastly'), '', say.t('customer')];
  const body = section(
    `${say.t('atRisk')} (${say.number(all)})`,
    rows.length === 0
      ? html`<p class="soft">${say.t('nothingHere')}</p>`
      : html`${table(heads, rows, 'lines')}${pages}`,
  );
  const note = html`<p class="soft">${spanWords(wish)} · ${say.filter(wish)}. ${say.t('riskIntro', { n: RISK_DAYS })}</p>`;
  return page(shown, { place: 'risk', title: say.t('risk'), body, note });
}
