import { FeatureBuffer, WORD } from './features';
import { foreignThings, NAMES_BY_TRADE } from './foreign-things';
import type { Model } from './model';
import type { Word } from './scan';
import { Scores, scoreFeatures } from './scores';

/** Whether a text is about a thing of another trade of which the model's intents know nothing. Only for a model that has learnt strangers. */
export function isOfStrangers(words: readonly Word[], model: Model): boolean {
  return foreignThings(words).some(
    (thing) =>
      !tradesAtHome(model).has(thing.trade) &&
      (isStrange(thing.words, model) || thing.words.some((word) => isStrange([word], model))),
  );
}

/** Whether the words by themselves are no intent's; so are words that no example has, or one or two in passing ("my landlord wants curtains"). */
function isStrange(words: readonly Word[], model: Model): boolean {
  return leaningOf(words, model, IN_PASSING) !== 'intent';
}

/** So much an intent must lead by before a word of another trade is its own: the logarithm of how much likelier it makes the word. */
const IN_PASSING = 1;

function leaningOf(words: readonly Word[], model: Model, lead = 0): Leaning {
  const { scores, unseen } = scoreFeatures(model.weights, buffer.fill(words), scored);
  if (unseen[WORD] === 1) return 'unseen';
  const strangers = scores[model.intents.length]!;
  return model.intents.every((_, intent) => scores[intent]! <= strangers + lead) ? 'strangers' : 'intent';
}

type Leaning = 'intent' | 'strangers' | 'unseen';

const buffer = new FeatureBuffer();
const scored = new Scores();

/**
 * The trades that the content itself is about: more of their names are an intent's than the strangers'. To a travel desk a flight is
 * nothing strange, also where no example has just that word.
 */
function tradesAtHome(model: Model): ReadonlySet<string> {
  const known = kept.get(model);
  if (known !== undefined) return known;
  const atHome = new Set<string>();
  for (const [trade, names] of NAMES_BY_TRADE) {
    const leanings = names.map((name) => leaningOf(inPlace(name), model));
    const count = (wanted: Leaning) => leanings.filter((leaning) => leaning === wanted).length;
    if (count('intent') > count('strangers')) atHome.add(trade);
  }
  kept.set(model, atHome);
  return atHome;
}

function inPlace(name: readonly string[]): Word[] {
  let end = -1;
  return name.map((text) => {
    const start = end + 1;
    end = start + text.length;
    return { text, start, end };
  });
}

const kept = new WeakMap<Model, ReadonlySet<string>>();
