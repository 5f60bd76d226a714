import { RE2JS } from 're2js';
import { patternSize, repeatedTwice } from '../../src/flow/pattern-repeats';

test.each([
  ['(a+)+$', '(a+)+'],
  ['^([A-Z]+)*$', '([A-Z]+)*'],
  ['x(?:\\d+|y)+', '(?:\\d+|y)+'],
  ['(x+x+)+y', '(x+x+)+'],
  ['((ab)+)+', '((ab)+)+'],
  ['KH-(?P<n>\\d{2,})+', '(?P<n>\\d{2,})+'],
  ['[)](a*?){3,}', '(a*?){3,}'],
])('%s repeats %s twice', (pattern, part) => {
  RE2JS.compile(pattern);
  expect(repeatedTwice(pattern)).toBe(part);
});

test.each([
  'KH-?\\d{6}',
  '(\\d+-)+\\d+',
  '([a-z]+ ?)+x',
  '(ab)+',
  '(a+){2}',
  '(a+)?b+',
  '[(a+)+]',
  '\\(a+\\)+',
  '(a+b+)+',
  '(?:[A-Z]{2}\\d+)+',
  '[]+)]+(a)+',
])('%s does not', (pattern) => {
  RE2JS.compile(pattern);
  expect(repeatedTwice(pattern)).toBeNull();
});

test.each([
  ['KH-?\\d{6}', 9],
  ['a{2,5}|[xyz]{3}', 8],
  ['(ab{10}){20}', 220],
  ['((a{1,100}){1,100}){1,100}', 1_000_000],
  ['\\(\\d+\\)', 3],
])('%s is as large as %d letters', (pattern, size) => {
  expect(patternSize(pattern)).toBe(size);
});
