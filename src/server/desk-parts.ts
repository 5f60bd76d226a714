import type { LabelSource } from '../desk/card-labels';
import type { Understanding, Why } from '../domain/understanding';
import type { Log } from '../log';
import type { DeskWords } from '../runtime/desk-words';
import type { Service } from '../runtime/service';
import type { Store } from '../store/store';

/** What the desk reads of the content in force: teams and hours, the words for intents and flows, ready answers. */
export type DeskContent = LabelSource & DeskWords;

/** What the desk stands on. */
export interface DeskParts {
  readonly store: Store;
  readonly service: Service;
  /** Asked each time: content changes while the server runs. */
  readonly content: () => DeskContent;
  /** Why a text of the record was read so; null where nobody can tell any more. */
  readonly whyOf: (text: string, understanding: Understanding) => Promise<Why | null>;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
