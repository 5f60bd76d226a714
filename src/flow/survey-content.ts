import { LANGUAGES, type Language } from '../domain/language';
import type { BotSettings } from '../domain/settings';
import type { EntityDefinition } from '../domain/training';
import type { SourceFile } from './diagnostic';
import { readDrafts } from './read-drafts';
import type { FileDraft } from './read-file';

/** What is known once each file was read by itself, as far as the files could be read. */
export interface Survey {
  readonly languages: readonly Language[];
  readonly entities: readonly EntityDefinition[];
  /** Whether every file could be read, and each flow stands in one: what takes longer is worth beginning. */
  readonly isWhole: boolean;
}

/** Reads each file by itself. `own`: kinds of values that a developer added. */
export function surveyContent(files: readonly SourceFile[], own: readonly EntityDefinition[]): Survey {
  const drafts = readDrafts(files);
  const flows = drafts.flatMap((draft) => (draft.kind === 'flow' && draft.flow !== null ? [draft.flow.name] : []));
  return {
    languages: botOf(drafts)?.languages ?? LANGUAGES,
    entities: entitiesOf(drafts, own),
    isWhole: drafts.every(isRead) && new Set(flows).size === flows.length,
  };
}

function isRead({ reading }: FileDraft): boolean {
  return reading.diagnostics.every(({ severity }) => severity !== 'error');
}

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
