import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

/** Compiles a hostile file in a process of its own that may use little memory; answers with the first finding. */
async function firstFinding(name: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=90', '-r', 'ts-node/register/transpile-only', join(__dirname, 'hostile-memory.ts'), name],
    { cwd: root, env: { ...process.env, TS_NODE_PROJECT: join(root, 'test/tsconfig.json') } },
  );
  return (JSON.parse(stdout) as { first: string }).first;
}

test.each([
  ['a YAML bomb', 'bomb', '1:1 CONTENT_UNKNOWN_KEY'],
  ['20,000 levels', 'deep', '1:106 YAML_TOO_DEEP'],
  ['a million characters', 'large', '1:1 CONTENT_MISSING_KEY'],
  ['250,000 pieces', 'pieces', '24001:1 YAML_TOO_LARGE'],
  ['loops in loops', 'loop', '5:25 TEMPLATE_ENDLESS'],
  ['sixty branches that all matter in the end', 'branches', '1:7 FLOW_LONG_ROAD'],
  ['a condition of six hundred parts', 'conditions', ''],
])(
  '%s takes less than 90 MB',
  async (_what, name, first) => {
    expect(await firstFinding(name)).toBe(first);
  },
  60_000,
);
