import { didYouMean, nearest } from '../../src/flow/did-you-mean';

test.each([
  ['chek-window', ['check-door', 'check-window'], 'check-window'],
  ['onError', ['on-failure', 'on-error'], 'on-error'],
  ['order_staus', ['order-status', 'order-cancel'], 'order-status'],
  ['sya', ['say', 'set'], 'say'],
  ['ordr.find', ['orders.find', 'orders.cancel'], 'orders.find'],
  ['en ', ['id', 'ms', 'en'], 'en'],
  ['refund', ['order-status', 'return-item'], null],
  ['x', ['y', 'zz'], null],
  ['', ['say'], null],
  ['x'.repeat(10_000), ['say'], null],
])('%s', (found, candidates, expected) => {
  expect(nearest(found, candidates)).toBe(expected);
});

test('says nothing where nothing is near', () => {
  expect(didYouMean('refund', ['order-status'])).toBe('');
  expect(didYouMean('sya', ['say'])).toBe("; did you mean 'say'?");
});
