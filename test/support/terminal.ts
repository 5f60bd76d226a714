import { Readable } from 'node:stream';
import type { Terminal } from '../../src/cli/command';

/** A terminal that keeps what is written, a line each. */
export function keepingTerminal(
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  input: readonly string[] = [],
) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    stdin: Readable.from(input),
    cwd,
    env,
  };
  return { terminal, out, err };
}
