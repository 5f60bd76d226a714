import { PassThrough } from 'node:stream';
import BetterSqlite from 'better-sqlite3';
import { replayCommand } from '../../src/cli/replay';
import { storyCommand } from '../../src/cli/story';
import { KhidmatError } from '../../src/errors';
import { VERSION } from '../../src/runtime/program-version';
import { type Bot, eventually, says, startBot } from '../support/small-bot';

const A = 'webchat:a';
const ANI = { id: 'ani', name: 'Ani' };
let bot: Bot;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

async function khidmat(name: 'story' | 'replay', ...args: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const terminal = {
    out: (text: string) => void said.out.push(text),
    err: (text: string) => void said.err.push(text),
    stdin: new PassThrough(),
    cwd: bot.folder,
    env: { DATA_DIR: bot.folder },
  };
  const command = name === 'story' ? storyCommand : replayCommand;
  const status = await command.run(args, terminal).catch((error) => {
    if (!(error instanceof KhidmatError)) throw error;
    terminal.err(error.code);
    return 1;
  });
  return { status, out: said.out.join('\n'), err: said.err.join('\n') };
}

/** An order that is not found, so that Ani takes over and resolves. */
async function live(): Promise<string> {
  await bot.service.receive(says(A, 'halo'));
  await bot.service.receive(says(A, 'cek status pesanan'));
  await bot.service.receive(says(A, 'KH-104233'));
  const { number } = await eventually(async () => (await bot.store.readCases({ owner: 'queue', limit: 1 }))[0]?.case);
  await bot.service.act(A, 'd1', { kind: 'desk-take', agent: ANI });
  await bot.service.act(A, 'd2', { kind: 'desk-message', agent: ANI, text: 'Saya carikan, ya.' });
  await bot.service.act(A, 'd3', { kind: 'desk-resolve', agent: ANI, note: 'dikirim ulang' });
  return number;
}

function corrupt(sql: string): void {
  const db = new BetterSqlite(`${bot.folder}/khidmat.db`);
  db.exec(sql);
  db.close();
}

describe('khidmat story', () => {
  test('tells a case from the first word to the outcome, while the server runs', async () => {
    const number = await live();
    const { status, out } = await khidmat('story', number.toLowerCase());
    expect(status).toBe(0);
    const inOrder = [
      `Case ${number}`,
      'customer      cek status pesanan',
      'understood    order-status ',
      'because of ',
      `case          ${number} opened`,
      'flow          order-status started',
      'Kirana        Nomor pesanannya?',
      'customer      KH-104233',
      'call          orders.find {"id":"KH-104233"}',
      'answered null',
      'owner         bot -> queue orders (flow)',
      'owner         queue orders -> agent Ani (taken)',
      'Ani (desk)    Saya carikan, ya.',
      'desk-resolve, "dikirim ulang"',
      'outcome       handed-over',
      'Closed 2027-01-04T05:00:00Z as handed-over',
    ];
    let from = 0;
    for (const part of inOrder) {
      const at = out.indexOf(part, from);
      expect(at < 0 ? `'${part}' is missing after: ${out.slice(from)}` : 'found').toBe('found');
      from = at;
    }
    // What was said before the case is not of it.
    expect(out).not.toContain('halo');
  });

  test('gives the record for programs', async () => {
    const number = await live();
    const { out } = await khidmat('story', number, '--json');
    const story = JSON.parse(out);
    expect(story.case.case.number).toBe(number);
    expect(story.turns).toEqual(JSON.parse(JSON.stringify((await bot.store.readTurns(A)).slice(1))));
  });

  test('says when there is no such case, and how it is used', async () => {
    expect(await khidmat('story', 'K-9')).toMatchObject({ status: 1, err: expect.stringContaining('CASE_UNKNOWN') });
    expect(await khidmat('story')).toMatchObject({ status: 2 });
  });
});

describe('khidmat replay', () => {
  test('decides every recorded turn again, to the byte', async () => {
    const number = await live();
    await bot.service.receive(says('webchat:b', 'halo'));
    await bot.restart();
    await bot.service.receive(says(A, 'terima kasih'));
    const turns = (await bot.store.readTurns(A)).length;
    const one = { status: 0, out: `1 conversations, ${turns} turns decided again, 0 different`, err: '' };
    expect(await khidmat('replay', A)).toEqual(one);
    expect(await khidmat('replay', number)).toEqual(one);
    const all = `2 conversations, ${turns + 1} turns decided again, 0 different`;
    expect(await khidmat('replay', '--all')).toEqual({ status: 0, out: all, err: '' });
  });

  test('finds the turn whose effects are not what is on record, without quoting them', async () => {
    await live();
    corrupt(`UPDATE messages SET message = replace(message, 'Nomor pesanannya?', 'Nomor lain?')`);
    const { status, err } = await khidmat('replay', A);
    expect(status).toBe(1);
    expect(err).toMatch(
      /^REPLAY_DIFFERS {2}webchat:a turn 2 \(event m\d+\): effects differ at effects\.\d+\.message\.text$/,
    );
  });

  test('finds a state that is not what is on record', async () => {
    await live();
    corrupt(`UPDATE turns SET state_hash = 'x' WHERE turn = 3`);
    expect(await khidmat('replay', '--all')).toMatchObject({ status: 1, err: expect.stringContaining('turn 3 ') });
  });

  test('says when there is no such conversation, and how it is used', async () => {
    expect(await khidmat('replay', 'webchat:no')).toMatchObject({
      status: 1,
      err: expect.stringContaining('CASE_UNKNOWN'),
    });
    expect(await khidmat('replay')).toMatchObject({ status: 2 });
    expect(await khidmat('replay', A, '--all')).toMatchObject({ status: 2 });
  });
});

describe('khidmat replay of turns that another version decided', () => {
  const byAnother = (version: string | null) =>
    `UPDATE turns SET event = ${version === null ? `json_remove(event, '$.program')` : `json_set(event, '$.program', '${version}')`}`;
  const otherWords = `UPDATE messages SET message = replace(message, 'Nomor pesanannya?', 'Nomor lain?')`;

  test('says nothing while this version decides them alike', async () => {
    await live();
    corrupt(byAnother('0.0.9'));
    expect(await khidmat('replay', A)).toMatchObject({ status: 0, err: '' });
  });

  test('names both versions, and where it is exact', async () => {
    await live();
    corrupt(byAnother('0.0.9'));
    corrupt(otherWords);
    const { status, out, err } = await khidmat('replay', A);
    expect(status).toBe(1);
    expect(err).toMatch(
      /^REPLAY_OTHER_VERSION {2}webchat:a turn 2 \(event m\d+\): Khidmat 0\.0\.9 decided it, and this is (\S+); it is exact with npx khidmat@0\.0\.9 replay\. effects differ at effects\.\d+\.message\.text$/,
    );
    expect(err).toContain(`and this is ${VERSION};`);
    expect(out).toMatch(/^1 conversations, 2 turns decided again, 0 different, 1 decided by another version$/);
  });

  test('is told and is no error with --same-version', async () => {
    await live();
    corrupt(byAnother('0.0.9'));
    corrupt(otherWords);
    const { status, out, err } = await khidmat('replay', '--all', '--same-version');
    expect(status).toBe(0);
    expect(err).toContain('REPLAY_OTHER_VERSION');
    expect(out).toContain('1 decided by another version');
  });

  test('knows an older record, which does not say its version', async () => {
    await live();
    corrupt(byAnother(null));
    corrupt(otherWords);
    const { status, err } = await khidmat('replay', A);
    expect(status).toBe(1);
    expect(err).toContain(`An older Khidmat decided it, and this is ${VERSION}. effects differ`);
    expect(await khidmat('replay', A, '--same-version')).toMatchObject({ status: 0 });
  });

  test('of two conversations the damaged one is an error, whatever the other is', async () => {
    await live();
    await bot.service.receive(says('webchat:b', 'cek status pesanan'));
    corrupt(`${byAnother('0.0.9')} WHERE conversation = '${A}'`);
    corrupt(otherWords);
    const { status, out, err } = await khidmat('replay', '--all', '--same-version');
    expect(status).toBe(1);
    expect(err).toMatch(/^REPLAY_OTHER_VERSION {2}webchat:a .*\nREPLAY_DIFFERS {2}webchat:b /);
    expect(out).toContain('1 different, 1 decided by another version');
  });
});
