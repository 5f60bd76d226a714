import { toCsv } from '../insight/csv';
import { METRICS } from '../insight/metrics';
import type { BehindRow } from './behind';
import { type Overview, rankCauses } from './overview';
import type { Wish } from './wish';

type Cell = string | number | boolean | null;

/** Everything of the first page, one fact a row: numbers as they are, names as programs know them. */
export function overviewRows(it: Overview): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [
    ['section', 'name', 'part', 'unit', 'value', 'n', 'before', 'change', 'test', 'p', 'more than chance'],
  ];
  for (const trend of it.trends.all()) {
    const { metric, value, n, before, change, chance, median, p90 } = trend;
    const { unit } = METRICS[metric];
    rows.push([
      'figure',
      metric,
      null,
      unit,
      value,
      n,
      before.value,
      change,
      chance.test,
      chance.p,
      chance.isMoreThanChance,
    ]);
    if (median !== null) rows.push(['figure', metric, 'median', unit, median, n, before.median]);
    if (p90 !== null) rows.push(['figure', metric, 'nine of ten', unit, p90, n, before.p90]);
    for (const day of it.trends.curve(metric)) rows.push(['day', metric, day.day, unit, day.value, day.n]);
  }
  for (const { matter, cases, before, toPeople, returned, csat } of it.matters) {
    rows.push(['matter', 'cases', matter, 'count', cases, cases, before]);
    rows.push(['matter', 'to-people', matter, 'share', toPeople]);
    rows.push(['matter', 'returned', matter, 'share', returned]);
    rows.push(['matter', 'csat', matter, 'share', csat]);
  }
  for (const { reason, n, before } of it.reasons) rows.push(['handoff', reason, null, 'count', n, n, before]);
  for (const { step, visits, left } of it.steps) rows.push(['step', 'left', step, 'share', left / visits, visits]);
  for (const { key, share, cases, agentMs, unhappy, advice } of rankCauses(it.causes, 'cases')) {
    const suggestion = advice === null ? 'none' : [advice.kind, advice.about ?? ''].join(' ').trim();
    rows.push(['cause', suggestion, key, 'share', share, cases]);
    rows.push(['cause', 'agent time', key, 'time', agentMs, cases]);
    rows.push(['cause', 'unhappy', key, 'count', unhappy, cases]);
  }
  for (const { risk, n } of it.risks) rows.push(['at risk', risk, null, 'count', n, n]);
  for (const { agentId, name, solved, busyMs, casesAnHour, inParallel, firstAnswerMs, csat } of it.agents) {
    const who = `${agentId} ${name}`;
    rows.push(['agent', 'solved', who, 'count', solved]);
    rows.push(['agent', 'busy', who, 'time', busyMs]);
    rows.push(['agent', 'cases an hour', who, null, casesAnHour]);
    rows.push(['agent', 'in parallel', who, null, inParallel]);
    rows.push(['agent', 'first-answer', who, 'time', firstAnswerMs]);
    rows.push(['agent', 'csat', who, 'share', csat]);
  }
  for (const { flow, reviewBy, visits } of it.overdue) rows.push(['past review', flow, reviewBy, 'count', visits]);
  for (const { flow } of it.unreached) rows.push(['unreached', flow]);
  return rows;
}

export function overviewCsv(it: Overview): string {
  return toCsv(overviewRows(it));
}

export function overviewJson(it: Overview, { first, last, filters }: Wish): string {
  const { trends, period: _, before: __, inTheMaking: ___, ...lists } = it;
  return `${JSON.stringify({ first, last, filters, figures: trends.all(), ...lists }, null, 2)}\n`;
}

export function behindCsv(metric: string, rows: readonly BehindRow[]): string {
  const heads = ['figure', 'case', 'conversation', 'customer', 'matter', 'at', 'value', 'ended'];
  return toCsv([
    heads,
    ...rows.map(({ number, conversation, customerName, it, at, value, ended }) => [
      ...[metric, number, conversation, customerName, it?.matter ?? null],
      ...[new Date(at).toISOString(), value, ended],
    ]),
  ]);
}
