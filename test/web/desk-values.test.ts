import { leavesOf, textOf } from '../../src/web/desk/value-text';

describe('a known value', () => {
  it.each([
    ['KH-104233', 'KH-104233'],
    [3, '3'],
    [true, 'true'],
    [{ date: '2026-11-22' }, '2026-11-22'],
    [{ time: '14:00', date: '2026-11-22' }, '2026-11-22 14:00'],
    [{ amount: 150000, currency: 'IDR' }, 'IDR 150000'],
    [['red', 'blue'], 'red, blue'],
  ])('%j is written %s', (value, text) => {
    expect(textOf(value)).toBe(text);
  });

  it('that has parts is told part by part, without what is empty', () => {
    const value = {
      id: 'KH-1',
      paid: null,
      note: '',
      items: [{ name: 'shirt', price: { amount: 5, currency: 'IDR' } }],
    };
    expect(textOf(value)).toBeNull();
    expect(leavesOf(value)).toEqual([
      { path: 'id', text: 'KH-1' },
      { path: 'items / 1 / name', text: 'shirt' },
      { path: 'items / 1 / price', text: 'IDR 5' },
    ]);
  });
});
