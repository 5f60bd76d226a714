import type { Clause } from './clauses';
import { isPerson, NEEDS } from './person-clauses';
import { isDenied } from './person-denied';
import {
  DENIED,
  isPlain,
  isServed,
  isWait,
  lastIndex,
  type Mention,
  NONE,
  OPEN,
  REACH,
  serves,
  URGES,
} from './person-mention';
import {
  asksWhen,
  didSo,
  isAddressed,
  isDoer,
  isJudged,
  isLeftWith,
  isLikened,
  isOffered,
  isOfOthers,
  isSpokenOf,
  isSubject,
  isVetoed,
  tellsOf,
} from './person-spoken-of';
import {
  ADDRESSED,
  ARTICLES,
  ASKS,
  BRING,
  CONNECT,
  FILLER,
  GREETING,
  HERE,
  MEET,
  NEGATION,
  PAST,
  REAL,
  REPLY,
  STRONG_PERSON,
  TALK,
  THERE,
  TOWARDS,
  WAIT,
  WHERE,
  WISH,
} from './words/person';

export function asksFor(clause: Clause, at: number, clauses: readonly Clause[]): Mention {
  if (isDenied(clause, at)) return DENIED;
  if (isVetoed(clause, at) || isOffered(clause, at) || isDoer(clause, at) || asksWhen(clause, at) || isJudged(clause))
    return NONE;
  const from = Math.max(0, at - REACH);
  const before = clause.slice(from, at);
  const rest = clause.slice(at + 1);
  const wish = lastIndex(before, WISH);
  const strong = STRONG_PERSON.has(clause[at]!);
  // "udah, panggil supervisor aja" is no tale.
  const urges = URGES.has(clause.at(-1)!);
  const begin = (found: number) => from + (wish < 0 ? found : Math.min(found, wish));
  if (isAwaited(before, rest, strong)) return begin(lastIndex(before, AWAITS));
  const told = wish < 0 && !urges && before.some((word, i) => PAST.has(word) && !isWait(clause, from + i + 1));
  if (told || (wish < 0 && !urges && didSo(rest)) || isLeftWith(before)) return NONE;
  if (strong && THROWN.test(before.join(' ')) && isServed(rest)) return from;
  const talk = lastIndex(before, TALK);
  if (talk >= 0 && isAddressed(before.slice(talk), clause[at]!, clauses.slice(clauses.indexOf(clause) + 1)))
    return NONE;
  if (
    talk >= 0 &&
    leadsTo(before, talk) &&
    !tellsOf(before.slice(talk)) &&
    (strong || wish >= 0 || !MEET.has(before[talk]!))
  )
    return begin(talk);
  const connect = lastIndex(before, CONNECT);
  if (connect >= 0 && leadsTo(before, connect) && !isOfOthers(before.slice(connect + 1))) return begin(connect);
  const bring = lastIndex(before, BRING);
  if (bring >= 0 && isPlain(before.slice(bring + 1)) && (strong || isServed(rest))) return begin(bring);
  const found = asksBarely(clause, at, clauses) ?? asksByWish(clause, at, from, wish) ?? isThereAnyone(clause, at);
  return found ?? (isSubject(clause, at) || isSpokenOf(before) ? NONE : OPEN);
}

/** "lempar ke CS aja": nothing else is thrown. */
const THROWN =
  /^(tolong |coba |udah )?(lempar|lemparin|lemparkan|campak|naikin|naikkan) (aja |saja |je |la |lah )?(ke|kat|kepada)$/;

const AWAITS = new Set('tunggu nunggu menunggu nungguin waiting waited'.split(' '));

/** "dari tadi nunggu petugas", "waiting two hours for an agent" */
function isAwaited(before: Clause, rest: Clause, strong: boolean): boolean {
  const verb = lastIndex(before, AWAITS);
  if (!strong || verb < 0 || !rest.every((word) => FILLER.has(word) || REPLY.has(word))) return false;
  const known = (word: string) =>
    isPlain([word]) || TOWARDS.has(word) || WAIT.has(word) || /^(\d+|for|half|dua|tiga|two|three)$/.test(word);
  return before.slice(verb + 1).every(known);
}

/** "bicara soal refund sama CS", "sambungkan saya ke admin": from the verb to the person there is nothing else, or a word towards. */
function leadsTo(before: Clause, verb: number): boolean {
  const between = before.slice(verb + 1);
  let last = between.length - 1;
  while (last >= 0 && (ARTICLES.has(between[last]!) || REAL.has(between[last]!))) last -= 1;
  return isPlain(between) || (between.length <= 5 && TOWARDS.has(between[last] ?? ''));
}

/** "CS dong", "orang asli please": nobody else and nothing else is spoken of; or it ends a message that is about something. */
function asksBarely(clause: Clause, at: number, clauses: readonly Clause[]): Mention | null {
  const isAll = clause.every((word, i) => i === at || FILLER.has(word) || REAL.has(word) || isPerson(word));
  if (!isAll) return null;
  const around = clause.some((word, i) => i !== at && (WISH.has(word) || REAL.has(word)));
  const greets = clause.some((word) => GREETING.has(word));
  const isWhole = clauses.every(
    (other) =>
      other === clause ||
      other.every((word) => FILLER.has(word) || NEGATION.has(word) || isPerson(word) || PICKS_UP.has(word)),
  );
  const strong = STRONG_PERSON.has(clause[at]!);
  if (clause.slice(0, at).some((word) => NEEDS.has(word))) return 0;
  if (around && (strong || isWhole || clause.length <= 2 || clause.some((word) => REAL.has(word)))) return 0;
  if (strong && clause.length > 1 && clause.includes('ada')) return 0;
  // "halo ada orang?" may be no more than a greeting.
  if (greets && THERE.has(clause[at - 1] ?? '')) return OPEN;
  if (WHERE.has(clause[at - 1] ?? '') || WHERE.has(clause[at + 1] ?? ''))
    return strong || isOurs(clause[at]!) ? 0 : OPEN;
  // "halo admin", "makasih CS", "CS, pesanan saya mana": spoken to, not asked for.
  if (greets || (!isWhole && (ADDRESSED.has(clause[at]!) || clause !== clauses.at(-1)))) return NONE;
  return strong ? 0 : null;
}

const PICKS_UP = new Set('pick angkat angkatlah jawab jawablah balas answer reply respond'.split(' '));
const YOUR = new Set('your ur the'.split(' '));

function isOurs(word: string): boolean {
  return /^(orangnya|people|bosnya|bosmu|pimpinannya|juragannya)$/.test(word);
}

function asksByWish(clause: Clause, at: number, from: number, wish: number): Mention | null {
  const before = clause.slice(from, at);
  const rest = clause.slice(at + 1);
  const strong = STRONG_PERSON.has(clause[at]!);
  const behind = clause[at + 1] === 'yang' ? at + 2 : at + 1;
  const isReal = REAL.has(clause[at - 1] ?? '') || REAL.has(clause[behind] ?? '');
  // "admin tolong balas"
  const isAnswer =
    rest.length <= 4 && rest.some((word) => REPLY.has(word)) && !clause.some((word) => NEGATION.has(word));
  if (strong && isAnswer && !ASKS.has(clause[0]!)) return at;
  if (isLikened(before)) return null;
  // "I want an agent my order is late": what it is about comes without a stop; "… the agent my sister spoke to" tells of one.
  if (rest[0] === 'my' || isOwnMatter(rest))
    return wish >= 0 && (strong || isReal) && clause[at - 1] !== 'the' && isPlain(before.slice(wish + 1))
      ? from + wish
      : null;
  // "admin yang pegang toko ini mana ya"
  const tail = rest.filter((word) => !FILLER.has(word) || WHERE.has(word));
  if (strong && rest[0] === 'yang' && WHERE.has(tail.at(-1) ?? '')) return at;
  // "mana CS", "where are the humans"
  const isSought =
    before.slice(-3).some((word) => WHERE.has(word)) && rest.every((word) => FILLER.has(word) || word === 'at');
  if (isSought && (strong || isOurs(clause[at]!) || YOUR.has(clause[at - 1] ?? ''))) return from;
  if (wish >= 0 && isPlain(before.slice(wish + 1))) {
    const direct = strong || isReal ? !isSubject(clause, at) : rest.every((word) => FILLER.has(word) || REAL.has(word));
    if (direct || serves(rest, strong)) return from + wish;
  }
  const isBare = isPlain(before.slice(-2).filter((word) => !WAIT.has(word)));
  return isReal && strong && clause.length <= 8 && isBare ? at : null;
}

/** "paket saya belum datang", "pesananku telat" behind the one who is wanted. */
function isOwnMatter(rest: Clause): boolean {
  return (
    /^(paket|pesanan|order|refund|barang|parcel|akun|akaun|duit|uang|wang)$/.test(rest[0] ?? '') &&
    /^(saya|aku|sy|gue|gw|i|my)$/.test(rest[1] ?? '')
  );
}

/** `ada orang di sini?`, `is anyone there`, `ada CS nggak`. */
function isThereAnyone(clause: Clause, at: number): Mention | null {
  const rest = clause.slice(at + 1);
  const isHere = rest.every((word) => FILLER.has(word) || NEGATION.has(word) || HERE.has(word));
  const lead = clause.slice(Math.max(0, at - 3), at).findIndex((word) => THERE.has(word));
  if (lead >= 0 && !isPlain(clause.slice(Math.max(0, at - 3) + lead + 1, at).filter((word) => !THERE.has(word))))
    return null;
  if (lead < 0) return /^any/.test(clause[at]!) && isHere && HERE.has(rest[0] ?? '') ? at : null;
  const start = Math.max(0, at - 3) + lead;
  // "why is the admin so slow", "who is your boss"
  if (clause[start] === 'is' && clause.slice(0, start).some((word) => ASKS.has(word))) return null;
  const canServe = serves(rest, true);
  // "rumah kosong tidak ada orang" tells; "tak ada orang nak tolong ke" asks.
  if (NEGATION.has(clause[start - 1] ?? '') && clause[start + 1] !== 'ke')
    return canServe && !PAST.has(clause[0]!) ? start : NONE;
  return canServe || (isHere && start <= 2) ? Math.max(0, at - 2) : null;
}
