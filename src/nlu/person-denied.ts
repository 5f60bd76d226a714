import type { Clause } from './clauses';
import { isOfGoods, isPerson, NEEDS } from './person-clauses';
import { isPlain, type Mention, NONE, OPEN, REACH } from './person-mention';
import { FOR } from './person-spoken-of';
import { BRING, CONNECT, NEGATION, ONLY_EVER, ROBOT, TALK, THERE, TIRED, TOWARDS, WISH } from './words/person';

/** "no need to transfer me", "do not escalate". */
export function isLetBe(clause: Clause, at: number): boolean {
  return clause.slice(Math.max(0, at - 4), at).some((word) => NEGATION.has(word));
}

/** "tidak mau bicara dengan CS", "gak usah sambungkan ke admin", "no need for an agent". */
export function isDenied(clause: Clause, at: number): boolean {
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

export function refusesRobot(clause: Clause, at: number, clauses: readonly Clause[]): Mention {
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
