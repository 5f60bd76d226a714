import type { Thresholds } from '../domain/training';
import { type RankedIntent, type Request, TALK_TO_HUMAN } from '../domain/understanding';
import { isApart, type Word } from './scan';

export interface PartReading {
  readonly intents: readonly RankedIntent[];
  /** Costs as much again; it is asked for where the intents are sure. */
  trust(): number;
}

const JOINER = words('dan and terus lalu sekalian serta juga also then plus trus kemudian but tapi tetapi selain');
/** These say that something else follows, as the end of a sentence does. */
const ADDS = words('sekalian also plus selain kemudian');
/** "It says two but I ordered one": what is set against the rest is often only the other half of one matter. */
const AGAINST = words('but tapi tetapi');
/** What asks or wishes: a part with one of these may stand by itself. */
const ASKING = words(`
berapa mana kapan bila gimana bagaimana macam apa apakah cara kenapa mengapa siapa adakah nggak berapakah bilakah
what when where how which why who do does did is are can could may should would
bisa boleh bisakah bolehkah mau mahu nak ingin minta mohon tolong hendak pengin perlu want need like please
batalkan cancel ganti ubah tukar change kembalikan return refund hapus delete remove update track lacak semak cek check
`);
const WISHING = words('mau mahu nak ingin minta mohon tolong hendak pengin perlu want need like please');
/** "… and when will it arrive" goes on about what was named before. */
const SAME_MATTER = words('it they them itu tu that ia dia nya');
/** A wish of its own is heard in the whole message too: 1.4 % and more in two wishes, 0.6 % at most in one matter. */
const LEAST_SHARE = 0.01;
/** What "dan" joins is mostly more of the same ("alamat dan nomor hp"). */
const LEAST_SHARE_JOINED = 0.1;
/** Where each part could stand by itself: what is put beside the rest and not heard in the whole at all was misread ("…, how do I qualify"). */
const LEAST_HEARD = 1e-4;
// A stop or comma inside a number breaks nothing.
const BREAK = /[?!;\n]|[.,](\s|$)/;
// A part has few words to be read by: it takes more to be sure of it than of a whole message.
const SURE = { confidence: 0.8, trust: 0.5 };
/** Where each part asks something, that is half the proof. */
const SURE_ENOUGH = { confidence: 0.5, trust: 0.4 };
/** How sure a part must be that is read as the whole message surely is. */
const LEAST_OF_WHOLE = 0.3;
/** Anger beside a matter that is named ("this is ridiculous, where is my parcel") is no request of its own. */
const COMPLAINT = 'complaint';
/** Nor are a greeting, thanks or an answer. */
const SMALL_TALK = words('greeting thanks goodbye affirm deny praise');
const LEAST_WORDS = 2;
// "…, pesanan KH-104233": which order is meant, and no request of its own.
const NAMES_ONLY = words(
  'pesanan pesananku pesanannya order orderan orderku paket paketku parcel bungkusan nomor nomer nombor no number resi tracking invoice invois saya aku ku my the nya dengan with for untuk dari daripada from in dalam di is ini itu this that kh ya kak',
);
const MOST_PARTS = 5;

/**
 * Several requests in one message: parts between joining words and marks that are each surely read, and as different intents. `whole` is
 * how the message is read as one.
 */
export function readRequests(
  text: string,
  words: readonly Word[],
  whole: readonly RankedIntent[],
  readPart: (words: readonly Word[]) => PartReading,
  gates: Thresholds,
): Request[] {
  if (words.length < 4 || words.length > 60) return [];
  const parts = partsOf(text, words);
  if (parts.length < 2 || parts.length > MOST_PARTS) return [];
  const asking = parts.filter(standsAlone).length;
  if (asking === 0) return [];
  const found: { readonly request: Request; readonly part: Part }[] = [];
  let courtesies = 0;
  const [top] = whole;
  for (const [i, part] of parts.entries()) {
    // One request is the message's own.
    if (found.length + courtesies + parts.length - i < 2) break;
    const { intents, trust } = readPart(part.words);
    const best = intents[0];
    if (best === undefined) continue;
    const isHalfProved = asking > 1 && standsAlone(part) && best.intent !== TALK_TO_HUMAN;
    // Anger is taken out again below: to be almost sure of it will do.
    const least = isHalfProved || best.intent === COMPLAINT ? SURE_ENOUGH : SURE;
    // What the whole message is surely read as needs less proof in the part that says it: "can you ship to Papua? how long?"
    const isOfWhole = isHalfProved && top?.intent === best.intent && top.probability >= SURE.confidence;
    const sure = isOfWhole ? LEAST_OF_WHOLE : Math.max(least.confidence, gates.confidence);
    if (best.probability < sure) continue;
    if (SMALL_TALK.has(best.intent)) courtesies += 1;
    if (SMALL_TALK.has(best.intent) || found.some(({ request }) => request.intents[0]!.intent === best.intent))
      continue;
    if (trust() < Math.max(least.trust, gates.trust)) continue;
    const { start } = part.words[0]!;
    found.push({ request: { start, end: part.words.at(-1)!.end, intents }, part });
  }
  const isAgainst = words.some((word) => AGAINST.has(word.text));
  const own = found
    .filter(({ request, part }) => isAnger(request) || shareOf(request, whole) >= leastShare(part, isAgainst, parts))
    .map(({ request }) => request);
  // "makasih ya, terus pesanan saya kapan sampai" is about the parcel.
  const enough = top?.intent === own[0]?.intents[0]?.intent ? gates.confidence : SURE.confidence;
  const isUnsure = top === undefined || SMALL_TALK.has(top.intent) || top.probability < enough;
  if (own.length === 1 && courtesies > 0 && isUnsure) return own;
  return own.length > 1 ? own.filter((request) => !isAnger(request)) : [];
}

function isAnger({ intents: [best] }: Request): boolean {
  return best?.intent === COMPLAINT;
}

function shareOf({ intents: [best] }: Request, whole: readonly RankedIntent[]): number {
  return whole.find(({ intent }) => intent === best?.intent)?.probability ?? 0;
}

/** How much of the whole message must speak for a part's intent, that it may be one of its own. */
function leastShare(part: Part, isAgainst: boolean, parts: readonly Part[]): number {
  if (isAgainst) return parts.every(standsAlone) ? 0 : LEAST_SHARE;
  const isFirst = part === parts[0];
  const mark = isFirst ? parts[1]!.behind : part.behind;
  if (mark === 'stop') return 0;
  if (parts.every(standsAlone)) return mark === 'comma' ? LEAST_HEARD : 0;
  if (mark === 'comma') return LEAST_SHARE;
  // "It is broken and I want my money back": what happened, and then the wish.
  return isFirst && parts.slice(1).every(wishes) ? LEAST_HEARD : LEAST_SHARE_JOINED;
}

/** A part of a message, and what stands before it. */
interface Part {
  readonly words: readonly Word[];
  readonly behind: Mark;
}

type Mark = 'start' | 'comma' | 'joiner' | 'stop';

function standsAlone({ words }: Part): boolean {
  return words.some(({ text }) => ASKING.has(text)) && !words.some(({ text }) => SAME_MATTER.has(text));
}

function wishes({ words }: Part): boolean {
  return words.some(({ text }) => WISHING.has(text));
}

function partsOf(text: string, words: readonly Word[]): Part[] {
  const parts: Part[] = [];
  let part: Word[] = [];
  let behind: Mark = 'start';
  const close = (mark: Mark) => {
    if (part.length >= LEAST_WORDS && !onlyNames(part)) {
      parts.push({ words: part, behind });
      behind = mark;
    } else if (RANK[mark] > RANK[behind]) behind = mark;
    part = [];
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (i > 0 && isApart(text, words[i - 1]!, word, BREAK))
      close(/[?!;.\n]/.test(text.slice(words[i - 1]!.end, word.start)) ? 'stop' : 'comma');
    if (JOINER.has(word.text) || joins(words, i)) close(ADDS.has(word.text) ? 'stop' : 'joiner');
    else if (isOneMore(words, i)) {
      close('stop');
      i += 1;
    } else part.push(word);
  }
  close('start');
  return parts;
}

const RANK: Readonly<Record<Mark, number>> = { start: 0, joiner: 1, comma: 2, stop: 3 };

/** "… lagi satu, nak tanya …": one thing more. */
function isOneMore(words: readonly Word[], at: number): boolean {
  const pair = `${words[at]!.text} ${words[at + 1]?.text ?? ''}`;
  return at + 2 < words.length && (pair === 'lagi satu' || pair === 'satu lagi' || pair === 'one more');
}

/** "sama" joins two questions, or two wishes ("mau tanya … sama batalkan …"); else it stands between things, or says "with" ("kaos sama celana", "sama sekali"). */
function joins(words: readonly Word[], at: number): boolean {
  if (words[at]!.text !== 'sama') return false;
  const asks = (word: Word) => QUESTIONS.has(word.text);
  const before = words.slice(0, at);
  const next = words[at + 1]?.text ?? '';
  if (ASKING.has(next) && before.some((word) => ASKING.has(word.text))) return true;
  return before.some(asks) && words.slice(at + 1).some(asks);
}

const QUESTIONS = words('berapa mana kapan bila gimana bagaimana apa cara kenapa');

function onlyNames(part: readonly Word[]): boolean {
  return part.some(({ text }) => isNumber(text)) && part.every(({ text }) => isNumber(text) || NAMES_ONLY.has(text));
}

/** A number as it was written, or the name that stands for it where the words are read by kinds (`<order-number>`). */
function isNumber(text: string): boolean {
  return /\d|^</.test(text);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
