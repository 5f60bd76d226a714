import type { Understanding } from '../domain/understanding';
import type { Word } from './scan';
import {
  CONNECT,
  DONE_BY,
  FILLER,
  HELPFUL,
  NEGATION,
  NO_PASSIVE,
  PASS_ON,
  PAST,
  REAL,
  ROBOT,
  STRONG_PERSON,
  TALK,
  TIRED,
  VETO_AFTER,
  VETO_BEFORE,
  WEAK_PERSON,
  WHEN,
  WHO_ARE_YOU,
  WISH,
} from './words/person';

export type WantsHuman = Understanding['wantsHuman'];

const NO: WantsHuman = { value: false, evidence: '' };
const REACH = 7;
const REPLY = new Set(['balas', 'bales', 'jawab', 'reply', 'respond', 'answer']);
const WHERE = new Set(['mana', 'where']);
const CAN = new Set(['bisa', 'boleh', 'dapat', 'can', 'mau', 'online', 'aktif']);

/** Whether the customer asks for a person, directly ("mau ngomong sama CS") or not ("capek ngomong sama robot"). */
export function wantsHuman(words: readonly Word[]): WantsHuman {
  const texts = words.map((word) => word.text);
  if (!texts.some((text) => ROBOT.has(text) || isPerson(text) || NAME_BEGINS.has(text) || PASS_ON.has(text))) return NO;
  const joined = joinNames(texts);
  if (WHO_ARE_YOU.test(joined.slice(0, 5).join(' '))) return NO;
  for (let at = 0; at < joined.length; at++) {
    const word = joined[at]!;
    if (PASS_ON.has(word) && isPassedOn(joined, at)) return { value: true, evidence: joined.slice(at).join(' ') };
    const from = ROBOT.has(word) ? refusesRobot(joined, at) : isPerson(word) ? asksFor(joined, at) : -1;
    if (from >= 0) return { value: true, evidence: joined.slice(from, at + 1).join(' ') };
  }
  return NO;
}

/**
 * The rules know that nobody is asked for: the talk is about an agent that is no person of ours ("agen JNE di mana", "biaya admin
 * berapa"), about what somebody did, about when we can be reached or who we are. No reading of the whole may call it a wish.
 */
export function isNoRequest(words: readonly Word[]): boolean {
  const joined = joinNames(words.map((word) => word.text));
  if (WHO_ARE_YOU.test(joined.slice(0, 5).join(' ')) || (joined.some(isPerson) && asksWhen(joined))) return true;
  let seen = false;
  for (let at = 0; at < joined.length; at++) {
    if (!isPerson(joined[at]!)) continue;
    if (!isVetoed(joined, at) && !isDoer(joined, at)) return false;
    seen = true;
  }
  return seen;
}

/** `transfer me`, `hand me over`, `please escalate`. */
function isPassedOn(words: readonly string[], at: number): boolean {
  if (words[at] === 'escalate') return words.length - at <= 3;
  return words[at + 1] === 'me' && (words.length - at <= 3 || words.slice(at).some(isPerson)) && words.length - at <= 7;
}

function isPerson(word: string): boolean {
  return STRONG_PERSON.has(word) || WEAK_PERSON.has(word);
}

/** Names of two words, and the one word that they count as. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...['customer service', 'customer care', 'customer support', 'layanan pelanggan', 'khidmat pelanggan'].map(
    (name) => [name, 'customer-service'] as const,
  ),
  ['live chat', 'live-chat'],
  ['live agent', 'live-agent'],
  ['di mana', 'di-mana'],
]);
const NAME_BEGINS = new Set(['customer', 'layanan', 'khidmat', 'live']);

function joinNames(texts: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < texts.length; i++) {
    const name = NAMES.get(`${texts[i]} ${texts[i + 1] ?? ''}`);
    joined.push(name ?? texts[i]!);
    if (name !== undefined) i += 1;
  }
  return joined;
}

function isVetoed(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  const after = words[at + 1] ?? '';
  // "ada CS yang bisa bantu" asks; "orang yang terima paket" does not.
  const isHelper = after === 'yang' && CAN.has(words[at + 2] ?? '');
  return VETO_BEFORE.has(before) || (VETO_AFTER.has(after) && !isHelper) || /^\d/.test(after);
}

/** A connection is wanted now, whatever else is asked ("bila bisa, sambungkan ke CS"). */
function asksWhen(words: readonly string[]): boolean {
  return (
    WHEN.test(words.join(' ')) && !words.some((word) => CONNECT.has(word) && word !== 'call' && word !== 'contact')
  );
}

const ARTICLES = new Set(['a', 'an', 'the', 'some', 'another', 'other', 'your', 'sama', 'ama', 'dengan']);

/** Somebody did something, mostly bad: `dibobol orang`, `diambil oleh orang`, `kena hack orang`, `stolen by someone`. */
function isDoer(words: readonly string[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && ARTICLES.has(words[before]!)) before -= 1;
  if (before < 0) return false;
  const verb = words[before]!;
  if (DONE_BY.has(verb) || words[before - 1] === 'kena') return true;
  return (
    /^di[a-z]{3,}$/.test(verb) && !HELPFUL.has(verb) && !NO_PASSIVE.has(verb) && !TALK.has(verb) && !CONNECT.has(verb)
  );
}

/** `sudah dua jam menunggu`, `sudah lama`, `sudah capek`: what went before the request, no tale of one. */
function isWait(words: readonly string[], from: number): boolean {
  return words.slice(from, from + 3).some((word) => WAIT.has(word) || TIRED.has(word) || /^\d/.test(word));
}

const WAIT = new Set(
  'lama menunggu tunggu nunggu waited waiting jam hari minggu minit menit hours days weeks sejam seharian'.split(' '),
);

/** Where the request begins, or -1. */
function asksFor(words: readonly string[], at: number): number {
  if (isVetoed(words, at) || isDoer(words, at)) return -1;
  const strong = STRONG_PERSON.has(words[at]!);
  const isReal = REAL.has(words[at - 1] ?? '') || REAL.has(words[at + 1] ?? '');
  const from = Math.max(0, at - REACH);
  const before = words.slice(from, at);
  const talk = lastIndex(before, TALK);
  const connect = lastIndex(before, CONNECT);
  const wish = lastIndex(before, WISH);
  if (isDenied(words, at, from) || asksWhen(words)) return -1;
  const told = before.some((word, i) => PAST.has(word) && !isWait(words, from + i + 1));
  if (talk >= 0 && (wish >= 0 || !told) && at - from - talk <= 5) return from + Math.min(talk, wish < 0 ? talk : wish);
  if (connect >= 0 && !told && at - from - connect <= 5) return from + connect;
  const rest = words.slice(at + 1);
  const bare = words.every((word, i) => i === at || FILLER.has(word) || REAL.has(word) || isPerson(word));
  if (bare && (strong || isReal || wish >= 0)) return wish >= 0 ? from + wish : at;
  if (told) return -1;
  // "admin tolong balas"
  if (strong && rest.length <= 3 && rest.some((word) => REPLY.has(word))) return at;
  // "mana CS", "where are the humans"
  if (
    (strong || words[at] === 'orangnya') &&
    rest.every((word) => FILLER.has(word)) &&
    before.slice(-3).some((word) => WHERE.has(word))
  )
    return from;
  if (wish >= 0 && at - from - wish <= 4 && (strong || isReal || rest.every((word) => FILLER.has(word)))) {
    return isSubject(words, at) ? -1 : from + wish;
  }
  if (isReal && strong && words.length <= 8) return at;
  return isThereAnyone(words, at) ? Math.max(0, at - 2) : -1;
}

/** `admin, pesanan saya mana`, `bisa agen datang`: called or acting, not asked for. */
function isSubject(words: readonly string[], at: number): boolean {
  const rest = words.slice(at + 1).filter((word) => !FILLER.has(word) && !REAL.has(word));
  return rest.length > 3 && !rest.some((word) => TALK.has(word) || ROBOT.has(word));
}

/** `ada orang di sini?`, `is anyone there`, `ada CS nggak`. */
function isThereAnyone(words: readonly string[], at: number): boolean {
  const lead = words.slice(Math.max(0, at - 3), at).find((word) => THERE.has(word));
  if (lead === undefined || words.length > 12) return false;
  const rest = words.slice(at + 1);
  return (
    rest.some((word) => TALK.has(word)) ||
    rest.every((word) => FILLER.has(word) || NEGATION.has(word) || HERE.has(word))
  );
}

const THERE = new Set(['ada', 'adakah', 'any', 'there', 'is']);
const HERE = new Set(
  'di kat sini situ sana there here available online yang bisa boleh bantu tolong balas jawab who me i us to with this help can around aktif'.split(
    ' ',
  ),
);

function isDenied(words: readonly string[], at: number, from: number): boolean {
  for (let i = from; i < at; i++) {
    if (!NEGATION.has(words[i]!)) continue;
    // "tidak bisa bicara dengan CS?" asks; "tidak mau bicara dengan CS" does not.
    const next = words[i + 1] ?? '';
    if (
      i === at - 1 ||
      next === 'mau' ||
      next === 'mahu' ||
      next === 'nak' ||
      next === 'want' ||
      next === 'need' ||
      next === 'perlu' ||
      next === 'usah'
    ) {
      return !words.slice(i, at).some((word) => ROBOT.has(word));
    }
  }
  return false;
}

function refusesRobot(words: readonly string[], at: number): number {
  for (let i = Math.max(0, at - REACH); i < at; i++) {
    const word = words[i]!;
    if (TIRED.has(word)) return i;
    if (!NEGATION.has(word)) continue;
    const between = words.slice(i + 1, at);
    if (between.some((other) => TALK.has(other) || WISH.has(other))) return i;
    // "bukan robot", "jangan bot": what is wanted stands around it, unless it asks what we are.
    if (
      word === 'bukan' ||
      word === 'jangan' ||
      word === 'not' ||
      word === 'no' ||
      word === 'tanpa' ||
      word === 'without'
    ) {
      if (words.some((other) => isPerson(other) || TALK.has(other) || WISH.has(other))) return i;
    }
  }
  return -1;
}

function lastIndex(words: readonly string[], set: ReadonlySet<string>): number {
  for (let i = words.length - 1; i >= 0; i--) if (set.has(words[i]!)) return i;
  return -1;
}
