import { isApart, type Word } from './scan';

/** A stretch of a text between its marks and joining words, as plain words. */
export type Clause = readonly string[];

const BREAK = /[,.;:!?\n()]|\s[-\u2013\u2014]\s/;
const JOINS = new Set('tapi tetapi but lalu jadi so makanya maka karena kerana because dan and namun bukan'.split(' '));
/** "gak usah deh, …" is said; what follows is another matter. */
const CLOSES = /^(usah|perlu|payah|jadi) (deh|lah|dah|sudah)$/;

/** The clauses of a text; a name of two words counts as one word (`customer service`). Emoji say nothing here. */
export function clausesOf(text: string, words: readonly Word[], names: ReadonlyMap<string, string>): Clause[] {
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
    if (!/^[\p{L}\p{N}<]/u.test(word.text)) continue;
    const name = names.get(`${word.text} ${words[i + 1]?.text ?? ''}`);
    clause.push(name ?? word.text);
    if (name !== undefined) i += 1;
    else if (CLOSES.test(`${words[i - 1]?.text ?? ''} ${word.text}`)) close();
  }
  close();
  return clauses;
}
