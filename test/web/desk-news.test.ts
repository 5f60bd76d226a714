import { newsBetween, type Standing, type Waiting } from '../../src/web/desk/news';

const queue = (...numbers: readonly string[]): Waiting => ({
  ...{ at: 1000, inAll: numbers.length },
  shown: numbers.map((number) => ({ number, waitingSince: Number(number.slice(2)) })),
});
const stood: Standing = { waiting: queue('K-900'), unread: 0, near: ['K-1001'], mine: ['K-1001'] };
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
    ['somebody who waits', { waiting: queue('K-900', 'K-901') }, 'newCustomer'],
    ['somebody who waits in the place of another', { waiting: queue('K-901') }, 'newCustomer'],
    ['what a customer of theirs writes', { unread: 1 }, 'newMessages'],
    ['what is due soon', { near: ['K-1002'] }, 'deadlineNear'],
  ] as const)('of %s', (_, changed, news) => {
    expect(newsBetween(stood, changedTo(changed), idle)).toBe(news);
  });
});

describe('it is no news', () => {
  test('that one takes a case', () => {
    const taken = changedTo({ waiting: queue(), mine: ['K-1001', 'K-1002'] });
    expect(newsBetween(stood, taken, { open: null, taking: true })).toBeNull();
    expect(newsBetween(stood, taken, { open: 'K-1002', taking: false })).toBeNull();
  });

  test('that a case is over, or that fewer wait', () => {
    expect(newsBetween(stood, changedTo({ waiting: queue(), mine: [] }), idle)).toBeNull();
  });

  test('that one who waited behind those that are shown comes among them; but who comes now is', () => {
    const long = { ...queue('K-900', 'K-901'), inAll: 500 };
    const before = changedTo({ waiting: long });
    expect(newsBetween(before, changedTo({ waiting: { ...queue('K-901', 'K-902'), inAll: 499 } }), idle)).toBeNull();
    const crisis = { ...queue('K-1001', 'K-900'), inAll: 500 };
    expect(newsBetween(before, changedTo({ waiting: crisis }), idle)).toBe('newCustomer');
  });

  test('what stood there when the page was opened', () => {
    const opened: Standing = { waiting: null, unread: 0, near: [], mine: [] };
    expect(newsBetween(opened, changedTo({ unread: 3 }), idle)).toBeNull();
  });
});
