import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { replayCommand } from '../../src/cli/replay';
import { whatIfCommand } from '../../src/cli/what-if';
import { KhidmatError } from '../../src/errors';
import { MONDAY, type RecordedDialogues, recordDialogues } from '../support/recorded-dialogues';

const ROOT = join(__dirname, '../..');
let recorded: RecordedDialogues;
let project: string;

beforeAll(async () => {
  recorded = await recordDialogues({ languages: ['id', 'en'] });
});
afterAll(() => recorded.destroy());
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'khidmat-changed-'));
  for (const folder of ['flows', 'intents']) cpSync(join(ROOT, folder), join(project, folder), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

async function khidmat(command: typeof whatIfCommand, ...args: string[]) {
  const out: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void out.push(text),
    stdin: new PassThrough(),
    cwd: project,
    env: { DATA_DIR: recorded.folder, CONTENT_DIR: project },
  };
  const status = await command.run(args, terminal).catch((error) => {
    if (!(error instanceof KhidmatError)) throw error;
    out.push(error.code);
    return error.code === 'USAGE' ? 2 : 1;
  });
  return { status, out: out.join('\n') };
}
const whatIf = (...args: string[]) => khidmat(whatIfCommand, '--since', '9000d', ...args);

function change(file: string, from: string, to: string): void {
  const path = join(project, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no '${from}'`);
  writeFileSync(path, text.replaceAll(from, to));
}

async function summary(...args: string[]) {
  const { status, out } = await whatIf('--json', ...args);
  return { status, ...(JSON.parse(out) as Summary) };
}
interface Summary {
  readonly conversations: number;
  readonly same: number;
  readonly different: number;
  readonly changes: readonly {
    readonly cause: string;
    readonly change: string;
    readonly count: number;
    readonly examples: readonly { readonly conversation: string; readonly turn: number }[];
  }[];
}

describe('khidmat what-if on the conversations of the starter', () => {
  test('finds no difference to the content that they were had on', async () => {
    const all = `${recorded.conversations} conversations`;
    expect(await khidmat(replayCommand, '--all')).toMatchObject({
      status: 0,
      out: expect.stringContaining(`${all}, `),
    });
    const { status, out } = await whatIf();
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`^${all} in \\d+\\.\\d s: ${recorded.conversations} the same, 0 different$`));
    expect(await summary()).toMatchObject({ different: 0, ms: expect.any(Number) });
    expect(await whatIf('--from', ROOT, '--to', project)).toMatchObject({ status: 0 });
  });

  test('takes only those of the time told', async () => {
    expect((await khidmat(whatIfCommand, '--json', '--since', '1m')).out).toContain('"conversations": 0');
    const hours = Math.ceil((Date.now() - MONDAY) / 3_600_000);
    expect((await khidmat(replayCommand, '--since', `${hours + 1}h`)).out).toContain(`${recorded.conversations} conv`);
  });

  test('other words: told by step and side by side, and the status says so as far as asked', async () => {
    change('flows/find-order.yaml', "I can't find an order", 'There is no order');
    change('flows/order-status.yaml', 'nomor pesanannya', 'nomor ordernya');
    const { status, changes, same, conversations, different } = await summary();
    expect(status).toBe(1);
    expect(new Set(changes.map(({ cause }) => cause))).toEqual(new Set(['text']));
    expect(different).toBeGreaterThan(3);
    expect(same).toBe(conversations - different);
    expect(changes.map(({ change }) => change)).toEqual(
      expect.arrayContaining(['the words of order-status/ask-order_id', expect.stringMatching(/find-order/)]),
    );
    expect((await whatIf('--fail-on', 'intent,step')).status).toBe(0);
    expect((await whatIf('--fail-on', 'none')).status).toBe(0);
    const { out } = await whatIf('--examples', '1');
    expect(out).toContain(`other words: ${different} conversations`);
    expect(out).toMatch(/\n +was +\| now\n/);
    expect(out).toMatch(/ ≠ .*There is no order/);
  });

  test('examples that move to another intent: understood as something else', async () => {
    // All that was said about a late parcel now means the hours of the shop.
    const late = readFileSync(join(project, 'intents/delivery-late.yaml'), 'utf8');
    const hours = readFileSync(join(project, 'intents/store-hours.yaml'), 'utf8');
    writeFileSync(join(project, 'intents/store-hours.yaml'), late.replace('delivery-late', 'store-hours'));
    writeFileSync(join(project, 'intents/delivery-late.yaml'), hours.replace('store-hours', 'delivery-late'));
    const { changes } = await summary();
    const moved = changes.filter(({ change }) => /delivery-late \(answer\) → store-hours/.test(change));
    expect(moved.map(({ cause }) => cause)).toEqual(['intent']);
    expect(moved[0]!.count).toBeGreaterThan(1);
  });

  test.each<[string, [file: string, from: string, to: string][], RegExp]>([
    [
      'a step before another',
      [
        [
          'flows/order-status.yaml',
          'steps:',
          'steps:\n  - say: { id: "Baik.", ms: "Baik.", en: "All right." }\n    id: fine',
        ],
      ],
      /^step order-status\/ask-order_id → order-status\/fine$/,
    ],
    [
      'a step after another',
      [
        [
          'flows/order-status.yaml',
          '  - choose:\n      - if: order.status',
          '  - set: { seen: true }\n  - choose:\n      - if: order.status',
        ],
      ],
      /^step order-status\/choose → order-status\/set-seen$/,
    ],
    [
      'the condition of a branch',
      [
        [
          'flows/order-status.yaml',
          'if: order.status == "delivered"',
          'if: order.status == "delivered" and order.total == 1',
        ],
      ],
      /^step order-status\/\S+ → order-status\/\S+$/,
    ],
    [
      'how the case ends',
      [['flows/order-status.yaml', 'resolve: { confirm: true }', 'resolve: {}']],
      /^outcome (nothing|abandoned) → resolved-implied$/,
    ],
    [
      'a policy in a text',
      [['flows/_policies.yaml', 'return_days: 14', 'return_days: 20']],
      /^text the words of \S+\/\S+$/,
    ],
    [
      'the name of a slot',
      [
        ['flows/order-status.yaml', '- ask: order_id', '- ask: order_number'],
        ['flows/order-status.yaml', 'with: { order_id: "{{ order_id }}" }', 'with: { order_id: "{{ order_number }}" }'],
      ],
      /^step order-status\/ask-order_id → order-status\/ask-order_number$/,
    ],
  ])('%s: told as what it is', async (_what, edits, cause) => {
    for (const [file, from, to] of edits) change(file, from, to);
    const { status, changes } = await summary();
    expect(status).toBe(1);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.map((one) => `${one.cause} ${one.change}`).filter((one) => !cause.test(one))).toEqual([]);
    const kind = changes[0]!.cause;
    expect((await whatIf('--fail-on', kind)).status).toBe(1);
    expect(
      (await whatIf('--fail-on', ['intent', 'step', 'owner', 'outcome'].filter((one) => one !== kind).join())).status,
    ).toBe(0);
  });

  test('another team', async () => {
    change('flows/_bot.yaml', 'default-team: general', 'default-team: orders');
    const { changes } = await summary('--from', ROOT);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every(({ cause, change }) => cause === 'owner' && /general.* → .*orders/.test(change))).toBe(true);
  });

  test('content with mistakes, an unknown release and unknown words are refused by name', async () => {
    change('flows/order-status.yaml', 'steps:', 'stepps:');
    expect(await whatIf()).toMatchObject({ status: 1, out: expect.stringContaining('CONTENT_BROKEN') });
    expect(await whatIf('--to', 'abcdef')).toMatchObject({ status: 1, out: 'RELEASE_UNKNOWN' });
    expect(await whatIf('--fail-on', 'words')).toMatchObject({ status: 2 });
    expect(await whatIf('--examples', 'x')).toMatchObject({ status: 2 });
    expect(await khidmat(whatIfCommand, '--since', 'yesterday')).toMatchObject({ status: 2 });
  });
});
