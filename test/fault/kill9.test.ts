import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { TestPostgres } from '../support/postgres';
import { eventually, SMALL_BOT, writeFiles } from '../support/small-bot';
import { brokenPromises, isQuiet } from './broken-promises';
import { CalledClient, type Client, WebChatClient } from './client';
import { note } from './findings';
import { KilledServer } from './killed-server';
import { type Journal, verify } from './verify';

const KILLS = Number(process.env.KILLS ?? 100);
const IS_LONG = KILLS > 100;
const CLIENTS = 16;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Besides the bot: an action that takes its time, and a channel that must be called with every answer and writes down each. */
const PROJECT = `
const { appendFileSync } = require('node:fs');
exports.project = {
  actions: [{ name: 'orders.find', run: async ({ id }) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
    return { id, status: 'shipped' };
  } }],
  channels: [{
    name: 'called',
    deliver: async ({ conversation, message }) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      appendFileSync(__dirname + '/delivered', conversation + ' ' + message.seq + '\\n');
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

let folder: string;
let project: string;
let data: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-kill9-'));
  project = join(folder, 'project');
  data = join(folder, 'data');
  writeFiles(project, SMALL_BOT);
  writeFileSync(join(project, 'project.js'), PROJECT);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Open = (readOnly: boolean) => Promise<Store>;

/** One server on its data folder, which is killed and started again; or two on one database, of which now one is killed and now the other. */
describe.each([
  ['SQLite', 1, KILLS],
  // In a short run a start reads all its code, which takes the longest of it.
  ['PostgreSQL', 2, IS_LONG ? KILLS : Math.ceil(KILLS / 2)],
] as const)('on %s', (name, processes, kills) => {
  let postgres: TestPostgres | null = null;
  let url: string | null = null;
  beforeAll(async () => {
    if (name === 'SQLite') return;
    postgres = await TestPostgres.start();
    url = await postgres.createDatabase();
  });
  afterAll(async () => postgres?.destroy());

  test(
    `a server that is killed ${kills} times loses nothing that it acknowledged and does nothing twice`,
    async () => {
      const random = randomOf(SEED);
      const cache = join(tmpdir(), 'khidmat-compile-cache');
      const env = url === null ? {} : { DATABASE_URL: url };
      const servers = Array.from(
        { length: processes },
        (_, at) =>
          new KilledServer({
            project,
            data: at === 0 ? data : `${data}-${at}`,
            cache,
            env,
            ...(IS_LONG && { warm: true }),
          }),
      );
      const open: Open = (readOnly) =>
        url === null ? openSqliteStore({ folder: data, readOnly }) : openPostgresStore({ url, readOnly });
      const clients: Client[] = Array.from({ length: CLIENTS }, (_, at) =>
        at % 4 === 0
          ? new CalledClient(`k${at}`, servers, randomOf(SEED + at + 1))
          : new WebChatClient(`w${at}`, servers, randomOf(SEED + at + 1)),
      );
      let over = false;
      for (const server of servers) server.start();
      const running = Promise.all(clients.map((client) => client.run(() => over)));
      // What ends it early is told by whoever waits for it below.
      running.catch(() => undefined);
      try {
        for (let kill = 0; kill < kills; kill++) {
          const server = servers[kill % servers.length]!;
          // Every tenth dies while it starts.
          if (kill % 10 !== 9) {
            await server.whenReady();
            await workDone(clients);
          }
          await new Promise((resolve) => setTimeout(resolve, 10 + random() * 150));
          await server.kill();
          server.start();
        }
        over = true;
        await running;
        for (const server of servers) await server.whenReady();
        // On a database the leases of a killed process run out first.
        await eventually(async () => {
          const store = await open(true);
          return isQuiet(store).finally(() => store.close());
        }, 40_000);
        for (const server of servers) await server.kill('SIGTERM');
      } finally {
        over = true;
        for (const server of servers) await server.end().catch(() => undefined);
      }

      const sent = clients.flatMap((client) => client.sent);
      console.info(
        `${name}, seed ${SEED}: ${kills} kills, ${sent.length} messages, ${sent.filter(({ acknowledged }) => acknowledged.length > 1).length} sent twice`,
      );
      const broken = await brokenTo(clients, open);
      note({ what: `kill at random, ${name}`, times: kills, broken, found: `${sent.length} messages, seed ${SEED}` });
      expect(broken).toEqual([]);
      expect(sent.length).toBeGreaterThan(kills * 5);
      expect(servers.map(({ errors }) => errors).join('')).toBe('');
    },
    // A thousand take eleven minutes, and thrice that on a machine with other work.
    IS_LONG ? 3_600_000 : 300_000,
  );
});

/** A kill shall hit work: some messages have been acknowledged since now. A server that is slow to come is not waited for for ever. */
async function workDone(clients: readonly Client[]): Promise<void> {
  const acknowledged = () =>
    clients.reduce((sum, { sent }) => sum + sent.filter((one) => one.acknowledged.length > 0).length, 0);
  const before = acknowledged();
  const end = Date.now() + 5_000;
  while (acknowledged() < before + 5 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function brokenTo(clients: readonly Client[], open: Open): Promise<readonly string[]> {
  const store = await open(false);
  const broken: string[] = [];
  try {
    for (const client of clients) {
      const { conversation: id, sent } = client;
      const turns = await store.readTurns(id);
      const delivered = client instanceof CalledClient ? deliveredTo(id) : null;
      const journal: Journal = { conversation: id, sent, delivered };
      const messages = await store.readMessages(id, 0, 1_000_000);
      broken.push(...verify(journal, messages, turns));
    }
    const dead = await store.readDeadLetters(10);
    broken.push(...dead.map((one) => `${one.conversation}: ${one.id} was given up: ${one.lastError}`));
    broken.push(...(await brokenPromises(store)));
  } finally {
    await store.close();
  }
  return broken;
}

function deliveredTo(conversation: string): readonly number[] {
  const file = join(project, 'delivered');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter((line) => line.startsWith(`${conversation} `)).map((line) => Number(line.split(' ')[1]));
}

/** Chance that a seed brings back (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
