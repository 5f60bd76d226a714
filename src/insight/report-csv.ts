import { toCsv } from './csv';
import { METRICS } from './metrics';
import type { Report } from './report';

/** Everything of a report, one fact a row, for spreadsheets: numbers as they are, names as programs know them. */
export function reportCsv(report: Report): string {
  const rows: (string | number | boolean | null)[][] = [
    ['section', 'name', 'part', 'unit', 'value', 'n', 'before', 'change', 'test', 'p', 'more than chance', 'cases'],
  ];
  const add = (section: string, name: string, more: Partial<Row>) => rows.push(rowOf(section, name, more));
  for (const { metric, value, n, median, p90, before, change, chance } of report.trends) {
    const { unit } = METRICS[metric];
    const { test, p, isMoreThanChance: surely } = chance;
    add('figure', metric, { unit, value, n, before: before.value, change, test, p, surely });
    if (median !== null) add('figure', metric, { part: 'median', unit, value: median, n, before: before.median });
    if (p90 !== null) add('figure', metric, { part: 'nine of ten', unit, value: p90, n, before: before.p90 });
  }
  for (const { day, value, n } of report.curves.cases) add('day', 'cases', { part: day, unit: 'count', value, n });
  for (const { day, value, n } of report.curves.csat) add('day', 'csat', { part: day, unit: 'share', value, n });
  for (const { matter, cases, before, toPeople, returned, csat } of report.matters) {
    add('matter', 'cases', { part: matter, unit: 'count', value: cases, before });
    add('matter', 'to-people', { part: matter, unit: 'share', value: toPeople });
    add('matter', 'returned', { part: matter, unit: 'share', value: returned });
    add('matter', 'csat', { part: matter, unit: 'share', value: csat });
  }
  for (const { reason, n, ofAll } of report.reasons) add('handoff', reason, { unit: 'share', value: ofAll, n });
  for (const { step, n, left } of report.steps) add('step', step, { unit: 'share', value: left, n });
  for (const [weight, causes] of Object.entries(report.causes)) {
    for (const { matter, intent, ended, reason, place, cases, agentMs, unhappy, share, suggestion } of causes) {
      const part = [matter ?? intent ?? 'none', ended, reason ?? '', place ?? ''].join(' / ');
      const names = cases.map((one) => one.case).join(' ');
      const name =
        suggestion === null ? 'none' : `${suggestion.kind}${suggestion.about === null ? '' : ` ${suggestion.about}`}`;
      const n = cases.length;
      add(`cause ${weight}`, name, { part, unit: 'share', value: share, n, cases: names });
      add(`cause ${weight}`, 'agent time', { part, unit: 'time', value: agentMs, n });
      add(`cause ${weight}`, 'unhappy', { part, unit: 'count', value: unhappy, n });
    }
  }
  for (const { conversations, why } of report.atRisk) {
    add('at risk', why.map(({ risk }) => risk).join(' '), {
      part: conversations.join(' '),
      n: why.length,
      cases: why.map((one) => one.case).join(' '),
    });
  }
  for (const { agentId, name, solved, busyMs, casesAnHour, inParallel, firstAnswer, csat } of report.agents) {
    const part = `${agentId} ${name}`;
    add('agent', 'solved', { part, unit: 'count', value: solved });
    add('agent', 'busy', { part, unit: 'time', value: busyMs });
    add('agent', 'cases an hour', { part, value: casesAnHour });
    add('agent', 'in parallel', { part, value: inParallel });
    add('agent', 'first-answer', { part, unit: 'time', value: firstAnswer.value, n: firstAnswer.n });
    add('agent', 'csat', { part, unit: 'share', value: csat.value, n: csat.n });
  }
  for (const { flow, reviewBy, visits } of report.overdue)
    add('past review', flow, { part: reviewBy, unit: 'count', value: visits });
  for (const { flow } of report.unreached) add('unreached', flow, {});
  return toCsv(rows);
}

interface Row {
  readonly part: string;
  readonly unit: string;
  readonly value: number | null;
  readonly n: number;
  readonly before: number | null;
  readonly change: number | null;
  readonly test: string;
  readonly p: number | null;
  readonly surely: boolean;
  readonly cases: string;
}

function rowOf(section: string, name: string, row: Partial<Row>): (string | number | boolean | null)[] {
  const { part, unit, value, n, before, change, test, p, surely, cases } = row;
  return [section, name, part ?? null, unit ?? null, value ?? null, n ?? null, before ?? null, change ?? null]
    .concat([test ?? null, p ?? null])
    .concat([surely === undefined ? null : String(surely), cases ?? null]);
}
