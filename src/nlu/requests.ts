import type { Thresholds } from '../domain/training';
import type { RankedIntent, Request } from '../domain/understanding';
import { isApart, type Word } from './scan';

export interface PartReading {
  readonly intents: readonly RankedIntent[];
  /** Costs as much again; it is asked for where the intents are sure. */
  trust(): number;
}

const JOINER = new Set(
  'dan and terus lalu sekalian serta juga also then plus trus kemudian but tapi tetapi selain'.split(' '),
);
/** "It says two but I ordered one": what is set against the rest is often only the other half of one matter. */
const AGAINST = new Set('but tapi tetapi'.split(' '));
/** A wish of its own is heard in the whole message too: 1.4 % and more in two wishes, 0.6 % at most in one matter. */
const LEAST_SHARE = 0.01;
// A stop or comma inside a number breaks nothing.
const BREAK = /[?!;\n]|[.,](\s|$)/;
// A part has few words to be read by: it takes more to be sure of it than of a whole message.
const SURE = { confidence: 0.8, trust: 0.5 };
/** Anger beside a matter that is named ("this is ridiculous, where is my parcel") is no request of its own. */
const COMPLAINT = 'complaint';
const LEAST_WORDS = 2;
// "…, pesanan KH-104233": which order is meant, and no request of its own.
const NAMES_ONLY = new Set(
  'pesanan pesananku pesanannya order orderan orderku paket paketku parcel bungkusan nomor nomer nombor no number resi tracking invoice invois saya aku ku my the nya dengan with for untuk dari daripada from in dalam di is ini itu this that kh ya kak'.split(
    ' ',
  ),
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
  const requests: Request[] = [];
  for (const [i, part] of parts.entries()) {
    // One request is the message's own.
    if (requests.length + parts.length - i < 2) break;
    const { intents, trust } = readPart(part);
    const best = intents[0];
    if (best === undefined || best.probability < Math.max(SURE.confidence, gates.confidence)) continue;
    if (requests.some((request) => request.intents[0]!.intent === best.intent)) continue;
    if (trust() < Math.max(SURE.trust, gates.trust)) continue;
    requests.push({ start: part[0]!.start, end: part[part.length - 1]!.end, intents });
  }
  if (requests.length < 2) return [];
  const own = words.some((word) => AGAINST.has(word.text)) ? heardIn(whole, requests) : requests;
  return own.length > 1 ? own.filter(({ intents }) => intents[0]!.intent !== COMPLAINT) : [];
}

function heardIn(whole: readonly RankedIntent[], requests: readonly Request[]): Request[] {
  const share = ({ intents: [best] }: Request) => whole.find(({ intent }) => intent === best?.intent)?.probability ?? 0;
  return requests.filter((request) => share(request) >= LEAST_SHARE);
}

function partsOf(text: string, words: readonly Word[]): Word[][] {
  const parts: Word[][] = [];
  let part: Word[] = [];
  const close = () => {
    if (part.length >= LEAST_WORDS && !onlyNames(part)) parts.push(part);
    part = [];
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (i > 0 && isApart(text, words[i - 1]!, word, BREAK)) close();
    if (JOINER.has(word.text)) close();
    else part.push(word);
  }
  close();
  return parts;
}

function onlyNames(part: readonly Word[]): boolean {
  return part.some(({ text }) => isNumber(text)) && part.every(({ text }) => isNumber(text) || NAMES_ONLY.has(text));
}

/** A number as it was written, or the name that stands for it where the words are read by kinds (`<order-number>`). */
function isNumber(text: string): boolean {
  return /\d|^</.test(text);
}
