import { formatDiagnostics } from '../../src/flow/format-diagnostic';
import { findingsOf, readCases } from './corpus';

const sound = readCases('sound');

test('there are flows of many shapes', () => {
  expect(sound.length).toBeGreaterThanOrEqual(25);
});

test.each(sound.map((one) => [one.name, one] as const))('%s raises no alarm', (_name, one) => {
  const found = findingsOf(one);
  expect(found.length === 0 ? '' : formatDiagnostics(found)).toBe('');
});
