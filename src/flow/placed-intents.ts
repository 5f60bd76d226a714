import type { Diagnostic, SourceFile } from './diagnostic';
import type { Place } from './program';
import { readContentFile } from './read-file';
import type { ExampleDraft } from './read-intents';
import type { Span } from './source-text';

/** Where something stands in a file, for a finding that another part makes. */
export interface Placed extends Place {
  readonly frame: NonNullable<Diagnostic['frame']>;
}

/** An intent's sentences; `name` null for those out of scope. */
export interface PlacedIntent {
  readonly name: string | null;
  readonly at: Span;
  readonly examples: readonly ExampleDraft[];
  /** Found when it is asked for: of ten thousand sentences a few are told of. */
  readonly placeOf: (at: Span) => Placed;
}

/** Reads the sentences of all intents and those out of scope with their places. Files that cannot be read are passed over. */
export function placeIntents(files: readonly SourceFile[]): PlacedIntent[] {
  return files
    .filter(({ path }) => path.startsWith('intents/'))
    .map(readContentFile)
    .flatMap((draft): PlacedIntent[] => {
      const { source } = draft.reading;
      const placeOf = (at: Span) => ({ ...source.placeOf(at.start), frame: source.frameOf(at) });
      if (draft.kind === 'intent' && draft.intent !== null) {
        const { name, at, examples } = draft.intent;
        return [{ name, at, examples, placeOf }];
      }
      if (draft.kind !== 'out-of-scope' || draft.examples === null) return [];
      return [{ name: null, at: { start: 0, end: 1 }, examples: draft.examples, placeOf }];
    });
}
