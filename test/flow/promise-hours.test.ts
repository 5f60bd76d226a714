import { Scene } from '../support/scene';
import { textOf as t, verbsContent } from '../support/verbs-bot';

const promised = (within: string, by: string) =>
  `- promise: { what: ${t('a call')}, within: ${within}, by: ${by} }\n- resolve: { confirm: true }\n`;
const content = verbsContent({
  short: promised('4h', 'general'),
  long: promised('1d', 'general'),
  always: promised('4h', 'orders'),
});

/** Monday half past four in the afternoon; `general` works on weekdays from eight to five. */
function saidLate(intent: string, daysLater = 0): string {
  const scene = new Scene(content);
  scene.at += (daysLater * 24 + 6.5) * 60 * 60_000 - 1000;
  return scene.say('please', { intent })[0] ?? '';
}

test('a promise of hours counts those in which its team works', () => {
  expect(saidLate('short')).toBe('Our promise: a call, by Tuesday, 24 November 2026, 11:30 am.');
});

test('of a team that never closes all hours count', () => {
  expect(saidLate('always')).toBe('Our promise: a call, by Monday, 23 November 2026, 8:30 pm.');
});

test('a promise of days goes by the calendar', () => {
  expect(saidLate('long')).toBe('Our promise: a call, by Tuesday, 24 November 2026, 4:30 pm.');
});

test('a promise of days does not fall due on a day on which its team does not work', () => {
  const FRIDAY = 4;
  expect(saidLate('long', FRIDAY)).toBe('Our promise: a call, by Monday, 30 November 2026, 4:30 pm.');
});
