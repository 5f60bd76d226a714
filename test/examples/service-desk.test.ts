import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { checkCommand } from '../../src/cli/check';
import { findTests, readTests } from '../../src/cli/read-tests';
import { readStage } from '../../src/cli/test-stage';
import { formatDiagnostics } from '../../src/flow/format-diagnostic';
import { playTest, toldPlayed } from '../../src/testing/play-test';
import type { Stage } from '../../src/testing/record-attempts';
import { temporaryFolder } from '../support/folder';

// The example finds the package under its name; here it is the sources.
jest.mock('khidmat', () => jest.requireActual('../../src/index'), { virtual: true });

const folder = join(__dirname, '../../examples/service-desk');
const data = temporaryFolder();
afterAll(() => data.remove());

let stage: Stage;
beforeAll(async () => {
  stage = await readStage(folder, {}, data.path);
});

/** The handbook's names of its procedures, by group. */
const PROCEDURES: Readonly<Record<string, readonly string[]>> = {
  'Product Defect': [
    'Initiate Refund',
    'Update Refund',
    'Refund Status',
    'Return Due to Stain',
    'Return Due to Color',
    'Return Due to Size',
  ],
  'Order Issue': [
    'Status Mystery Fee',
    'Status Delivery Time',
    'Status Payment Method',
    'Status Quantity',
    'Manage Upgrade',
    'Manage Downgrade',
    'Manage Create',
    'Manage Cancel',
  ],
  'Account Access': ['Recover Username', 'Recover Password', 'Reset Two-Factor Auth'],
  'Shipping Issue': ['Shipping Status', 'Manage Shipping', 'Missing Item', 'Shipping Cost'],
  'Storewide Query': ['Pricing FAQ', 'Membership FAQ', 'Timing FAQ', 'Policy FAQ'],
};

test('the check has nothing to mend', async () => {
  const out: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void out.push(text),
    stdin: new PassThrough(),
    cwd: data.path,
    env: {},
  };
  await checkCommand.run([folder], terminal);
  expect(out.join('\n')).toMatch(/^Nothing to mend: 35 flows/);
});

test('every talk is as it is written down', async () => {
  const files = findTests(folder).yaml.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  const { scripts, diagnostics } = readTests(files, stage.known);
  expect(formatDiagnostics(diagnostics)).toBe('0 errors, 0 warnings');
  const tests = scripts.flatMap((script) => script.tests);
  expect(tests.length).toBeGreaterThan(200);
  const others: string[] = [];
  for (const one of tests) {
    const played = await playTest(one, 'en', stage);
    if (played.difference !== null) others.push(toldPlayed(played).join('\n'));
  }
  expect(others).toEqual([]);
});

describe('the page', () => {
  const rows = readFileSync(join(folder, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it.each(
    Object.entries(PROCEDURES).flatMap(([group, names]) => names.map((name) => ({ group, name }))),
  )('has $name of $group with its flow and its tests', ({ group, name }) => {
    const row = rows.find((cells) => cells[1] === group && cells[2] === name);
    const flow = /`flows\/([a-z0-9-]+)\.yaml`/.exec(row?.[3] ?? '')?.[1] ?? '';
    expect(Object.keys(stage.content.flows)).toContain(flow);
    expect(stage.content.flows[flow]?.triggers).not.toEqual([]);
    const file = /`test\/([a-z0-9-]+\.test\.yaml)`/.exec(row?.[5] ?? '')?.[1] ?? '';
    expect(findTests(folder).yaml).toContain(`test/${file}`);
    expect(row?.[6]?.split(';').length).toBeGreaterThan(0);
  });
});
