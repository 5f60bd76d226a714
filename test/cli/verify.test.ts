import { PassThrough } from 'node:stream';
import BetterSqlite from 'better-sqlite3';
import { auditCommand } from '../../src/cli/audit';
import type { Command } from '../../src/cli/command';
import { verifyCommand } from '../../src/cli/verify';
import { sealAudit } from '../../src/runtime/seal-audit';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { keepBotsInPostgres } from '../support/bots-on-postgres';
import { type Bot, eventually, keepIn, says, startBot } from '../support/small-bot';

const A = 'webchat:a';
const postgres = keepBotsInPostgres();
let bot: Bot;

/** How a test spoils what is kept, behind the store's back. */
const stores = {
  SQLite: {
    open: (folder: string) => openSqliteStore({ folder }),
    spoil: async (sql: string) => {
      const db = new BetterSqlite(`${bot.folder}/khidmat.db`);
      db.exec(sql);
      db.close();
    },
    env: async () => ({ DATA_DIR: bot.folder }) as Record<string, string>,
  },
  PostgreSQL: {
    open: async (folder: string) => openPostgresStore({ url: await postgres.urlOf(folder) }),
    spoil: async (sql: string) => {
      const url = new URL(await postgres.urlOf(bot.folder));
      await postgres.server().ask(sql, url.pathname.slice(1));
    },
    env: async () => ({ DATABASE_URL: await postgres.urlOf(bot.folder) }) as Record<string, string>,
  },
};

describe.each(['SQLite', 'PostgreSQL'] as const)('khidmat verify on %s', (name) => {
  const store = stores[name];
  beforeEach(async () => {
    keepIn(store.open);
    bot = await startBot();
    await live();
  });
  afterEach(() => bot.close());

  const verify = (...args: string[]) => khidmat(verifyCommand, args);

  async function khidmat(command: Command, args: string[]) {
    const said: string[] = [];
    const tell = (text: string) => void said.push(text);
    const terminal = { out: tell, err: tell, stdin: new PassThrough(), cwd: bot.folder, env: await store.env() };
    return { status: await command.run(args, terminal), said: said.join('\n') };
  }

  /** Two conversations: one that an agent has answered, one that talks while an action runs. */
  async function live(): Promise<void> {
    const { service } = bot;
    await service.receive(says(A, 'cek status pesanan'));
    await service.receive(says(A, 'KH-104233'));
    await eventually(async () => (await bot.store.readCases({ owner: 'queue', limit: 1 })).length === 1);
    await service.act(A, 'd1', { kind: 'desk-take', agent: { id: 'ani', name: 'Ani' } });
    await service.act(A, 'd2', { kind: 'desk-take', agent: { id: 'budi', name: 'Budi' } });
    await service.act(A, 'd3', { kind: 'desk-message', agent: { id: 'ani', name: 'Ani' }, text: 'Saya bantu.' });
    await service.receive(says('webchat:b', 'cek status pesanan'));
    await Promise.all([
      service.receive(says('webchat:b', 'KH-104232')),
      service.receive(says('webchat:b', 'halo')),
      service.receive(says('webchat:b', 'selamat pagi')),
    ]);
    const phaseOf = async () => (await bot.store.readConversation('webchat:b'))!.state.phase.kind;
    await eventually(async () => (await phaseOf()) === 'idle');
  }

  test('keeps every promise while the server runs', async () => {
    const { status, said } = await verify('--replay');
    expect(said).not.toContain('broken');
    expect(said).toContain('2 conversations');
    expect(status).toBe(0);
  });

  test.each([
    [
      'I1',
      'a message that went away',
      `DELETE FROM messages WHERE conversation = '${A}' AND seq = (SELECT max(seq) FROM messages WHERE conversation = '${A}')`,
    ],
    ['I3', 'a hole among the messages', `DELETE FROM messages WHERE conversation = '${A}' AND seq = 2`],
    ['I2', 'a turn that went away', `DELETE FROM turns WHERE conversation = '${A}' AND turn = 2`],
    [
      'I4',
      'an entry that nobody carries out',
      `INSERT INTO outbox (conversation, id, kind, turn, n, due, payload) VALUES ('${A}', 'reply:9', 'reply', 1, 0, 1, '{"kind":"reply","channel":"x","seq":9}')`,
    ],
    [
      'I6',
      'a case that the desk shows with somebody else',
      `UPDATE cases SET "case" = replace("case", '"agentId":"ani"', '"agentId":"budi"') WHERE conversation = '${A}'`,
    ],
    [
      'I6',
      'an earlier case that the desk shows open',
      `INSERT INTO cases (conversation, number, channel, language, owner, urgency, urgency_rank, returned_rank, opened_at, "case")
       SELECT conversation, 'K-0', channel, language, owner, urgency, urgency_rank, returned_rank, 1, replace("case", number, 'K-0')
       FROM cases WHERE conversation = '${A}'`,
    ],
    [
      'I7',
      'an agent’s answer that went away',
      `DELETE FROM messages WHERE conversation = '${A}' AND message LIKE '%Saya bantu%'`,
    ],
    [
      'I8',
      'a state that was changed by hand',
      `UPDATE conversations SET state = replace(state, '"misses":0', '"misses":1') WHERE conversation = '${A}'`,
    ],
    [
      'I8',
      'a customer’s word that was changed where it came in',
      `UPDATE turns SET event = replace(event, 'cek status', 'cek harga') WHERE conversation = '${A}'`,
    ],
    [
      'I8',
      'an agent’s word that was changed where it is shown',
      `UPDATE messages SET message = replace(message, 'Saya bantu', 'Saya bantah') WHERE conversation = '${A}'`,
    ],
    [
      'I8',
      'a timer that nobody has set',
      `INSERT INTO timers (conversation, timer_id, due) VALUES ('${A}', 'x', 9000000000000)`,
    ],
  ])('%s finds %s', async (promise, _what, sql) => {
    await bot.service.stop(1000);
    await store.spoil(sql);
    const { status, said } = await verify();
    expect(said).toMatch(new RegExp(`^${promise}  .*${A}`, 'm'));
    expect(said).not.toContain('Saya bantu');
    expect(status).toBe(1);
  });

  test('shows what staff did and its end, by which it tells later whether anything was cut off', async () => {
    await sealAudit(bot.store);
    const audit = async (...args: string[]) => khidmat(auditCommand, args);
    const { status, said } = await audit();
    expect(status).toBe(0);
    expect(said).toMatch(/ 1 {2}\S+ \S+ {2}program +trail-began\n +2 {2}\S+ \S+ {2}ani +desk-take +K-1001\n/);
    expect(said).toMatch(/budi +desk-take refused +K-1001\n/);
    expect(said).not.toContain('Saya bantu');
    const tip = /tip (\S+)$/.exec(said)![1]!;
    expect((await audit('--who', 'BUDI')).said.split('\n')).toHaveLength(2);
    expect((await audit('--since', '1m', '--csv')).said).toMatch(/^n,at,who,name,act,subject,.*\n1,/);
    expect(JSON.parse((await audit('--json', '--who', 'budi')).said.split('\n')[0]!)).toMatchObject({ who: 'budi' });
    expect((await audit('--json', '--csv')).status).toBe(2);
    expect((await verify('--audit-tip', tip)).status).toBe(0);
    expect((await verify()).said).toContain(`ends at ${tip}`);
    await expect(verify('--audit-tip', 'what')).rejects.toMatchObject({ code: 'USAGE' });
    await bot.service.stop(1000);
    const free = { SQLite: 'DROP TRIGGER audit_stays', PostgreSQL: 'ALTER TABLE audit DISABLE TRIGGER USER' }[name];
    await store.spoil(`${free}; DELETE FROM audit WHERE n = (SELECT max(n) FROM audit)`);
    expect((await verify('--audit-tip', tip)).said).toMatch(/^I9 {2}row 4, noted as the tip, is not there/m);
  });
});
