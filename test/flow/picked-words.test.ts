import { pickedByWords } from '../../src/flow/picked-words';

const ITEMS = [
  { value: '1', title: 'Kemeja Linen Sagara, putih, S' },
  { value: '2', title: 'Celana Chino Nira, khaki, M' },
  { value: '3', title: 'Ciput Rona, hitam, satu ukuran' },
];
const SKIP = [{ value: 'skip', title: 'Lewati' }];
const WISHES = [
  { value: 'exchange', title: 'Tukar barang' },
  { value: 'refund', title: 'Uang kembali' },
];

describe('a choice is picked by some of its words', () => {
  it.each([
    ['kemejanya', '1'],
    ['bukan maksudku kemejanya', '1'],
    ['yang celana chino aja kak', '2'],
    ['the khaki one please', '2'],
    ['kemeja putih', '1'],
  ])('%s', (said, value) => expect(pickedByWords(ITEMS, said)).toBe(value));

  it.each(['lewat aja', 'lewatin ya', 'skip aja'])('%s', (said) => expect(pickedByWords(SKIP, said)).toBe('skip'));
});

describe('no choice is picked', () => {
  it.each([
    ['by words that stand in none', 'kemejanya kotor'],
    ['by words of two choices at once', 'kemeja dan celana'],
    ['by a question about one', 'kemeja saya kapan dikirim ya'],
    ['by particles alone', 'yang itu aja kak'],
    ['by a letter or two', 's'],
    ['by nothing', ''],
  ])('%s', (_fact, said) => expect(pickedByWords(ITEMS, said)).toBeNull());

  it('by a word with another beside it', () => {
    expect(pickedByWords(WISHES, 'barangnya rusak')).toBeNull();
    expect(pickedByWords(WISHES, 'uangnya aja')).toBe('refund');
  });
});
