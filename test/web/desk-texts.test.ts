import { FAULTS } from '../../src/web/desk/fault-texts';
import { MOODS, MOVES, OUTCOMES, REASONS, ROLES, TEXTS, URGENCIES } from '../../src/web/desk/texts';
import { countUpTo } from '../../src/web/desk/words';

const ALL = { TEXTS, URGENCIES, REASONS, MOODS, OUTCOMES, ROLES, MOVES, FAULTS };
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe.each(Object.entries(ALL))('the desk’s %s', (_name, texts) => {
  it.each(['id', 'ms'] as const)('say in %s all that they say in English, with the same values', (language) => {
    const english: { readonly [key: string]: string } = texts.en;
    const other: { readonly [key: string]: string } = texts[language];
    expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      expect([key, other[key]?.trim()]).not.toEqual([key, '']);
      expect([key, places(other[key]!)]).toEqual([key, places(text)]);
    }
  });
});

test('a count that ends at a bound says so', () => {
  expect([199, 200].map((counted) => countUpTo(200, counted))).toEqual(['199', '200+']);
});
