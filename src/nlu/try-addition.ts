import type { Example, TrainingSet } from '../domain/training';
import type { Decision } from '../domain/understanding';
import { trainModel } from './train';
import { type UnderstandContext, understand } from './understand';

/** A text whose reading changes. */
export interface ChangedReading {
  readonly text: string;
  readonly from: Verdict;
  readonly to: Verdict;
}

export interface Verdict {
  readonly intent: string | null;
  readonly decision: Decision;
}

/** What some more examples would do. */
export interface Effect {
  /** Of the added sentences: how many the bot answers as meant, before and after. */
  readonly added: { readonly n: number; readonly before: number; readonly after: number };
  /** Other messages whose intent or decision changes. */
  readonly messages: readonly ChangedReading[];
  /** Examples that neither model has seen: how many are read rightly, and those that change. */
  readonly heldOut: {
    readonly n: number;
    readonly before: number;
    readonly after: number;
    readonly changed: readonly (ChangedReading & { readonly meant: string })[];
  };
}

/** One example in so many of each intent is held out. */
const EVERY = 5;

/**
 * Tries additions against a project: a fifth of its examples is held out, and a model of the rest is compared with one that has learnt
 * the addition too, on the held-out examples and on real messages.
 */
export function additionsTo(
  set: TrainingSet,
  context: UnderstandContext,
  messages: readonly string[],
): (addition: readonly Example[], outOfScope: readonly string[]) => Effect {
  const { kept, held } = holdOut(set.examples);
  const known = new Set(kept.map(({ intent }) => intent));
  const base: TrainingSet = { ...set, examples: kept };
  const like = trainModel(base);
  const thresholds = context.thresholds ?? like.thresholds;
  const readerOf = (addition: readonly Example[], outOfScope: readonly string[]) => {
    const grown = { ...base, examples: [...kept, ...addition], outOfScope: [...set.outOfScope, ...outOfScope] };
    const model = trainModel(grown, { like });
    return (text: string): Verdict => {
      const { intents, decision } = understand(text, model, { ...context, thresholds });
      return { intent: intents[0]?.intent ?? null, decision };
    };
  };
  return (addition, outOfScope) => {
    // With one example more the rest is learnt in another order, and that alone moves some readings: words that nobody writes keep it.
    const before = readerOf(
      addition.map(silent(known)),
      outOfScope.map((_, i) => SILENT + i),
    );
    const after = readerOf(addition, outOfScope);
    const compare = (text: string) => ({ text, from: before(text), to: after(text) });
    const meant = [...addition.map(({ text, intent }) => ({ text, intent })), ...outOfScope.map(strange)];
    const own = new Set(meant.map(({ text }) => text));
    const added = meant.map((one) => ({ ...one, ...compare(one.text) }));
    const tried = held.map(({ text, intent }) => ({ meant: intent, ...compare(text) }));
    return {
      added: {
        n: added.length,
        before: added.filter(({ intent, from }) => isServed(from, intent)).length,
        after: added.filter(({ intent, to }) => isServed(to, intent)).length,
      },
      messages: messages
        .filter((text) => !own.has(text))
        .map(compare)
        .filter(isChanged),
      heldOut: {
        n: tried.length,
        before: tried.filter(({ meant, from }) => from.intent === meant).length,
        after: tried.filter(({ meant, to }) => to.intent === meant).length,
        changed: tried.filter(isChanged),
      },
    };
  };
}

const SILENT = 'qzxjv';

/** A new intent's name would speak for it: the model learns names too. */
function silent(known: ReadonlySet<string>): (example: Example, index: number) => Example {
  return ({ intent }, index) => ({ text: SILENT + index, intent: known.has(intent) ? intent : SILENT });
}

function strange(text: string): { text: string; intent: null } {
  return { text, intent: null };
}

function holdOut(examples: readonly Example[]): { kept: Example[]; held: Example[] } {
  const counts = new Map<string, number>();
  const kept: Example[] = [];
  const held: Example[] = [];
  for (const example of examples) {
    const count = (counts.get(example.intent) ?? 0) + 1;
    counts.set(example.intent, count);
    (count % EVERY === 0 ? held : kept).push(example);
  }
  return { kept, held };
}

/** Answered as meant, or, with no intent, not answered at all. */
function isServed({ intent, decision }: Verdict, meant: string | null): boolean {
  return meant === null ? decision !== 'answer' : decision === 'answer' && intent === meant;
}

function isChanged({ from, to }: ChangedReading): boolean {
  const answers = (one: Verdict) => (one.decision === 'answer' ? one.intent : one.decision);
  return answers(from) !== answers(to);
}
