import type { LabelSource } from '../desk/card-labels';
import type { BotSettings } from '../domain/settings';
import type { Log } from '../log';
import type { Service } from '../runtime/service';
import type { Store } from '../store/store';

/** What the desk reads of the content in force: teams and hours, and the words for intents and flows. */
export interface DeskContent extends LabelSource {
  readonly bot: Pick<BotSettings, 'name' | 'teams' | 'timeZone'>;
}

/** What the desk stands on. */
export interface DeskParts {
  readonly store: Store;
  readonly service: Service;
  /** Asked each time: content changes while the server runs. */
  readonly content: () => DeskContent;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
