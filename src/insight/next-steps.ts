import type { Language } from '../domain/language';
import type { CaseRef } from './causes';
import { dayWords, numberWords } from './figure-words';
import type { Report } from './report';
import { fill, SUGGESTIONS, TEXTS } from './report-texts';
import { isTelling } from './upkeep';

/** Something to do, in words, and the cases that say so. */
export interface NextStep {
  readonly text: string;
  readonly cases: readonly CaseRef[];
}

const MOST = { causes: 4, overdue: 3, unreached: 8 };

/** What a report tells its readers to do, the weightiest first. */
export function nextSteps(report: Report, language: Language): readonly NextStep[] {
  const { causes, overdue, trends, unreached } = report;
  const steps = new Map<string, NextStep>();
  const named = (flow: string) => flowTitle(report, flow, language);
  for (const { suggestion } of [
    ...causes.byAgentTime.slice(0, MOST.causes),
    ...causes.byUnhappy.slice(0, MOST.causes),
  ]) {
    if (suggestion === null) continue;
    const text = fill(SUGGESTIONS[suggestion.kind][language], {
      about: suggestion.about === null ? '…' : placeTitle(report, suggestion.about, language),
    });
    if (!steps.has(text)) steps.set(text, { text, cases: suggestion.cases });
  }
  const others = overdue.slice(0, MOST.overdue).map(({ flow, reviewBy, visits }) =>
    fill(TEXTS.review[language], {
      ...{ flow: named(flow), day: dayWords(reviewBy, language), n: numberWords(visits, language) },
    }),
  );
  if (isTelling(unreached, trends.find(({ metric }) => metric === 'cases')!.n)) {
    const flows = unreached.slice(0, MOST.unreached).map(({ flow }) => named(flow));
    const rest = unreached.length > MOST.unreached ? ' …' : '';
    others.push(fill(TEXTS.unreached[language], { flows: flows.join(', ') + rest }));
  }
  return [...steps.values(), ...others.map((text) => ({ text, cases: [] }))];
}

/** `flow/step`, the flow by its title. */
export function placeTitle(report: Report, place: string, language: Language): string {
  const at = place.indexOf('/');
  if (at < 0) return flowTitle(report, place, language);
  return `${flowTitle(report, place.slice(0, at), language)} › ${stepTitle(report, place, language)}`;
}

/** The step of `flow/step` alone, in its author's words. */
export function stepTitle({ titles }: Report, place: string, language: Language): string {
  const title = Object.hasOwn(titles, place) ? titles[place]! : null;
  const words = title === null ? undefined : (title[language] ?? title.en ?? title.id ?? title.ms);
  return words ?? place.slice(place.indexOf('/') + 1);
}

/** What a flow is called; `none` is the matter of cases that reached none. */
export function flowTitle({ titles }: Report, name: string, language: Language): string {
  if (name === 'none') return TEXTS.none[language];
  const title = Object.hasOwn(titles, name) ? titles[name]! : null;
  if (title === null) return name;
  return title[language] ?? title.en ?? title.id ?? title.ms ?? '';
}
