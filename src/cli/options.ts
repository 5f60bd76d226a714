import { type ParseArgsConfig, parseArgs } from 'node:util';
import { beginningOf, dayOf } from '../domain/opening-hours';
import { KhidmatError, reasonOf } from '../errors';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's words; throws USAGE with what is wrong and how it is used. */
export function readOptions<const O extends Options>(args: readonly string[], usage: string, options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new KhidmatError('USAGE', `${reasonOf(error)}\n\n${usage}`, { cause: error });
  }
}

/** A day of the calendar as it was given; throws USAGE with the mend of anything else. */
export function dayOption(option: string, given: string, mend = 'give a day, such as 2026-11-22'): string {
  const looksSo = /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given));
  // A day that does not exist rolls over into the next month.
  if (looksSo && dayOf(beginningOf(given, 'UTC'), 'UTC') === given) return given;
  throw new KhidmatError('USAGE', `--${option} is '${given}'; ${mend}.`);
}
