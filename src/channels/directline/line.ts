import type { Log } from '../../log';
import type { Limiter } from '../http';
import type { Callers } from './caller';
import type { Files } from './files';
import type { Archive, Bot } from './host';
import type { DirectLineSettings } from './settings';
import type { Tokens } from './tokens';

/** What every route of the channel works with. */
export interface Line {
  readonly bot: Bot;
  readonly archive: Archive;
  readonly tokens: Tokens;
  readonly callers: Callers;
  readonly files: Files;
  readonly settings: DirectLineSettings;
  readonly now: () => number;
  readonly log: Log;
  readonly limits: {
    readonly conversation: Limiter;
    readonly user: Limiter;
    readonly opening: Limiter;
    readonly upload: Limiter;
  };
}
