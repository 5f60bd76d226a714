import type { Clause } from './clauses';
import { BASE_WORDS } from './words/base-words';
import {
  ARTICLES,
  ASKS,
  BACK,
  BRING,
  CAN,
  CONNECT,
  DEPARTMENT,
  FILLER,
  MACHINE,
  NEGATION,
  OF_USE,
  PART,
  PAST,
  PHONE,
  REAL,
  ROBOT,
  STRONG_PERSON,
  TALK,
  TOWARDS,
  USELESS,
  WEAK_PERSON,
  WHO_ARE_YOU,
  WISH,
} from './words/person';

/** What a whole clause says of people and machines, whatever words for them stand in it. */

/** "are you a bot", "ini staf betul atau bot", "ni orang ke mesin". */
export function asksWhatWeAre(clause: Clause): boolean {
  return (
    WHO_ARE_YOU.test(clause.slice(0, 6).join(' ')) || isEitherOr(clause) || isItYou(clause) || asksWhoTypes(clause)
  );
}

/** "is a human typing this", "ada orangnya nggak di balik chat ini": who sits here, and nobody is to come. */
function asksWhoTypes(clause: Clause): boolean {
  const verb = clause.findIndex(
    (word, at) => TYPES.has(word) || word === 'behind' || (BEHIND.has(word) && PLACE.has(clause[at - 1] ?? '')),
  );
  const before = clause.slice(0, Math.max(0, verb));
  return clause.some(isPerson) && verb > 0 && !before.some((word) => CALLS_FOR.some((words) => words.has(word)));
}

const TYPES = new Set('typing types typed mengetik ngetik ngetikin diketik menaip taip ditaip'.split(' '));
const BEHIND = new Set('balik belakang'.split(' '));
const PLACE = new Set('di kat dekat'.split(' '));
const SELF = new Set('saya aku gue gw i me'.split(' '));

const THIS = new Set('ini ni itu tu this kamu awak anda you'.split(' '));
const ABLE = new Set('bisa boleh dapat can mau online aktif'.split(' '));
const REALLY = new Set('bukan ke kah kan betul beneran benar asli real really'.split(' '));

/** "ini admin beneran bukan sih", "ni betul admin ke". */
function isItYou(whole: Clause): boolean {
  const clause = whole.slice(
    Math.max(
      0,
      whole.slice(0, 3).findIndex((word) => !CALLED.has(word) && !isPerson(word)),
    ),
  );
  if (!THIS.has(clause[0] ?? '') || clause.some((word) => NEEDS.has(word) || ABLE.has(word))) return false;
  if (!whole.some(isPerson) || !clause.slice(1).some((word) => REALLY.has(word))) return false;
  return clause.every((word) => isPerson(word) || REALLY.has(word) || FILLER.has(word) || REAL.has(word));
}

const CALLED = new Set('kak kakak mbak mas bang abang akak min cik encik puan bu pak'.split(' '));
/** "saya tengah cakap dengan staf atau komputer": it is done already. */
const UNDER_WAY = new Set('tengah sedang lagi am'.split(' '));
const OR = new Set('atau or apa ke'.split(' '));

/** A person or a machine, and nobody is asked for: "mau sama orang atau bot" is a choice of the customer's. */
function isEitherOr(clause: Clause): boolean {
  if (!clause.some((word) => OR.has(word))) return false;
  if (clause.some((word) => WISH.has(word) || CONNECT.has(word))) return false;
  if (clause.some((word, at) => TALK.has(word) && !UNDER_WAY.has(clause[at - 1] ?? ''))) return false;
  return clause.some((word, at) => {
    if (!OR.has(word)) return false;
    const [before, after] = [clause.slice(Math.max(0, at - 3), at), clause.slice(at + 1, at + 4)];
    return (before.some(isPerson) && after.some(isThing)) || (before.some(isThing) && after.some(isPerson));
  });
}

function isThing(word: string): boolean {
  return ROBOT.has(word) || word === 'sistem' || word === 'system' || word === 'program' || word === 'software';
}

function isRobot(word: string): boolean {
  return ROBOT.has(word);
}

/** "this bot is useless", "botnya ga ngerti": who finds us of no use is to get somebody else. */
export function isSickOfBot(clause: Clause): boolean {
  const at = clause.findIndex(isRobot);
  if (at < 0 || isOfGoods(clause, at)) return false;
  const isDenied = (verb: number) => clause.slice(Math.max(0, verb - 2), verb).some((word) => NEGATION.has(word));
  return clause.some((word, i) => (USELESS.has(word) && !isDenied(i)) || (i > at && OF_USE.has(word) && isDenied(i)));
}

/** "sambungkan saja", "escalate please": to somebody, whoever it is. */
export function isCommand(clause: Clause): boolean {
  return clause.some((word) => COMMANDS.has(word)) && clause.every((word) => COMMANDS.has(word) || FILLER.has(word));
}

export const COMMANDS = new Set(
  'sambung sambungkan sambungin hubungkan escalate eskalasi disambungkan dihubungkan'.split(' '),
);

/** Where "telepon saya balik", "call me back please" begins; "call me bob" and "call me a taxi" ask for something else. */
export function callBackAt(clause: Clause): number {
  for (let at = 0; at + 1 < clause.length; at++) {
    // "call la saya"
    const me = PARTICLE.test(clause[at + 1]!) ? at + 2 : at + 1;
    if (!PHONE.has(clause[at]!) || !ME.has(clause[me] ?? '')) continue;
    const before = clause.slice(0, at);
    if (before.some((word) => NEGATION.has(word) || PAST.has(word) || (ASKS.has(word) && !COULD.has(word)))) continue;
    if (!before.every((word) => FILLER.has(word) || WISH.has(word) || CAN.has(word) || isPerson(word) || US.has(word)))
      continue;
    if (before.some(isPerson) && !before.some((word) => WISH.has(word) || word === 'suruh')) continue;
    const rest = untilMore(clause.slice(me + 1));
    if (rest.every((word) => BACK.has(word) || FILLER.has(word) || /^\d/.test(word) || word === '<phone>')) return at;
  }
  return -1;
}

const PARTICLE = /^(la|lah|je|aja|saja|dong|please|pls)$/;

const COULD = new Set('can could bisakah bolehkah'.split(' '));
/** Our side, and what sends it. */
const US = new Set('pihak kedai toko shop store suruh yang jaga'.split(' '));
const ABOUT = new Set('about regarding pasal soal tentang mengenai'.split(' '));

/** "call me about the lamp", "call me today or i cancel" say more, and take nothing back; "call me or leave it at the door" is for the courier. */
function untilMore(rest: Clause): Clause {
  const more = rest.findIndex((word) => ABOUT.has(word));
  if (more >= 0) return rest.slice(0, more);
  const or = rest.findIndex((word) => word === 'or' || word === 'atau');
  const isThreat = or > 0 && rest.slice(or + 1, or + 3).some((word) => ME.has(word) || word === 'i');
  return isThreat ? rest.slice(0, or) : rest;
}

const SAYING = new Set(
  'said say saying type typed typing write wrote pressed repeat repeating bilang dibilang ketik mengetik ngetik ketikkan taip menaip tulis nulis cakap sebut tekan pencet'.split(
    ' ',
  ),
);
const TIMES =
  /^(\d+x?|kali|times|time|two|three|four|five|six|seven|ten|hundred|hundreds|million|already|again|and|over|twice|thrice|once|lima|tiga|empat|dua|banyak|berkali|berulang|terus|dah|bukan|not|menu|robot|bot|loh|lho|woy|woi|hello|kan)$/;

/** "i said agent", "udah ketik operator lima kali", "what part of human don't you get": the one word is said again. */
export function saysAgain(clause: Clause): boolean {
  const at = clause.findIndex((word) => STRONG_PERSON.has(word));
  if (at < 0) return false;
  const before = clause.slice(0, at);
  if (
    before.join(' ').endsWith('what part of') ||
    /\b(\w+) \1 \1\b/.test(clause.filter((word) => STRONG_PERSON.has(word)).join(' '))
  )
    return true;
  const isEmpty = (word: string) =>
    STRONG_PERSON.has(word) || FILLER.has(word) || TIMES.test(word) || ARTICLES.has(word) || ME.has(word);
  const says = (word: string) => SAYING.has(word);
  if (
    clause.slice(at).some((word) => TOWARDS.has(word)) ||
    !clause.every((word) => isEmpty(word) || says(word) || PAST.has(word) || ASK_FOR.has(word))
  )
    return false;
  // "saya cakap dengan ejen" tells; so does what somebody else said.
  const verb = before.findLastIndex(says);
  if (verb >= 0 && before[verb] === 'dibilang') return true;
  if (verb >= 0)
    return (
      clause.slice(verb + 1, at).every((word) => !TOWARDS.has(word) && word !== 'your') && isMine(before.slice(0, verb))
    );
  const later = clause.findIndex(says);
  return later > at && clause[later - 1] === 'i';
}

const ASK_FOR = new Set(['been', 'have', 'berapa', 'kena', 'keep', 'kept', 'just', 'literally', 'dari', 'tadi']);

/** Whoever says it: nobody is named but the customer. */
function isMine(subject: Clause): boolean {
  return (
    subject.some((word) => ME.has(word) || word === 'i' || word === 'sy' || word === 'kali' || PAST.has(word)) &&
    !subject.some(isPerson)
  );
}

const ARRANGES = new Set('request book arrange schedule jadwalkan aturkan'.split(' '));

/** "i'd like a callback tomorrow", "minta callback" */
export function wantsCallback(clause: Clause): boolean {
  const at = clause.indexOf('callback');
  if (at < 1 || clause.some((word) => NEGATION.has(word) || PAST.has(word) || ASKS_WHICH.has(word))) return false;
  return clause.slice(0, at).some((word) => ARRANGES.has(word) || (WISH.has(word) && word !== 'can'));
}

/** "jangan telepon saya", "no need to call", "stop calling me" */
export function wantsNoCall(clause: Clause): boolean {
  return clause.some((word, at) => {
    if (!PHONE.has(word) && word !== 'calling') return false;
    const before = clause[at - 1] === 'to' ? at - 2 : at - 1;
    const verb = NEEDS.has(clause[before] ?? '') ? before - 1 : before;
    const denial = clause[verb] ?? '';
    // "no telp" is a number.
    if (
      clause[verb - 1] === 'could' ||
      (denial === 'no' && /^(telp|tlp|telpon|telepon|telefon|kontak|wa|hp)$/.test(word))
    )
      return false;
    return denial === 'stop' || (NEGATION.has(denial) && denial !== 'tiada' && denial !== 'belum');
  });
}

/** Where "sambungkan ke bagian keuangan", "i want to speak with returns" begins. */
export function toDepartmentAt(clause: Clause): number {
  const verb = clause.findIndex((word) => CONNECT.has(word) || TALK.has(word) || word === 'put' || word === 'pass');
  if (verb < 0 || clause.slice(0, verb).some((word) => NEGATION.has(word) || PAST.has(word) || ASKS_WHICH.has(word)))
    return -1;
  const led = clause.slice(verb + 1, verb + 6).findLastIndex((word) => TOWARDS.has(word));
  if (led < 0) return -1;
  const after = clause.slice(verb + led + 2).filter((word) => !ARTICLES.has(word) && !FILLER.has(word));
  return DEPARTMENT.has(after[0] ?? '') || PART.has(after[1] ?? '') ? verb : -1;
}

const ASKS_WHICH = new Set('bagaimana gimana kenapa why kapan bila when'.split(' '));

export const ME = new Set('me saya aku kami us'.split(' '));

/** "who's in charge here", "siapa penanggung jawabnya": nobody asks so who does not want them; "who is responsible if it breaks" asks for a rule. */
const IN_CHARGE =
  /^(so |ok |okay |and |jadi |terus |dan |eh |hey |halo )?((who|whos)( is| are)?( the)?( one| person)?( actually| really)? (in charge|running|responsible|the boss|your boss|the manager|your manager)|siapa( yang| ya yang)?( jadi)? (penanggung jawab(nya)?|bertanggung jawab|tanggung jawab|bertanggungjawab|in charge|incharge|pegang|atasan(nya| kamu| anda)?|bos(nya| kamu| awak| korang)?|pengurus(nya)?|manager(nya)?|manajer(nya)?))( of| at| for| with)?( the| this| your)?( di| kat| dekat)?( here| there| sini| toko| kedai| shop| store| place| bisnis)?( ini| ni| now| ya| sih| hah| anyway)?$/;

const CALLS = new Set('call get panggil panggilkan panggilin'.split(' '));
const TITLES = new Set('pak bu bapak ibu mas mbak kak bang abang encik cik puan mr mrs ms miss'.split(' '));

/** "call lisa please", "panggil kak aina": a name is all that is called for. */
export function isCalled(clause: Clause): boolean {
  const verb = clause.findIndex((word) => CALLS.has(word));
  if (verb < 0 || !clause.slice(0, verb).every((word) => FILLER.has(word) || WISH.has(word))) return false;
  const rest = clause.slice(verb + 1).filter((word) => !FILLER.has(word));
  const names = rest.filter((word) => !TITLES.has(word));
  if (names.length !== 1 || !/^[a-z]{3,}$/.test(names[0]!) || BASE_WORDS.has(names[0]!)) return false;
  return clause[verb] !== 'get' || rest.length > 1;
}

/** "tlg transfer 1,5 jt ke saya", "transfer my refund to my bank": money is passed on, and nobody asked for. */
export function isOfMoney(clause: Clause): boolean {
  if (!clause.some((word) => TRANSFERS.has(word)) || clause.some(isPerson)) return false;
  return clause.some((word) => MONEY.has(word) || /^(rp|rm)?\d+(rb|ribu|k|jt|juta)?$/.test(word));
}

const TRANSFERS = new Set('transfer transferkan tf trf transferin ditransfer pindahkan pindahin alihkan'.split(' '));
const MONEY = new Set(
  `uang duit dana saldo refund refundnya uangnya duitnya money cash fund funds deposit bank rekening akaun akaunnya dompet wallet gopay ovo pulsa
  rp rm ringgit rupiah ribu juta jt rb dollar dollars bayaran pembayaran payment balance points poin mata baki wang wangnya`
    .trim()
    .split(/\s+/),
);

/** "dengan siapa saya bisa bicara", "who can i speak to". */
export function asksForWhom(clause: Clause): boolean {
  if (IN_CHARGE.test(clause.join(' '))) return true;
  const whom = clause.findIndex((word) => WHOM.has(word));
  if (whom < 0 || whom > 2 || clause.some((word) => NEGATION.has(word))) return false;
  return (
    clause.some((word) => CAN.has(word) || word === 'could' || word === 'should') &&
    clause.some((word) => TALK.has(word))
  );
}

/** Words for a person, whoever it is. */
export function isPerson(word: string): boolean {
  return STRONG_PERSON.has(word) || WEAK_PERSON.has(word);
}

/** What is wanted, or with a denial before it is not. */
export const NEEDS = new Set(
  'mau mahu nak ingin want need perlu usah payah butuh wish like perlukan butuhkan memerlukan membutuhkan require'.split(
    ' ',
  ),
);

const CALLS_FOR = [WISH, TALK, CONNECT, BRING, NEEDS, SELF];

/** A machine that is sold: "robot vacuum", "mesin cuci". */
export function isOfGoods(clause: Clause, at: number): boolean {
  return (
    MACHINE.has(clause[at - 1] ?? '') || MACHINE.has(clause[at + 1] ?? '') || clause.some((word) => SOLD.has(word))
  );
}

const SOLD = new Set(
  'jual dijual beli dibeli harga stok mainan toy toys retur garansi warranty price buy sell'.split(' '),
);

export const WHOM = new Set(['siapa', 'who', 'whom']);
