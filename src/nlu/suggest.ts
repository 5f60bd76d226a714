import type { Language } from '../domain/language';
import type { Thresholds, TrainingSet } from '../domain/training';
import type { Decision, Neighbour } from '../domain/understanding';
import { hashText } from './hash';
import { LikenessIndex } from './likeness';
import { maskValues } from './mask-values';
import type { Model } from './model';
import { neighboursAmong } from './nearest';
import { normalise } from './normalise';
import { prepare, toolsOf } from './prepare';
import type { Word } from './scan';
import { type UnderstandContext, understand } from './understand';
import { CONCEPTS } from './words/concepts';

/** A message that is worth a label, without what is personal in it. */
export interface Candidate {
  readonly text: string;
  /** How many customers wrote it so. */
  readonly count: number;
  readonly language: Language | null;
  readonly intent: string | null;
  readonly second: string | null;
  readonly confidence: number;
  readonly margin: number;
  readonly trust: number;
  readonly decision: Decision;
  /** The example that is most like it. */
  readonly nearest: Neighbour | null;
}

/**
 * Messages that are alike. `fits`: most are read as one intent, though not surely. `unsure`: their readings differ.
 * `missing`: no intent seems to cover them, and several customers wrote so; `strange`: the same of fewer.
 */
export interface Group {
  /** Named by its first message: the same for the same messages. */
  readonly id: string;
  readonly kind: 'fits' | 'unsure' | 'missing' | 'strange';
  /** The intent that it fits, or a name for the one that is missing; `_out-of-scope` for what few wrote and none covers. */
  readonly intent: string;
  readonly customers: number;
  readonly smallestMargin: number;
  readonly messages: readonly Candidate[];
}

export interface Suggestions {
  readonly messages: number;
  readonly different: number;
  /** Different messages that the bot answers surely, or that need no label. */
  readonly settled: number;
  /** What to label first stands first. */
  readonly groups: readonly Group[];
}

/** A reading with a smaller lead is worth a look, though it is answered. */
const SURE_LEAD = 0.3;
const ALIKE = 0.4;
/** More groups than a person reads in a sitting are no help; the most frequent messages come first. */
const MOST_CANDIDATES = 2000;

/** How a customer's words are shown, values covered, and by what the same words are known whatever their spelling. */
export function wordsAsCounted(
  model: Model,
  context: UnderstandContext,
): { readonly shown: (raw: string) => string; readonly plain: (shown: string) => string } {
  const { lexicon } = toolsOf(model);
  const masked = new Map<string, string>();
  const shown = (raw: string) => {
    const known = masked.get(raw);
    if (known !== undefined) return known;
    const { entities } = understand(raw.trim(), model, context);
    const text = maskValues(raw.trim(), entities, model.entities).replace(/\s+/g, ' ');
    masked.set(raw, text);
    return text;
  };
  return { shown, plain: (text) => normalise(text, lexicon).text };
}

interface Read extends Candidate {
  readonly words: readonly Word[];
}

/** What of real messages should become examples: grouped by likeness, the least certain first. */
export function suggest(
  texts: readonly string[],
  model: Model,
  context: UnderstandContext,
  set: TrainingSet,
): Suggestions {
  const { lexicon } = toolsOf(model);
  const { shown, plain: plainly } = wordsAsCounted(model, context);
  const known = new Set([...set.examples.map(({ text }) => text), ...set.outOfScope].map(plainly));
  const distinct = countDistinct(texts, shown, plainly);
  const unsure = [...distinct]
    .filter(([plain]) => plain !== '' && !known.has(plain))
    .map(([, { text, count }]) => read(text, count, model, context))
    .filter((one): one is Read => one !== null)
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_CANDIDATES)
    .sort((a, b) => a.margin - b.margin || b.count - a.count || (a.text < b.text ? -1 : 1));
  const neighbours = neighboursAmong(lexicon, set.examples);
  const gates = context.thresholds ?? model.thresholds;
  const groups = clusters(
    unsure,
    set.examples.map(({ text }) => meaningsOf(normalise(text, lexicon).words)),
  )
    .map((reads) => describe(reads, gates, (words) => neighbours(words, 1)[0] ?? null))
    .sort(byUse);
  return { messages: texts.length, different: distinct.size, settled: distinct.size - unsure.length, groups };
}

/** The same words in the same order count once, however they were spelt. */
function countDistinct(
  texts: readonly string[],
  shown: (raw: string) => string,
  plainly: (text: string) => string,
): Map<string, { readonly text: string; readonly count: number }> {
  const counts = new Map<string, { text: string; count: number }>();
  for (const raw of texts) {
    const text = shown(raw);
    const plain = plainly(text);
    const before = counts.get(plain);
    counts.set(plain, { text: before?.text ?? text, count: (before?.count ?? 0) + 1 });
  }
  return counts;
}

const LONGEST = 300;

/** Null where a label would teach nothing: a wish for a person, a yes or no, a number, a value alone, an essay. */
function read(text: string, count: number, model: Model, context: UnderstandContext): Read | null {
  const reading = understand(text, model, context);
  const { words } = prepare(text, model);
  const isAnswered = reading.decision === 'answer' && reading.margin >= SURE_LEAD;
  const isBare = !words.some(({ text: word }) => /^\p{L}{2,}/u.test(word));
  if (isAnswered || reading.decision === 'human' || reading.acts.length > 0 || isBare || text.length > LONGEST) {
    return null;
  }
  return {
    text,
    count,
    language: reading.language.value,
    intent: reading.intents[0]?.intent ?? null,
    second: reading.intents[1]?.intent ?? null,
    confidence: reading.confidence,
    margin: reading.margin,
    trust: reading.trust,
    decision: reading.decision,
    nearest: null,
    words,
  };
}

/** The first message gathers all that are like it, then the first of the rest. */
function clusters(reads: readonly Read[], examples: readonly (readonly string[])[]): Read[][] {
  const meanings = reads.map(({ words }) => meaningsOf(words));
  // The examples show which words everybody uses.
  const index = LikenessIndex.of([...meanings, ...examples]);
  const taken = new Uint8Array(reads.length);
  const found: Read[][] = [];
  for (let first = 0; first < reads.length; first++) {
    if (taken[first] === 1) continue;
    const members = index.nearest(meanings[first]!, ALIKE).filter(({ row }) => row < reads.length && taken[row] === 0);
    const rows = new Set([first, ...members.map(({ row }) => row)]);
    for (const row of rows) taken[row] = 1;
    found.push([...rows].sort((a, b) => a - b).map((row) => reads[row]!));
  }
  return found;
}

/** Words but figures, by their meaning, else without the endings and beginnings that Indonesian and Malay put to them. */
function meaningsOf(words: readonly Word[]): string[] {
  return words.filter(({ text }) => !/^\d/.test(text)).map(({ text }) => CONCEPTS.get(text) ?? stemOf(text));
}

function stemOf(word: string): string {
  const base = word.replace(/^([a-z]{4,}?)(nya|kan|in|an|lah|kah|ku|mu|s|ing|ed)$/, '$1');
  return base.replace(/^(di|ber|ter|meng|men|mem|me|pe)([a-z]{4,})$/, '$2');
}

const MOST_OF = 0.6;
const FEW = 3;
export const OUT_OF_SCOPE = '_out-of-scope';

function describe(
  reads: readonly Read[],
  gates: Thresholds,
  nearest: (words: readonly Word[]) => Neighbour | null,
): Group {
  const customers = reads.reduce((sum, { count }) => sum + count, 0);
  const votes = new Map<string, number>();
  let strange = 0;
  for (const { intent, count, confidence, trust } of reads) {
    if (trust < gates.trust) strange += count;
    if (intent !== null) votes.set(intent, (votes.get(intent) ?? 0) + count * confidence);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const total = [...votes.values()].reduce((sum, vote) => sum + vote, 0);
  const isStrange = strange >= customers * MOST_OF;
  const fits = best !== undefined && best[1] >= total * MOST_OF;
  const kind = isStrange ? (customers >= FEW ? 'missing' : 'strange') : fits ? 'fits' : 'unsure';
  const first = reads[0]!;
  return {
    id: (hashText(first.text, 0) >>> 0).toString(16).padStart(8, '0').slice(0, 6),
    kind,
    intent: kind === 'missing' || best === undefined ? nameFor(reads) : kind === 'strange' ? OUT_OF_SCOPE : best[0],
    customers,
    smallestMargin: Math.min(...reads.map(({ margin }) => margin)),
    messages: reads.map(({ words, ...message }) => ({ ...message, nearest: nearest(words) })),
  };
}

/** The two words that most of the messages share and that say most. */
function nameFor(reads: readonly Read[]): string {
  const counts = new Map<string, number>();
  for (const { words, count } of reads) {
    for (const word of new Set(words.map(({ text }) => text))) {
      if (/^[a-z]{4,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + count * Math.min(8, word.length));
    }
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  return [first ?? 'new', second ?? 'intent'].join('-');
}

const ORDER = ['fits', 'unsure', 'missing', 'strange'];

/** What an intent covers before what none does; the smallest lead first, in steps of a tenth; of those the most customers. */
function byUse(a: Group, b: Group): number {
  const order = (group: Group) => Math.max(1, ORDER.indexOf(group.kind));
  if (order(a) !== order(b)) return order(a) - order(b);
  if (order(a) > 1) return b.customers - a.customers || (a.id < b.id ? -1 : 1);
  const step = (group: Group) => Math.floor(group.smallestMargin * 10);
  return step(a) - step(b) || b.customers - a.customers || (a.id < b.id ? -1 : 1);
}
