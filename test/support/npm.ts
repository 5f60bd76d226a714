import { execFileSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/**
 * Runs npm as the npm that runs the tests was run, with its Node and so with this machine's own settings for it (the
 * tests may run on another Node, whose npm would look for them elsewhere). Throws with what it printed.
 */
export function npm(cwd: string, ...args: readonly string[]): string {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  return script !== undefined && node !== undefined ? run(cwd, node, script, ...args) : run(cwd, 'npm', ...args);
}

/** Runs a program with this Node in front of the PATH. Throws with what it printed. */
export function run(cwd: string, command: string, ...args: readonly string[]): string {
  const shell = process.platform === 'win32';
  try {
    const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'];
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      env: ownEnvironment(),
      stdio,
      shell,
      timeout: 240_000,
    });
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: string; stderr?: string; message: string };
    throw new Error(`${command} ${args.join(' ')} failed: ${message}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Without what the outer npm says of this checkout. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const ofCheckout = /^(npm_(package|lifecycle|command|config_local_prefix)|INIT_CWD)/i;
  const own = Object.entries(process.env).filter(([name]) => !ofCheckout.test(name));
  return { ...Object.fromEntries(own), PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
}
