import { calibrationCurve, confusions, type Outcome, perIntent } from '../nlu/measure';
import type { Model } from '../nlu/model';
import type { Evaluation } from './evaluate';

const WORST_INTENTS = 25;
const WORST_CONFUSIONS = 12;

/** The readable report of `khidmat evaluate`. */
export function formatEvaluation(evaluation: Evaluation, outcomes: readonly Outcome[], model: Model): string {
  const { inScope, outOfScope, calibration, accepted, train, classify } = evaluation;
  const gates = model.thresholds;
  return [
    `In scope      ${inScope.n} texts: accuracy ${show(inScope.accuracy)} %, macro F1 ${show(inScope.macroF1)}, right among the first three ${show(inScope.top3)} %`,
    outOfScope.n === 0
      ? 'Out of scope  the test has no such text'
      : `Out of scope  ${outOfScope.n} texts: AUROC ${show(outOfScope.auroc)}; the gate turns away ${show(outOfScope.recall)} % of them (precision ${show(outOfScope.precision)} %) and leaves ${show(outOfScope.inScopeAccuracy)} % of the others read rightly`,
    `Calibration   expected error ${show(calibration.ece)} %`,
    `Answered      ${show(accepted.coverage)} % of all texts, ${show(accepted.accuracy)} % of these rightly (gates: confidence ${gates.confidence}, margin ${gates.margin}, trust ${gates.trust})`,
    `Training      ${train.sentences} sentences in ${train.ms} ms`,
    `Reading       p50 ${classify.p50Us} us, p99 ${classify.p99Us} us, ${classify.perSecond} texts a second`,
    `Model         ${evaluation.model.bytes} bytes, ${evaluation.model.features} features, ${model.intents.length} intents`,
    '',
    'The intents that are read worst',
    ...intentTable(outcomes),
    '',
    'What is taken for what',
    ...confusionList(outcomes),
    '',
    'Confidence (.) and accuracy (#) side by side',
    ...curve(outcomes),
  ].join('\n');
}

function show(value: number | null): string {
  return value === null ? '–' : String(value);
}

function intentTable(outcomes: readonly Outcome[]): string[] {
  const rows = perIntent(outcomes).slice(0, WORST_INTENTS);
  const width = Math.max(6, ...rows.map(({ intent }) => intent.length));
  const cell = (value: number) => (100 * value).toFixed(1).padStart(10);
  return [
    `  ${'intent'.padEnd(width)}  texts  precision    recall        F1`,
    ...rows.map(
      ({ intent, n, precision, recall, f1 }) =>
        `  ${intent.padEnd(width)}  ${String(n).padStart(5)} ${cell(precision)}${cell(recall)}${cell(f1)}`,
    ),
  ];
}

function confusionList(outcomes: readonly Outcome[]): string[] {
  const worst = confusions(outcomes).slice(0, WORST_CONFUSIONS);
  if (worst.length === 0) return ['  nothing'];
  return worst.flatMap(({ intent, best, n, texts }) => [
    `  ${n} x ${intent} read as ${best}`,
    ...texts.map((text) => `      ${text.length > 100 ? `${text.slice(0, 99)}…` : text}`),
  ]);
}

function curve(outcomes: readonly Outcome[]): string[] {
  const bar = (share: number, mark: string) => mark.repeat(Math.round(share * 40));
  return calibrationCurve(outcomes).flatMap(({ from, to, n, confidence, accuracy }) => [
    `  ${from.toFixed(2)}-${to.toFixed(2)} ${String(n).padStart(6)} texts  ${bar(confidence, '.').padEnd(40)} ${(100 * confidence).toFixed(1)} %`,
    `                          ${bar(accuracy, '#').padEnd(40)} ${(100 * accuracy).toFixed(1)} %`,
  ]);
}
