import { RE2JS } from 're2js';
import type { EntityDefinition } from '../../domain/training';
import type { Entity } from '../../domain/understanding';
import { KhidmatError } from '../../errors';
import { MAX_CHARACTERS, type Word } from '../scan';

type PatternDefinition = Extract<EntityDefinition, { kind: 'pattern' }>;

interface Pattern {
  readonly name: string;
  readonly format: string | undefined;
  readonly regex: ReturnType<typeof RE2JS.compile>;
  /** Every match holds a digit, so a text without one need not be searched. */
  readonly needsDigit: boolean;
}

const compiled = new WeakMap<readonly EntityDefinition[], readonly Pattern[]>();

/** Finds the author's patterns, however the customer spaced and cased them. */
export function extractPatterns(text: string, definitions: readonly EntityDefinition[]): Entity[] {
  const patterns = patternsOf(definitions);
  if (patterns.length === 0) return [];
  const bounded = text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text;
  const hasDigit = /\d/.test(bounded);
  let squeezed: Squeezed | null = null;
  const found: Entity[] = [];
  for (const pattern of patterns) {
    if (pattern.needsDigit && !hasDigit) continue;
    squeezed ??= squeeze(bounded);
    findIn(squeezed, bounded, pattern, found);
  }
  return found;
}

/** Replaces the words that a pattern covers by the pattern's name, so that every order number is one and the same feature. */
export function maskPatterns(words: readonly Word[], entities: readonly Entity[]): readonly Word[] {
  if (entities.length === 0) return words;
  const masked: Word[] = [];
  let last: Entity | null = null;
  for (const word of words) {
    const cover = entities.find((entity) => word.start < entity.end && word.end > entity.start);
    if (cover === undefined) masked.push(word);
    else if (cover !== last) masked.push({ text: `<${cover.type}>`, start: cover.start, end: cover.end });
    last = cover ?? null;
  }
  return masked;
}

function patternsOf(definitions: readonly EntityDefinition[]): readonly Pattern[] {
  let patterns = compiled.get(definitions);
  if (patterns === undefined) {
    patterns = definitions.filter((definition) => definition.kind === 'pattern').map(compile);
    compiled.set(definitions, patterns);
  }
  return patterns;
}

function compile(definition: PatternDefinition): Pattern {
  const { name, pattern, format } = definition;
  try {
    const regex = RE2JS.compile(relaxed(pattern), RE2JS.CASE_INSENSITIVE);
    return { name, format, regex, needsDigit: needsDigit(pattern) };
  } catch (error) {
    throw new KhidmatError(
      'ENTITY_PATTERN',
      `The pattern of entity '${name}' is '${pattern}', which is no regular expression that can be searched in linear time: ` +
        `${error instanceof Error ? error.message : String(error)}. Use RE2 syntax (no look-around, no back-references).`,
      { cause: error },
    );
  }
}

/** In each alternative some digit stands outside all groups and is not optional. */
function needsDigit(pattern: string): boolean {
  let rest = pattern.replace(/\\[^d]/g, '').replace(/\[(?!0-9\])\^?\]?[^\]]*\]/g, '');
  for (let before = ''; rest !== before; ) {
    before = rest;
    rest = rest.replace(/\([^()]*\)/g, '');
  }
  return rest.split('|').every((one) => /(\\d|\[0-9\])(?![*?]|\{0)/.test(one));
}

/** Separators in the pattern become optional, anchors go: the text is searched without its separators, word by word. */
function relaxed(pattern: string): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '\\') {
      const next = pattern[++i] ?? '';
      if (!inClass && (next === 'b' || next === 'A' || next === 'z')) continue;
      out += char + next;
      if (!inClass && /[-. /_]/.test(next) && !/[?*+{]/.test(pattern[i + 1] ?? '')) out += '?';
      continue;
    }
    if (char === '[') inClass = true;
    if (char === ']') inClass = false;
    if (!inClass && (char === '^' || char === '$')) continue;
    out += char;
    if (!inClass && /[- /_]/.test(char) && !/[?*+{]/.test(pattern[i + 1] ?? '')) out += '?';
  }
  return out;
}

interface Squeezed {
  readonly text: string;
  /** Place in the original of each unit. */
  readonly places: Uint16Array;
}

const SEPARATOR = /[\s\-.,/_#:\u2010-\u2015\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

function squeeze(text: string): Squeezed {
  const places = new Uint16Array(text.length);
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const isPlain = char >= '0' && char <= 'z' && char !== ':' && char !== '_';
    if (!isPlain && SEPARATOR.test(char)) continue;
    places[out.length] = i;
    out += char;
  }
  return { text: out.replace(BETWEEN_DIGITS, (letters) => letters.replace(/o/gi, '0').replace(/[il]/gi, '1')), places };
}

/** "KH-1O4233": letters that look like digits, among digits. */
const BETWEEN_DIGITS = /(?<=\d)[oil]+(?=\d)/gi;

const MAX_MATCHES = 20;

function findIn(squeezed: Squeezed, original: string, pattern: Pattern, found: Entity[]): void {
  const matcher = pattern.regex.matcher(squeezed.text);
  let from = 0;
  let matches = 0;
  let tries = 0;
  while (from <= squeezed.text.length && matches < MAX_MATCHES && tries++ < 200 && matcher.find(from)) {
    const first = matcher.start();
    const last = matcher.end() - 1;
    if (last < first) {
      from = first + 1;
      continue;
    }
    const start = squeezed.places[first]!;
    const end = squeezed.places[last]! + 1;
    if (isEdge(original, start) && isEdge(original, end)) {
      matches += 1;
      found.push({
        type: pattern.name,
        text: original.slice(start, end),
        value: canonical(matcher.group() ?? '', pattern.format),
        start,
        end,
      });
      from = last + 1;
    } else from = first + 1;
  }
}

const ALPHANUMERIC = /[\p{L}\p{N}]/u;

/** A word begins or ends here. */
function isEdge(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  return !(ALPHANUMERIC.test(text[at - 1]!) && ALPHANUMERIC.test(text[at]!));
}

function canonical(matched: string, format: string | undefined): string {
  const plain = matched.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (format === undefined) return plain;
  const digits = plain.replace(/\D/g, '');
  let next = 0;
  const filled = format.replace(/#/g, () => digits[next++] ?? '');
  // A format that has not the right number of places would invent or lose digits.
  return next === digits.length ? filled : plain;
}
