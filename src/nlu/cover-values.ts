import type { EntityDefinition } from '../domain/training';
import type { Entity, Span } from '../domain/understanding';
import { findListValues } from './entities/lists';
import { scan, type Word } from './scan';
import { ARTICLES, CONNECT, PASS_ON, PHONE, ROBOT, STRONG_PERSON, TALK, TOWARDS, WEAK_PERSON } from './words/person';

/** Stands for each word of a value where a wish for a person is looked for; no rule and no example knows it. */
export const COVER = '<value>';

const OF_PEOPLE = [ROBOT, STRONG_PERSON, WEAK_PERSON, TALK, CONNECT, PASS_ON, PHONE];
const definitionsOfPeople = new WeakMap<readonly EntityDefinition[], readonly EntityDefinition[]>();

/**
 * The words of a text without those of the author's values that sound of people: who orders "Bumi Manusia" asks for a book. As many words as
 * before, each at its place.
 */
export function coverValues(
  text: string,
  words: readonly Word[],
  written: readonly Word[],
  definitions: readonly EntityDefinition[],
): readonly Word[] {
  const named = namedLikePeople(definitions);
  if (named.length === 0) return words;
  // Exactly as the author wrote them, not a slip away.
  const values = findListValues(text, written, named, () => true).filter((value) => isMeant(value, written));
  if (values.length === 0) return words;
  return words.map((word) =>
    values.some((value) => word.start < value.end && value.start < word.end) ? { ...word, text: COVER } : word,
  );
}

function namedLikePeople(definitions: readonly EntityDefinition[]): readonly EntityDefinition[] {
  let named = definitionsOfPeople.get(definitions);
  if (named === undefined) {
    named = definitions.flatMap((definition): EntityDefinition[] => {
      if (definition.kind !== 'list') return [];
      const values = definition.values.filter(({ value, synonyms }) => [value, ...synonyms].some(soundsOfPeople));
      return values.length === 0 ? [] : [{ ...definition, values }];
    });
    definitionsOfPeople.set(definitions, named);
  }
  return named;
}

function soundsOfPeople(name: string): boolean {
  return scan(name).some(({ text }) => OF_PEOPLE.some((words) => words.has(text)));
}

/** "bicara dengan manusia" asks for somebody though a book has that name, and so does the word alone. */
function isMeant(value: Entity, written: readonly Word[]): boolean {
  const own = written.filter((word) => isIn(word, value));
  const isBare = own.every(({ text }) => ARTICLES.has(text) || OF_PEOPLE.some((words) => words.has(text)));
  if (!isBare) return true;
  if (own.length === written.length) return false;
  const first = written.indexOf(own[0]!);
  const before = written.slice(Math.max(0, first - REACH), first).map(({ text }) => text);
  const isLed = TOWARDS.has(before.at(-1) ?? '') || CONNECT.has(before.at(-1) ?? '');
  return !(isLed && before.some((word) => TALK.has(word) || CONNECT.has(word)));
}

const REACH = 4;

function isIn(word: Span, value: Span): boolean {
  return word.start >= value.start && word.end <= value.end;
}
