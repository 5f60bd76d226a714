import { type ParseArgsConfig, parseArgs } from 'node:util';
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
