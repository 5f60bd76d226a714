import pino from 'pino';

/** One JSON line about one fact, with ids to join on. Never the customer's words. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error' | 'isLevelEnabled'>;

/** The process's log, on standard output. `silent` says nothing. */
export function createLog(options: { level: string; write?: (line: string) => void }): Log {
  const settings = { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return options.write ? pino(settings, { write: options.write }) : pino(settings);
}
