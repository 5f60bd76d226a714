import type { Message } from '../domain/message';
import type { CaseClass } from '../insight/judge-case';
import { ENDED } from '../insight/report-texts';
import { type Html, html } from './html';
import { page, type Shown, section } from './page';
import type { TranscriptPage } from './transcript';
import { addressOf } from './wish';

/** What was said in a case: to be read, not answered. */
export function transcriptPage(shown: Shown, { row, messages, more }: TranscriptPage, ended: CaseClass | null): Html {
  const { say, wish } = shown;
  const { number, openedAt, closedAt, intent } = row.case;
  const facts = [
    row.customerName ?? say.t('noName'),
    say.part('language', row.language),
    say.channel(row.channel),
    ...(row.team === null ? [] : [say.team(row.team)]),
    ...(intent === null ? [] : [say.flow(intent)]),
    `${say.moment(openedAt)} – ${closedAt === null ? say.t('open') : say.moment(closedAt)}`,
    ...(ended === null ? [] : [ENDED[ended][wish.language]]),
  ];
  const next =
    more === null
      ? null
      : html`<p class="pages"><a href="${addressOf(`/reports/case/${encodeURIComponent(number)}`, wish, { after: more })}" rel="next">${say.t('nextPage')}</a></p>`;
  const talk = html`<ol class="talk">${messages.map((message) => said(shown, message))}</ol>${next}`;
  const note = html`<p class="soft name">${facts.join(' · ')}</p>`;
  const title = `${say.t('case')} ${number}`;
  return page(shown, { place: null, title, body: section(say.t('transcript'), talk), note });
}

function said({ say }: Shown, { from, at, text, card, buttons, attachments }: Message): Html {
  const who =
    from.role === 'customer' ? (from.name ?? say.t('customer')) : from.role === 'bot' ? say.t('bot') : from.name;
  const shownCard =
    card !== undefined &&
    html`<p class="said-card"><b>${card.title}</b>${card.text !== undefined && html` ${card.text}`}${card.facts?.map(({ label, value }) => html`<br>${label}: ${value}`)}</p>`;
  const files = attachments?.map(({ name }) => html`<p class="soft">${say.t('file')}: ${name}</p>`);
  const choices =
    buttons !== undefined &&
    buttons.length > 0 &&
    html`<p class="soft">[${buttons.map(({ title }) => title).join('] [')}]</p>`;
  return html`<li class="${from.role}"><p class="who">${who} <time>${say.moment(at)}</time></p>${text !== '' && html`<p class="text">${text}</p>`}${shownCard}${files}${choices}</li>`;
}
