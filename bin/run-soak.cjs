/* `npm run soak -- 30`: half of what the server can do, for so many minutes (10 unless given), and whether it stays as it was. */
'use strict';

const { spawnSync } = require('node:child_process');
const path = require('node:path');

const root = path.join(__dirname, '..');
const [given = '10', ...more] = process.argv.slice(2);
const minutes = Number(given);
if (!(minutes >= 1) || more.length > 0) {
  console.error(`Give the minutes, 1 or more: npm run soak -- 30`);
  process.exit(2);
}
const file = path.join(root, 'test', 'bench', 'soak.ts');
const code = `require(${JSON.stringify(file)}).run(${minutes}).then((isWell) => process.exit(isWell ? 0 : 1), (error) => { console.error(error); process.exit(1); })`;
const { status } = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', code], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TS_NODE_PROJECT: path.join(root, 'test', 'tsconfig.json') },
});
process.exit(status ?? 1);
