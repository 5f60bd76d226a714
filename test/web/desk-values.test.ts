import { leavesOf, textOf } from '../../src/web/desk/value-text';

describe('a known value', () => {
  it.each([
    ['KH-104233', 'KH-104233'],
    [3, '3'],
    [true, 'true'],
    [{ date: '2026-11-22' }, '2026-11-22'],
    [{ time: '14:00', date: '2026-11-22' }, '2026-11-22 14:00'],
    [{ amount: 150000, currency: 'IDR' }, 'Rp150.000'],
    [{ amount: 1250.5, currency: 'MYR' }, 'RM1,250.50'],
    [{ amount: '150000.00', currency: 'idr' }, 'Rp150.000'],
    [{ amount: 12, currency: 'points' }, 'points 12'],
    [{ amount: 'a few', currency: 'IDR' }, 'IDR a few'],
    [{ amount: 1e15, currency: 'IDR' }, 'IDR 1000000000000000'],
    [{ currency: 'IDR' }, 'IDR'],
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
      { path: 'items / 1 / price', text: 'Rp5' },
    ]);
  });

  it('that is a sum is written in the currency beside or above it', () => {
    const order = {
      id: 'KH-104233',
      currency: 'IDR',
      total: '329000.00',
      items: [{ name: 'shirt', quantity: 2, price: 164500 }],
      refund: { amount: 5.5, currency: 'MYR', method: 'card' },
    };
    expect(leavesOf(order, 'id').map(({ path, text }) => `${path}: ${text}`)).toEqual([
      'id: KH-104233',
      'total: Rp329.000',
      'items / 1 / name: shirt',
      'items / 1 / quantity: 2',
      'items / 1 / price: Rp164.500',
      'refund / amount: RM5.50',
      'refund / method: card',
    ]);
  });

  it('that is a number stays one where no currency is known', () => {
    const texts = (value: Parameters<typeof leavesOf>[0]) => leavesOf(value, 'en').map(({ text }) => text);
    expect(texts({ total: 3, id: 'a' })).toEqual(['3', 'a']);
    expect(texts({ total: 3, currency: 'stars' })).toEqual(['3', 'stars']);
    expect(texts({ currency: 'IDR', name: 'a' })).toEqual(['IDR', 'a']);
  });
});
