import { personName } from '../../src/domain/person-name';

test.each([
  ['=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['Dewi\u202eitseL', 'DewiitseL'],
  ['Dewi\r\nBcc: a@b.example', 'Dewi Bcc: a@b.example'],
  ['  Siti\u0000\u0007\u2028Aminah ', 'Siti Aminah'],
  ['👩‍👩‍👧 Lim', '👩‍👩‍👧 Lim'],
  ['محمد علي', 'محمد علي'],
  ['x'.repeat(5_000), 'x'.repeat(100)],
  ['😀'.repeat(300), '😀'.repeat(100)],
])('%j is shown as one plain line', (given, shown) => {
  expect(personName(given)).toBe(shown);
});

test.each(['', '  ', '\u200b\u200d\ufeff', '\u202e\n', '\u3164', '\u0301'])('nothing can be seen of %j', (given) => {
  expect(personName(given)).toBeUndefined();
});
