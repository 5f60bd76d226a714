import { reportContentOf } from '../../src/cli/report-content';
import { starterContent } from '../support/starter';

test('a report calls a step by its words, and the policies in them by their values', () => {
  const flows = reportContentOf(starterContent()).flows;
  const proof = flows.find(({ flow }) => flow === 'verify-customer');
  const words = Object.values(proof?.steps ?? {}).map(({ en }) => en);
  expect(words).toContain('To keep your order safe: what are the last 4 digits of the phone numbe …');
  const unread = flows.flatMap(({ steps = {} }) => Object.values(steps).filter(({ en = '' }) => /policy\.\w/.test(en)));
  expect(unread).toEqual([]);
});
