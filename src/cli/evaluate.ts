import type { TrainingSet } from '../domain/training';
import { KhidmatError } from '../errors';
import { calibrationError, isRight, measureInScope, measureOutOfScope, type Outcome, percent } from '../nlu/measure';
import type { Model } from '../nlu/model';
import { encodeModel } from '../nlu/model-file';
import { scan } from '../nlu/scan';
import { trainModel } from '../nlu/train';
import { type UnderstandContext, understand } from '../nlu/understand';
import type { Command } from './command';
import { formatEvaluation } from './format-evaluation';
import { type LabelledText, readExamples } from './read-examples';

const USAGE = `khidmat evaluate --train FILE… [--valid FILE…] --test FILE… [--json]

Trains on the first files and measures on the last. Each line of a file is {"text": "…", "intent": "…"}; the intent "oos" marks
a text that no intent covers. --valid sets temperature and gates; without it they come from cross-validation.
--json prints one JSON object. Percentages run from 0 to 100, AUROC from 0 to 1; null where there is nothing to measure.`;

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'Measure the understanding on labelled texts',
  usage: USAGE,
  async run(args, terminal) {
    const words = wordsOf(args);
    const [train, valid, test] = [
      await readExamples(terminal.cwd, words.train),
      await readExamples(terminal.cwd, words.valid),
      await readExamples(terminal.cwd, words.test),
    ];
    if (test.length === 0) throw new KhidmatError('DATA_EMPTY', `There is no text in ${words.test.join(', ')}.`);
    if (!train.some(({ intent, text }) => intent !== null && scan(text).length > 0))
      throw new KhidmatError(
        'DATA_EMPTY',
        `There is nothing to learn in ${words.train.join(', ')}: no line has a word under an intent other than "oos".`,
      );
    const { evaluation, outcomes, model } = evaluate(train, valid, test);
    terminal.out(words.json ? JSON.stringify(evaluation) : formatEvaluation(evaluation, outcomes, model));
    return 0;
  },
};

interface Words {
  readonly train: readonly string[];
  readonly valid: readonly string[];
  readonly test: readonly string[];
  readonly json: boolean;
}

/** Several files may follow a flag, and a flag may come again. */
function wordsOf(args: readonly string[]): Words {
  const files = { train: [] as string[], valid: [] as string[], test: [] as string[] };
  let json = false;
  let flag: keyof typeof files | null = null;
  for (const arg of args) {
    const equals = /^--(train|valid|test)(?:=(.*))?$/.exec(arg);
    if (arg === '--json') json = true;
    else if (equals !== null) {
      flag = equals[1] as keyof typeof files;
      if (equals[2]) files[flag].push(equals[2]);
    } else if (arg.startsWith('-')) throw wrongly(`There is no option '${arg}'.`);
    else if (flag === null)
      throw wrongly(`'${arg}' follows no option; say what the file is for: --train, --valid or --test.`);
    else files[flag].push(arg);
  }
  for (const needed of ['train', 'test'] as const)
    if (files[needed].length === 0) throw wrongly(`--${needed} names no file.`);
  return { ...files, json };
}

function wrongly(what: string): KhidmatError {
  return new KhidmatError('USAGE', `${what}\n\n${USAGE}`);
}

export interface Evaluation {
  readonly inScope: ReturnType<typeof measureInScope>;
  readonly outOfScope: ReturnType<typeof measureOutOfScope>;
  readonly calibration: { readonly ece: number | null };
  readonly accepted: { readonly coverage: number | null; readonly accuracy: number | null };
  readonly train: { readonly sentences: number; readonly ms: number };
  readonly classify: { readonly p50Us: number; readonly p99Us: number; readonly perSecond: number };
  readonly model: { readonly bytes: number; readonly features: number };
}

// Texts of a data set are read as at the start of a conversation; no date among them is judged, so any clock serves.
const CONTEXT: UnderstandContext = { now: Date.UTC(2026, 0, 5, 3), timeZone: 'Asia/Jakarta' };

export function evaluate(
  train: readonly LabelledText[],
  valid: readonly LabelledText[],
  test: readonly LabelledText[],
): { readonly evaluation: Evaluation; readonly outcomes: readonly Outcome[]; readonly model: Model } {
  const began = performance.now();
  const model = trainModel(trainingSetOf(train), valid.length > 0 ? { valid } : {});
  const trainMs = performance.now() - began;
  const outcomes = test.map((item) => outcomeOf(item, model));
  const answered = outcomes.filter((outcome) => outcome.answered);
  const evaluation: Evaluation = {
    inScope: measureInScope(outcomes),
    outOfScope: measureOutOfScope(outcomes),
    calibration: { ece: calibrationError(outcomes) },
    accepted: {
      coverage: percent(answered.length, outcomes.length),
      accuracy: percent(answered.filter(isRight).length, answered.length),
    },
    train: { sentences: train.length, ms: Math.round(trainMs) },
    classify: timeReading(test, model),
    model: { bytes: encodeModel(model).length, features: model.weights.names.length },
  };
  return { evaluation, outcomes, model };
}

function trainingSetOf(texts: readonly LabelledText[]): TrainingSet {
  return {
    examples: texts.flatMap(({ text, intent }) => (intent === null ? [] : [{ text, intent }])),
    outOfScope: texts.filter(({ intent }) => intent === null).map(({ text }) => text),
    entities: [],
  };
}

function outcomeOf({ text, intent }: LabelledText, model: Model): Outcome {
  const { intents, confidence, trust, decision } = understand(text, model, CONTEXT);
  return {
    text,
    intent,
    best: intents[0]?.intent ?? null,
    ranking: intents.map((one) => one.intent),
    confidence,
    trust,
    turnedAway: trust < model.thresholds.trust,
    answered: decision === 'answer',
  };
}

const TIMED = 20_000;
const WARM_UP = 3000;
/** Long texts are read fewer times. */
const LONGEST_MS = 8000;

/** The whole way from the raw text, one text at a time. */
function timeReading(test: readonly LabelledText[], model: Model): Evaluation['classify'] {
  const warm = performance.now();
  for (let i = 0; i < WARM_UP && performance.now() - warm < LONGEST_MS / 4; i++)
    understand(test[i % test.length]!.text, model, CONTEXT);
  const times: number[] = [];
  const began = performance.now();
  while (times.length < TIMED && performance.now() - began < LONGEST_MS) {
    const start = process.hrtime.bigint();
    understand(test[times.length % test.length]!.text, model, CONTEXT);
    times.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return {
    p50Us: Math.round(times[times.length >> 1]! * 10) / 10,
    p99Us: Math.round(times[Math.floor(times.length * 0.99)]! * 10) / 10,
    perSecond: Math.round(times.length / seconds),
  };
}
