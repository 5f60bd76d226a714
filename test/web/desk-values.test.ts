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
    [{ id: 'Kemeja', ms: 'Baju', en: 'Shirt' }, 'Shirt'],
    [{ id: 'Kemeja', ms: 'Baju' }, 'Kemeja'],
  ])('%j is written %s', (value, text) => {
    expect(textOf(value, 'en')).toBe(text);
  });

  it('with a number called id is no text in Indonesian', () => {
    expect(textOf({ id: 'KH-1' }, 'en')).toBeNull();
  });

  it('that has parts is told part by part, without what is empty', () => {
    const value = {
      id: 'KH-1',
      paid: null,
      note: '',
      items: [{ name: 'shirt', price: { amount: 5, currency: 'IDR' } }],
    };
    expect(textOf(value, 'en')).toBeNull();
    expect(leavesOf(value, 'en')).toEqual([
      { path: 'id', text: 'KH-1' },
      { path: 'items / 1 / name', text: 'shirt' },
      { path: 'items / 1 / price', text: 'IDR 5' },
    ]);
  });
});
