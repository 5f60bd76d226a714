/*
 * All faults at full length, one after the other, and a table of what ran and what was found. Takes about an hour; words after
 * `npm run fault --` choose by the name of the test file (`npm run fault -- kill-points`). Each test holds what is kept
 * against what was promised, as `khidmat verify` does. The short versions are part of `npm test`.
 */
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..');

/** How long each is at full length, where it is shorter otherwise. */
const FULL = {
  KILLS: '1000',
  KILL_ROUNDS: '5',
  PUBLISH_KILLS: '60',
  DATABASE_RESTARTS: '20',
  CASE_RACES: '10000',
  DISK_FILLS: '20',
  CLOCK_JUMPS: '20',
  CONNECTOR_MESSAGES: '200',
};

const wanted = process.argv.slice(2);
const files = fs
  .readdirSync(path.join(root, 'test', 'fault'))
  .filter((name) => name.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((word) => name.includes(word))));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'khidmat-fault-'));
const rows = files.flatMap(run);
fs.rmSync(folder, { recursive: true, force: true });
show(rows);
process.exit(rows.length > 0 && rows.every(({ violations }) => violations === 0) ? 0 : 1);

/** One file in a process of its own: a row for each finding, or one for each test that noted none. */
function run(name) {
  const findings = path.join(folder, `${name}.findings`);
  const report = path.join(folder, `${name}.json`);
  console.log(`running ${name}`);
  const began = Date.now();
  const args = ['node_modules/jest/bin/jest.js', '-w', '1', '--json', `--outputFile=${report}`];
  spawnSync(process.execPath, [...args, '--testTimeout=3600000', path.join('test', 'fault', name)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...FULL, ...process.env, FAULT_FINDINGS: findings },
  });
  const seconds = Math.round((Date.now() - began) / 1000);
  if (!fs.existsSync(report)) return [{ what: `${name} could not run`, times: 0, violations: 1, found: '', seconds }];
  const { testResults } = JSON.parse(fs.readFileSync(report, 'utf8'));
  const [{ assertionResults, message }] = testResults;
  const noted = fs.existsSync(findings) ? fs.readFileSync(findings, 'utf8').trim().split('\n').map(JSON.parse) : [];
  const found = noted.map(({ what, times, broken, found = '' }) => ({
    ...{ file: name, what, times, violations: broken.length, found: broken.length > 0 ? broken[0] : found, seconds },
  }));
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (assertionResults.length === 0)
    return [{ file: name, what: 'could not run', times: 0, violations: 1, found: message, seconds }];
  for (const { title } of failed)
    if (found.every(({ violations }) => violations === 0))
      found.push({ file: name, what: title, times: 1, violations: 1, found: 'the test failed', seconds });
  if (found.length > 0) return found;
  return assertionResults.map(({ title, status }) => ({
    ...{ file: name, what: title, times: 1, violations: 0, seconds },
    found: status === 'passed' ? '' : 'did not run here',
  }));
}

function show(table) {
  const short = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text).padEnd(length);
  console.log(
    `\n${short('file', 26)} ${short('what', 72)} ${'times'.padStart(7)} ${'broken'.padStart(6)} ${'s'.padStart(5)}  found`,
  );
  for (const { file = '', what, times, violations, found, seconds } of table) {
    const numbers = `${String(times).padStart(7)} ${String(violations).padStart(6)} ${String(seconds).padStart(5)}`;
    console.log(`${short(file.replace('.test.ts', ''), 26)} ${short(what, 72)} ${numbers}  ${found.split('\n')[0]}`);
  }
  const broken = table.reduce((sum, { violations }) => sum + violations, 0);
  console.log(`\n${table.length} kinds of fault, ${broken} violations`);
}
