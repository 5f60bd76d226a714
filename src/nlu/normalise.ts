import type { Understanding } from '../domain/understanding';
import { EMPTY_LEXICON, type Lexicon, type Rewriting } from './lexicon';
import { meaningOf } from './meaning';
import { MAX_WORDS, scan, type Word } from './scan';
import { EMOJI_WORDS } from './words/emoji';
import { ANGRY, WORRIED } from './words/moods';
import { MALAYIC_SLANG, SLANG } from './words/slang';
import { MALAY_ONLY, SPOKEN_MALAY } from './words/tongues';

export type Change = Understanding['changes'][number];

/** A text as plain words, each with its place in what was written, and what had to be changed for it. */
export interface Normalised {
  readonly text: string;
  readonly words: readonly Word[];
  /** The words as they were written, one for each of `scan`. */
  readonly written: readonly Word[];
  readonly changes: readonly Change[];
}

/** Turns what a customer wrote into plain words. */
export function normalise(text: string, lexicon: Lexicon = EMPTY_LEXICON): Normalised {
  const written = scan(text);
  const said = written.length > 0 && written.every(isEmoji) ? inWords(written) : null;
  if (said !== null) return said;
  const words: Word[] = [];
  const changes: Change[] = [];
  for (let i = 0; i < written.length && words.length < MAX_WORDS; i++) {
    const word = written[i]!;
    if (i > 0 && repeatsBefore(text, written[i - 1]!, word)) {
      changes.push({ from: `${written[i - 1]!.text}-${word.text}`, to: written[i - 1]!.text, rule: 'reduplication' });
      continue;
    }
    const rewriting = word.text === 'kl' && isTheCity(text, written, i) ? null : rewrite(word.text, lexicon);
    if (rewriting === null) {
      words.push(word);
      continue;
    }
    changes.push({ from: word.text, to: rewriting.words.join(' '), rule: rewriting.rule });
    const place = { start: word.start, end: word.end };
    const isGuess = rewriting.rule === GUESS;
    for (const plain of rewriting.words)
      words.push(isGuess ? { text: plain, ...place, guessed: true } : { text: plain, ...place });
  }
  return { text: words.map((word) => word.text).join(' '), words, written, changes };
}

export function isEmoji({ text }: Word): boolean {
  return text.charCodeAt(0) > 127 && /^[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}]/u.test(text);
}

/** "🙏🙏", "👍": a message of emoji alone, in words where one stands for some and none is of anger or worry ("😡🙏" is no thanks). */
function inWords(written: readonly Word[]): Normalised | null {
  if (written.some(({ text }) => (ANGRY.has(text) ? text !== '👎' : WORRIED.has(text)))) return null;
  const place = written.findIndex(({ text }) => EMOJI_WORDS.has(text));
  if (place < 0) return null;
  const { text: from, start, end } = written[place]!;
  const to = EMOJI_WORDS.get(from)!;
  const words = to.split(' ').map((text) => ({ text, start, end }));
  return { text: to, words, written, changes: [{ from, to, rule: EMOJI }] };
}

/** The rule under which a message of emoji is put into words. */
export const EMOJI = 'emoji';

const BEFORE_PLACES = new Set(
  'ke di dari kat dekat daripada in to from at near around area kawasan sekitar ongkir kos pos penghantaran hantar kirim shipping delivery cawangan cabang kedai toko store branch orang dan and'.split(
    ' ',
  ),
);

/** Kuala Lumpur, not "kalau": in capitals, behind what leads to a place, at the end, or in Malay, where "kalau" is written otherwise. */
function isTheCity(text: string, written: readonly Word[], at: number): boolean {
  const { start } = written[at]!;
  const isLoud = text.slice(start, start + 2) === 'KL' && /[a-z]/.test(text);
  if (isLoud || BEFORE_PLACES.has(written[at - 1]?.text ?? '') || at === written.length - 1) return true;
  return written.some(({ text: word }) => MALAY_ONLY.has(word) || SPOKEN_MALAY.has(word));
}

/** `barang-barang`, `buku-bukunya`: the second half says nothing new. */
function repeatsBefore(text: string, before: Word, word: Word): boolean {
  return (
    word.start === before.end + 1 &&
    text.charCodeAt(before.end) === 45 &&
    word.text.length - before.text.length <= 3 &&
    before.text.length > 2 &&
    word.text.startsWith(before.text) &&
    !/^\d/.test(word.text)
  );
}

const GUESS = 'spelling';
const MAX_SEEN = 20_000;
const UNCHANGED: Rewriting = { words: [], rule: '' };

function rewrite(word: string, lexicon: Lexicon): Rewriting | null {
  let rewriting = lexicon.seen.get(word);
  if (rewriting === undefined) {
    rewriting = rewriteOnce(word, lexicon) ?? UNCHANGED;
    if (lexicon.seen.size >= MAX_SEEN) lexicon.seen.clear();
    lexicon.seen.set(word, rewriting);
  }
  return rewriting === UNCHANGED ? null : rewriting;
}

function rewriteOnce(word: string, lexicon: Lexicon): Rewriting | null {
  const slang = SLANG.get(word);
  if (slang !== undefined) return { words: slang.split(/[ -]/), rule: 'colloquial' };
  if (!/^[a-z]/.test(word)) return null;
  const short = shorten(word, lexicon);
  if (short !== word) {
    const plain = SLANG.get(short);
    return plain === undefined
      ? { words: [short], rule: 'lengthened' }
      : { words: plain.split(/[ -]/), rule: 'lengthened, colloquial' };
  }
  if (isWord(word, lexicon)) return null;
  return (
    squeezed(word, lexicon) ??
    doubled(word, lexicon) ??
    suffixed(word, lexicon) ??
    glued(word, lexicon) ??
    abbreviated(word, lexicon) ??
    misspelt(word, lexicon)
  );
}

/** Known as it is, or what is left without its endings is: `tambahkan` is no slip in "tambahan". */
function isWord(word: string, lexicon: Lexicon): boolean {
  return lexicon.has(word) || (word.length >= SHORTEST_BUILT && meaningOf(word) !== undefined);
}

const SHORTEST_BUILT = 6;

/** `bangeeet`, `sooo`: three letters alike or more become two where that is a known word, else one. */
function shorten(word: string, lexicon: Lexicon): string {
  if (!/(.)\1\1/.test(word)) return word;
  const twice = word.replace(/([a-z])\1{2,}/g, '$1$1');
  if (lexicon.has(twice)) return twice;
  const once = word.replace(/([a-z])\1{2,}/g, '$1');
  return once.length < 2 ? word : once;
}

/** `makasiih`, `sayaa`: a letter written twice in a word that is known with it once. */
function squeezed(word: string, lexicon: Lexicon): Rewriting | null {
  if (word.length < 4 || !/([a-z])\1/.test(word) || lexicon.has(word)) return null;
  const single = word.replace(/([a-z])\1/g, '$1');
  const plain = SLANG.get(single);
  if (plain !== undefined) return { words: plain.split(/[ -]/), rule: 'lengthened, colloquial' };
  return lexicon.has(single) ? { words: [single], rule: 'lengthened' } : null;
}

/** `barang2`, `jalan2an`, `barang2nya`. */
function doubled(word: string, lexicon: Lexicon): Rewriting | null {
  const match = /^([a-z]{3,}?)[2²](nya|an|ku|mu|lah|kah)?$/.exec(word);
  if (match === null) return null;
  const base = rewrite(match[1]!, lexicon)?.words ?? [match[1]!];
  const whole = base.length === 1 && match[2] !== undefined ? base[0]! + match[2] : '';
  if (whole !== '' && lexicon.has(whole)) return { words: [whole], rule: 'reduplication' };
  return { words: base, rule: 'reduplication' };
}

/** `brgnya`, `kykny`: a colloquial spelling with an ending. */
function suffixed(word: string, lexicon: Lexicon): Rewriting | null {
  if (word.length < 5 || lexicon.has(word)) return null;
  const match = /^([a-z]{2,}?)(nya|ny|nye|kah|lah)$/.exec(word);
  const base = match === null ? undefined : MALAYIC_SLANG.get(match[1]!);
  if (base === undefined || base.includes(' ')) return null;
  const ending = match![2] === 'ny' || match![2] === 'nye' ? 'nya' : match![2]!;
  return { words: [lexicon.has(base + ending) ? base + ending : base], rule: 'colloquial' };
}

/** `xsampai`, `xboleh`: Malay writes tak as x; `gabisa`, `takada`: a denial written into the next word. */
function glued(word: string, lexicon: Lexicon): Rewriting | null {
  if (lexicon.has(word)) return null;
  const match = /^(x|tak|ga|gak|nggak)([a-z]{3,})$/.exec(word);
  if (match === null) return parted(word, lexicon);
  const rest = SLANG.get(match[2]!) ?? match[2]!;
  if (!lexicon.has(rest)) return parted(word, lexicon);
  const denial = match[1] === 'x' || match[1] === 'tak' ? 'tak' : 'tidak';
  return { words: [denial, ...rest.split(' ')], rule: 'glued' };
}

const OFTEN_GLUED = new Set(
  'saya kamu anda aku yang untuk dari dengan sudah udah belum tidak gak nggak mau nak bisa boleh tolong ini itu mana the not you please this that have'.split(
    ' ',
  ),
);
const LEAST_GLUED = 7;

/** `pesanansaya`, `maucancel`, `yangdikirim`: two known words, one of them such as everybody writes all the time. */
function parted(word: string, lexicon: Lexicon): Rewriting | null {
  if (word.length < LEAST_GLUED || !/^[a-z]+$/.test(word)) return null;
  for (let at = word.length - 3; at >= 3; at--) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (!OFTEN_GLUED.has(first) && !OFTEN_GLUED.has(second)) continue;
    if (!isWhole(first, lexicon) || !isWhole(second, lexicon)) continue;
    return { words: [...plainWords(first), ...plainWords(second)], rule: 'glued' };
  }
  return null;
}

function isWhole(word: string, lexicon: Lexicon): boolean {
  return OFTEN_GLUED.has(word) || (word.length > 3 && lexicon.has(word));
}

function plainWords(word: string): string[] {
  return (SLANG.get(word) ?? word).split(/[ -]/);
}

/** `pmbyrn`: the vowels left out. */
function abbreviated(word: string, lexicon: Lexicon): Rewriting | null {
  if (word.length < 3 || !/^[a-z][^aeiou\d]+$/.test(word) || lexicon.has(word)) return null;
  const plain = lexicon.byConsonants(word);
  return plain === undefined ? null : { words: [plain], rule: 'vowels' };
}

/** `pesnan`, `refnud`: one letter too many, too few, wrong, or two exchanged, in a word that nothing else explains. */
function misspelt(word: string, lexicon: Lexicon): Rewriting | null {
  if (word.length < 4 || !/^[a-z]+$/.test(word) || lexicon.has(word)) return null;
  const plain = lexicon.bySlip(word);
  return plain === undefined ? null : { words: [plain], rule: GUESS };
}
