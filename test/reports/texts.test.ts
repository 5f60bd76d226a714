import { TEXTS } from '../../src/insight/report-texts';
import { PAGE_TEXTS } from '../../src/reports/texts';

test('a name stands for one text: the pages and the weekly report share one table of words', () => {
  expect(Object.keys(PAGE_TEXTS).filter((name) => Object.hasOwn(TEXTS, name))).toEqual([]);
});

test.each(Object.entries({ ...TEXTS, ...PAGE_TEXTS }))('%s says the same to fill in, in each language', (_, text) => {
  const names = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  expect(names(text.ms)).toEqual(names(text.id));
  expect(names(text.en)).toEqual(names(text.id));
});
