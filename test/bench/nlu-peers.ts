import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BayesClassifier } from 'natural/lib/natural/classifiers';
import type { LabelledText } from '../../src/cli/read-examples';

/** How a peer did on the texts that an intent covers. */
export interface PeerResult {
  readonly name: string;
  readonly accuracy: number;
  readonly trainSeconds: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

export async function measureNatural(
  train: readonly LabelledText[],
  test: readonly LabelledText[],
): Promise<PeerResult> {
  const classifier = new BayesClassifier();
  const began = performance.now();
  for (const { text, intent } of train) classifier.addDocument(text, intent!);
  classifier.train();
  return measure('natural', (performance.now() - began) / 1000, async (text) => classifier.classify(text), test);
}

interface NlpManager {
  addDocument(locale: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(locale: string, text: string): Promise<{ readonly intent: string }>;
}

/** Null where nlp.js is not installed: it is no dependency. `KHIDMAT_PEERS` may name a folder that `npm install node-nlp` was run in. */
export async function measureNlpJs(
  train: readonly LabelledText[],
  test: readonly LabelledText[],
): Promise<PeerResult | null> {
  const load = createRequire(process.env.KHIDMAT_PEERS ? join(process.env.KHIDMAT_PEERS, 'package.json') : __filename);
  let Manager: new (options: object) => NlpManager;
  try {
    ({ NlpManager: Manager } = load('node-nlp'));
  } catch {
    return null;
  }
  const manager = new Manager({ languages: ['en'], forceNER: false, nlu: { log: false }, autoSave: false });
  const began = performance.now();
  for (const { text, intent } of train) manager.addDocument('en', text, intent!);
  await manager.train();
  const seconds = (performance.now() - began) / 1000;
  return measure('nlp.js', seconds, async (text) => (await manager.process('en', text)).intent, test);
}

async function measure(
  name: string,
  trainSeconds: number,
  classify: (text: string) => Promise<string>,
  test: readonly LabelledText[],
): Promise<PeerResult> {
  const own = test.filter(({ intent }) => intent !== null);
  const times: number[] = [];
  let right = 0;
  for (const { text, intent } of own) {
    const start = performance.now();
    if ((await classify(text)) === intent) right += 1;
    times.push((performance.now() - start) * 1000);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)]!);
  return { name, accuracy: (100 * right) / own.length, trainSeconds, p50Us: at(0.5), p99Us: at(0.99) };
}
