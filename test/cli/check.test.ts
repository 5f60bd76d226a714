import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { checkCommand } from '../../src/cli/check';
import type { Terminal } from '../../src/cli/command';
import { runCommand } from '../../src/cli/khidmat';
import { taughtFiles } from '../support/content';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khidmat-check-'));
  for (const { path, text } of taughtFiles()) await write(path, text);
});

afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

async function write(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), text);
}

async function run(
  args: readonly string[],
  env: { readonly [name: string]: string } = {},
  command: (args: readonly string[], terminal: Terminal) => Promise<number> = checkCommand.run,
) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    stdin: Readable.from([]),
    cwd: dir,
    env,
  };
  const status = await command(args, terminal);
  return { status, out: out.join(''), err: err.join('') };
}

const BROKEN = 'flow: broken\ntitle: { id: a, ms: a, en: a }\nsteps:\n  - run: verify-custmer\n  - call: orders.fnd\n';

test('says that there is nothing to mend', async () => {
  const { status, err, out } = await run([]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toMatch(/^Nothing to mend: 3 flows, 2 intents, 30 examples\.\n\n/);
});

test('says how much was walked, the longest road, and what was assumed', async () => {
  const { out } = await run(['--verbose']);
  expect(out).toMatch(
    /Every path of \d+ flows, .* was walked: \d+ steps, in \d+ states\. The longest road .* 1 question \(account\)\./,
  );
  expect(out).toMatch(/Assumed:\n- an action answers with any value at all, fails, or does not answer in time/);
  const { proof } = JSON.parse((await run(['--json'])).out) as { proof: { longest: unknown; assumed: string[] } };
  expect(proof).toMatchObject({ longest: { flow: 'account', questions: 1 } });
  expect(proof.assumed.length).toBeGreaterThan(5);
});

test('shows each mistake with its place, its line and its mend', async () => {
  await write('flows/broken.yaml', BROKEN.replace(/ {2}- call.*\n/, ''));
  const { status, out } = await run(['.']);
  expect(status).toBe(1);
  expect(
    out,
  ).toBe(`flows/broken.yaml:1:7 warning FLOW_NEVER_STARTED Nothing starts 'broken': give it triggers, a button, or a \`run\` in another flow.
    flow: broken
          ^^^^^^

flows/broken.yaml:4:10 FLOW_UNKNOWN_FLOW There is no flow 'verify-custmer'; did you mean 'verify-customer'?
      - run: verify-custmer
             ^^^^^^^^^^^^^^

1 error, 1 warning`);
});

test('goes on with warnings only', async () => {
  await write('intents/thanks.yaml', 'intent: thanks\nexamples: { id: [terima kasih] }\n');
  const { status, out } = await run([]);
  expect(status).toBe(0);
  expect(out).toContain('INTENT_WITHOUT_FLOW');
});

test("knows the project's own actions", async () => {
  await write('project.js', "exports.project = { actions: [{ name: 'orders.find', run: async () => null }] };\n");
  await write('flows/broken.yaml', BROKEN);
  const { out } = await run([]);
  expect(out).toContain("There is no action 'orders.fnd'; did you mean 'orders.find'?");
});

test("asks for no action by name when the company's own service answers them", async () => {
  await write('flows/broken.yaml', BROKEN);
  const { out } = await run([], { ACTIONS_URL: 'http://127.0.0.1:9/', ACTIONS_SECRET: 'x'.repeat(40) });
  expect(out).not.toContain('orders.fnd');
});

test('writes JSON for programs', async () => {
  await write('flows/broken.yaml', BROKEN);
  const { status, out } = await run(['--json']);
  expect(status).toBe(1);
  expect(JSON.parse(out).diagnostics).toContainEqual({
    file: 'flows/broken.yaml',
    line: 4,
    column: 10,
    code: 'FLOW_UNKNOWN_FLOW',
    severity: 'error',
    message: "There is no flow 'verify-custmer'; did you mean 'verify-customer'?",
    frame: { text: '  - run: verify-custmer', length: 14 },
  });
});

test('writes SARIF for code hosts', async () => {
  await write('flows/broken.yaml', BROKEN.replace(/ {2}- call.*\n/, ''));
  const [sarif] = JSON.parse((await run(['--sarif'])).out).runs;
  expect(sarif.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'FLOW_NEVER_STARTED',
    'FLOW_UNKNOWN_FLOW',
  ]);
  expect(sarif.results[1]).toMatchObject({
    ruleId: 'FLOW_UNKNOWN_FLOW',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'flows/broken.yaml' },
          region: { startLine: 4, startColumn: 10, endColumn: 24 },
        },
      },
    ],
  });
});

test('names every file that it will not read, beside the other mistakes', async () => {
  await write('flows/big.yaml', 'x'.repeat(1_048_577));
  await write('flows/broken.yaml', 'flow: [');
  await write('flows/other.yaml', Buffer.from('flow: h\u00e9llo', 'latin1'));
  const { status, out } = await run([]);
  expect(status).toBe(1);
  expect(out).toContain('flows/big.yaml:1:1 CONTENT_TOO_LARGE');
  expect(out).toContain('flows/broken.yaml:1:8 YAML_SYNTAX');
  expect(out).toContain('flows/other.yaml:1:8 CONTENT_NOT_UTF8');
});

test.each([[['--jsn']], [['a', 'b']], [['--json', '--sarif']]])('explains itself when called with %p', async (args) => {
  expect(await run(args, {}, (words, terminal) => runCommand(['check', ...words], terminal))).toMatchObject({
    status: 2,
    err: expect.stringContaining('khidmat check [dir]'),
  });
});

test('reads the folder that the bot serves when none is given', async () => {
  await expect(run([], { CONTENT_DIR: join(dir, 'flows') })).rejects.toThrow(
    /flows has no file in flows\/ or intents\//,
  );
  expect((await run(['.'], { CONTENT_DIR: join(dir, 'flows') })).status).toBe(0);
});

test("knows the project's own kinds of values", async () => {
  const entity = "{ kind: 'list', name: 'colour', values: [{ value: 'red', synonyms: ['merah'] }] }";
  await write('project.js', `exports.project = { entities: [${entity}] };\n`);
  const ask = '  - ask: shade\n    type: colour\n    say: { id: a, ms: a, en: a }\n';
  await write('flows/broken.yaml', `flow: broken\ntitle: { id: a, ms: a, en: a }\nsteps:\n${ask}`);
  const { status, out } = await run([]);
  expect(out).not.toContain('FLOW_UNKNOWN_TYPE');
  expect(status).toBe(0);
});

test('--watch checks again after each save, whatever state it is in', async () => {
  const said: string[] = [];
  const stop = new AbortController();
  const terminal = {
    out: (text: string) => void said.push(text),
    err: (text: string) => void said.push(text),
    stdin: Readable.from([]),
    cwd: dir,
    env: {},
    signal: stop.signal,
  };
  const run = checkCommand.run(['--watch'], terminal);
  const says = async (words: RegExp) => {
    const limit = Date.now() + 30_000;
    while (!words.test(said.join('\n'))) {
      if (Date.now() > limit) throw new Error(`never said ${words}:\n${said.join('\n')}`);
      await new Promise((resolved) => setTimeout(resolved, 20));
    }
    said.length = 0;
  };
  await says(/Nothing to mend[\s\S]*Checked in \d+ ms/);
  await write('flows/broken.yaml', BROKEN);
  await says(/verify-custmer[\s\S]*Checked in/);
  await write('flows/broken.yaml', 'flow: broken\n  title: {');
  await says(/flows\/broken\.yaml[\s\S]*Checked in/);
  await rm(join(dir, 'flows'), { recursive: true });
  await rm(join(dir, 'intents'), { recursive: true });
  await says(/CONTENT_NOT_FOUND[\s\S]*Checked in/);
  for (const { path, text } of taughtFiles()) await write(path, text);
  await says(/Nothing to mend/);
  stop.abort();
  expect(await run).toBe(0);
});

test('says what is wrong with its own words, and not only how it is used', async () => {
  const spoken = async (...words: string[]) =>
    (await run(words, {}, (args, terminal) => runCommand(['check', ...args], terminal))).err.split('\n')[0];
  expect(await spoken('--jsn')).toMatch(/^USAGE {2}Unknown option '--jsn'/);
  expect(await spoken('a', 'b')).toBe("USAGE  One folder at a time: 'a' or 'b'.");
  expect(await spoken('--json', '--sarif')).toBe('USAGE  --json and --sarif do not go together; give one.');
});

test('tells of sentences beside a mistake in a flow, and of none in a file that has one itself', async () => {
  await write('intents/account.yaml', 'intent: account\nexamples: { id: [akun saya terkunci] }\n');
  const thin = 'intents/account.yaml:1:9 warning INTENT_TOO_THIN';
  expect((await run([])).out).toContain(thin);
  await write('flows/broken.yaml', BROKEN);
  const beside = await run([]);
  expect(beside.status).toBe(1);
  expect(beside.out).toContain(thin);
  expect(beside.out).toContain('FLOW_UNKNOWN_FLOW');
  await write('intents/account.yaml', 'intent: account\nexamples: { id: [akun saya terkunci], xx: [a] }\n');
  expect((await run([])).out).not.toContain('INTENT_TOO_THIN');
});

test('finds a call that its action would refuse', async () => {
  await write(
    'project.js',
    "exports.project = { actions: [{ name: 'stock.find', input: { type: 'object', required: ['product'], properties: { product: {} }, additionalProperties: false }, run: async () => null }] };\n",
  );
  const calls = (given: string) =>
    `flow: stock\ntitle: { id: a, ms: b, en: c }\nsteps:\n  - call: stock.find\n    with: { ${given} }\n  - resolve: {}\n`;
  await write('flows/stock.yaml', calls('product: shirt'));
  expect((await run([])).out).not.toContain('FLOW_CALL_INPUT');
  await write('flows/stock.yaml', calls('prodct: shirt'));
  expect((await run([])).out).toContain(
    "flows/stock.yaml:5:13 FLOW_CALL_INPUT 'stock.find' takes no 'prodct'; did you mean 'product'?\n",
  );
  await write('flows/stock.yaml', calls('colour: red'));
  const { out } = await run([]);
  expect(out).toContain("flows/stock.yaml:4:5 FLOW_CALL_INPUT 'stock.find' needs 'product', or it fails each time");
  expect(out).toContain("flows/stock.yaml:5:13 FLOW_CALL_INPUT 'stock.find' takes no 'colour'; it takes product.");
});
