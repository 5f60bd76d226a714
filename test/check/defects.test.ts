import { findingsOf, readCases, shortly } from './corpus';

const defects = readCases('defects');

test('there are defects of every kind', () => {
  expect(defects.length).toBeGreaterThanOrEqual(60);
});

test.each(defects.map((one) => [one.name, one] as const))('%s is found, and nothing else', (_name, defect) => {
  expect(findingsOf(defect).map(shortly)).toEqual(defect.marked);
});
