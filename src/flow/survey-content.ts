import { LANGUAGES, type Language } from '../domain/language';
import type { BotSettings } from '../domain/settings';
import type { EntityDefinition } from '../domain/training';
import type { Diagnostic, SourceFile } from './diagnostic';
import { type FileDraft, readContentFile } from './read-file';

/** What is known once each file was read by itself, as far as the files could be read. */
export interface Survey {
  readonly languages: readonly Language[];
  readonly entities: readonly EntityDefinition[];
  /** Whether a file is refused for its size: nothing more need be spent on the others. */
  readonly isBeyondMeasure: boolean;
}

/** Reads each file by itself. `own`: kinds of values that a developer added. */
export function surveyContent(files: readonly SourceFile[], own: readonly EntityDefinition[]): Survey {
  const drafts = files.map(readContentFile);
  return {
    languages: botOf(drafts)?.languages ?? LANGUAGES,
    entities: entitiesOf(drafts, own),
    isBeyondMeasure: drafts.some(({ reading }) =>
      reading.diagnostics.some(({ code }) => BEYOND_MEASURE.includes(code)),
    ),
  };
}

const BEYOND_MEASURE: readonly Diagnostic['code'][] = [
  'CONTENT_TOO_LARGE',
  'CONTENT_TOO_MANY_MISTAKES',
  'YAML_TOO_LARGE',
  'YAML_TOO_DEEP',
  'YAML_ALIAS',
];

export function botOf(drafts: readonly FileDraft[]): BotSettings | null {
  for (const draft of drafts) if (draft.kind === 'bot') return draft.bot;
  return null;
}

/** Those of `intents/_entities.yaml`, then the developer's. */
export function entitiesOf(
  drafts: readonly FileDraft[],
  own: readonly EntityDefinition[] = [],
): readonly EntityDefinition[] {
  return [...drafts.flatMap((draft) => (draft.kind === 'entities' ? (draft.entities ?? []) : [])), ...own];
}
