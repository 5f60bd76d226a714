import { understand } from '../../src/nlu/understand';
import { starter } from '../support/starter';
import { FALSE_FRIENDS, REQUESTS } from './support/person-sentences';
import { MONDAY } from './support/shop';

const read = (text: string) => understand(text, starter().model, MONDAY);
/** One in a hundred is forgiven: they tell of a habit, not of a sentence. */
const all = (texts: readonly string[], bad: readonly string[]) => (bad.length <= texts.length / 100 ? [] : bad);

test('of seven hundred requests for a person 99 in a hundred are heard', () => {
  expect(REQUESTS.length).toBeGreaterThan(190);
  const missed = REQUESTS.filter((text) => read(text).decision !== 'human');
  expect(all(REQUESTS, missed)).toEqual([]);
});

test('of as many sentences that only speak of people or machines 99 in a hundred ask for nobody', () => {
  expect(FALSE_FRIENDS.length).toBeGreaterThan(190);
  const taken = FALSE_FRIENDS.filter((text) => read(text).wantsHuman.value);
  expect(all(FALSE_FRIENDS, taken)).toEqual([]);
});

test.each([
  ['KH-104233 belum datang, ', ''],
  ['', ' ya, dari tadi nunggu'],
  ['halo kak, ', ' 🙏'],
  ['tadi saya kirim fotonya. ', '!!!'],
])('%s…%s around a request hides few of them', (before, after) => {
  const direct = REQUESTS.filter((text) => /\b(cs|admin|human|agent|manusia|ejen|staf|petugas|pegawai)\b/i.test(text));
  const missed = direct.filter((text) => !read(`${before}${text}${after}`).wantsHuman.value);
  expect(missed.length <= direct.length * 0.04 ? [] : missed).toEqual([]);
});

test('capitals, doubled spaces and missing marks change nothing', () => {
  const missed = REQUESTS.filter((text) => !read(text.toUpperCase().replace(/ /g, '  ')).wantsHuman.value);
  expect(all(REQUESTS, missed)).toEqual([]);
});
