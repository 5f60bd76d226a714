import pino from 'pino';
import { maskPersonal } from './domain/personal';

/** One JSON line about one fact, with ids to join on. Never the customer's words. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error' | 'isLevelEnabled'>;

/** The process's log, on standard output. `silent` says nothing. */
export function createLog(options: { level: string; write?: (line: string) => void }): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: { streamWrite: masked },
  };
  return options.write ? pino(settings, { write: options.write }) : pino(settings);
}

/** What another system answers (an action's error) may quote a phone or an address. */
function masked(line: string): string {
  return /\d{3}|@/.test(line) ? `${JSON.stringify(maskPersonal(JSON.parse(line)))}\n` : line;
}
