import { KhidmatError } from '../errors';
import { didYouMean } from '../flow/did-you-mean';
import { isPattern, PATTERN_NAMES, shippedFile } from '../flow/standing-patterns';
import type { Command } from './command';
import { readOptions } from './options';

const usage = `Usage: khidmat pattern [name]

Lists the standing patterns: for each rule that speaks of its own accord (a greeting, "cancel", silence), the flow that has its
words. With a name it prints that flow as it is shipped; save it in flows/ under the same name and change it:

  khidmat pattern _cancel > flows/_cancel.yaml`;

export const patternCommand: Command = {
  name: 'pattern',
  summary: 'Show the words of the rules, to write them anew',
  usage,
  async run(args, terminal) {
    const { positionals } = readOptions(args, usage, {});
    const [name, more] = positionals;
    if (more !== undefined) {
      terminal.err(usage);
      return 2;
    }
    if (name === undefined) for (const one of PATTERN_NAMES) terminal.out(`${one.padEnd(16)}${whenOf(one)}`);
    else if (isPattern(name)) terminal.out(shippedFile(name).text.trimEnd());
    else throw new KhidmatError('PATTERN_UNKNOWN', `There is no pattern '${name}'${hint(name)}.`);
    return 0;
  },
};

/** The first line of the file's comment. */
function whenOf(name: (typeof PATTERN_NAMES)[number]): string {
  return /^# (.*)$/m.exec(shippedFile(name).text)?.[1] ?? '';
}

function hint(name: string): string {
  return didYouMean(name, PATTERN_NAMES) || '; `khidmat pattern` lists them all';
}
