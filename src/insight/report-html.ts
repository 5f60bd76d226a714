import type { Language, LocalText } from '../domain/language';
import type { CaseRef, Cause } from './causes';
import { changeWords, dayWords, numberWords, timeWords, valueWords } from './figure-words';
import { METRICS, type MetricName } from './metrics';
import { flowTitle, nextSteps, placeTitle, stepTitle } from './next-steps';
import type { Report } from './report';
import { ENDED, fill, REASONS, RISK_WORDS, TEXTS } from './report-texts';
import type { Trend } from './trend';

export interface HtmlWish {
  readonly language: Language;
  /** Where a case can be looked at (`/desk#`), its number put behind; null: numbers are no links. */
  readonly caseUrl: string | null;
}

const GLANCE: readonly MetricName[] = [
  'cases',
  'first-contact',
  'csat',
  'nps',
  'to-people',
  'understood',
  'resolution-time',
  'first-answer-work',
  'wait-work',
  'sla-first-answer',
  'sla-resolution',
  'promises-kept',
];
const ENDINGS: readonly MetricName[] = ['confirmed', 'implied', 'declined', 'abandoned', 'returned', 'to-people'];
const MOST = { matters: 8, causes: 4, atRisk: 6, agents: 8, examples: 3 };

/** One page for supervisors, pictures first, whole in itself: it prints on one sheet, and runs no script. */
export function reportHtml(report: Report, wish: HtmlWish): string {
  return new Page(report, wish).html();
}

class Page {
  private readonly language: Language;

  constructor(
    private readonly report: Report,
    private readonly wish: HtmlWish,
  ) {
    this.language = wish.language;
  }

  html(): string {
    const { report } = this;
    const days = report.curves.cases.length;
    const title = `${this.t(days === 7 ? 'title' : 'titleOther')} · ${report.botName}`;
    const span = `${dayWords(report.firstDay, this.language)} – ${dayWords(report.lastDay, this.language)} (${report.timeZone})`;
    const against = fill(this.t(days === 1 ? 'againstDay' : 'against'), { days: String(days) });
    return `<!doctype html>
<html lang="${this.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(`${title}, ${report.firstDay}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${safe(title)}</h1><p>${safe(span)}, ${safe(against)}</p></header>
<main>
${section(this.t('glance'), `<div class="cards">${GLANCE.map((metric) => this.card(metric)).join('')}</div>`)}
<div class="two">
${section(this.t('endings'), this.endings())}
${section(`${this.t('cases')} · CSAT`, this.curves())}
</div>
<div class="two">
${section(this.t('cameFor'), this.matters())}
${section(this.t('wasDone'), this.agents())}
</div>
${section(this.t('wentWrong'), `${this.causes('byTime', report.causes.byAgentTime)}${this.causes('byUnhappy', report.causes.byUnhappy)}`)}
<div class="two">
${section(this.t('doNext'), this.next())}
${section(`${this.t('atRisk')} (${numberWords(report.atRisk.length, this.language)})`, this.atRisk())}
</div>
</main>
<footer>${safe(this.t('chance'))}</footer>
</body>
</html>
`;
  }

  private card(metric: MetricName): string {
    const trend = this.trend(metric);
    const value = safe(valueWords(metric, trend.value, this.language));
    const n = METRICS[metric].unit === 'count' ? '' : `<small>n ${numberWords(trend.n, this.language)}</small>`;
    return `<div class="card"><h3>${safe(this.title(METRICS[metric].title))}</h3><b>${value}</b>${this.change(trend)}${n}</div>`;
  }

  private change(trend: Trend): string {
    if (trend.change === null) return '';
    return `<i class="${trend.news ?? ''}">${safe(changeWords(trend.metric, trend.change, this.language))}</i>`;
  }

  /** One bar of the shares that add up to all. */
  private endings(): string {
    const shares = ENDINGS.map((metric) => this.trend(metric));
    let x = 0;
    const bars = shares.map(({ value }, index) => {
      const width = (value ?? 0) * 100;
      const bar = `<rect class="e${index}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`;
      x += width;
      return bar;
    });
    const legend = shares.map(
      (trend, index) =>
        `<li><span class="e${index}"></span>${safe(this.title(METRICS[trend.metric].title))} <b>${safe(valueWords(trend.metric, trend.value, this.language))}</b> ${this.change(trend)}</li>`,
    );
    return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${bars.join('')}</svg><ul class="legend">${legend.join('')}</ul>`;
  }

  private curves(): string {
    const { cases, csat } = this.report.curves;
    const most = Math.max(1, ...cases.map(({ n }) => n));
    const width = 100 / cases.length;
    const bars = cases.map(({ day, n }, index) => {
      const height = (n / most) * 40;
      const at = (index * width + width * 0.15).toFixed(2);
      return `<rect x="${at}" y="${(42 - height).toFixed(2)}" width="${(width * 0.7).toFixed(2)}" height="${height.toFixed(2)}"><title>${safe(dayWords(day, this.language))}: ${n}</title></rect>`;
    });
    const points = csat.flatMap(({ value }, index) =>
      value === null ? [] : [`${((index + 0.5) * width).toFixed(2)},${(42 - value * 40).toFixed(2)}`],
    );
    const rows = cases.map(({ day, n }, index) => {
      const score = valueWords('csat', csat[index]?.value ?? null, this.language);
      return [safe(dayWords(day, this.language)), numberWords(n, this.language), safe(score)];
    });
    const numbers = rows.length <= 7 ? table(['', this.t('cases'), 'CSAT'], rows) : '';
    return `<svg class="curve" viewBox="0 0 100 44" preserveAspectRatio="none" role="img" aria-label="${safe(this.t('cases'))}, CSAT">${bars.join('')}<polyline points="${points.join(' ')}"/></svg>${numbers}`;
  }

  private matters(): string {
    const isHeld = this.trend('cases').change !== null;
    const rows = this.report.matters
      .slice(0, MOST.matters)
      .map(({ matter, cases, before, toPeople, returned, csat }) => [
        safe(this.flow(matter)),
        numberWords(cases, this.language),
        safe(changeWords('cases', isHeld ? cases - before : null, this.language)),
        safe(valueWords('to-people', toPeople, this.language)),
        safe(valueWords('returned', returned, this.language)),
        safe(valueWords('csat', csat, this.language)),
      ]);
    const names = ['matter', 'cases', 'change', 'toPeople', 'returned'] as const;
    return (
      table([...names.map((name) => this.t(name)), 'CSAT'], rows) +
      this.andMore(this.report.matters.length, MOST.matters)
    );
  }

  private agents(): string {
    const rows = this.report.agents
      .slice(0, MOST.agents)
      .map((agent) => [
        safe(agent.name),
        numberWords(agent.solved, this.language),
        agent.casesAnHour === null ? '–' : numberWords(agent.casesAnHour, this.language, 1),
        agent.inParallel === null ? '–' : numberWords(agent.inParallel, this.language, 1),
        safe(valueWords('first-answer', agent.firstAnswer.median, this.language)),
        safe(valueWords('csat', agent.csat.value, this.language)),
      ]);
    const names = ['agent', 'solved', 'anHour', 'parallel', 'firstAnswer'] as const;
    return (
      table([...names.map((name) => this.t(name)), 'CSAT'], rows) + this.andMore(this.report.agents.length, MOST.agents)
    );
  }

  private causes(heading: 'byTime' | 'byUnhappy', causes: readonly Cause[]): string {
    const rows = causes
      .slice(0, MOST.causes)
      .map((cause) => [
        safe(this.causeWords(cause)),
        numberWords(cause.cases.length, this.language),
        safe(timeWords(cause.agentMs, this.language)),
        numberWords(cause.unhappy, this.language),
        safe(valueWords('to-people', cause.share, this.language)),
        this.examples(cause.cases),
      ]);
    const names = ['cause', 'cases', 'time', 'unhappy', 'share', 'examples'] as const;
    return `<h3>${safe(this.t(heading))}</h3>${table(
      names.map((name) => this.t(name)),
      rows,
    )}`;
  }

  private causeWords({ matter, intent, ended, reason, place }: Cause): string {
    const about = matter === null && intent !== null ? `${this.flow('none')} (${intent})` : this.flow(matter ?? 'none');
    const why = reason === null ? ENDED[ended][this.language] : this.title(REASONS[reason] ?? { en: reason });
    return [about, why, ...(place === null ? [] : [this.stepOf(place, matter)])].join(' · ');
  }

  /** Within its own flow a step by itself. */
  private stepOf(place: string, matter: string | null): string {
    if (place.startsWith(`${matter}/`)) return stepTitle(this.report, place, this.language);
    return placeTitle(this.report, place, this.language);
  }

  private next(): string {
    const items = nextSteps(this.report, this.language).map(({ text, cases }) =>
      cases.length === 0 ? safe(text) : `${safe(text)} ${this.examples(cases)}`,
    );
    return items.length === 0
      ? `<p>${safe(this.t('nothing'))}</p>`
      : `<ol>${items.map((item) => `<li>${item}</li>`).join('')}</ol>`;
  }

  private atRisk(): string {
    const { atRisk } = this.report;
    if (atRisk.length === 0) return `<p>${safe(this.t('nothing'))}</p>`;
    const items = atRisk.slice(0, MOST.atRisk).map(({ why }) => {
      const cases = [...new Set(why.map((one) => one.case))].map((number) => this.link(number));
      const words = [...new Set(why.map(({ risk }) => RISK_WORDS[risk][this.language]))];
      return `<li>${cases.join(' ')}: ${safe(words.join(', '))}</li>`;
    });
    return `<ul>${items.join('')}</ul>${this.andMore(atRisk.length, MOST.atRisk)}`;
  }

  private examples(cases: readonly CaseRef[]): string {
    return cases
      .slice(0, MOST.examples)
      .map((one) => this.link(one.case))
      .join(' ');
  }

  private link(number: string): string {
    const { caseUrl } = this.wish;
    const name = safe(number);
    return caseUrl === null ? name : `<a href="${safe(caseUrl + encodeURIComponent(number))}">${name}</a>`;
  }

  private andMore(all: number, shown: number): string {
    if (all <= shown) return '';
    return `<p class="more">${safe(fill(this.t('more'), { n: numberWords(all - shown, this.language) }))}</p>`;
  }

  private trend(metric: MetricName): Trend {
    return this.report.trends.find((one) => one.metric === metric)!;
  }

  private flow(name: string): string {
    return flowTitle(this.report, name, this.language);
  }

  private title(text: LocalText): string {
    return text[this.language] ?? text.en ?? text.id ?? text.ms ?? '';
  }

  private t(name: keyof typeof TEXTS): string {
    return TEXTS[name][this.language];
  }
}

function section(title: string, body: string): string {
  return `<section><h2>${safe(title)}</h2>${body}</section>`;
}

/** Cells are HTML, headings are not. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((one) => `<th scope="col">${safe(one)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `
:root{--ink:#1b2430;--soft:#5b6776;--line:#d9dfe6;--good:#0b6e4f;--bad:#b3261e}
*{box-sizing:border-box}
body{margin:0 auto;padding:16px;max-width:980px;font:13px/1.35 system-ui,sans-serif;color:var(--ink);background:#fff}
h1{font-size:20px;margin:0}h2{font-size:14px;margin:14px 0 6px;border-bottom:2px solid var(--ink)}h3{font-size:12px;margin:6px 0 2px;color:var(--soft);font-weight:600}
header p,footer,.more,small{color:var(--soft);margin:2px 0}footer,small,.more{font-size:11px}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(145px,1fr));gap:6px}
.card{border:1px solid var(--line);border-radius:6px;padding:6px 8px}.card h3{margin:0;min-height:2.6em}.card b{font-size:18px;margin-right:6px}.card small{display:block}
i{font-style:normal;color:var(--soft)}i.good{color:var(--good);font-weight:700}i.bad{color:var(--bad);font-weight:700}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 18px}
table{border-collapse:collapse;width:100%;font-size:12px}th{text-align:left;color:var(--soft);font-weight:600}td,th{padding:2px 6px 2px 0;border-bottom:1px solid var(--line);vertical-align:top}
td:not(:first-child){white-space:nowrap}
.two>section{min-width:0}h1,li,td:first-child{overflow-wrap:anywhere}td:first-child{min-width:8em}a{white-space:nowrap}
.bar{width:100%;height:22px;border-radius:4px}.curve{width:100%;height:90px}.curve rect{fill:#9db7d1}.curve polyline{fill:none;stroke:var(--good);stroke-width:2;vector-effect:non-scaling-stroke}
.legend{list-style:none;padding:0;margin:6px 0;columns:2}.legend span{display:inline-block;width:10px;height:10px;margin-right:5px;border-radius:2px}
.e0{fill:#0b6e4f;background:#0b6e4f}.e1{fill:#6fbf9f;background:#6fbf9f}.e2{fill:#8d7fb0;background:#8d7fb0}.e3{fill:#c9c26b;background:#c9c26b}.e4{fill:#b8bec6;background:#b8bec6}.e5{fill:#d9822b;background:#d9822b}.e6{fill:#4a6fa5;background:#4a6fa5}
ol,ul{margin:4px 0;padding-left:18px}a{color:#0b5394}
@media (max-width:700px){.two{grid-template-columns:1fr}table{display:block;overflow-x:auto}}
@page{size:A4;margin:9mm}
@media print{html{zoom:.84}body{padding:0;font-size:9.5px;max-width:none}table{font-size:8.5px}.card b{font-size:13px}.card{padding:3px 5px}h2{margin:7px 0 3px;font-size:11px}.curve{height:50px}a{color:inherit;text-decoration:none}.cards{grid-template-columns:repeat(6,1fr)}section{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
