import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BayesClassifier } from 'natural/lib/natural/classifiers';
import { evaluate } from '../../src/cli/evaluate';
import type { LabelledText } from '../../src/cli/read-examples';
import { decodeModel, encodeModel } from '../../src/nlu/model-file';
import { understand } from '../../src/nlu/understand';

const DATA = process.env.KHIDMAT_DATA ?? join(__dirname, '..', '..', '..', 'shared', 'data');

/**
 * The understanding on public data beside natural's naive Bayes, and nlp.js where it is installed (it is no dependency:
 * `npm install --no-save node-nlp` brings it). Says so and ends where there is no data.
 */
export async function run(): Promise<void> {
  if (!existsSync(join(DATA, 'clinc150', 'train.jsonl'))) {
    console.log(`No data in ${DATA}; set KHIDMAT_DATA to the folder that holds clinc150, massive-id, … and run again.`);
    return;
  }
  const clinc = read('clinc150/train.jsonl');
  const test = read('clinc150/test.jsonl');
  const own = clinc.filter(({ intent }) => intent !== null);
  const massive = ['massive-id', 'massive-ms', 'massive-en'].flatMap((name) => read(`${name}/train.jsonl`));

  console.log(
    'data                                accuracy  top 3   ECE  AUROC  recall  in scope  train s  p50 us  p99 us  model MB',
  );
  row('CLINC150', evaluate(clinc, [], test));
  row('CLINC150, no out-of-scope example', evaluate(own, [], test));
  row('CLINC150, 10 an intent', evaluate(firstOfEach(own, 10), [], test));
  row('CLINC150, one edit a text', evaluate(own, [], test.map(edited)));
  row('Bitext', evaluate(read('bitext/train.jsonl'), [], read('bitext/test.jsonl')));
  for (const name of ['massive-id', 'massive-ms', 'massive-en']) {
    row(`${name}, one model for three languages`, evaluate(massive, [], read(`${name}/valid.jsonl`)));
  }
  const { model } = evaluate(own, [], test.slice(0, 100));
  const bytes = encodeModel(model);
  const began = performance.now();
  const loaded = decodeModel(bytes);
  understand('hello', loaded, { now: 0, timeZone: 'UTC' });
  console.log(`\nLoading the CLINC150 model and reading a first text: ${(performance.now() - began).toFixed(1)} ms`);

  console.log('\npeers on CLINC150, in scope          accuracy          train s  p50 us  p99 us');
  peer('natural, BayesClassifier', naturalBayes(own), test);
  await nlpJs(own, test);
}

function read(file: string): LabelledText[] {
  return readFileSync(join(DATA, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; intent: string })
    .map(({ text, intent }) => ({ text, intent: intent === 'oos' ? null : intent }));
}

function row(name: string, { evaluation }: ReturnType<typeof evaluate>): void {
  const { inScope, outOfScope, calibration, train, classify, model } = evaluation;
  const cell = (value: number | null, width: number) => (value === null ? '–' : String(value)).padStart(width);
  console.log(
    name.padEnd(38) +
      cell(inScope.accuracy, 6) +
      cell(inScope.top3, 7) +
      cell(calibration.ece, 6) +
      cell(outOfScope.auroc, 7) +
      cell(outOfScope.recall, 8) +
      cell(outOfScope.inScopeAccuracy, 10) +
      cell(train.ms / 1000, 9) +
      cell(classify.p50Us, 8) +
      cell(classify.p99Us, 8) +
      cell(Math.round(model.bytes / 10_000) / 100, 10),
  );
}

function firstOfEach(texts: readonly LabelledText[], most: number): LabelledText[] {
  const counts = new Map<string | null, number>();
  return texts.filter(({ intent }) => {
    counts.set(intent, (counts.get(intent) ?? 0) + 1);
    return counts.get(intent)! <= most;
  });
}

/** One letter left out, added, changed or exchanged with the next, in every text over 12 characters; the same on every run. */
function edited({ text, intent }: LabelledText, index: number): LabelledText {
  if (text.length <= 12) return { text, intent };
  const chance = (salt: number, below: number) => ((Math.imul(index * 4 + salt, 2654435761) >>> 7) % 1_000_003) % below;
  const at = chance(0, text.length - 1);
  const letter = String.fromCharCode(97 + chance(1, 26));
  const parts = [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2),
  ];
  return { text: parts[chance(2, 4)]!, intent };
}

interface Peer {
  readonly seconds: number;
  classify(text: string): string;
}

function naturalBayes(texts: readonly LabelledText[]): Peer {
  const began = performance.now();
  const classifier = new BayesClassifier();
  for (const { text, intent } of texts) classifier.addDocument(text, intent!);
  classifier.train();
  return { seconds: (performance.now() - began) / 1000, classify: (text) => classifier.classify(text) };
}

function peer(name: string, { seconds, classify }: Peer, test: readonly LabelledText[]): void {
  const own = test.filter(({ intent }) => intent !== null);
  const times: number[] = [];
  let right = 0;
  for (const { text, intent } of own) {
    const began = performance.now();
    if (classify(text) === intent) right += 1;
    times.push((performance.now() - began) * 1000);
  }
  times.sort((a, b) => a - b);
  report(name, right / own.length, seconds, times);
}

function report(name: string, accuracy: number, seconds: number, times: readonly number[]): void {
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(0).padStart(8);
  const share = (100 * accuracy).toFixed(2).padStart(6);
  console.log(`${name.padEnd(38)}${share}${seconds.toFixed(1).padStart(17)}${at(0.5)}${at(0.99)}`);
}

interface NlpManager {
  addDocument(locale: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(locale: string, text: string): Promise<{ readonly intent: string }>;
}

async function nlpJs(texts: readonly LabelledText[], test: readonly LabelledText[]): Promise<void> {
  let Manager: new (options: object) => NlpManager;
  try {
    ({ NlpManager: Manager } = require('node-nlp'));
  } catch {
    console.log('nlp.js                                is not installed; npm install --no-save node-nlp brings it');
    return;
  }
  const manager = new Manager({ languages: ['en'], forceNER: false, nlu: { log: false }, autoSave: false });
  const began = performance.now();
  for (const { text, intent } of texts) manager.addDocument('en', text, intent!);
  await manager.train();
  const seconds = (performance.now() - began) / 1000;
  const own = test.filter(({ intent }) => intent !== null);
  const times: number[] = [];
  let right = 0;
  for (const { text, intent } of own) {
    const start = performance.now();
    if ((await manager.process('en', text)).intent === intent) right += 1;
    times.push((performance.now() - start) * 1000);
  }
  times.sort((a, b) => a - b);
  report('nlp.js', right / own.length, seconds, times);
}
