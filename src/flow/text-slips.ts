import type { Language } from '../domain/language';
import { spanWithin } from './read-template';
import type { Reading } from './reading';
import type { ScalarNode } from './yaml-node';

// What is seldom meant in a text for customers, though it can be said as it stands.

/** A variable in the marks of another tool: `[order_id]`, `<order_id>`, `%order_id%`, `$order_id`. Plain words stand in such marks too, so only names with `_` count. */
const OTHER_MARKS =
  /\[\s*(\w+_\w+)\s*\]|<\s*(\w+_\w+)\s*>|%(\w+_\w+)%|\$\{\s*([A-Za-z_][\w.]*)\s*\}|\$([A-Za-z]\w*_\w+)/;

export function warnOfMarks(node: ScalarNode, reading: Reading): void {
  const text = String(node.value);
  const marked = OTHER_MARKS.exec(text);
  const name = marked?.slice(1).find((one) => one !== undefined);
  if (marked && name !== undefined) {
    const at = spanWithin(node, marked.index, marked.index + marked[0].length, reading);
    reading.warn('TEMPLATE_BRACES', at, `${marked[0]} is said as it stands; for the variable write {{ ${name} }}.`);
  }
}

/** Who writes the same words in every language means them for all. */
export function warnOfLanguages(said: ReadonlyMap<Language, ScalarNode>, label: string, reading: Reading): void {
  if (new Set([...said.values()].map(({ value }) => value)).size < 2) return;
  for (const [language, node] of said) {
    const spoken = languageOf(String(node.value));
    if (spoken === null || (spoken === 'en') === (language === 'en')) continue;
    const which = spoken === 'en' ? 'English' : 'Indonesian or Malay';
    const message = `${label} in ${language} reads as ${which}; translate it, or put it under the language that it is in.`;
    reading.warn('TEXT_OTHER_LANGUAGE', node, message);
  }
}

/** Short words that stand in most sentences of a language, and in none of the other. */
const ENGLISH = wordsOf(
  'the is are was were am your you my we our us they their what where when which who how will would please have has had with and this that these not cannot can it its of to from been if or but',
);
const INDONESIAN_OR_MALAY = wordsOf(
  'yang dan di ke dari daripada untuk dengan anda kamu awak kami kita saya apa mana bila kapan boleh bisa tidak tak bukan sudah telah akan ini itu adalah mohon sila silakan atau pada berapa jika kalau ada kak nomor nombor pesanan',
);

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** The language that a text is plainly in: at least two of its short words, and none of the other's. Null where that cannot be told. */
function languageOf(text: string): 'en' | 'id' | null {
  let [english, other] = [0, 0];
  const spoken = text.replace(/{{[^{}]*}}|{%[^{}]*%}|https?:\S+/g, ' ').toLowerCase();
  for (const [word] of spoken.matchAll(/[a-z]+/g)) {
    if (ENGLISH.has(word)) english += 1;
    if (INDONESIAN_OR_MALAY.has(word)) other += 1;
  }
  if (english >= LEAST && other === 0) return 'en';
  return other >= LEAST && english === 0 ? 'id' : null;
}

const LEAST = 2;
