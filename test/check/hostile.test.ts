import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

/** Compiles a hostile file in a process of its own that may use little memory; answers with the first finding, and what it took. */
async function compile(name: string): Promise<{ first: string; grownMb: number }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=90', '-r', 'ts-node/register/transpile-only', join(__dirname, 'hostile-memory.ts'), name],
    { cwd: root, env: { ...process.env, TS_NODE_PROJECT: join(root, 'test/tsconfig.json') } },
  );
  return JSON.parse(stdout) as { first: string; grownMb: number };
}

test.each([
  ['a YAML bomb', 'bomb', '1:1 CONTENT_UNKNOWN_KEY'],
  ['20,000 levels', 'deep', '1:106 YAML_TOO_DEEP'],
  ['a million characters', 'large', '1:1 CONTENT_MISSING_KEY'],
  ['250,000 pieces', 'pieces', '24001:1 YAML_TOO_LARGE'],
  ['loops in loops', 'loop', '5:25 TEMPLATE_ENDLESS'],
  ['sixty branches that all matter in the end', 'branches', '1:7 FLOW_LONG_ROAD'],
  ['three hundred calls, each with a branch that matters in the end', 'calls', ''],
  ['a hundred thousand tabs', 'tabs', '20001:2 YAML_TOO_LARGE'],
  ['sixty thousand keys', 'keys', '17143:9 YAML_TOO_LARGE'],
  ['half a million quotes within quotes', 'quotes', '1:7 YAML_TOO_LARGE'],
  ['five thousand loops that are each just short enough', 'loops', '17:16 TEMPLATE_ENDLESS'],
  ['a condition of six hundred parts', 'conditions', ''],
])(
  '%s takes less than 90 MB',
  async (_what, name, first) => {
    const found = await compile(name);
    expect(found.first).toBe(first);
    expect(found.grownMb).toBeLessThan(90);
  },
  60_000,
);
