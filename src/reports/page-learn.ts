import { type Html, html, type Piece } from './html';
import { linked } from './numbers';
import type { Overview } from './overview';
import { page, type Shown, section, spanWords } from './page';
import { table } from './pictures';

/** What to teach, what to look at again, and what nobody finds. */
export function learnPage(shown: Shown, { overdue, unreached }: Overview, groups: Piece): Html {
  const { say, wish } = shown;
  const late = overdue.map(({ flow, owner, reviewBy, visits }) => [
    say.flow(flow),
    say.day(reviewBy),
    owner ?? '–',
    linked(wish, 'flow-visits', say.number(visits), { by: 'flow', part: flow }),
  ]);
  const never = unreached.map(({ flow, owner }) => [
    say.flow(flow),
    html`<span class="mono">flows/${flow}.yaml</span>`,
    owner ?? '–',
  ]);
  const body = html`${groups}<div class="grid">
${section(say.t('overdue'), late.length === 0 ? html`<p class="soft">${say.t('overdueNone')}</p>` : table([say.t('flow'), say.t('reviewBy'), say.t('owner'), say.t('readBy')], late, 'lines'), { name: 'span2' })}
${section(say.t('unreached'), never.length === 0 ? html`<p class="soft">${say.t('unreachedNone')}</p>` : table([say.t('flow'), '', say.t('owner')], never, 'lines'))}
</div>`;
  const note = html`<p class="soft">${spanWords(wish)} · ${say.filter(wish)}</p>`;
  return page(shown, { place: 'learn', title: say.t('learn'), body, note });
}
