import type { Span } from '../domain/understanding';

/** Text beyond this many UTF-16 units is not read for understanding; it stays in the record as it is. */
export const MAX_CHARACTERS = 2000;
/** Words beyond this many are not read. */
export const MAX_WORDS = 300;
/** Letters of one word beyond this many are not read. */
export const MAX_WORD_LENGTH = 48;

/** A word, number or emoji in lower case without accents, and where it stands in the text. */
export interface Word extends Span {
  readonly text: string;
  /** It was written otherwise, and this is what was probably meant: the model does not know what stands there. */
  readonly guessed?: true;
}

/** Whether a mark that a pattern knows stands between a word and the next; a single space is none. */
export function isApart(text: string, before: Word, word: Word, mark: RegExp): boolean {
  const isSpace = word.start === before.end + 1 && text.charCodeAt(before.end) === 32;
  return !isSpace && mark.test(text.slice(before.end, word.start));
}

const WORD_POINT = /^[\p{L}\p{N}\p{M}]$/u;
const EMOJI_POINT = /^[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}]$/u;
const COMBINING = /[\u0300-\u036f]/g;

/** What a page's markup brings along when its text is pasted. */
const TAG =
  /<\/?(?:a|b|blockquote|body|br|button|code|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|ol|p|pre|s|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|tr|u|ul)(?:\s[^<>]{0,500}|\/)?>/iy;

/** Cuts a text into words, numbers and emoji; everything else, markup too, only separates. */
export function scan(text: string): Word[] {
  const words: Word[] = [];
  const length = Math.min(text.length, MAX_CHARACTERS);
  let at = 0;
  while (at < length && words.length < MAX_WORDS) {
    const kind = kindAt(text, at);
    if (kind === EMOJI) {
      const end = at + unitsAt(text, at);
      words.push({ text: text.slice(at, end), start: at, end });
      at = end;
    } else if (kind === LETTER) {
      const end = wordEnd(text, at, length);
      const word = plain(text.slice(at, end));
      if (word !== '') words.push({ text: word, start: at, end });
      at = end;
    } else {
      at = text.charCodeAt(at) === 60 ? tagEnd(text, at) : at + unitsAt(text, at);
    }
  }
  return words;
}

/** Where the tag that begins here ends; the next character where it is none. */
function tagEnd(text: string, at: number): number {
  TAG.lastIndex = at;
  return TAG.test(text) ? TAG.lastIndex : at + 1;
}

const OTHER = 0;
const LETTER = 1;
const EMOJI = 2;
const INVISIBLE = 3;
const APOSTROPHE = 4;

function kindAt(text: string, at: number): number {
  if (at >= text.length) return OTHER;
  const unit = text.charCodeAt(at);
  if (unit < 128) {
    const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
    return isLetter ? LETTER : unit === 39 ? APOSTROPHE : OTHER;
  }
  if (unit === 0x2019 || unit === 0x2018 || unit === 0x02bc) return APOSTROPHE;
  if (isInvisible(unit)) return INVISIBLE;
  const point = String.fromCodePoint(text.codePointAt(at)!);
  if (WORD_POINT.test(point)) return LETTER;
  return EMOJI_POINT.test(point) ? EMOJI : OTHER;
}

function isInvisible(unit: number): boolean {
  return (
    unit === 0x00ad ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x2069) ||
    unit === 0xfeff ||
    unit === 0xfe0e ||
    unit === 0xfe0f
  );
}

function unitsAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length ? 2 : 1;
}

/** A word goes on over invisible characters, and over an apostrophe that has a letter behind it. */
function wordEnd(text: string, start: number, length: number): number {
  let end = start;
  let at = start;
  while (at < length) {
    const kind = kindAt(text, at);
    if (kind === LETTER) {
      at += unitsAt(text, at);
      end = at;
    } else if (kind === INVISIBLE || kind === APOSTROPHE) {
      at += 1;
      if (kind === APOSTROPHE && kindAt(text, at) !== LETTER) break;
    } else break;
  }
  return end;
}

const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u2018\u2019\u02bc']|\ufe0e|\ufe0f/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is the common case and needs no decomposition
const ASCII = /^[\x00-\x7f]*$/;

function plain(raw: string): string {
  const lower = raw.toLowerCase();
  if (ASCII.test(lower)) {
    const word = lower.includes("'") ? withoutApostrophe(lower) : lower;
    return word.length > MAX_WORD_LENGTH ? word.slice(0, MAX_WORD_LENGTH) : word;
  }
  return withoutApostrophe(lower.replace(/[\u2018\u2019\u02bc]/g, "'"))
    .replace(HIDDEN, '')
    .normalize('NFKD')
    .replace(COMBINING, '')
    .toLowerCase()
    .slice(0, MAX_WORD_LENGTH);
}

/** `what's` is "what is", `John's` is John. */
function withoutApostrophe(word: string): string {
  const owner = /^(?!(?:what|where|who|how|when|that|there|here|it|let)'s$)(.+)'s$/.exec(word);
  return (owner?.[1] ?? word).replaceAll("'", '');
}
