import { Readable } from 'node:stream';
import type { Command } from '../../src/cli/command';

/** Runs a command with words and an input, and gives what it wrote. */
export async function runWith(
  command: Command,
  args: readonly string[],
  input: string | Buffer = '',
  cwd = process.cwd(),
  env: Readonly<Record<string, string>> = {},
) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    stdin: Readable.from([Buffer.from(input)]),
    cwd,
    env,
  };
  const status = await command.run(args, terminal);
  return { status, out: out.join('\n'), err: err.join('\n') };
}
