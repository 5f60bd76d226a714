import { isApart, type Word } from './scan';

/** A stretch of a text between its marks and joining words, as plain words. */
export type Clause = readonly string[];

const BREAK = /[,.;:!?\n()]|\s[-\u2013\u2014]\s/;
const JOINS = new Set('tapi tetapi but lalu jadi so makanya maka karena kerana because dan and namun bukan'.split(' '));
/** "gak usah deh, …" is said; what follows is another matter. */
const DONE = new Set('usah perlu payah jadi'.split(' '));
const CLOSES = new Set('deh lah dah sudah'.split(' '));

/** Names of two words and the one word that each counts as (`customer service`), under their first word. */
export type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function namesOf(names: ReadonlyMap<string, string>): Names {
  const byFirst = new Map<string, Map<string, string>>();
  for (const [name, meant] of names) {
    const [first = '', second = ''] = name.split(' ');
    byFirst.set(first, (byFirst.get(first) ?? new Map<string, string>()).set(second, meant));
  }
  return byFirst;
}

/** The clauses of a text; a name of two words counts as one word. Emoji say nothing here. */
export function clausesOf(text: string, words: readonly Word[], names: Names): Clause[] {
  const clauses: string[][] = [];
  let clause: string[] = [];
  const close = () => {
    if (clause.length > 0) clauses.push(clause);
    clause = [];
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (i > 0 && isApart(text, words[i - 1]!, word, BREAK)) close();
    if (JOINS.has(word.text)) close();
    if (!isSpoken(word.text)) continue;
    const name = names.get(word.text)?.get(words[i + 1]?.text ?? '');
    clause.push(name ?? word.text);
    if (name !== undefined) i += 1;
    else if (CLOSES.has(word.text) && DONE.has(words[i - 1]?.text ?? '')) close();
  }
  close();
  return clauses;
}

function isSpoken(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= 97 && first <= 122) || /^[\p{L}\p{N}<]/u.test(word);
}
