import type { Clause } from './clauses';
import { isPerson, ME, NEEDS } from './person-clauses';
import { URGES } from './person-mention';
import {
  ADDRESSED,
  ARTICLES,
  ASKS,
  BRING,
  CAN,
  CONNECT,
  COUNTS,
  DAYS,
  DONE_BY,
  FILLER,
  GREETING,
  HELPFUL,
  JUDGED,
  NEGATION,
  NO_PASSIVE,
  PAST,
  REAL,
  ROBOT,
  SERVE,
  TALK,
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

/** Somebody is spoken of, and nobody asked for. */

/** "mau lapor staf kalian": about them, not to them. */
export function tellsOf([verb, ...between]: Clause): boolean {
  return COMPLAINS.has(verb!) && !between.some((word) => TOWARDS.has(word));
}

const COMPLAINS = new Set('komplain protes mengadu ngadu lapor melapor adu complain argue'.split(' '));

/** "pegawai dah call saya", "petugas kemarin menutup telepon", "staf kaunter cakap tak boleh": what somebody did or said is told. */
export function didSo(rest: Clause): boolean {
  if (PAST.has(rest[0] ?? '')) return true;
  const verb = rest.slice(0, 4).findIndex((word) => PAST.has(word) || SAYS.has(word));
  if (verb < 0 || rest.slice(0, verb).some((word) => ME.has(word) || WISH.has(word) || TALK.has(word))) return false;
  const told = rest.slice(verb + 1).filter((word) => !FILLER.has(word) && !REAL.has(word) && !WHERE.has(word));
  const [next = ''] = rest.slice(verb + 1);
  return told.length > 0 && !TOWARDS.has(next) && !WAIT.has(next) && !TIRED.has(next) && !COUNTS.test(next);
}

const SAYS = new Set(
  `cakap janji berjanji menjanjikan bagitahu beritahu promised claims claimed tells replied answered closed refused ignored hung gave sent
  called emailed helped sorted fixed solved menutup menolak janjikan`
    .trim()
    .split(/\s+/),
);

/** "titip ke pegawai resepsionis", "leave it with the staff": whoever takes the parcel. */
export function isLeftWith(before: Clause): boolean {
  const verb = before.findLastIndex((word) => LEAVES.has(word));
  return verb >= 0 && before.slice(verb + 1).some((word) => TOWARDS.has(word) || word === 'dekat' || word === 'kat');
}

const LEAVES = new Set(
  'titip titipin titipkan dititip dititipkan tinggal tinggalkan leave left drop serahkan diserahkan serah collect'.split(
    ' ',
  ),
);

/** "mau tanya admin, stoknya ada?": spoken to, for what is asked stands behind it. */
export function isAddressed([verb, ...between]: Clause, person: string, later: readonly Clause[]): boolean {
  if (!ADDRESSED.has(person) || !/^(tanya|nanya|bertanya|ask)$/.test(verb!) || between.length > 0) return false;
  return later.some((clause) => clause.some((word) => !FILLER.has(word) && !GREETING.has(word)));
}

/** "transfer my warranty to another person" */
export function isOfOthers(between: Clause): boolean {
  const mine = between.indexOf('my');
  return mine >= 0 && !/^(chat|call|case|order|problem|issue|complaint)$/.test(between[mine + 1] ?? '');
}

/** "you sound like a real person" */
export function isLikened(before: Clause): boolean {
  return before.some((word, i) => word === 'like' && SOUNDS.has(before[i - 1] ?? ''));
}

const SOUNDS = new Set('sound sounds talk speak act think look behave seem feel more much'.split(' '));

/** "do your agents …", "apakah petugasnya …", "kenapa admin …": asked about, unless they are to do something for the customer. */
export function isSpokenOf(before: Clause): boolean {
  return before.length <= 3 && !before.some((word) => REAL.has(word)) && before.some((word) => ASKS.has(word));
}

/** Behind it stands why or what about, not what the person does: "need a rep asap my card was charged", "i want an agent for order 55". */
const PRESSES =
  /^(asap|urgent|now|sekarang|segera|because|cuz|karena|sebab|for|about|regarding|untuk|buat|soal|tentang|pasal|mengenai)$/;

/** `admin, pesanan saya mana`, `bisa agen datang`: called or acting, not asked for. */
export function isSubject(clause: Clause, at: number): boolean {
  if (PRESSES.test(clause[at + 1] ?? '')) return false;
  const rest = clause.slice(at + 1).filter((word) => !FILLER.has(word) && !REAL.has(word));
  return rest.length > 2 && !rest.some((word) => SERVE.has(word) || ROBOT.has(word));
}

const OTHERS = new Set('get bring fetch give me to with'.split(' '));

export function isVetoed(clause: Clause, at: number): boolean {
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

export const FOR = new Set('untuk for buat per milik'.split(' '));

/** A connection is wanted now, whatever else is asked ("bila bisa, sambungkan ke CS"). */
export function asksWhen(clause: Clause, at: number): boolean {
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
export function isOffered(clause: Clause, at: number): boolean {
  const before = clause.slice(Math.max(0, at - 3), at);
  if (before.some((word) => BECOMES.has(word))) return true;
  const asksYou = clause[0] === 'do' && clause[1] === 'you' && before.includes('need');
  const asksSo = /^(butuh|perlu|pakai)$/.test(clause[at - 1] ?? '') && NEGATION.has(clause[at + 1] ?? '');
  return asksYou || (asksSo && !clause.some((word) => ME.has(word)));
}

/** "admin jawab kasar", "CS korang laju reply": how they serve is told. */
export function isJudged(clause: Clause): boolean {
  if (URGES.has(clause.at(-1)!)) return false;
  // "baik staf yang jelaskan" says what would be better.
  if (clause.some((word, i) => word === 'baik' && isPerson(clause[i + 1] ?? '') && clause[i + 2] === 'yang'))
    return false;
  return clause.some((word) => JUDGED.has(word)) && !clause.some((word) => WISH.has(word) || TIRED.has(word));
}

/** Somebody did something, mostly bad: `dibobol orang`, `diambil oleh orang`, `kena hack orang`, `stolen by someone`. */
export function isDoer(clause: Clause, at: number): boolean {
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
