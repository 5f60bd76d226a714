import { scan } from '../../src/nlu/scan';

const wordsOf = (text: string) => scan(text).map((word) => word.text);

test.each([
  ['<b>saya mau CS</b> <img src=x onerror="alert(1)">', ['saya', 'mau', 'cs']],
  ['<div class="a">halo</div><br/>kak', ['halo', 'kak']],
  ['</p><SPAN STYLE=x>ya', ['ya']],
])('markup around words is none of them: %s', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  ['harga < 100 dan > 50', ['harga', '100', 'dan', '50']],
  ['kirim ke <alamat saya>', ['kirim', 'ke', 'alamat', 'saya']],
  ['i <3 it', ['i', '3', 'it']],
  ['<b', ['b']],
  ['<i am here', ['i', 'am', 'here']],
])('what is no markup is read: %s', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('each word says where it stands in the text', () => {
  const text = '<b>saya</b> mau';
  expect(scan(text).map(({ start, end }) => text.slice(start, end))).toEqual(['saya', 'mau']);
});
