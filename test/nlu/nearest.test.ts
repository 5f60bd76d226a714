import { buildLexicon } from '../../src/nlu/lexicon';
import { LikenessIndex } from '../../src/nlu/likeness';
import { gatherNeighbours, neighboursAmong } from '../../src/nlu/nearest';
import { normalise } from '../../src/nlu/normalise';
import { PERSON_MENTIONS } from '../../src/nlu/words/person-mentions';
import { REQUESTS } from './support/person-sentences';

const lexicon = buildLexicon([]);
const examples = PERSON_MENTIONS.map((text, row) => ({ text, intent: `intent-${row % 7}` }));
const wordsOf = (text: string) => normalise(text, lexicon).words;
const neighbours = neighboursAmong(lexicon, examples);

test('the likest few are the first of all that share a word', () => {
  const index = LikenessIndex.of(examples.map(({ text }) => wordsOf(text).map((word) => word.text)));
  for (const text of REQUESTS) {
    const all = index
      .nearest(
        wordsOf(text).map((word) => word.text),
        1e-9,
      )
      .map(({ row, likeness }) => ({ ...examples[row]!, likeness }))
      .sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1));
    expect(neighbours(wordsOf(text))).toEqual(all.slice(0, 5));
  }
});

test('an example is its own nearest, and asking leaves no trace', () => {
  const ask = () => neighbours(wordsOf('kurir tidak menelepon dulu'));
  const first = ask();
  expect(first[0]).toMatchObject({ text: 'kurir tidak menelepon dulu' });
  expect(first[0]!.likeness).toBeCloseTo(1, 9);
  neighbours(wordsOf('where is the nearest courier agent'));
  expect(ask()).toEqual(first);
});

test('words that no example has are near to nothing', () => {
  expect(neighbours(wordsOf('zzzqq xxyy'))).toEqual([]);
  expect(neighbours([])).toEqual([]);
});

test('gathered in steps they are the same', () => {
  const gathering = gatherNeighbours(lexicon, examples, 100);
  let steps = 0;
  let step = gathering.next();
  while (!step.done) {
    steps += 1;
    step = gathering.next();
  }
  expect(steps).toBe(2 * Math.floor(examples.length / 100));
  expect(step.value(wordsOf('barang belum sampai'))).toEqual(neighbours(wordsOf('barang belum sampai')));
});
