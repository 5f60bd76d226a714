import { extractPatterns } from '../../src/nlu/entities/patterns';

// A pattern that wants a digit is not searched for in a text without one: that must never lose a match.
test.each([
  ['[A-Z\\d]{6}', 'kode saya QWERTY', 'QWERTY'],
  ['[A-Z0-9]{6}', 'kode saya QWERTY', 'QWERTY'],
  ['X\\d{3}|VIP', 'saya VIP', 'VIP'],
  ['X\\d{3}|Y\\d{2}', 'nomor saya Y42', 'Y42'],
  ['KH-?\\d{6}', 'pesanan kh 104233', 'KH104233'],
  ['(?:A|B\\d)C\\d?', 'kelas AC', 'AC'],
  ['A\\D{2}', 'kelas abc', 'ABC'],
])('%s is found in "%s"', (pattern, text, value) => {
  const found = extractPatterns(text, [{ kind: 'pattern', name: 'code', pattern }]);
  expect(found.map((one) => one.value)).toContain(value);
});

test('a text without a digit is not searched for what has one in each alternative', () => {
  const pattern = '\\d{15,16}|C\\d{10,12}|W\\d{2}-?\\d{4}';
  expect(extractPatterns('nomor pajak saya', [{ kind: 'pattern', name: 'tax', pattern }])).toEqual([]);
});
