import type { Language } from '../domain/language';
import type { Diagnostic, SourceFile } from './diagnostic';
import type { Place } from './program';
import { readContentFile } from './read-file';
import type { ExampleDraft } from './read-intents';
import type { SourceText, Span } from './source-text';

/** Where something stands in a file, for a finding that another part makes. */
export interface Placed extends Place {
  readonly frame: NonNullable<Diagnostic['frame']>;
}

/** An intent's sentences with their places; `name` null for those out of scope. */
export interface PlacedIntent {
  readonly name: string | null;
  readonly at: () => Placed;
  readonly examples: readonly {
    readonly text: string;
    readonly language: Language | null;
    /** Found when it is asked for: of ten thousand sentences a few are told of. */
    readonly at: () => Placed;
  }[];
}

/** Reads the sentences of all intents and those out of scope with their places. Files that cannot be read are passed over. */
export function placeIntents(files: readonly SourceFile[]): PlacedIntent[] {
  return files
    .filter(({ path }) => path.startsWith('intents/'))
    .map(readContentFile)
    .flatMap((draft): PlacedIntent[] => {
      const { source } = draft.reading;
      if (draft.kind === 'intent' && draft.intent !== null) {
        const { name, at, examples } = draft.intent;
        return [{ name, at: placed(source, at), examples: placeExamples(examples, source) }];
      }
      if (draft.kind !== 'out-of-scope' || draft.examples === null) return [];
      return [
        { name: null, at: placed(source, { start: 0, end: 1 }), examples: placeExamples(draft.examples, source) },
      ];
    });
}

function placeExamples(examples: readonly ExampleDraft[], source: SourceText): PlacedIntent['examples'] {
  return examples.map(({ text, language, at }) => ({ text, language, at: placed(source, at) }));
}

function placed(source: SourceText, at: Span): () => Placed {
  return () => ({ ...source.placeOf(at.start), frame: source.frameOf(at) });
}
