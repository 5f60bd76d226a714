/*
 * All checks, one after the other: format and lint, types of the browser code, then jest. The last line counts them.
 * Words after `npm test --` go to jest (`npm test -- test/flow`). The server's types were checked by the build.
 */
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..');
const args = process.argv.slice(2);
const lintOnly = args[0] === '--lint-only';
const count = { passed: 0, failed: 0, skipped: 0 };

if (lintOnly || args.length === 0) {
  check('format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']);
  check('types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']);
  check('types of the tests', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'test']);
  check('types of the pages', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/web']);
}
if (!lintOnly) jest(args);

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);
process.exit(count.failed > 0 ? 1 : 0);

function check(what, args) {
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (result.status === 0) count.passed += 1;
  else count.failed += 1;
  console.log(`${result.status === 0 ? 'ok  ' : 'FAIL'} ${what}`);
}

function jest(args) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'khidmat-test-'));
  const report = path.join(folder, 'report.json');
  const options = ['--json', `--outputFile=${report}`, '--silent=false', ...args];
  spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...options], {
    cwd: root,
    // The JSON goes to the file; what is printed on stdout beside it is the same again.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (!fs.existsSync(report)) {
    count.failed += 1;
    return;
  }
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  fs.rmSync(folder, { recursive: true, force: true });
  count.passed += result.numPassedTests;
  count.skipped += result.numPendingTests + result.numTodoTests;
  // A suite that could not run counts, though none of its tests did.
  count.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  if (!result.success && count.failed === 0) count.failed += 1;
}
