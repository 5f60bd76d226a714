import type { Clause } from './clauses';
import { ARTICLES, FILLER, HELPFUL, REAL, REPLY, SERVE, TALK, TIRED, TOWARDS, WAIT } from './words/person';

/** What a mention of somebody is: a request that begins at a word, or known to be none (-1), or open (-2), or denied (-3). */
export type Mention = number;
export const NONE: Mention = -1;
export const OPEN: Mention = -2;
export const DENIED: Mention = -3;

/** How far before a word what it is wanted for may stand. */
export const REACH = 7;

/** Behind a request these press it: what is told does not end so. */
export const URGES = new Set('saja aja dong deh lah please pls tolong yuk je'.split(' '));

/** Words that lead nowhere else. */
export function isPlain(words: Clause): boolean {
  return words.every(
    (word) =>
      FILLER.has(word) ||
      REAL.has(word) ||
      HELPFUL.has(word) ||
      TALK.has(word) ||
      ARTICLES.has(word) ||
      REPLY.has(word),
  );
}

/** Behind the person stands nothing, or what a person would do for the customer. */
export function isServed(rest: Clause): boolean {
  return rest.every((word) => FILLER.has(word) || REAL.has(word)) || rest.slice(0, 4).some((word) => SERVE.has(word));
}

/** "can someone call me", "boleh pegawai hubungi saya". */
export function serves(rest: Clause, strong: boolean): boolean {
  const verb = rest.findIndex((word) => SERVE.has(word));
  if (verb < 0 || verb > 4) return false;
  const object = rest.slice(verb + 1);
  if (object.slice(0, 3).some((word) => FOR_ME.has(word))) return true;
  return strong && object.filter((word) => !FILLER.has(word) && !TOWARDS.has(word)).length <= 1;
}

const FOR_ME = new Set('me us saya aku kami this ini it'.split(' '));

/** `sudah dua jam menunggu`, `sudah lama`, `sudah capek`: what went before the request, no tale of one. */
export function isWait(clause: Clause, from: number): boolean {
  return clause.slice(from, from + 3).some((word) => WAIT.has(word) || TIRED.has(word) || /^\d/.test(word));
}

export function lastIndex(words: Clause, set: ReadonlySet<string>): number {
  for (let i = words.length - 1; i >= 0; i--) if (set.has(words[i]!)) return i;
  return -1;
}
