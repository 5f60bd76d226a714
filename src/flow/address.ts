import type { Language } from '../domain/language';

/** How one speaks to a customer whose name is not known. */
const NEUTRAL: { readonly [language in Language]: string } = { id: 'Kak', ms: 'Tuan/Puan', en: 'dear customer' };

type Sex = 'm' | 'f';

/** Words before a name, and in answer to "Mr or Ms?", by what they say of it. */
const TITLES: ReadonlyMap<string, Sex> = new Map(
  (
    [
      ['m', 'm male pria laki-laki laki lelaki bapak pak bpk encik en tuan mr mister sir mas'],
      ['f', 'f female wanita perempuan ibu bu puan pn cik mrs ms miss madam mbak'],
    ] as const
  ).flatMap(([sex, words]) => words.split(' ').map((word) => [word, sex] as const)),
);

const FORMS: { readonly [language in Language]: { readonly [sex in Sex]: string } } = {
  id: { m: 'Pak', f: 'Bu' },
  ms: { m: 'Encik', f: 'Puan' },
  en: { m: 'Mr', f: 'Ms' },
};

/** What stands before a name and says nothing of Encik or Puan. */
const DEGREES: ReadonlySet<string> = new Set('dr drs dra ir prof hj'.split(' '));

/** Names that come before the one that a person is called by. */
const BEFORE_THE_NAME: ReadonlySet<string> = new Set(
  'muhammad mohammad mohamad muhamad mohd muh moh md m nur nor siti sri abdul abd ni i dewa'.split(' '),
);

const LONGEST = 40;

/**
 * A customer addressed politely, by name where there is one: `Kak Budi`, `Encik Ahmad`, `Budi`; `Kak`, `Tuan/Puan`, `dear customer` where
 * there is none. Whether somebody is an Encik or a Puan is told by `title`, by a title in the name, or by its bin or binti; it is never guessed.
 */
export function politeAddress(name: unknown, title: unknown, language: Language): string {
  const words = typeof name === 'string' ? wordsOf(name) : [];
  const inName = TITLES.get(plain(words[0] ?? ''));
  const isTitled = inName !== undefined || DEGREES.has(plain(words[0] ?? ''));
  const own = isTitled && words.length > 1 ? words.slice(1) : words;
  const sex = (typeof title === 'string' ? TITLES.get(plain(title)) : undefined) ?? inName ?? sexOf(own);
  const called = calledBy(own, language);
  if (called === '') return sex === undefined ? NEUTRAL[language] : neutralOf(sex, language);
  if (sex !== undefined) return `${FORMS[language][sex]} ${called}`;
  return language === 'id' ? `Kak ${called}` : called;
}

function neutralOf(sex: Sex, language: Language): string {
  return language === 'en' ? NEUTRAL.en : FORMS[language][sex];
}

/** A name has letters; `user_8812` is none. */
function wordsOf(name: string): readonly string[] {
  const words = name
    .slice(0, 200)
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => /^[\p{L}\p{M}.'’`@/-]+$/u.test(word)) && /\p{L}/u.test(name)
    ? words
    : [];
}

function sexOf(words: readonly string[]): Sex | undefined {
  const parts = words.map(plain);
  if (parts.some((word) => ['bin', 'b', 'a/l'].includes(word)) && parts.length > 2) return 'm';
  return parts.some((word) => ['binti', 'bt', 'bte', 'a/p'].includes(word)) && parts.length > 2 ? 'f' : undefined;
}

/** The given name in Indonesian and English; in Malay all of it before the father's. */
function calledBy(words: readonly string[], language: Language): string {
  const fathers = words.findIndex(
    (word, at) => at > 0 && ['bin', 'binti', 'bt', 'bte', 'b', 'a/l', 'a/p'].includes(plain(word)),
  );
  const given = fathers < 0 ? words : words.slice(0, fathers);
  if (language === 'ms') return given.join(' ').slice(0, LONGEST);
  const isBefore = given.length > 1 && BEFORE_THE_NAME.has(plain(given[0] ?? ''));
  return given
    .slice(0, isBefore ? 2 : 1)
    .join(' ')
    .slice(0, LONGEST);
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[.’'`]+$/, '');
}
