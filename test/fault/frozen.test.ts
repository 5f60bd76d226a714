import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyConversation } from '../../src/runtime/verify-conversation';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { TestPostgres } from '../support/postgres';
import { eventually, SMALL_BOT, writeFiles } from '../support/small-bot';
import { KilledServer } from './killed-server';

/** An action that writes down who runs it, and takes a second. */
const PROJECT = `
const { appendFileSync } = require('node:fs');
exports.project = { actions: [{ name: 'orders.find', run: async ({ id }) => {
  appendFileSync(__dirname + '/runs', process.env.NAME + '\\n');
  await new Promise((resolve) => setTimeout(resolve, 700));
  return { id, status: 'shipped by ' + process.env.NAME };
} }] };
`;

test('a process that sleeps through its lease commits nothing when it wakes; another one has done the work', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-frozen-'));
  const postgres = await TestPostgres.start();
  const url = await postgres.createDatabase();
  writeFiles(folder, SMALL_BOT);
  writeFileSync(join(folder, 'project.js'), PROJECT);
  const [a, b] = ['a', 'b'].map(
    (name) =>
      new KilledServer({
        ...{ project: folder, data: join(folder, name), cache: join(tmpdir(), 'khidmat-compile-cache') },
        env: { DATABASE_URL: url, NAME: name },
      }),
  ) as [KilledServer, KilledServer];
  const runs = () => (existsSync(join(folder, 'runs')) ? readFileSync(join(folder, 'runs'), 'utf8').split('\n') : []);
  const store = await openPostgresStore({ url });
  try {
    a.start();
    const who = await sessionAt(await a.whenReady());
    await say(await a.whenReady(), who, 'status pesanan KH-104232');
    await eventually(async () => runs().includes('a'));
    a.signal('SIGSTOP');
    b.start();
    await b.whenReady();
    const results = async () =>
      (await store.readTurns(who.conversationId)).filter(({ event }) => event.kind === 'action-result');
    await eventually(async () => (await results()).length > 0, 30_000);
    expect(runs().filter(Boolean)).toEqual(['a', 'b']);

    a.signal('SIGCONT');
    // It takes turns again, and its own copy of the action has ended by then.
    await say(await a.whenReady(), who, 'halo');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await say(await a.whenReady(), who, 'halo');
    expect(await results()).toHaveLength(1);
    expect(JSON.stringify((await results())[0]!.event)).toContain('shipped by b');
    const said = (await store.readMessages(who.conversationId, 0, 100)).map(({ text }) => text);
    expect(said.filter((text) => text.startsWith('Statusnya'))).toEqual(['Statusnya shipped by b.']);
    const kept = {
      conversation: who.conversationId,
      stored: await store.readConversation(who.conversationId),
      turns: await store.readTurns(who.conversationId),
      messages: await store.readMessages(who.conversationId, 0, 100),
      ...(await store.readPending(who.conversationId)),
    };
    expect(verifyConversation(kept, Date.now())).toEqual([]);
  } finally {
    a.signal('SIGCONT');
    await a.kill();
    await b.kill();
    await store.close();
    await postgres.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
});

interface Who {
  readonly conversationId: string;
  readonly token: string;
}

async function sessionAt(url: string): Promise<Who> {
  const headers = { 'content-type': 'application/json' };
  return (await (await fetch(`${url}/webchat/session`, { method: 'POST', body: '{}', headers })).json()) as Who;
}

async function say(url: string, { conversationId, token }: Who, text: string): Promise<void> {
  const answer = await fetch(`${url}/v3/directline/conversations/${conversationId}/activities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ type: 'message', text, from: { id: 'u' } }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}
