import type { Language } from '../domain/language';
import { nearest } from './did-you-mean';
import type { Span } from './source-text';

/** What a text says in one language, and where that begins. */
export interface Said {
  readonly language: Language;
  readonly at: Span;
  readonly names: ReadonlySet<string>;
}

/** One language that says something else than the others do. */
export interface OddOne {
  readonly at: Span;
  readonly language: Language;
  readonly lacks: readonly string[];
  readonly alone: readonly string[];
}

/** Whether every language names the same: then there is nothing to tell, whichever of them are spoken. */
export function isSameInAll(said: readonly Said[]): boolean {
  const [first, ...others] = said.map(({ names }) => names);
  return (
    first === undefined ||
    others.every((names) => names.size === first.size && [...names].every((name) => first.has(name)))
  );
}

/** The languages in which a text says something else than in the others: each name is told once, at the language that stands alone with it. */
export function oddOnes(said: readonly Said[]): readonly OddOne[] {
  const all = new Set(said.flatMap(({ names }) => [...names]));
  const having = (name: string) => said.filter(({ names }) => names.has(name)).length;
  return said.flatMap(({ language, at, names }) => {
    // A name beside one that is almost the same is misspelt, which is told where it stands.
    const others = [...all].filter((name) => !names.has(name) && !nearest(name, [...names]));
    const lacks = others.filter((name) => having(name) * 2 >= said.length);
    const alone = [...names].filter((name) => {
      const isRare = having(name) * 2 < said.length;
      return isRare && !said.some((one) => !one.names.has(name) && nearest(name, [...one.names]));
    });
    return lacks.length + alone.length === 0 ? [] : [{ at, language, lacks, alone }];
  });
}
