import { type Clause, clausesOf, namesOf } from './clauses';
import {
  asksForWhom,
  asksWhatWeAre,
  COMMANDS,
  callBackAt,
  isCalled,
  isCommand,
  isOfGoods,
  isOfMoney,
  isPerson,
  isSickOfBot,
  ME,
  NEEDS,
  saysAgain,
  toDepartmentAt,
  WHOM,
  wantsCallback,
  wantsNoCall,
} from './person-clauses';
import type { Word } from './scan';
import {
  ADDRESSED,
  ARTICLES,
  ASKS,
  BRING,
  CAN,
  CONNECT,
  COUNTS,
  DAYS,
  DEPARTMENT,
  DONE_BY,
  FILLER,
  GREETING,
  HELPFUL,
  HERE,
  JUDGED,
  MEET,
  NAMES,
  NEGATION,
  NO_PASSIVE,
  ONLY_EVER,
  PART,
  PASS_ON,
  PAST,
  PHONE,
  REAL,
  REPLY,
  ROBOT,
  SERVE,
  STRONG_PERSON,
  TALK,
  THERE,
  TIRED,
  TOWARDS,
  VETO_AFTER,
  VETO_BEFORE,
  WAIT,
  WEAK_PERSON,
  WHEN,
  WHERE,
  WISH,
} from './words/person';

/**
 * `asked`: the customer asks for a person. `not-asked`: people or machines are spoken of, and the rules know that nobody is asked
 * for ("agen JNE di mana", "biaya admin berapa", "kemarin CS bilang …"). `refused`: nobody is wanted ("gak usah ke admin"), or it is asked
 * what we are. `unheard`: the rules say nothing.
 */
export interface PersonReading {
  readonly verdict: 'asked' | 'not-asked' | 'refused' | 'unheard';
  readonly evidence: string;
}

const NOT_ASKED: PersonReading = { verdict: 'not-asked', evidence: '' };
const REFUSED: PersonReading = { verdict: 'refused', evidence: '' };
const UNHEARD: PersonReading = { verdict: 'unheard', evidence: '' };
const REACH = 7;
const URGES = new Set('saja aja dong deh lah please pls tolong yuk je'.split(' '));

/** What a mention of somebody is: a request that begins at a word, or known to be none (-1), or open (-2), or denied (-3). */
type Mention = number;
const NONE: Mention = -1;
const OPEN: Mention = -2;
const DENIED: Mention = -3;

/** Whether the customer asks for a person, directly ("mau ngomong sama CS") or not ("capek ngomong sama robot"). */
export function readPerson(text: string, words: readonly Word[]): PersonReading {
  if (!words.some((word) => MATTERS.has(word.text))) return UNHEARD;
  const clauses = joinLeads(clausesOf(text, words, TWO_WORDS).map(plainly));
  let open = 0;
  let people = 0;
  let machines = 0;
  let sold = 0;
  let paid = 0;
  let refused = 0;
  let asksWhat = 0;
  for (const clause of clauses) {
    if (asksWhatWeAre(clause)) {
      asksWhat += 1;
      continue;
    }
    if (!clause.some(concerns)) continue;
    if (isOfMoney(clause)) {
      paid += 1;
      continue;
    }
    if (
      asksForWhom(clause) ||
      isSickOfBot(clause) ||
      isCommand(clause) ||
      saysAgain(clause) ||
      wantsCallback(clause) ||
      isCalled(clause)
    )
      return { verdict: 'asked', evidence: clause.join(' ') };
    if (wantsNoCall(clause)) refused += 1;
    const begin = Math.max(callBackAt(clause), toDepartmentAt(clause));
    if (begin >= 0) return { verdict: 'asked', evidence: clause.slice(begin).join(' ') };
    for (let at = 0; at < clause.length; at++) {
      const from = mentionAt(clause, at, clauses);
      if (from === null) continue;
      if (from >= 0) return { verdict: 'asked', evidence: clause.slice(from, Math.max(at + 1, from + 1)).join(' ') };
      if (from === DENIED) refused += 1;
      const isMachine = ROBOT.has(clause[at]!);
      if (!isMachine) people += 1;
      if (from === OPEN && !isMachine) open += 1;
      if (isMachine && from === OPEN) machines += 1;
      if (isMachine && from === NONE) sold += 1;
    }
  }
  if (paid > 0 && people === 0 && machines === 0) return REFUSED;
  // "kamu bot ya" is a question; "kamu bot ya? saya mau yang hidup" may be more.
  if (open === 0 && (refused > 0 || asksWhat === clauses.length)) return REFUSED;
  if (asksWhat > 0 && open === 0) return NOT_ASKED;
  return open === 0 && (people > 0 || (sold > 0 && machines === 0)) ? NOT_ASKED : UNHEARD;
}

const TWO_WORDS = namesOf(NAMES);

const OF_PEOPLE = [ROBOT, STRONG_PERSON, WEAK_PERSON, PASS_ON, WHOM, PHONE, COMMANDS, DEPARTMENT].flatMap((words) => [
  ...words,
]);
/** In a text without any of these the rules have nothing to say. */
const MATTERS: ReadonlySet<string> = new Set([...OF_PEOPLE, ...TWO_WORDS.keys()]);
/** A clause without any of these asks for nobody. */
const CONCERNS: ReadonlySet<string> = new Set([...OF_PEOPLE, ...PART, 'calling']);

function concerns(word: string): boolean {
  return CONCERNS.has(word);
}

/** "bisa nggak bicara …" asks as "bisa bicara …" does; "connect 2 cs", "alihin k cs" is to it; "help from a person" is a person's. */
function plainly(clause: Clause): Clause {
  return clause
    .filter((word, i) => !(NEGATION.has(word) && (CAN.has(clause[i - 1] ?? '') || clause[i - 1] === 'ada')))
    .filter((word, i) => !(FROM.has(word) && HELP.has(clause[i - 1] ?? '')))
    .map((word, i, all) => {
      const isLed = CONNECT.has(all[i - 1] ?? '') || TALK.has(all[i - 1] ?? '');
      return !isLed ? word : word === '2' ? 'to' : word === 'k' ? 'ke' : word;
    });
}

const FROM = new Set(['from', 'dari', 'daripada']);
const HELP = new Set('help assistance bantuan pertolongan support'.split(' '));

/** "tolong, CS": a clause that says nothing by itself leads into the next. */
function joinLeads(clauses: readonly Clause[]): Clause[] {
  const joined: Clause[] = [];
  let lead: Clause = [];
  for (const [index, clause] of clauses.entries()) {
    const isLead = index < clauses.length - 1 && clause.every((word) => FILLER.has(word) && !GREETING.has(word));
    if (isLead) lead = [...lead, ...clause];
    else {
      joined.push([...lead, ...clause]);
      lead = [];
    }
  }
  return joined;
}

function mentionAt(clause: Clause, at: number, clauses: readonly Clause[]): Mention | null {
  const word = clause[at]!;
  if (PASS_ON.has(word) && isPassedOn(clause, at)) return isLetBe(clause, at) ? DENIED : at;
  if (ROBOT.has(word)) return refusesRobot(clause, at, clauses);
  return isPerson(word) ? asksFor(clause, at, clauses) : null;
}

/** `transfer me`, `hand me over`, `please escalate`. */
function isPassedOn(clause: Clause, at: number): boolean {
  const left = clause.length - at;
  if (clause[at] === 'escalate') return left <= 3;
  return clause[at + 1] === 'me' && (left <= 3 || clause.slice(at).some(isPerson)) && left <= 7;
}

/** "no need to transfer me", "do not escalate". */
function isLetBe(clause: Clause, at: number): boolean {
  return clause.slice(Math.max(0, at - 4), at).some((word) => NEGATION.has(word));
}

function asksFor(clause: Clause, at: number, clauses: readonly Clause[]): Mention {
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
  // "pegawai dah call saya", "CS sudah bilang"
  const did = wish < 0 && PAST.has(rest[0] ?? '');
  if (told || did) return NONE;
  if (strong && THROWN.test(before.join(' ')) && isServed(rest)) return from;
  const talk = lastIndex(before, TALK);
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

/** "mau lapor staf kalian": about them, not to them. */
function tellsOf([verb, ...between]: Clause): boolean {
  return COMPLAINS.has(verb!) && !between.some((word) => TOWARDS.has(word));
}

const COMPLAINS = new Set('komplain protes mengadu ngadu lapor melapor adu complain argue'.split(' '));

/** "bicara soal refund sama CS", "sambungkan saya ke admin": from the verb to the person there is nothing else, or a word towards. */
function leadsTo(before: Clause, verb: number): boolean {
  const between = before.slice(verb + 1);
  let last = between.length - 1;
  while (last >= 0 && (ARTICLES.has(between[last]!) || REAL.has(between[last]!))) last -= 1;
  return isPlain(between) || (between.length <= 5 && TOWARDS.has(between[last] ?? ''));
}

/** "transfer my warranty to another person" */
function isOfOthers(between: Clause): boolean {
  const mine = between.indexOf('my');
  return mine >= 0 && !/^(chat|call|case|order|problem|issue|complaint)$/.test(between[mine + 1] ?? '');
}

/** Words that lead nowhere else. */
function isPlain(words: Clause): boolean {
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
function isServed(rest: Clause): boolean {
  return rest.every((word) => FILLER.has(word) || REAL.has(word)) || rest.slice(0, 4).some((word) => SERVE.has(word));
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
  if (rest[0] === 'my' || isLikened(before)) return null;
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

/** "you sound like a real person" */
function isLikened(before: Clause): boolean {
  return before.some((word, i) => word === 'like' && SOUNDS.has(before[i - 1] ?? ''));
}

const SOUNDS = new Set('sound sounds talk speak act think look behave seem feel more much'.split(' '));

/** "can someone call me", "boleh pegawai hubungi saya". */
function serves(rest: Clause, strong: boolean): boolean {
  const verb = rest.findIndex((word) => SERVE.has(word));
  if (verb < 0 || verb > 4) return false;
  const object = rest.slice(verb + 1);
  if (object.slice(0, 3).some((word) => FOR_ME.has(word))) return true;
  return strong && object.filter((word) => !FILLER.has(word) && !TOWARDS.has(word)).length <= 1;
}

const FOR_ME = new Set('me us saya aku kami this ini it'.split(' '));

/** "do your agents …", "apakah petugasnya …", "kenapa admin …": asked about, unless they are to do something for the customer. */
function isSpokenOf(before: Clause): boolean {
  return before.length <= 3 && !before.some((word) => REAL.has(word)) && before.some((word) => ASKS.has(word));
}

/** Behind it stands why, not what the person does: "need a rep asap my card was charged". */
const PRESSES = /^(asap|urgent|now|sekarang|segera|because|cuz|karena|sebab)$/;

/** `admin, pesanan saya mana`, `bisa agen datang`: called or acting, not asked for. */
function isSubject(clause: Clause, at: number): boolean {
  if (PRESSES.test(clause[at + 1] ?? '')) return false;
  const rest = clause.slice(at + 1).filter((word) => !FILLER.has(word) && !REAL.has(word));
  return rest.length > 2 && !rest.some((word) => SERVE.has(word) || ROBOT.has(word));
}

const OTHERS = new Set('get bring fetch give me to with'.split(' '));

function isVetoed(clause: Clause, at: number): boolean {
  const before = clause[at - 1] ?? '';
  const after = clause[at + 1] ?? '';
  // "ada CS yang bisa bantu" asks; "orang yang terima paket" does not.
  const isHelper = after === 'yang' && (CAN.has(clause[at + 2] ?? '') || REAL.has(clause[at + 2] ?? ''));
  // "get someone else"
  if (after === 'else' && OTHERS.has(before)) return false;
  if (VETO_BEFORE.has(before) || VETO_AFTER.has(after) || /^\d/.test(after)) return true;
  // "untuk dua orang", "for someone"
  if (COUNTS.test(before)) return true;
  return (
    (WEAK_PERSON.has(clause[at]!) && after === 'yang' && !isHelper) ||
    (FOR.has(before) && !NEEDS.has(clause[at - 2] ?? '') && !clause.slice(at + 1).some((word) => SERVE.has(word)))
  );
}

const FOR = new Set('untuk for buat per milik'.split(' '));

/** A connection is wanted now, whatever else is asked ("bila bisa, sambungkan ke CS"). */
function asksWhen(clause: Clause, at: number): boolean {
  if (clause.some((word) => CONNECT.has(word))) return false;
  const text = clause.join(' ');
  if (WHEN.test(text)) return !HUMAN.has(clause[at]!) && !REAL.has(clause[at + 1] ?? '');
  // "hujung minggu ada cs tak"
  return DAYS.test(text) && THERE_OR_IS.has(clause.find((word) => THERE_OR_IS.has(word)) ?? '') && !clause.some(seeks);
}

const HUMAN = new Set('manusia manusianya human humans'.split(' '));
const THERE_OR_IS = new Set(
  'ada adakah is are apakah masih work works kerja bertugas jaga aktif online buka'.split(' '),
);

function seeks(word: string): boolean {
  return TALK.has(word) || SERVE.has(word) || TIRED.has(word) || NEEDS.has(word);
}

const BECOMES = new Set(
  'as become becoming sebagai jadi menjadi add adding remove removing tambah tambahkan menambah hapus jadikan'.split(
    ' ',
  ),
);

/** "butuh admin nggak kak", "do you need staff", "can i work as a chat agent": work is sought. */
function isOffered(clause: Clause, at: number): boolean {
  const before = clause.slice(Math.max(0, at - 3), at);
  if (before.some((word) => BECOMES.has(word))) return true;
  const asksYou = clause[0] === 'do' && clause[1] === 'you' && before.includes('need');
  const asksSo = /^(butuh|perlu|pakai)$/.test(clause[at - 1] ?? '') && NEGATION.has(clause[at + 1] ?? '');
  return asksYou || (asksSo && !clause.some((word) => ME.has(word)));
}

/** "admin jawab kasar", "CS korang laju reply": how they serve is told. */
function isJudged(clause: Clause): boolean {
  if (URGES.has(clause.at(-1)!)) return false;
  // "baik staf yang jelaskan" says what would be better.
  if (clause.some((word, i) => word === 'baik' && isPerson(clause[i + 1] ?? '') && clause[i + 2] === 'yang'))
    return false;
  return clause.some((word) => JUDGED.has(word)) && !clause.some((word) => WISH.has(word) || TIRED.has(word));
}

/** Somebody did something, mostly bad: `dibobol orang`, `diambil oleh orang`, `kena hack orang`, `stolen by someone`. */
function isDoer(clause: Clause, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (ARTICLES.has(clause[before]!) || WITH.has(clause[before]!))) before -= 1;
  if (before < 0) return false;
  const verb = clause[before]!;
  if (DONE_BY.has(verb) || clause[before - 1] === 'kena') return true;
  return (
    /^di[a-z]{3,}$/.test(verb) &&
    !HELPFUL.has(verb) &&
    !NO_PASSIVE.has(verb) &&
    !TALK.has(verb) &&
    !CONNECT.has(verb) &&
    !BRING.has(verb)
  );
}

const WITH = new Set(['sama', 'ama', 'dengan']);

/** `sudah dua jam menunggu`, `sudah lama`, `sudah capek`: what went before the request, no tale of one. */
function isWait(clause: Clause, from: number): boolean {
  return clause.slice(from, from + 3).some((word) => WAIT.has(word) || TIRED.has(word) || /^\d/.test(word));
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

/** "tidak mau bicara dengan CS", "gak usah sambungkan ke admin", "no need for an agent". */
function isDenied(clause: Clause, at: number): boolean {
  for (let i = Math.max(0, at - REACH); i < at; i++) {
    if (!NEGATION.has(clause[i]!)) continue;
    const between = clause.slice(i + 1, at);
    if (between.some((word) => ROBOT.has(word)) || (i === at - 1 && isNoDenial(clause, i))) continue;
    // "tidak bisa bicara dengan CS?" and "why can i not talk to an agent" ask.
    const isRefusal =
      i === at - 1 ||
      NEEDS.has(between[0]!) ||
      clause[i] === 'jangan' ||
      (clause[i] === 'not' && clause[0] === 'do' && i === 1);
    const known = (word: string) =>
      CONNECT.has(word) || BRING.has(word) || WISH.has(word) || TOWARDS.has(word) || FOR.has(word);
    if (isRefusal && between.every((word) => known(word) || isPlain([word]) || NEEDS.has(word))) return true;
  }
  return false;
}

/** "takde orang", "boleh tak pegawai …", "still no human": nobody is there, or it is a question. */
function isNoDenial(clause: Clause, at: number): boolean {
  const word = clause[at]!;
  if (THERE.has(word) || QUESTION.has(word)) return true;
  return word === 'no' && !(at === 0 && (clause.length === 2 || clause.slice(2).some((other) => NEEDLESS.has(other))));
}

const QUESTION = new Set('tak tidak gak nggak ga'.split(' '));
const NEEDLESS = new Set('needed necessary required please thanks thank perlu need'.split(' '));

function refusesRobot(clause: Clause, at: number, clauses: readonly Clause[]): Mention {
  if (isOfGoods(clause, at)) return NONE;
  const isAgain =
    /^(lagi|again)$/.test(clause[at + 1] ?? '') && (at + 2 === clause.length || clause[at + 2] === 'yang');
  const isMine = /^(saya|aku|i|am|ada|is|punya)$/.test(clause[at - 1] ?? '');
  if ((isAgain || ONLY_EVER.has(clause[at + 1] ?? '')) && !isMine) return at;
  for (let i = Math.max(0, at - REACH); i < at; i++) {
    const word = clause[i]!;
    if (TIRED.has(word)) return i;
    if (!NEGATION.has(word)) continue;
    const between = clause.slice(i + 1, at);
    if (between.some((other) => TALK.has(other) || WISH.has(other))) return i;
    if ((word === 'jangan' || word === 'no') && between.every((other) => MORE.has(other))) return i;
    if ((word === 'not' || word === 'bukan') && /^(am|are|saya|aku|i|kamu|awak|anda|you)$/.test(clause[i - 1] ?? ''))
      return NONE;
    // "bukan robot": what is wanted stands around it, unless it asks what we are.
    const refuses =
      word === 'bukan' ||
      word === 'jangan' ||
      word === 'not' ||
      word === 'tanpa' ||
      word === 'without' ||
      word === 'selain';
    const wanted = (other: string) => isPerson(other) || TALK.has(other) || WISH.has(other);
    if (refuses && clauses.some((other) => other.some(wanted))) return i;
  }
  return OPEN;
}

const MORE = new Set('more pakai any lagi sama dengan ada the a'.split(' '));
function lastIndex(words: Clause, set: ReadonlySet<string>): number {
  for (let i = words.length - 1; i >= 0; i--) if (set.has(words[i]!)) return i;
  return -1;
}
