import type { Json } from './json';

/** A piece of text that tells who somebody is, and what kind of thing it is: `phone`, `name`, the slot `address`. */
export interface PersonalValue {
  readonly kind: string;
  readonly text: string;
}

/** What stands in the place of a personal value. */
export type Cover = (found: PersonalValue) => string;

/**
 * Covers what is personal in every text of a value, wherever it stands: the values that are known to be so, and whatever has the
 * look of an e-mail address, a phone, a card or an identity number. The shape stays, numbers that are personal become text.
 * `cover` gives the words in their place: `[phone]` unless another is given.
 */
export function maskPersonal<T>(value: T, known: readonly PersonalValue[] = [], cover: Cover = named): T {
  return maskWith(value, maskerOf(known, cover)) as T;
}

function named({ kind }: PersonalValue): string {
  return `[${kind}]`;
}

interface Masker {
  /** Covers the values that are known. */
  readonly known: (text: string) => string;
  /** Covers what only looks personal. */
  readonly looks: (text: string) => string;
  /** Covers the single words of values that are known. */
  readonly words: (text: string) => string;
}

/** Names of the record's own: what stands there is no customer's word. */
const STRUCTURE: ReadonlySet<string> = new Set(
  'kind fact role flow step slot intent action callId timerId eventId release stateHash conversation channel'.split(
    ' ',
  ),
);

/** What the understanding made of a message: its words one by one, or without their marks. */
const AS_UNDERSTOOD: ReadonlySet<string> = new Set(['feature', 'normalised']);

/** As many words as there are weights for them: each is covered by itself. */
const WORD_BY_WORD: ReadonlySet<string> = new Set(['taken']);

function maskText(key: string, text: string, mask: Masker): string {
  if (STRUCTURE.has(key)) return text;
  if (WORD_BY_WORD.has(key)) return mask.words(text);
  return mask.looks(AS_UNDERSTOOD.has(key) ? mask.words(mask.known(text)) : mask.known(text));
}

function maskWith(value: unknown, mask: Masker): unknown {
  if (typeof value === 'string') return mask.looks(mask.known(value));
  if (typeof value === 'number') {
    // Only what is known: a time in milliseconds has the look of a card.
    const text = String(value);
    const masked = mask.known(text);
    return masked === text ? value : masked;
  }
  if (Array.isArray(value)) return value.map((item) => maskWith(item, mask));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'string' ? maskText(key, item, mask) : maskWith(item, mask),
    ]),
  );
}

function maskerOf(known: readonly PersonalValue[], cover: Cover): Masker {
  const kinds = new Map<string, string>();
  for (const { kind, text } of known) if (tells(text) && !kinds.has(fold(text))) kinds.set(fold(text), kind);
  // Longest first: a whole address before the street in it.
  const texts = [...kinds.keys()].sort((a, b) => b.length - a.length).map(loosely);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${texts.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const kindOfWord = new Map(
    known.flatMap(({ kind, text }) => (text.toLowerCase().match(WORD) ?? []).map((word) => [word, kind] as const)),
  );
  const coverKnown = (found: string) => cover({ kind: kinds.get(fold(found)) ?? 'personal', text: found });
  return {
    known: (text) => (texts.length === 0 ? text : text.replace(pattern, coverKnown)),
    words: (text) =>
      text.replace(WORD, (word) => {
        const kind = kindOfWord.get(word.toLowerCase());
        return kind === undefined ? word : cover({ kind, text: word });
      }),
    looks: (text) =>
      LOOKS.reduce(
        (rest, { kind, looks, is }) =>
          rest.replace(looks, (found) => (is(found) ? cover({ kind, text: found }) : found)),
        text,
      ),
  };
}

const WORD = /[\p{L}\p{N}]{2,}/gu;

/** A single letter or digit says nothing of anybody, and would be found everywhere. */
function tells(text: string): boolean {
  return fold(text).length >= 2;
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The same words with other spaces between them. The number of a house is none in a date or an amount. */
function loosely(text: string): string {
  if (/^\d{1,2}$/.test(text)) return `(?<!\\d[-.,:])${text}(?![-.,:]\\d)`;
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ /g, '\\s+');
}

/** In this order: a card is no phone. */
const LOOKS: readonly { readonly kind: string; readonly looks: RegExp; readonly is: (found: string) => boolean }[] = [
  {
    kind: 'email',
    looks: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/giu,
    is: () => true,
  },
  { kind: 'card', looks: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g, is: isCard },
  { kind: 'number', looks: /(?<![\w.+-])(?:\d{16}|\d{6}-\d{2}-\d{4})(?![\w-])/g, is: () => true },
  { kind: 'phone', looks: /(?<![\w.-])(?:\+\d|62|60|0[1-9])[\d\s().-]{6,16}\d(?![\w-])/g, is: isPhone },
];

function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  return digits >= 9 && digits <= 15 && !IS_AMOUNT.test(found);
}

/** 600.000.000 is a price. */
const IS_AMOUNT = /^\d{1,3}(\.\d{3})+$/;

/** The check digit of Luhn tells a card from an order number that is as long. */
function isCard(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const twice = at % 2 === 0 ? digit : digit * 2;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** Every text and number inside a value, as personal values of one kind. */
export function leavesOf(kind: string, value: Json): readonly PersonalValue[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ kind, text: String(value) }];
  if (Array.isArray(value)) return value.flatMap((item: Json) => leavesOf(kind, item));
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap((item) => leavesOf(kind, item as Json));
}
