import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { replayConversation } from '../../src/cli/replay-conversation';
import { compileContent } from '../../src/flow/compile-content';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { eventually, SMALL_BOT, writeFiles } from '../support/small-bot';
import { CalledClient, type Client, WebChatClient } from './client';
import { KilledServer } from './killed-server';
import { type Journal, verify } from './verify';

const KILLS = Number(process.env.KILLS ?? 100);
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

test(`a server that is killed ${KILLS} times loses nothing that it acknowledged and does nothing twice`, async () => {
  const random = randomOf(SEED);
  const server = new KilledServer({ project, data, cache: join(tmpdir(), 'khidmat-compile-cache') });
  const clients: Client[] = Array.from({ length: CLIENTS }, (_, at) =>
    at % 4 === 0
      ? new CalledClient(`k${at}`, server, randomOf(SEED + at + 1))
      : new WebChatClient(`w${at}`, server, randomOf(SEED + at + 1)),
  );
  let over = false;
  server.start();
  const running = Promise.all(clients.map((client) => client.run(() => over)));
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      // Every tenth dies while it starts.
      if (kill % 10 !== 9) await server.whenReady();
      await new Promise((resolve) => setTimeout(resolve, 10 + random() * 150));
      await server.kill();
      server.start();
    }
    over = true;
    await running;
    await server.whenReady();
    await eventually(async () => isQuiet());
    await server.kill('SIGTERM');
  } finally {
    over = true;
    await server.kill().catch(() => undefined);
  }

  const sent = clients.flatMap((client) => client.sent);
  console.info(
    `seed ${SEED}: ${KILLS} kills, ${sent.length} messages, ${sent.filter(({ acknowledged }) => acknowledged.length > 1).length} sent twice`,
  );
  expect(await brokenPromises(clients)).toEqual([]);
  expect(sent.length).toBeGreaterThan(KILLS * 5);
  expect(server.errors).toBe('');
}, 300_000);

/** Nothing is left to do: no entry of the outbox, no conversation that waits for an action. */
async function isQuiet(): Promise<boolean> {
  const db = new BetterSqlite(join(data, 'khidmat.db'), { readonly: true });
  try {
    return db.prepare('SELECT count(*) FROM outbox').pluck().get() === 0;
  } finally {
    db.close();
  }
}

async function brokenPromises(clients: readonly Client[]): Promise<readonly string[]> {
  const store = await openSqliteStore({ folder: data });
  const broken: string[] = [];
  try {
    for (const client of clients) {
      const { conversation: id, sent } = client;
      const turns = await store.readTurns(id);
      const delivered = client instanceof CalledClient ? deliveredTo(id) : null;
      const journal: Journal = { conversation: id, sent, delivered };
      broken.push(...verify(journal, await store.readMessages(id, 0, 1_000_000), turns));
      const replayed = await replayConversation(id, turns, contentOf);
      if (replayed.difference !== null) broken.push(`${id}: turn ${replayed.difference.turn} replays otherwise`);
    }
    const dead = await store.readDeadLetters(10);
    if (dead.length > 0) broken.push(`${dead.length} dead letters`);
  } finally {
    await store.close();
  }
  const db = new BetterSqlite(join(data, 'khidmat.db'), { readonly: true });
  const integrity = db.pragma('integrity_check', { simple: true });
  db.close();
  if (integrity !== 'ok') broken.push(`the database is damaged: ${integrity}`);
  return broken;
}

function deliveredTo(conversation: string): readonly number[] {
  const file = join(project, 'delivered');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter((line) => line.startsWith(`${conversation} `)).map((line) => Number(line.split(' ')[1]));
}

async function contentOf(hash: string) {
  const { content } = compileContent(SMALL_BOT, { actions: null, hash });
  if (content === null) throw new Error('the small bot does not compile');
  return content;
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
