import type { Neighbour } from '../domain/understanding';
import type { Lexicon } from './lexicon';
import { LikenessIndex } from './likeness';
import { normalise } from './normalise';
import type { Word } from './scan';

const SHOWN = 5;

/** Gives the examples most like some words, the likest first. */
export type Neighbours = (words: readonly Word[], most?: number) => Neighbour[];

type Example = Pick<Neighbour, 'text' | 'intent'>;

export function neighboursAmong(lexicon: Lexicon, examples: readonly Example[]): Neighbours {
  const gathering = gatherNeighbours(lexicon, examples, examples.length);
  let step = gathering.next();
  while (!step.done) step = gathering.next();
  return step.value;
}

/** The same in steps of so many examples, for whoever has other things to do meanwhile. */
export function* gatherNeighbours(
  lexicon: Lexicon,
  examples: readonly Example[],
  atATime: number,
): Generator<undefined, Neighbours> {
  const index = yield* LikenessIndex.gather(wordsOfEach(lexicon, examples), atATime);
  return (words, most = SHOWN) =>
    index
      .likest(words.map(textOf), most)
      .map(({ row, likeness }) => ({ text: examples[row]!.text, intent: examples[row]!.intent, likeness }))
      .sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1))
      .slice(0, most);
}

function* wordsOfEach(lexicon: Lexicon, examples: readonly Example[]): Generator<readonly string[]> {
  for (const { text } of examples) yield normalise(text, lexicon).words.map(textOf);
}

function textOf({ text }: Word): string {
  return text;
}
