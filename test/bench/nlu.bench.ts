import { evaluate } from '../../src/cli/evaluate';
import { calibrationError, measureInScope, type Outcome } from '../../src/nlu/measure';
import { edited, firstOfEach, missingData, read } from './nlu-data';
import { measureNatural, measureNlpJs, type PeerResult } from './nlu-peers';
import { measureLines, measureStart } from './nlu-start';

const TONGUES = ['id', 'ms', 'en'] as const;
const LINES = 50_000;

/**
 * The understanding on public data against what must be reached and what is aimed at, one setting for all sets, beside natural's naive
 * Bayes and nlp.js where it is installed. Says so and ends where there is no data.
 */
export async function run(): Promise<void> {
  const missing = missingData();
  if (missing !== null) {
    console.log(
      `No data in ${missing}; set KHIDMAT_DATA to the folder that holds clinc150, massive-id, … and run again.`,
    );
    return;
  }
  const clinc = read('clinc150/train.jsonl');
  const test = read('clinc150/test.jsonl');
  const own = clinc.filter(({ intent }) => intent !== null);
  console.log(`${''.padEnd(66)}${'measured'.padStart(9)}${'must'.padStart(9)}${'aim'.padStart(8)}`);

  const whole = evaluate(clinc, [], test);
  const { inScope, outOfScope, train, classify, model } = whole.evaluation;
  row('CLINC150: in-scope accuracy, %', inScope.accuracy, 94, 95.5);
  row('CLINC150: expected calibration error, %', whole.evaluation.calibration.ece, 2.5, 1.5);
  row('CLINC150: out of scope, AUROC', outOfScope.auroc, 0.97, 0.978);
  row('  share turned away at the gate, %', outOfScope.recall, 79, 87);
  row('  in-scope accuracy behind that gate, %', outOfScope.inScopeAccuracy, 92.3, 92.3);

  const alone = evaluate(own, [], [...test, ...test.map(edited)]);
  const [plain, slipped] = [alone.outcomes.slice(0, test.length), alone.outcomes.slice(test.length)];
  const strange = evaluate(own, [], test).evaluation.outOfScope;
  row('CLINC150 without any out-of-scope example: AUROC', strange.auroc, 0.965, 0.972);
  row('  share turned away at the gate, %', strange.recall, 77, 83);
  row('  in-scope accuracy behind that gate, %', strange.inScopeAccuracy, 92.3, 92.3);
  row('  points lost to one edit in every text', accuracyOf(plain) - accuracyOf(slipped), 2, 1);

  const few = firstOfEach(own, 10);
  const fewRead = evaluate(few, [], test).evaluation;
  row('CLINC150, first 10 of each intent: accuracy, %', fewRead.inScope.accuracy, 75, 80);
  row('  expected calibration error, %', fewRead.calibration.ece);

  const parts = TONGUES.map((tongue) => read(`massive-${tongue}/valid.jsonl`));
  const massive = evaluate(
    TONGUES.flatMap((tongue) => read(`massive-${tongue}/train.jsonl`)),
    [],
    parts.flat(),
  );
  let from = 0;
  for (const [i, tongue] of TONGUES.entries()) {
    const outcomes = massive.outcomes.slice(from, from + parts[i]!.length);
    from += parts[i]!.length;
    row(
      `MASSIVE ${tongue}, one model of id + ms + en: accuracy, %`,
      accuracyOf(outcomes),
      [86.3, 85.3, 86.8][i],
      [88, 87.5, 88.5][i],
    );
    row('  expected calibration error, %', calibrationError(outcomes), 2.5, 1.5);
  }
  const bitext = evaluate(read('bitext/train.jsonl'), [], read('bitext/test.jsonl')).evaluation;
  row('Bitext: accuracy, %', bitext.inScope.accuracy);
  row('  expected calibration error, %', bitext.calibration.ece, 2.5, 1.5);

  row('Reading a text, from raw text, p50, us', classify.p50Us, 60, 25);
  row('  p99, us', classify.p99Us, 200, 100);
  row(`Training on ${train.sentences} sentences, 150 intents, s`, train.ms / 1000, 8, 3);
  row('Model file, MB', model.bytes / 1e6, 3, 1);
  const start = measureStart(whole.model);
  row('Loading it in a fresh process, ms', start.loadMs, 20, 10);
  row('  and the first text there, ms', start.firstTextMs);
  row(
    `khidmat understand --json, ${LINES} lines from start to end, lines a second`,
    measureLines(texts(test), LINES),
    10_000,
    10_000,
  );

  console.log('\npeers on CLINC150, in scope              accuracy  first 10 of each  train s  p50 us  p99 us');
  for (const measure of [measureNatural, measureNlpJs]) {
    const all = await measure(own, test);
    if (all === null)
      console.log('nlp.js is not installed; npm install node-nlp in a folder that KHIDMAT_PEERS names brings it');
    else peer(all, (await measure(few, test))!);
  }
  peer(
    { name: 'Khidmat', accuracy: inScope.accuracy!, trainSeconds: train.ms / 1000, ...classify },
    { accuracy: fewRead.inScope.accuracy! },
  );
}

function accuracyOf(outcomes: readonly Outcome[]): number {
  return measureInScope(outcomes).accuracy!;
}

function texts(items: readonly { readonly text: string }[]): string[] {
  return items.map(({ text }) => text);
}

/** What must be as low as possible has an aim below what must be reached. */
function row(name: string, measured: number | null, must?: number, aim?: number): void {
  const cell = (value: number | undefined, width: number) => (value === undefined ? '' : String(value)).padStart(width);
  const value = measured === null ? Number.NaN : Math.round(measured * 10_000) / 10_000;
  let verdict = '';
  if (must !== undefined && aim !== undefined) {
    const reaches = (mark: number) => (aim < must ? value <= mark : value >= mark);
    verdict = reaches(aim) ? '  aim reached' : reaches(must) ? '  met' : '  NOT MET';
  }
  console.log(name.padEnd(66) + cell(Math.round(value * 10_000) / 10_000, 9) + cell(must, 9) + cell(aim, 8) + verdict);
}

function peer(all: PeerResult, few: Pick<PeerResult, 'accuracy'>): void {
  const { name, accuracy, trainSeconds, p50Us, p99Us } = all;
  const cells = [
    accuracy.toFixed(2).padStart(11),
    few.accuracy.toFixed(2).padStart(18),
    trainSeconds.toFixed(1).padStart(9),
  ];
  console.log(name.padEnd(38) + cells.join('') + String(p50Us).padStart(8) + String(p99Us).padStart(8));
}
