import type { Config } from '../config';
import { KhidmatError } from '../errors';
import type { Log } from '../log';
import { natsWakeups } from '../wakeups/nats';
import { postgresWakeups } from '../wakeups/postgres';
import type { Wakeups } from '../wakeups/wakeups';

/** How this process and others on the same database wake each other; null where it is alone on its data folder. */
export function openWakeups(config: Pick<Config, 'databaseUrl' | 'wakeupUrl'>, log: Log): Wakeups | null {
  const { databaseUrl, wakeupUrl } = config;
  if (databaseUrl === null && wakeupUrl === null) return null;
  if (databaseUrl === null)
    throw new KhidmatError(
      'SETTING_INVALID',
      'WAKEUP_URL is set but DATABASE_URL is not: one data folder has one process; set both or none.',
    );
  return wakeupUrl === null ? postgresWakeups(databaseUrl, log) : natsWakeups(wakeupUrl, log);
}
