import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { TestPostgres } from '../support/postgres';
import { eventually, SMALL_BOT, writeFiles } from '../support/small-bot';
import { brokenPromises } from './broken-promises';
import { CalledClient } from './client';
import { note } from './findings';
import { KilledServer } from './killed-server';

/** One order, and one message, that end the process; and a quick pair of each that only stand beside them. */
const PROJECT = `
const { appendFileSync } = require('node:fs');
const POISON = 'KH-666666';
const poisoned = (what) => {
  appendFileSync(__dirname + '/runs', what + '\\n');
  process.kill(process.pid, 'SIGKILL');
};
exports.project = {
  actions: [{ name: 'orders.find', run: async ({ id }) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (id === POISON) poisoned('action');
    return { id, status: 'shipped' };
  } }],
  channels: [{
    name: 'called',
    deliver: async ({ conversation, message }) => {
      if (conversation === 'called:poison-reply') poisoned('delivery');
      appendFileSync(__dirname + '/delivered', conversation + ' ' + message.text + '\\n');
    },
    mount: ({ http, service }) => http.route('POST', '/called', async (request) => {
      const { conversation, eventId, text } = await request.readJson(10000);
      const body = { kind: 'message', text, clientId: eventId };
      const { seq } = await service.receive({ conversation, channel: 'called', id: 'c:' + eventId, body, reference: {} });
      return { status: 200, body: { seq } };
    }),
  }],
};
`;
/** Begun so often, it is begun no more. */
const MOST = 10;

// On PostgreSQL each life waits for the end of the lease of the one before it: only at full length.
const STORES = process.env.FAULT_FINDINGS === undefined ? ['SQLite'] : ['SQLite', 'PostgreSQL'];

test.each(
  STORES,
)('an action, or a delivery, that ends its process is begun ten times at most, and those beside it have their end (%s)', async (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-poison-'));
  const postgres = name === 'SQLite' ? null : await TestPostgres.start();
  const url = await postgres?.createDatabase();
  const project = join(folder, 'project');
  const data = join(folder, 'data');
  writeFiles(project, SMALL_BOT);
  writeFileSync(join(project, 'project.js'), PROJECT);
  const linesOf = (file: string) =>
    existsSync(join(project, file)) ? readFileSync(join(project, file), 'utf8').split('\n').filter(Boolean) : [];
  const cache = join(tmpdir(), 'khidmat-compile-cache');
  const server = new KilledServer({ project, data, cache, env: url === undefined ? {} : { DATABASE_URL: url } });
  const open = (readOnly: boolean) =>
    url === undefined ? openSqliteStore({ folder: data, readOnly }) : openPostgresStore({ url, readOnly });
  const random = () => 0.5;
  const poison = new OneWord('poison', [server], random);
  const reply = new OneWord('poison-reply', [server], random);
  const honest = [0, 1, 2].map((at) => new OneWord(`honest-${at}`, [server], random));
  let lives = 0;
  let over = false;
  server.start();
  const supervised = (async () => {
    while (!over) {
      await server.whenDead();
      lives += 1;
      if (!over) server.start();
    }
  })();
  try {
    await Promise.all([
      poison.one('status pesanan KH-666666'),
      reply.one('halo'),
      ...honest.map((one) => one.one('status pesanan KH-104232')),
    ]);
    const ended = async () => {
      const store = await open(true);
      try {
        const all = ['called:poison', ...honest.map(({ conversation }) => conversation)];
        const turns = await Promise.all(all.map((conversation) => store.readTurns(conversation)));
        const dead = await store.readDeadLetters(10);
        return dead.length === 2 && turns.every((one) => one.some(({ event }) => event.kind === 'action-result'));
      } finally {
        await store.close();
      }
    };
    await eventually(async () => ended().catch(() => false), 300_000);
    await eventually(
      async () =>
        honest.every(({ conversation }) => linesOf('delivered').includes(`${conversation} Statusnya shipped.`)),
      60_000,
    );
  } finally {
    over = true;
    await server.whenReady();
    await server.kill();
  }
  await supervised;
  const store = await open(false);
  const broken: string[] = [];
  const runs = linesOf('runs');
  for (const what of ['action', 'delivery']) {
    const count = runs.filter((one) => one === what).length;
    // One of them may have been ended by the other before it got so far.
    if (count > MOST || count === 0) broken.push(`the ${what} that ends its process ran ${count} times`);
  }
  const results = (await store.readTurns('called:poison')).flatMap(({ event }) =>
    event.kind === 'action-result' ? [event.result] : [],
  );
  if (JSON.stringify(results.map((one) => (one.ok ? 'ok' : one.code))) !== '["ACTION_ABANDONED"]')
    broken.push(JSON.stringify(results));
  const dead = (await store.readDeadLetters(9))
    .map((one) => [one.conversation, one.lastError?.split(':', 1)[0]])
    .sort();
  const expected = [
    ['called:poison', 'ACTION_ABANDONED'],
    ['called:poison-reply', 'DELIVERY_ABANDONED'],
  ];
  if (JSON.stringify(dead) !== JSON.stringify(expected)) broken.push(JSON.stringify(dead));
  for (const { conversation } of honest) {
    const said = linesOf('delivered').filter((one) => one.startsWith(`${conversation} `));
    // Killed between a delivery and its settling: it comes again, under the same key.
    if (new Set(said).size !== 1 || said.length > lives + 1) broken.push(`${conversation} got ${JSON.stringify(said)}`);
  }
  broken.push(...(await brokenPromises(store)));
  await store.close();
  await postgres?.destroy();
  rmSync(folder, { recursive: true, force: true });
  note({ what: `an action and a delivery that end their process, ${name}`, times: 2, broken, found: `${lives} lives` });
  expect(broken).toEqual([]);
}, 600_000);

class OneWord extends CalledClient {
  async one(text: string): Promise<void> {
    this.conversation = await this.open();
    await this.again((url) => this.say(url, { eventId: `${this.name}-1`, text, acknowledged: [] }));
    this.agent.destroy();
  }
}
