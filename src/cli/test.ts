import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from './command';
import { readOptions } from './options';

const usage = `Usage: khidmat test [folder]

Runs the conversations in the folder's test/*.test.ts with Node's own test runner. TypeScript needs no build.`;

export const testCommand: Command = {
  name: 'test',
  summary: "Run the project's conversation tests",
  usage,
  async run(args, terminal) {
    const { positionals } = readOptions(args, usage, {});
    const folder = resolve(terminal.cwd, positionals[0] ?? '.');
    const tests = join(folder, 'test');
    const files = existsSync(tests) ? readdirSync(tests).filter((name) => /\.test\.(ts|js)$/.test(name)) : [];
    if (files.length === 0) {
      terminal.err(`There is no test in ${tests}; put a conversation into a file such as test/order-status.test.ts.`);
      return 1;
    }
    const loader = require.resolve('ts-node/register/transpile-only');
    const child = spawn(process.execPath, ['--require', loader, '--test', ...files.map((name) => join(tests, name))], {
      cwd: folder,
      stdio: 'inherit',
      env: {
        ...process.env,
        TS_NODE_SKIP_PROJECT: 'true',
        TS_NODE_COMPILER_OPTIONS: '{"module":"commonjs","target":"es2022","esModuleInterop":true}',
      },
    });
    const [code] = await once(child, 'exit');
    return code === 0 ? 0 : 1;
  },
};
