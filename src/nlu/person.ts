import type { Understanding } from '../domain/understanding';
import type { Word } from './scan';
import {
  CONNECT,
  FILLER,
  NEGATION,
  PAST,
  REAL,
  ROBOT,
  STRONG_PERSON,
  TALK,
  TIRED,
  VETO_AFTER,
  VETO_BEFORE,
  WEAK_PERSON,
  WISH,
} from './words/person';

export type WantsHuman = Understanding['wantsHuman'];

const NO: WantsHuman = { value: false, evidence: '' };
const REACH = 7;

/** Whether the customer asks for a person, directly ("mau ngomong sama CS") or not ("capek ngomong sama robot"). */
export function wantsHuman(words: readonly Word[]): WantsHuman {
  const texts = words.map((word) => word.text);
  if (
    !texts.some((text) => ROBOT.has(text) || STRONG_PERSON.has(text) || WEAK_PERSON.has(text) || text === 'customer')
  ) {
    return NO;
  }
  const joined = joinNames(texts);
  for (let at = 0; at < joined.length; at++) {
    const word = joined[at]!;
    const from = ROBOT.has(word) ? refusesRobot(joined, at) : isPerson(word) ? asksFor(joined, at) : -1;
    if (from >= 0) return { value: true, evidence: joined.slice(from, at + 1).join(' ') };
  }
  return NO;
}

/** The talk is about an agent that is no person of ours ("agen JNE di mana", "biaya admin berapa"): no reading may call it a wish. */
export function isOtherAgent(words: readonly Word[]): boolean {
  const joined = joinNames(words.map((word) => word.text));
  let seen = false;
  for (let at = 0; at < joined.length; at++) {
    if (!isPerson(joined[at]!)) continue;
    if (!isVetoed(joined, at)) return false;
    seen = true;
  }
  return seen;
}

function isPerson(word: string): boolean {
  return STRONG_PERSON.has(word) || WEAK_PERSON.has(word);
}

/** `customer service` and `live chat` are one name. */
function joinNames(texts: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < texts.length; i++) {
    const pair = `${texts[i]}-${texts[i + 1] ?? ''}`;
    if (pair === 'customer-care' || pair === 'customer-support') joined.push('customer-service');
    else if (pair === 'customer-service' || pair === 'live-chat' || pair === 'live-agent' || pair === 'di-mana')
      joined.push(pair);
    else {
      joined.push(texts[i]!);
      continue;
    }
    i += 1;
  }
  return joined;
}

function isVetoed(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  const after = words[at + 1] ?? '';
  return VETO_BEFORE.has(before) || VETO_AFTER.has(after) || /^\d/.test(after);
}

/** Where the request begins, or -1. */
function asksFor(words: readonly string[], at: number): number {
  if (isVetoed(words, at)) return -1;
  const strong = STRONG_PERSON.has(words[at]!);
  const isReal = REAL.has(words[at - 1] ?? '') || REAL.has(words[at + 1] ?? '');
  const from = Math.max(0, at - REACH);
  const before = words.slice(from, at);
  const talk = lastIndex(before, TALK);
  const connect = lastIndex(before, CONNECT);
  const wish = lastIndex(before, WISH);
  if (isDenied(words, at, from)) return -1;
  const told = before.some((word) => PAST.has(word));
  if (talk >= 0 && (wish >= 0 || !told) && at - from - talk <= 5) return from + Math.min(talk, wish < 0 ? talk : wish);
  if (connect >= 0 && !told && at - from - connect <= 5) return from + connect;
  const rest = words.slice(at + 1);
  const bare = words.every((word, i) => i === at || FILLER.has(word) || REAL.has(word) || isPerson(word));
  if (bare && (strong || isReal || wish >= 0)) return wish >= 0 ? from + wish : at;
  if (told) return -1;
  if (wish >= 0 && at - from - wish <= 3 && (strong || isReal || rest.every((word) => FILLER.has(word)))) {
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
  const before = words[at - 1] ?? '';
  const lead =
    before === 'ada' ||
    before === 'adakah' ||
    before === 'any' ||
    (words[at - 2] === 'there' && before === 'a') ||
    before === 'is';
  if (!lead || words.length > 9) return false;
  return words
    .slice(at + 1)
    .every(
      (word) =>
        FILLER.has(word) ||
        NEGATION.has(word) ||
        /^(di|kat|sini|situ|sana|there|here|available|online|yang|bisa|boleh|bantu|tolong|balas|jawab|help|can|around|aktif)$/.test(
          word,
        ),
    );
}

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
