import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf } from '../../src/runtime/content-hash';
import { readInForce } from '../../src/runtime/publications';
import { sealAudit } from '../../src/runtime/seal-audit';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { TestPostgres } from '../support/postgres';
import { changed, eventually, writeFiles } from '../support/small-bot';
import { brokenPromises, isQuiet } from './broken-promises';
import { Day } from './day';
import { note } from './findings';
import { KilledServer } from './killed-server';
import { REMINDER } from './reminder';
import { verify } from './verify';

const ROOT = join(__dirname, '..', '..');
/** 0: each point once, on one of the stores. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 0);
/** What ends its process ten times in a row is given up (`blame.ts`): nobody here does, so no more kills than that come one after the other. */
const LIVES = 8;
const HOOK = { NODE_OPTIONS: `--require ${join(__dirname, 'kill-points.cjs')}`, CLOCK_FROM: String(Date.now()) };

const three = (what: string) => ['before', 'during', 'after'].map((when) => `${what} ${when}`);
/** Where `khidmat serve` is killed. */
const SERVING = [
  ...three('message'),
  ...three('handoff'),
  ...three('desk-take'),
  ...three('desk-message'),
  ...three('desk-resolve'),
  ...three('action-result'),
  ...three('timer'),
  ...three('settle reply'),
  ...['claim reply after', 'claim action after', 'claim timer after'],
  ...['action before', 'action after', 'delivery before', 'delivery after', 'answer before', 'answer after'],
  ...['read after', 'numbers during', 'numbers after'],
];
/** What staff did is sealed into the audit trail. */
const SEALING = three('seal');
/** Of SQLite alone: what PostgreSQL does inside a transaction, it does by itself. */
const IN_TRANSACTION = ['transaction before', 'transaction after'];
/** Where `khidmat publish` is killed. */
const PUBLISHING = [...three('release'), ...three('publication')];

const PROJECT = `
const { appendFileSync } = require('node:fs');
const passes = globalThis.passes ?? (() => {});
exports.project = {
  actions: [{ name: 'orders.find', run: async ({ id }) => {
    passes('action before');
    await new Promise((resolve) => setTimeout(resolve, 5));
    passes('action after');
    return { id, status: 'shipped' };
  } }],
  channels: [{
    name: 'called',
    deliver: async ({ conversation, message }) => {
      passes('delivery before');
      await new Promise((resolve) => setTimeout(resolve, 2));
      appendFileSync(__dirname + '/delivered', conversation + ' ' + message.seq + '\\n');
      passes('delivery after');
    },
    mount: ({ http, service }) => {
      http.route('POST', '/called', async (request) => {
        const { conversation, eventId, text } = await request.readJson(10000);
        const body = { kind: 'message', text, clientId: eventId };
        const { seq } = await service.receive({ conversation, channel: 'called', id: 'c:' + eventId, body, reference: {} });
        return { status: 200, body: { seq } };
      });
      http.route('POST', '/act', async (request) => {
        const { conversation, id, event } = await request.readJson(10000);
        return { status: 200, body: await service.act(conversation, id, event) };
      });
    },
  }],
};
`;

const edition = (nth: number) => [
  ...changed('flows/_bot.yaml', (text) => text.replace('name: Kirana', `name: Kirana ${nth}`)),
  ...REMINDER,
];

let folder: string;
let project: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-kill-points-'));
  project = join(folder, 'project');
  writeFiles(project, edition(0));
  writeFileSync(join(project, 'project.js'), PROJECT);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', (name) => {
  let postgres: TestPostgres | null = null;
  let url: string | null = null;
  beforeAll(async () => {
    if (name === 'SQLite') return;
    postgres = await TestPostgres.start();
    url = await postgres.createDatabase();
  });
  afterAll(async () => postgres?.destroy());
  const env = () => (url === null ? {} : { DATABASE_URL: url });
  const open = (readOnly: boolean): Promise<Store> =>
    url === null ? openSqliteStore({ folder: join(folder, 'data'), readOnly }) : openPostgresStore({ url, readOnly });
  const own = (all: readonly string[]) =>
    ROUNDS > 0 ? all : all.filter((_, at) => at % 4 === (name === 'SQLite' ? 0 : 2));
  const points = [...own(SERVING), ...SEALING, ...(name === 'SQLite' ? IN_TRANSACTION : [])];
  const publishing = own(PUBLISHING);
  const rounds = Math.max(1, ROUNDS);

  test(`a kill at each of ${points.length + publishing.length} points, ${rounds} times: nothing is lost, nothing is done twice`, async () => {
    const cache = join(tmpdir(), 'khidmat-compile-cache');
    const server = new KilledServer({ project, data: join(folder, 'data'), cache, env: env() });
    const days: Day[] = [];
    let over = false;
    const living = Promise.all(
      Array.from({ length: 6 }, async (_, at) => {
        for (let n = 0; !over; n++) {
          const day = new Day(`d${at}-${n}`, [server], () => 0.5);
          days.push(day);
          await (n % 2 === at % 2 ? day.talk() : day.withPeople());
        }
      }),
    );
    const killed: string[] = [];
    let seen = 0;
    try {
      for (let round = 0; round < rounds; round++)
        for (const point of points) {
          server.start({ ...HOOK, KILL_AT: point, KILL_NTH: String(nthOf(point, round)) });
          expect({ point, signal: await server.whenDead(), said: server.errors.slice(seen) }).toEqual({
            point,
            signal: 'SIGKILL',
            said: `killed at: ${point}\n`,
          });
          seen = server.errors.length;
          killed.push(point);
          if (killed.length % LIVES === 0) await breathe(server, days);
        }
      server.start(HOOK);
      const url = await server.whenReady();
      for (let round = 0; round < rounds; round++)
        for (const point of publishing) {
          await publishKilledAt(point);
          killed.push(point);
        }
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      over = true;
      await living;
      await eventually(async () => {
        const store = await open(true);
        return isDone(store, days).finally(() => store.close());
      }, 60_000);
      await server.kill('SIGTERM');
    } finally {
      over = true;
      await server.kill().catch(() => undefined);
    }
    const reached = [...server.errors.matchAll(/^killed at: (.*)$/gm)].map(([, point]) => point!);
    expect(reached).toEqual(killed.filter((point) => points.includes(point)));
    expect(server.errors.replaceAll(/^killed at: .*\n/gm, '')).toBe('');
    const broken = await brokenOf(days);
    note({ what: `kill at named points, ${name}`, times: killed.length, broken });
    expect(broken).toEqual([]);
  }, 3_600_000);

  /** A life in which what was under way at the kills comes to its end. */
  async function breathe(server: KilledServer, days: readonly Day[]): Promise<void> {
    server.start(HOOK);
    await server.whenReady();
    await eventually(async () => {
      const store = await open(true);
      return isNothingSuspected(store, days).finally(() => store.close());
    }, 60_000);
    await server.kill();
  }

  let editions = 0;
  async function publishKilledAt(point: string): Promise<void> {
    const before = await inForce();
    editions += 1;
    writeFiles(project, edition(editions));
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'khidmat.cjs'), 'publish'], {
      cwd: project,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...{ PATH: process.env.PATH, ...HOOK, KILL_AT: point, ...env() },
        ...{ DATA_DIR: join(folder, 'data'), CONTENT_DIR: project, WATCH: 'off' },
        NODE_COMPILE_CACHE: join(tmpdir(), 'khidmat-compile-cache'),
      },
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const [, signal] = await once(child, 'exit');
    expect([point, signal, said]).toEqual([point, 'SIGKILL', `killed at: ${point}\n`]);
    const after = await inForce();
    // Whole, or not there at all.
    if (point === 'publication after') expect(after.publication.hash).toBe(hashOf(edition(editions)));
    else if (point !== 'publication during') expect(after.publication).toEqual(before.publication);
    expect(hashOf(after.files)).toBe(after.publication.hash);
  }

  async function inForce() {
    const store = await open(true);
    try {
      return (await readInForce(store))!;
    } finally {
      await store.close();
    }
  }

  async function brokenOf(days: readonly Day[]): Promise<readonly string[]> {
    const store = await open(false);
    try {
      await sealAudit(store);
      const broken = [...(await brokenPromises(store))];
      const unsealed = await store.audit.readUnsealed(10);
      if (unsealed.length > 0) broken.push(`${unsealed.length} acts are not sealed`);
      const numbers = new Set<string>();
      for (const { conversation, sent, takings, replies } of days) {
        const messages = await store.readMessages(conversation, 0, 10_000);
        const turns = await store.readTurns(conversation);
        broken.push(...verify({ conversation, sent, delivered: deliveredTo(conversation) }, messages, turns));
        const count = (text: string) => messages.filter((message) => message.text === text).length;
        if (count('Ini pengingatnya.') !== count('ingatkan saya'))
          broken.push(`${conversation}: a timer was lost or came twice`);
        if (takings.length > 0 && takings.filter(({ refused }) => refused === null).length !== 1)
          broken.push(`${conversation}: ${JSON.stringify(takings)} took it`);
        // A case whose agent is not seen for 45 s, a restart's length here, goes back to the queue: the answer is refused then.
        for (const { id, refused } of replies)
          if (count(id.split('-')[2]!) !== (refused === null ? 1 : 0))
            broken.push(`${conversation}: ${id} was lost or doubled`);
        for (const { case: it } of (await store.readPending(conversation)).cases) {
          if (numbers.has(it.number)) broken.push(`${it.number} is the number of two cases`);
          numbers.add(it.number);
        }
      }
      if ((await store.readDeadLetters(10)).length > 0) broken.push('dead letters');
      return broken;
    } finally {
      await store.close();
    }
  }
});

function nthOf(point: string, round: number): number {
  if (point.startsWith('noting')) return 1;
  // Some writes are the start's own.
  return point.startsWith('transaction') ? 20 + round * 3 : 1 + (round % 4);
}

/** Nothing was begun more than once without an end. */
async function isNothingSuspected(store: Store, days: readonly Day[]): Promise<boolean> {
  for (const { conversation } of days)
    if ((await store.readPending(conversation)).outbox.some(({ isDead, lost }) => !isDead && lost > 1)) return false;
  return true;
}

/** Every timer of a flow has gone off, and nothing is on its way out. */
async function isDone(store: Store, days: readonly Day[]): Promise<boolean> {
  for (const { conversation } of days)
    if ((await store.readPending(conversation)).timers.some(({ timerId }) => timerId.startsWith('wait'))) return false;
  return isQuiet(store);
}

function deliveredTo(conversation: string): readonly number[] {
  const file = join(project, 'delivered');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter((line) => line.startsWith(`${conversation} `)).map((line) => Number(line.split(' ')[1]));
}
