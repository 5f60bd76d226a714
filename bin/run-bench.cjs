/* `npm run bench` runs every benchmark in test/bench; `npm run bench -- nlu turns` only those named. */
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const folder = path.join(root, 'test', 'bench');
const known = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark '${unknown[0]}'; choose from ${known.join(', ')}.`);
  process.exit(2);
}
let failed = false;
for (const name of wanted.length > 0 ? wanted : known) {
  console.log(`\n== ${name}`);
  const file = path.join(folder, `${name}.bench.ts`);
  const code = `require(${JSON.stringify(file)}).run().catch((error) => { console.error(error); process.exit(1); })`;
  const result = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', code], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TS_NODE_PROJECT: path.join(root, 'test', 'tsconfig.json') },
  });
  failed ||= result.status !== 0;
}
process.exit(failed ? 1 : 0);
