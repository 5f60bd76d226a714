import { newsBetween, type Standing } from '../../src/web/desk/news';

const stood: Standing = { waiting: 1, unread: 0, near: 0, mine: ['K-1001'] };
const idle = { open: null, taking: false };
const changedTo = (changed: Partial<Standing>): Standing => ({ ...stood, ...changed });

describe('an agent is told', () => {
  test('of a case that is given to them, also where nobody waited for it', () => {
    expect(newsBetween(stood, changedTo({ mine: ['K-1001', 'K-1002'] }), idle)).toBe('newCase');
    expect(newsBetween(stood, changedTo({ mine: ['K-1001', 'K-1002'] }), { open: 'K-1001', taking: false })).toBe(
      'newCase',
    );
  });

  test('of a case in the place of another', () => {
    expect(newsBetween(stood, changedTo({ mine: ['K-1002'] }), idle)).toBe('newCase');
  });

  test.each([
    ['somebody who waits', { waiting: 2 }, 'newCustomer'],
    ['what a customer of theirs writes', { unread: 1 }, 'newMessages'],
    ['what is due soon', { near: 1 }, 'deadlineNear'],
  ] as const)('of %s', (_, changed, news) => {
    expect(newsBetween(stood, changedTo(changed), idle)).toBe(news);
  });
});

describe('it is no news', () => {
  test('that one takes a case', () => {
    const taken = changedTo({ waiting: 0, mine: ['K-1001', 'K-1002'] });
    expect(newsBetween(stood, taken, { open: null, taking: true })).toBeNull();
    expect(newsBetween(stood, taken, { open: 'K-1002', taking: false })).toBeNull();
  });

  test('that a case is over, or that fewer wait', () => {
    expect(newsBetween(stood, changedTo({ waiting: 0, mine: [] }), idle)).toBeNull();
  });

  test('what stood there when the page was opened', () => {
    const opened: Standing = { waiting: null, unread: 0, near: 0, mine: [] };
    expect(newsBetween(opened, changedTo({ unread: 3, near: 1 }), idle)).toBeNull();
  });
});
