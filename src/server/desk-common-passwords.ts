/**
 * Passwords of twelve characters and more that people reach for first. A list alone would be endless, so the usual
 * decorations are taken off before looking: capitals, letters written as digits, digits and signs at either end.
 */
export function isCommonPassword(password: string, about: readonly string[]): boolean {
  const plain = undecorated(password);
  const folded = password.toLowerCase();
  return (
    COMMON.has(folded) ||
    COMMON_STEMS.has(plain) ||
    isRepetition(folded) ||
    isRow(folded) ||
    isMadeOf(plain, [...COMMON_STEMS, ...about.flatMap(wordsOf)])
  );
}

const COMMON: ReadonlySet<string> = new Set([
  '123456123456',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  '1q2w3e4r5t6y7u',
  'q1w2e3r4t5y6',
  'zaq12wsxcde3',
  'qwerty123456',
  'qazwsxedcrfv',
  '1qazxsw23edc',
  'asdfghjkl123',
  'zxcvbnm12345',
  'abcdef123456',
  'abc123abc123',
  'a1b2c3d4e5f6',
  '111222333444',
  '112233445566',
  '121212121212',
  '123123123123',
  '147258369147',
  '159357159357',
  '987654321000',
  'correcthorsebatterystaple',
  'correct horse battery staple',
]);

/** Words that alone, in a row, or with digits around them make a poor password; in the languages spoken here. */
const COMMON_STEMS: ReadonlySet<string> = new Set([
  'password',
  'passwort',
  'passcode',
  'passphrase',
  'katasandi',
  'katalaluan',
  'sandi',
  'rahasia',
  'rahsia',
  'secret',
  'letmein',
  'welcome',
  'changeme',
  'default',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'sayang',
  'akusayangkamu',
  'cintaku',
  'bismillah',
  'alhamdulillah',
  'assalamualaikum',
  'indonesia',
  'malaysia',
  'jakarta',
  'merdeka',
  'garuda',
  'admin',
  'administrator',
  'superadmin',
  'supervisor',
  'manager',
  'user',
  'guest',
  'login',
  'test',
  'testing',
  'demo',
  'root',
  'toor',
  'master',
  'dragon',
  'monkey',
  'football',
  'baseball',
  'princess',
  'sunshine',
  'superman',
  'batman',
  'trustno',
  'whatever',
  'hello',
  'helloworld',
  'freedom',
  'computer',
  'internet',
  'customer',
  'service',
  'customerservice',
  'support',
  'helpdesk',
  'desk',
  'agent',
  'khidmat',
  'layanan',
  'pelanggan',
  'my',
  'the',
  'new',
  'is',
  'me',
  'our',
  'company',
  'summer',
  'winter',
  'spring',
  'autumn',
]);

const LETTERS_FOR: { readonly [sign: string]: string } = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function undecorated(password: string): string {
  const core = password.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [...core]
    .map((sign) => LETTERS_FOR[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}]/gu, '');
}

/** One to four characters over and over: `abababababab`. */
function isRepetition(text: string): boolean {
  return /^(.{1,4})\1{2,}.{0,3}$/su.test(text);
}

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];

/** Twelve neighbours of the alphabet, the digits or the keyboard, forwards or backwards. */
function isRow(text: string): boolean {
  const backwards = [...text].reverse().join('');
  return ROWS.some((row) => row.includes(text) || row.includes(backwards));
}

/** Nothing but such words one after the other: `adminadmin2026!`, `siti.rahmawati1`. */
function isMadeOf(plain: string, words: readonly string[]): boolean {
  if (plain === '') return true;
  const reached = new Set([0]);
  for (let at = 0; at < plain.length; at++) {
    if (!reached.has(at)) continue;
    for (const word of words) if (word !== '' && plain.startsWith(word, at)) reached.add(at + word.length);
  }
  return reached.has(plain.length);
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);
}
