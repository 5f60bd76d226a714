import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { recordCommand, stretchesOf } from '../../src/cli/record';
import { KhidmatError } from '../../src/errors';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { toldPlayed } from '../../src/testing/play-test';
import { recordTest } from '../../src/testing/record-attempts';
import { temporaryFolder } from '../support/folder';
import { type RecordedDialogues, recordDialogues } from '../support/recorded-dialogues';
import { starterStage } from '../support/stage';

const root = join(__dirname, '../..');
const project = temporaryFolder();
let recorded: RecordedDialogues;

beforeAll(async () => {
  recorded = await recordDialogues({ languages: ['id'] });
  for (const name of ['flows', 'intents']) cpSync(join(root, name), join(project.path, name), { recursive: true });
});
afterAll(() => {
  recorded.destroy();
  project.remove();
});

async function record(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    stdin: new PassThrough(),
    cwd: project.path,
    env: { DATA_DIR: recorded.folder },
  };
  const status = await recordCommand.run(args, terminal).catch((error) => {
    if (!(error instanceof KhidmatError)) throw error;
    err.push(`${error.code} ${error.message}`);
    return 1;
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ folder: recorded.folder, readOnly: true });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

const cases = () =>
  withStore(async (store) => {
    const rows = await store.readCases({ closedToo: true, limit: 1000 });
    return rows.map((row) => row.case.number);
  });

describe('khidmat record', () => {
  test('turns every case of a real store into a test that holds', async () => {
    const numbers = await cases();
    expect(numbers.length).toBeGreaterThan(60);
    const stage = starterStage();
    const lost: string[] = [];
    await withStore(async (store) => {
      for (const number of numbers) {
        const { stretches } = await stretchesOf(store, number);
        const { played, text } = await recordTest(stretches, { name: number, channel: 'webchat', stage });
        if (played.difference !== null) lost.push(`${number}\n${toldPlayed(played).join('\n')}\n${text}`);
      }
    });
    expect(lost.join('\n\n')).toBe('');
  });

  test('writes the test into the project, and writes over nothing', async () => {
    const [number = ''] = await cases();
    const { status, out } = await record(number);
    expect(out).toMatch(/^Wrote test\/k-\d+\.test\.yaml: \d+ lines, and it holds\./);
    expect(status).toBe(0);
    const file = join(project.path, 'test', `${number.toLowerCase()}.test.yaml`);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^# Recorded from K-\d+; personal data is replaced\.\ntests:\n {2}- test: Recorded from K-/,
    );
    expect(await record(number)).toMatchObject({ status: 1, err: expect.stringContaining('RECORD_EXISTS') });
  });

  test('says when there is no such case, and how it is used', async () => {
    expect(await record('K-1')).toMatchObject({ status: 1, err: expect.stringContaining('CASE_UNKNOWN') });
    expect(await record()).toMatchObject({ status: 2 });
    expect(existsSync(join(project.path, 'test', 'k-1.test.yaml'))).toBe(false);
  });
});
