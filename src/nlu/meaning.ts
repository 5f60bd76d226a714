import { CONCEPTS, PHRASES } from './words/concepts';

/** The meaning of a word, or of what is left of it without its endings and beginnings; undefined where the lists have none. */
export function meaningOf(word: string): string | undefined {
  const direct = CONCEPTS.get(word);
  return direct !== undefined || word.length < SHORTEST ? direct : meaningOfStem(word);
}

/** What two neighbouring words, or three, mean together; asked where the last `endsPhrase`. */
export function meaningOfPhrase(beforeThat: string, before: string, word: string): string | undefined {
  return PHRASES_BY_END.get(word)?.find(
    (phrase) => phrase.before === before && (phrase.beforeThat === '' || phrase.beforeThat === beforeThat),
  )?.meaning;
}

export function endsPhrase(word: string): boolean {
  return PHRASES_BY_END.has(word);
}

interface Phrase {
  /** Of two words the first is ''. */
  readonly beforeThat: string;
  readonly before: string;
  readonly meaning: string;
}

/** The phrases under their last word, those of three words first. */
const PHRASES_BY_END: ReadonlyMap<string, readonly Phrase[]> = phrasesByEnd();

function phrasesByEnd(): Map<string, Phrase[]> {
  const byEnd = new Map<string, Phrase[]>();
  for (const [phrase, meaning] of PHRASES) {
    const [last = '', before = '', beforeThat = ''] = phrase.split(' ').reverse();
    byEnd.set(last, [...(byEnd.get(last) ?? []), { beforeThat, before, meaning }]);
  }
  for (const phrases of byEnd.values()) phrases.sort((a, b) => b.beforeThat.length - a.beforeThat.length);
  return byEnd;
}

const SHORTEST = 5;
const SHORTEST_STEM = 3;

// What is taken off, and what is put in its place. A stem counts only where it is a listed word, so that a wrong cut seldom matters.
const ENGLISH_ENDINGS = pairs('ies:y es: es:e s: ing: ing:e ed: ed:e er: er:e ly: ment:');
const MALAYIC_ENDINGS = pairs(': kan: i: nya: an: ku: mu: lah: kah: kannya: annya: inya: kanlah:');
const MALAYIC_BEGINNINGS = pairs(
  ': di: ber: ter: se: ku: meng: meng:k meny:s mem: mem:p men: men:t me: peng: peng:k peny:s pem: pem:p pen: pen:t pe: per: ke: diper: memper:',
);

function meaningOfStem(word: string): string | undefined {
  for (const [ending, instead] of ENGLISH_ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const meaning = meaningOfShort(word.slice(0, -ending.length) + instead);
    if (meaning !== undefined) return meaning;
  }
  for (const [ending] of MALAYIC_ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, word.length - ending.length);
    for (const [beginning, instead] of MALAYIC_BEGINNINGS) {
      if (!rest.startsWith(beginning)) continue;
      const meaning = meaningOfShort(instead + rest.slice(beginning.length));
      if (meaning !== undefined) return meaning;
    }
  }
  return undefined;
}

/** A letter doubled before an ending (`planned`) is single without it. */
function meaningOfShort(stem: string): string | undefined {
  if (stem.length < SHORTEST_STEM) return undefined;
  const last = stem[stem.length - 1];
  const meaning = CONCEPTS.get(stem);
  return meaning ?? (last === stem[stem.length - 2] ? CONCEPTS.get(stem.slice(0, -1)) : undefined);
}

function pairs(text: string): (readonly [string, string])[] {
  return text.split(' ').map((pair) => {
    const [cut = '', instead = ''] = pair.split(':');
    return [cut, instead];
  });
}

/** Whether a word names a house of another trade than a shop's. */
export function isHouse(word: string): boolean {
  return CONCEPTS.get(word)?.startsWith(HOUSE) ?? false;
}

const HOUSE = '@house-';
