import { finish, hashText, mix } from './hash';
import { MAX_WORD_LENGTH, MAX_WORDS, type Word } from './scan';

/** What a feature is made of. The numbers are seeds of the hash, so they are part of the model's format. */
export const WORD = 0x2f0b4c1d;
export const PAIR = 0x51ed270b;
export const LETTERS = 0x7b1fa3c5;

const SHORTEST = 3;
const LONGEST = 5;
const BOUNDARY = 95;
const NUMBER_SHAPE = /^\d+$/;

/**
 * The features of a text as 32-bit names: its words, pairs of neighbours, and strings of 3 to 5 letters within a word.
 * Reused from text to text; `count` says how many are valid, and `at` to which word (for a pair, the second) each belongs.
 */
export class FeatureBuffer {
  readonly names = new Int32Array(MAX_WORDS * (MAX_WORD_LENGTH * 3 + 4));
  readonly at = new Uint16Array(this.names.length);
  readonly kinds = new Int32Array(this.names.length);
  count = 0;

  fill(words: readonly Word[]): this {
    this.count = 0;
    let before = hashText('^', WORD);
    for (let i = 0; i < words.length; i++) {
      const text = shapeOf(words[i]!.text);
      const name = hashText(text, WORD);
      this.#add(name, i, WORD);
      this.#add(finish(mix(mix(PAIR, before), name)), i, PAIR);
      this.#addLetters(text, i);
      before = name;
    }
    if (words.length > 0) {
      const end = hashText('$', WORD);
      this.#add(finish(mix(mix(PAIR, before), end)), words.length - 1, PAIR);
    }
    return this;
  }

  #addLetters(text: string, at: number): void {
    if (!isLetters(text)) return;
    const last = text.length;
    for (let start = -1; start < last; start++) {
      let hash = LETTERS;
      for (let length = 1; length <= LONGEST && start + length <= last + 1; length++) {
        const place = start + length - 1;
        hash = mix(hash, place < 0 || place >= last ? BOUNDARY : text.charCodeAt(place));
        if (length >= SHORTEST) this.#add(finish(hash ^ length), at, LETTERS);
      }
    }
  }

  #add(name: number, at: number, kind: number): void {
    this.names[this.count] = name;
    this.at[this.count] = at;
    this.kinds[this.count] = kind;
    this.count += 1;
  }
}

/** Numbers count by their length only: `5` and `7` are one feature, `104233` another. */
export function shapeOf(text: string): string {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57 && NUMBER_SHAPE.test(text) ? '0'.repeat(Math.min(text.length, 6)) : text;
}

function isLetters(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first >= 48 && first <= 57) && first !== 60 && !(first >= 0xd800 && first <= 0xdbff);
}
