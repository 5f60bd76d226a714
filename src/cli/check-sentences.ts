import type { Language } from '../domain/language';
import type { EntityDefinition } from '../domain/training';
import type { Diagnostic } from '../flow/diagnostic';
import type { SentenceCode } from '../flow/diagnostic-codes';
import type { PlacedIntent } from '../flow/placed-intents';
import { findCollisions, type Pair } from '../nlu/collisions';

/** Fewer in a language teach little. */
const THIN = 5;
const MOST_SHOWN = 3;

/**
 * What is amiss with the example sentences as a whole, beyond what a reader of the files sees: intents too thin, without a language
 * or too alike, sentences that collide or that are the same to the model. All are warnings.
 */
export function checkSentences(
  intents: readonly PlacedIntent[],
  languages: readonly Language[],
  entities: readonly EntityDefinition[],
): Diagnostic[] {
  const sentences = intents.flatMap(({ name, examples, placeOf }) =>
    examples.map(({ text, language, at }) => ({ text, intent: name, language, at, placeOf })),
  );
  const { same, colliding, alike } = findCollisions(sentences, entities);
  const say = (sentence: (typeof sentences)[number]) =>
    `'${sentence.text}' under '${sentence.intent ?? '_out-of-scope'}' (${inWords(sentence)})`;
  const pairOf = ({ a, b }: Pair) => [sentences[a]!, sentences[b]!] as const;
  const owners = new Map(intents.map((intent) => [intent.name, intent]));
  return [
    ...intents.flatMap((intent) => (intent.name === null ? [] : checkSize(intent.name, intent, languages))),
    ...same.map((pair) => {
      const [first, second] = pairOf(pair);
      const message = `'${second.text}' reads the same as '${first.text}' (${inWords(first)}) once its spelling is made plain; one of the two is enough.`;
      return warning('INTENT_NEAR_DUPLICATE', second, message);
    }),
    ...colliding.map((pair) => {
      const [first, second] = pairOf(pair);
      const message = `'${second.text}' means the same to the model as ${say(first)}; keep such words under the one that they mean.`;
      return warning('INTENT_SENTENCES_COLLIDE', second, message);
    }),
    ...alike.map(({ intents: [one, other], pairs }) => {
      const shown = pairs.slice(0, MOST_SHOWN).map((pair) => pairOf(pair).map(say).join(' and '));
      const more = pairs.length > MOST_SHOWN ? `; and ${pairs.length - MOST_SHOWN} more` : '';
      const message = `'${one}' and '${other}' are too alike, ${pairs.length} pairs of sentences are nearly the same: ${shown.join('; ')}${more}. Make one of the two, or write what tells them apart.`;
      return warning('INTENT_TOO_ALIKE', owners.get(other)!, message);
    }),
  ];
}

function checkSize(name: string, intent: PlacedIntent, languages: readonly Language[]): Diagnostic[] {
  const { examples } = intent;
  if (examples.length === 0) return [];
  const isFiled = examples.every(({ language }) => language !== null);
  if (!isFiled) {
    if (examples.length >= THIN) return [];
    return [
      warning(
        'INTENT_TOO_THIN',
        intent,
        `'${name}' has ${sentences(examples.length)}; write ${THIN} or more in each language.`,
      ),
    ];
  }
  const counts = languages.map((language) => ({
    language,
    count: examples.filter((example) => example.language === language).length,
  }));
  const missing = counts.filter(({ count }) => count === 0).map(({ language }) => language);
  const thin = counts.filter(({ count }) => count > 0 && count < THIN);
  const few = thin.map(({ language, count }) => `${sentences(count)} in ${language}`).join(', ');
  return [
    ...(missing.length === 0
      ? []
      : [
          warning(
            'INTENT_LANGUAGE_MISSING',
            intent,
            `'${name}' has no sentence in ${missing.join(' and ')}; customers who write so are understood less surely.`,
          ),
        ]),
    ...(thin.length === 0
      ? []
      : [warning('INTENT_TOO_THIN', intent, `'${name}' has only ${few}; write ${THIN} or more in each language.`)]),
  ];
}

function sentences(count: number): string {
  return `${count} sentence${count === 1 ? '' : 's'}`;
}

type InAFile = Pick<PlacedIntent, 'at' | 'placeOf'>;

function inWords({ at, placeOf }: InAFile): string {
  const { file, line, column } = placeOf(at);
  return `${file}:${line}:${column}`;
}

function warning(code: SentenceCode, { at, placeOf }: InAFile, message: string): Diagnostic {
  return { ...placeOf(at), code, severity: 'warning', message };
}
