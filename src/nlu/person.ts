import { type Clause, clausesOf, namesOf } from './clauses';
import { asksFor } from './person-asked';
import {
  asksForWhom,
  asksWhatWeAre,
  COMMANDS,
  callBackAt,
  isCalled,
  isCommand,
  isOfMoney,
  isPerson,
  isSickOfBot,
  saysAgain,
  toDepartmentAt,
  WHOM,
  wantsCallback,
  wantsNoCall,
} from './person-clauses';
import { isLetBe, refusesRobot } from './person-denied';
import { DENIED, type Mention, NONE, OPEN } from './person-mention';
import type { Word } from './scan';
import {
  CAN,
  CONNECT,
  DEPARTMENT,
  FILLER,
  GREETING,
  NAMES,
  NEGATION,
  PART,
  PASS_ON,
  PHONE,
  ROBOT,
  STRONG_PERSON,
  TALK,
  WEAK_PERSON,
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
  let leading = 0;
  for (const clause of clauses) {
    if (asksWhatWeAre(clause)) {
      asksWhat += 1;
      continue;
    }
    if (!clause.some(concerns)) {
      // "hang on, are you a bot": what only leads to the question.
      if (asksWhat === 0 && asksWhatWeAre(clauses.at(-1)!)) leading += 1;
      continue;
    }
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
  if (open === 0 && (refused > 0 || asksWhat + leading === clauses.length)) return REFUSED;
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
