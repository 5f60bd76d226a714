import { dayOf } from '../domain/opening-hours';
import { METRICS, type MetricName } from '../insight/metrics';
import { RISK_WORDS } from '../insight/report-texts';
import { isTelling } from '../insight/upkeep';
import { type Html, html } from './html';
import { behindAddress, changed, linked, tile } from './numbers';
import { type Overview, rankCauses } from './overview';
import { nothing, PLACES, page, type Shown, section, spanWords } from './page';
import { columns, measure, stack, table } from './pictures';
import type { Unsent } from './unsent';
import { addressOf, isNarrow } from './wish';

const TILES: readonly MetricName[] = ['cases', 'first-contact', 'csat', 'nps', 'to-people', 'understood'];
const ENDINGS = ['confirmed', 'implied', 'declined', 'abandoned', 'returned', 'to-people'] as const;
const READINGS = ['understood', 'clarified', 'misunderstood', 'outside'] as const;
const LIMITS = ['sla-first-answer', 'sla-next-answer', 'sla-resolution', 'promises-kept'] as const;
const HAPPY = ['csat', 'csat-score', 'csat-answered', 'nps', 'angry', 'opened-again'] as const;
/** What is drawn day by day. */
export const OVERVIEW_CURVES: readonly MetricName[] = [...TILES, 'first-answer'];
const MOST = { matters: 10, reasons: 8, causes: 5, steps: 6, agents: 8, risks: 6, upkeep: 4 };

/** The page of each morning: pictures first, and behind each number its cases. */
export function overviewPage(shown: Shown, it: Overview, unsent: readonly Unsent[]): Html {
  const { say, wish } = shown;
  const timeZone = shown.content.frame.timeZone;
  const firstBefore = dayOf(it.before.from, timeZone);
  const lastBefore = dayOf(it.before.to - 1, timeZone);
  const against =
    firstBefore === lastBefore
      ? say.t('againstDay')
      : say.t('againstSpan', { first: say.shortDay(firstBefore), last: say.day(lastBefore) });
  const note = html`<p class="soft">${spanWords(wish)}, ${against}${isNarrow(wish) && html` · <b>${say.filter(wish)}</b>`} · ${
    it.asOf === null ? say.t('notYet') : say.t('asOf', { moment: say.moment(it.asOf) })
  }</p>${filesOf(shown)}${it.inTheMaking > 1 && html`<p class="told" role="status">${say.t('inTheMaking', { n: it.inTheMaking })}</p>`}${unsent.map((one) => unsentNote(shown, one))}`;
  const body = html`<h2 class="unseen">${say.t('glance')}</h2><div class="tiles">${TILES.map((metric) => tileOf(shown, it, told(it, metric)))}</div>
<div class="grid">
${section(say.t('casesAndCsat'), byDay(shown, it), { name: 'span2' })}
${section(say.t('endings'), endings(shown, it))}
${section(say.t('cameFor'), matters(shown, it), { name: 'span2' })}
${section(say.t('reasons'), reasons(shown, it))}
${section(say.t('wentWrong'), causes(shown, it), { name: 'span2', more: html`<a href="${addressOf(PLACES.causes, wish)}">${say.t('seeAll')}</a>` })}
${section(say.t('atRisk'), risks(shown, it), { more: html`<a href="${addressOf(PLACES.risk, wish)}">${say.t('seeAll')}</a>` })}
${section(say.t('waiting'), waiting(shown, it), { name: 'span2' })}
${section(say.t('sla'), shares(shown, it, LIMITS))}
${section(say.t('dropOff'), steps(shown, it), { name: 'span2' })}
${section(say.t('understanding'), understanding(shown, it))}
${!isNarrow(wish) && section(say.t('people'), agents(shown, it), { name: 'span2' })}
${section(say.t('happy'), shares(shown, it, HAPPY))}
${section(say.t('doNext'), upkeep(shown, it), { name: 'span3' })}
</div>
<p class="soft footnote">${say.t('clickNote')}${wish.filters.team !== undefined && html` ${say.t('teamNote')}`}</p>`;
  return page(shown, { place: 'overview', title: `${say.t('overview')} · ${shown.content.botName}`, body, note });
}

function unsentNote({ say }: Shown, { place, lastDay, why, at, isGivenUp }: Unsent): Html {
  const where =
    place === 'folder' ? 'REPORT_DIR' : place === 'hook' ? 'REPORT_WEBHOOK_URL' : place.replace(/^mail:/, '');
  const what = say.t(isGivenUp ? 'unsentForGood' : 'unsent', { day: say.day(lastDay), place: where });
  return html`<p class="told bad" role="status">${what} ${at === undefined ? '' : `${say.moment(at)}: `}${why}</p>`;
}

/** Where nobody is asked whether they would recommend the shop, how soon people answered is told instead. */
function told({ trends }: Overview, metric: MetricName): MetricName {
  const isAsked = trends.of(metric).n > 0 || trends.of(metric).before.n > 0;
  return metric === 'nps' && !isAsked ? 'first-answer' : metric;
}

export function filesOf({ wish, say }: Shown): Html {
  return html`<p class="exports"><a href="${addressOf('/reports/export.csv', wish)}" download>${say.t('csv')}</a><a href="${addressOf('/reports/export.json', wish)}" download>${say.t('json')}</a><button type="button" class="print" hidden>${say.t('print')}</button></p>`;
}

function tileOf({ say, wish }: Shown, { trends }: Overview, metric: MetricName): Html {
  return tile(
    trends.of(metric),
    trends.curve(metric).map(({ value }) => value),
    wish,
    say,
  );
}

function byDay({ say, wish }: Shown, { trends }: Overview): Html {
  const csat = trends.curve('csat');
  const days = trends.curve('cases').map(({ day, n }, at) => ({
    label: say.shortDay(day),
    value: n,
    title: `${say.day(day)}: ${say.cases(n)}, CSAT ${say.value('csat', csat[at]?.value ?? null)}`,
    href: n === 0 ? null : behindAddress(wish, 'cases', { day }),
  }));
  const legend = html`<p class="key"><span class="key-bar"></span>${say.t('cases')} <span class="key-line"></span>CSAT (0–100 %)</p>`;
  const rows = days.map(({ value, href }, at) => [
    say.day(csat[at]!.day),
    href === null ? '0' : html`<a class="number" href="${href}">${say.number(value)}</a>`,
    say.value('csat', csat[at]!.value),
  ]);
  const numbers = html`<details><summary>${say.t('allFigures')}</summary>${table(['', say.t('cases'), 'CSAT'], rows, 'numbers')}</details>`;
  return html`${columns(
    days,
    csat.map(({ value }) => value),
    (value) => say.number(value),
  )}${legend}${days.length <= 62 && numbers}`;
}

function endings({ say, wish }: Shown, { trends }: Overview): Html {
  const all = ENDINGS.map((metric) => trends.of(metric));
  const picture = stack(
    all.map(({ metric, value }) => ({
      share: value ?? 0,
      name: metric,
      title: `${say.metric(metric)} ${say.share(value)}`,
    })),
  );
  const rows = all.map((trend) => [
    html`<span class="dot fill-${trend.metric}"></span>${say.metric(trend.metric)}`,
    linked(wish, trend.metric, say.share(trend.value), { kinds: '1' }),
    changed(trend, say),
  ]);
  return html`${picture}${table(['', say.t('share'), say.t('change')], rows, 'numbers')}`;
}

function matters({ say, wish }: Shown, { matters, trends }: Overview): Html {
  const isHeld = trends.of('cases').change !== null;
  // That nobody came for it any more is news; that nobody has come yet is none.
  const all = isHeld ? matters : matters.filter(({ cases }) => cases > 0);
  if (all.length === 0) return nothing(say);
  const most = Math.max(...all.map(({ cases }) => cases), 1);
  const rows = all
    .slice(0, MOST.matters)
    .map(({ matter, cases, before, toPeople, returned, csat }) => [
      say.flow(matter),
      measure(cases / most, linked(wish, 'cases', say.number(cases), { by: 'matter', part: matter })),
      isHeld && html`<span class="change">${say.change('cases', cases - before)}</span>`,
      linked(wish, 'to-people', say.share(toPeople), { by: 'matter', part: matter, kinds: '1' }),
      linked(wish, 'returned', say.share(returned), { by: 'matter', part: matter, kinds: '1' }),
      linked(wish, 'csat', say.share(csat), { by: 'matter', part: matter, kinds: '0' }),
    ]);
  const heads = [say.t('matter'), say.t('cases'), say.t('change'), say.t('toPeople'), say.t('returned'), 'CSAT'];
  return html`${table(heads, rows, 'numbers barred')}${all.length > MOST.matters && html`<p class="soft">${say.t('more', { n: all.length - MOST.matters })}</p>`}`;
}

function reasons({ say, wish }: Shown, { reasons: all, trends }: Overview): Html {
  if (all.length === 0) return nothing(say);
  const closed = trends.of('to-people').n;
  const most = all[0]!.n;
  const rows = all
    .slice(0, MOST.reasons)
    .map(({ reason, n }) => [
      say.reason(reason),
      measure(n / most, linked(wish, 'to-people', say.number(n), { by: 'reason', part: reason, kinds: '1' })),
      say.share(closed === 0 ? null : n / closed),
    ]);
  return table([say.t('why'), say.t('cases'), say.t('share')], rows, 'numbers barred');
}

function causes(shown: Shown, it: Overview): Html {
  const { say, wish } = shown;
  const ranked = rankCauses(it.causes, 'time');
  if (ranked.length === 0) return nothing(say);
  const rows = ranked
    .slice(0, MOST.causes)
    .map((cause) => [
      html`${say.cause(cause)}${cause.advice !== null && html`<span class="advice">→ ${say.advice(cause.advice)}</span>`}`,
      measure(cause.share / ranked[0]!.share, say.share(cause.share)),
      linked(wish, 'cause-time', say.number(cause.cases), { by: 'cause', part: cause.key }),
      say.time(cause.agentMs),
      say.number(cause.unhappy),
    ]);
  const heads = [say.t('cause'), say.t('agentTime'), say.t('cases'), say.t('time'), say.t('unhappy')];
  return table(heads, rows, 'numbers barred stacked');
}

function risks({ say, wish }: Shown, { risks: all }: Overview): Html {
  if (all.length === 0) return nothing(say);
  const rows = all
    .slice(0, MOST.risks)
    .map(({ risk, n }) => [
      RISK_WORDS[risk]?.[wish.language] ?? risk,
      measure(n / all[0]!.n, linked(wish, 'at-risk', say.number(n), { by: 'risk', part: risk }), 'warm'),
    ]);
  return table([say.t('why'), say.t('cases')], rows, 'numbers barred');
}

const MINUTE = 60_000;
const STEPS_OF_WAIT = [1, 2, 5, 10, 30, 60, 240].map((minutes) => minutes * MINUTE);

function waiting({ say, wish }: Shown, { trends }: Overview): Html {
  const work = wish.atWork ? '-work' : '';
  const names = [`wait${work}`, `first-answer${work}`, `next-answer${work}`, `resolution-time${work}`, 'handle-time'];
  const { counts, n } = trends.now.tally(`wait${work}` as MetricName);
  const steps = [...STEPS_OF_WAIT, Number.POSITIVE_INFINITY];
  const groups = steps.map((to, at) => {
    const from = at === 0 ? 0 : steps[at - 1]!;
    let value = 0;
    for (const [ms, count] of counts) if (ms >= from && ms < to) value += count;
    const label = to === Number.POSITIVE_INFINITY ? `> ${say.time(from)}` : `< ${say.time(to)}`;
    return { label, value, title: `${label}: ${say.number(value)}`, href: null };
  });
  const rows = names.map((name) => {
    const trend = trends.of(name as MetricName);
    const time = (ms: number | null) => (ms === null ? '–' : say.time(ms));
    return [
      say.metric(trend.metric),
      linked(wish, trend.metric, time(trend.value)),
      time(trend.median),
      time(trend.p90),
      changed(trend, say),
    ];
  });
  const left = trends.of('left-waiting');
  const gone = html`<p>${linked(wish, 'left-waiting', say.share(left.value), { kinds: '1' })} ${say.t('leftWaiting')} ${changed(left, say)}</p>`;
  const picture = n > 0 && columns(groups, [], (value) => say.number(value));
  return html`${picture}${table(['', 'Ø', say.t('median'), say.t('nineOfTen'), say.t('change')], rows, 'numbers')}${gone}`;
}

/** Shares and scores with a bar of how much there is of it. */
function shares({ say, wish }: Shown, { trends }: Overview, names: readonly MetricName[]): Html {
  const rows = names.map((metric) => {
    const trend = trends.of(metric);
    const { unit, better } = METRICS[metric];
    const share = unit === 'share' ? trend.value : unit === 'score' ? ((trend.value ?? 1) - 1) / 4 : null;
    const kinds = unit === 'share' ? (better === 'less' ? '1' : '0') : unit === 'points' ? '-1' : '';
    return [
      say.metric(metric),
      measure(share, linked(wish, metric, say.value(metric, trend.value), { kinds }), better === 'less' ? 'warm' : ''),
      changed(trend, say),
      html`<span class="soft">${say.number(trend.n)}</span>`,
    ];
  });
  return table(['', say.t('value'), say.t('change'), 'n'], rows, 'numbers barred');
}

function steps({ say, wish }: Shown, { steps: all }: Overview): Html {
  if (all.length === 0) return nothing(say);
  const rows = all
    .slice(0, MOST.steps)
    .map(({ step, visits, left }) => [
      say.place(step),
      measure(left / visits, say.share(left / visits), 'warm'),
      linked(wish, 'left-at-step', say.number(left), { by: 'step', part: step, kinds: '1' }),
      say.number(visits),
    ]);
  return table([say.t('step'), say.t('share'), say.t('left'), say.t('visits')], rows, 'numbers barred stacked');
}

function understanding(shown: Shown, it: Overview): Html {
  const { say, wish } = shown;
  const all = READINGS.map((metric) => it.trends.of(metric));
  const picture = stack(
    all.map(({ metric, value }) => ({
      share: value ?? 0,
      name: metric,
      title: `${say.metric(metric)} ${say.share(value)}`,
    })),
  );
  const rows = all.map((trend) => [
    html`<span class="dot fill-${trend.metric}"></span>${say.metric(trend.metric)}`,
    linked(wish, trend.metric, say.share(trend.value), { kinds: '1' }),
    changed(trend, say),
  ]);
  return html`${picture}${table(['', say.t('share'), say.t('change')], rows, 'numbers')}<p><a href="${addressOf(PLACES.learn, wish)}">${say.t('misread')}</a></p>`;
}

function agents({ say, wish }: Shown, { agents: all }: Overview): Html {
  if (all.length === 0) return nothing(say);
  const most = Math.max(...all.map(({ solved }) => solved), 1);
  const rows = all
    .slice(0, MOST.agents)
    .map((agent) => [
      agent.name,
      measure(
        agent.solved / most,
        linked(wish, 'handle-time', say.number(agent.solved), { by: 'agent', part: agent.agentId }),
      ),
      agent.casesAnHour === null ? '–' : say.number(agent.casesAnHour, 1),
      agent.inParallel === null ? '–' : say.number(agent.inParallel, 1),
      agent.firstAnswerMs === null
        ? '–'
        : linked(wish, 'first-answer', say.time(agent.firstAnswerMs), { by: 'agent', part: agent.agentId }),
      linked(wish, 'csat', say.share(agent.csat), { by: 'agent', part: agent.agentId, kinds: '0' }),
    ]);
  const heads = [say.t('agent'), say.t('solved'), say.t('anHour'), say.t('parallel'), say.t('firstAnswer'), 'CSAT'];
  return table(heads, rows, 'numbers barred');
}

function upkeep({ say, wish }: Shown, { causes: all, overdue, unreached, trends }: Overview): Html {
  const said = new Set<string>();
  const items: Html[] = [];
  for (const weight of ['time', 'unhappy'] as const) {
    for (const { advice, key, cases } of rankCauses(all, weight).slice(0, MOST.upkeep)) {
      const text = advice === null ? '' : say.advice(advice);
      if (text === '' || said.has(text)) continue;
      said.add(text);
      const where = { by: 'cause', part: key };
      items.push(html`<li>${text} ${linked(wish, 'cause-time', say.cases(cases), where)}</li>`);
    }
  }
  for (const { flow, reviewBy, visits } of overdue.slice(0, MOST.upkeep)) {
    const values = { flow: say.flow(flow), day: say.day(reviewBy), n: say.number(visits) };
    items.push(html`<li>${say.t('review', values)}</li>`);
  }
  if (isTelling(unreached, trends.of('cases').n)) {
    const names = unreached.slice(0, 8).map(({ flow }) => say.flow(flow));
    const flows = names.join(', ') + (unreached.length > 8 ? ' …' : '');
    items.push(
      html`<li>${say.t('unreached', { flows })} <a href="${addressOf(PLACES.learn, wish)}">${say.t('seeAll')}</a></li>`,
    );
  }
  return items.length === 0 ? nothing(say) : html`<ol class="todo">${items}</ol>`;
}
