import type { Language } from '../domain/language';
import { changeWords, dayWords, valueWords } from './figure-words';
import { METRICS, type MetricName } from './metrics';
import { nextSteps } from './next-steps';
import type { Report } from './report';
import { TEXTS } from './report-texts';

/** A letter: the same in words alone and as HTML, which mail programs show without pictures. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const TOLD: readonly MetricName[] = ['cases', 'first-contact', 'csat', 'nps', 'to-people', 'returned', 'understood'];
const MOST_STEPS = 5;

/** The week in some lines; the whole page comes with it as a file. `url`: where the reports are; null: nowhere. */
export function reportMail(report: Report, language: Language, url: string | null): Letter {
  const { botName, firstDay, lastDay } = report;
  const title = `${TEXTS.title[language]} · ${botName}`;
  const span = `${dayWords(firstDay, language)} – ${dayWords(lastDay, language)}`;
  const rows = TOLD.map((metric) => {
    const { value, change, news } = report.trends.find((one) => one.metric === metric)!;
    const sign = news === 'good' ? '✓' : news === 'bad' ? '!' : '';
    const name = METRICS[metric].title[language] ?? metric;
    return [name, valueWords(metric, value, language), `${changeWords(metric, change, language)} ${sign}`.trim()];
  });
  const steps = nextSteps(report, language)
    .slice(0, MOST_STEPS)
    .map(({ text }) => text);
  const next = TEXTS.doNext[language];
  const inFile = TEXTS.inFile[language];
  return {
    subject: `${title}, ${span}`,
    text: [
      ...[title, span, ''],
      ...rows.map(([name, value, change]) => `${name}: ${value} (${change})`),
      ...(steps.length === 0 ? [] : ['', next, ...steps.map((step, at) => `${at + 1}. ${step}`)]),
      ...['', inFile, ...(url === null ? [] : [url])],
    ].join('\n'),
    html: `<!doctype html><html lang="${language}"><body style="font:15px/1.5 sans-serif;color:#1b2430">
<h1 style="font-size:20px;margin:0">${safe(title)}</h1><p style="color:#5b6776;margin:4px 0 12px">${safe(span)}</p>
<table cellpadding="4" style="border-collapse:collapse">${rows.map((row) => `<tr>${row.map((cell, at) => `<td style="border-bottom:1px solid #d9dfe6${at === 0 ? '' : ';text-align:right;white-space:nowrap'}">${safe(cell)}</td>`).join('')}</tr>`).join('')}</table>
${steps.length === 0 ? '' : `<h2 style="font-size:16px">${safe(next)}</h2><ol>${steps.map((step) => `<li>${safe(step)}</li>`).join('')}</ol>`}
<p style="color:#5b6776">${safe(inFile)}${url === null ? '' : ` <a href="${safe(url)}">${safe(url)}</a>`}</p></body></html>
`,
  };
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
