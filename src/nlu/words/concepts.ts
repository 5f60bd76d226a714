import { ASKING } from './concepts/asking';
import { GOING } from './concepts/going';
import { HOME } from './concepts/home';
import { HOUSES } from './concepts/houses';
import { MEDIA } from './concepts/media';
import { MONEY } from './concepts/money';
import { PEOPLE } from './concepts/people';
import { PLAIN } from './concepts/plain';
import { SHOP } from './concepts/shop';
import { TIME } from './concepts/time';

// One meaning a line: its name, then the Indonesian, Malay and English words and phrases that share it; everyday and shop words only,
// written for this project. A word stands in the first line that has it.
const LINES = [HOUSES, SHOP, MONEY, HOME, MEDIA, GOING, TIME, PEOPLE, ASKING, PLAIN].join('').split('\n');

const PHRASE = '_';

/** Words → the name of their meaning. An example in one language or wording so lends something to the others. */
export const CONCEPTS: ReadonlyMap<string, string> = readLines((word) => !word.includes(PHRASE));

/** Two or three words, with a space between them → the name of what they mean together. */
export const PHRASES: ReadonlyMap<string, string> = readLines((word) => word.includes(PHRASE));

function readLines(isWanted: (word: string) => boolean): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const line of LINES) {
    const [concept, words = ''] = line.split(': ');
    for (const word of words.split(' ').filter(isWanted)) {
      const plain = word.replaceAll(PHRASE, ' ');
      if (plain !== '' && !map.has(plain)) map.set(plain, `@${concept}`);
    }
  }
  return map;
}
