import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../../src/cli/serve';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { readExposition } from '../support/exposition';
import { TestPostgres } from '../support/postgres';
import { eventually, SMALL_BOT, writeFiles } from '../support/small-bot';
import { webFolder } from '../support/web-folder';

let folder: string;
let server: RunningServer;
let logged: Record<string, unknown>[];
beforeEach(async () => {
  await webFolder();
  folder = mkdtempSync(join(tmpdir(), 'khidmat-metrics-'));
  writeFiles(folder, SMALL_BOT);
  logged = [];
});
afterEach(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(variables: Readonly<Record<string, string>> = {}): Promise<void> {
  const config = readConfig(folder, { PORT: '0', WATCH: 'off', METRICS_PORT: '0', ...variables });
  const project = { actions: [{ name: 'orders.find', run: async () => null }] };
  const write = (line: string) => void logged.push(JSON.parse(line));
  server = await startServer(config, { project, log: createLog({ level: 'debug', write }) });
}

const JSON_TYPE = { 'content-type': 'application/json' };

async function session(): Promise<{ conversationId: string; token: string; streamUrl: string }> {
  const answer = await fetch(`${server.url}/webchat/session`, { method: 'POST', body: '{}', headers: JSON_TYPE });
  return (await answer.json()) as { conversationId: string; token: string; streamUrl: string };
}

async function say(who: { conversationId: string; token: string }, text: string): Promise<number> {
  const answer = await fetch(`${server.url}/v3/directline/conversations/${who.conversationId}/activities`, {
    method: 'POST',
    headers: { ...JSON_TYPE, authorization: `Bearer ${who.token}` },
    body: JSON.stringify({ type: 'message', text, from: { id: 'u' } }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

async function metrics(): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(server.metricsUrl!);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return readExposition(await answer.text());
}

test('no listener for figures unless a port is set, and none of them on the customers’ port', async () => {
  await start({ METRICS_PORT: '' });
  expect(server.metricsUrl).toBeNull();
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
});

test('a port that is taken is named by its own setting', async () => {
  await start();
  const { port } = new URL(server.metricsUrl!);
  const other = readConfig(folder, { PORT: '0', WATCH: 'off', DATA_DIR: 'other', METRICS_PORT: port });
  const project = { actions: [{ name: 'orders.find', run: async () => null }] };
  await expect(startServer(other, { project, log: createLog({ level: 'silent' }) })).rejects.toMatchObject({
    code: 'CANNOT_LISTEN',
    message: expect.stringContaining('set METRICS_PORT or METRICS_HOST to another'),
  });
});

test('serves /metrics and nothing else there', async () => {
  await start();
  expect((await fetch(new URL('/', server.metricsUrl!))).status).toBe(404);
  expect((await fetch(server.metricsUrl!, { method: 'POST', body: 'x' })).status).toBe(405);
  const head = await fetch(server.metricsUrl!, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('tells what happened: turns, handoffs, the queue, refused requests, sockets, what is in use', async () => {
  await start({ LIMIT_CONVERSATION_BURST: '4', LIMIT_CONVERSATION_PER_SECOND: '1' });
  const who = await session();
  const { WebSocket } = globalThis as unknown as { WebSocket: new (url: string) => { close(): void } };
  const socket = new WebSocket(who.streamUrl);
  await eventually(async () => (await metrics()).get('khidmat_sockets') === 1);
  await say(who, 'halo');
  await say(who, 'minta agen');
  const statuses = [await say(who, 'halo'), await say(who, 'halo'), await say(who, 'halo'), await say(who, 'halo')];
  expect(statuses).toContain(429);
  // What waits in the store is looked at once a second.
  await eventually(async () => (await metrics()).get('khidmat_queue_cases{team="general"}') === 1);
  const seen = await metrics();
  const kept = statuses.filter((status) => status === 200).length + 2;
  expect(seen.get('khidmat_turns_total{event="opened",outcome="kept"}')).toBe(1);
  expect(seen.get('khidmat_turns_total{event="message",outcome="kept"}')).toBe(kept);
  expect(seen.get('khidmat_turn_seconds_count')).toBeGreaterThanOrEqual(kept + 1);
  expect(seen.get('khidmat_turn_seconds_bucket{le="+Inf"}')).toBe(seen.get('khidmat_turn_seconds_count'));
  expect(seen.get('khidmat_handoffs_total{reason="asked"}')).toBe(1);
  expect(seen.get('khidmat_requests_refused_total{status="429",code="TooManyRequests"}')).toBe(6 - kept);
  expect(seen.get('khidmat_outbox_entries{kind="action"}')).toBe(0);
  expect(seen.get('khidmat_dead_letters{kind="reply"}')).toBe(0);
  expect(seen.get('khidmat_timers_due')).toBe(0);
  expect(seen.get('khidmat_store_up')).toBe(1);
  expect(seen.get('khidmat_turns_under_way')).toBe(0);
  const names = [...seen.keys()].map((key) => key.replace(/\{.*/, ''));
  for (const name of ['khidmat_event_loop_delay_seconds', 'process_cpu_seconds_total', 'process_resident_memory_bytes'])
    expect(names).toContain(name);
  const used = [...seen.keys()].find((key) => key.startsWith('khidmat_in_use'));
  expect(used).toMatch(/\{program="[^"]+",release="[\w-]{10,}",model="[\w-]{6,}"\}$/);
  socket.close();
  await eventually(async () => (await metrics()).get('khidmat_sockets') === 0);
});

test('holds nothing of customers: no id, no word, no number of theirs', async () => {
  await start();
  const who = await session();
  await say(who, 'halo, saya Rina, 0812-3456-7890');
  await say(who, 'minta agen');
  const text = await (await fetch(server.metricsUrl!)).text();
  // A sample's own value may hold any figures.
  const words = text.replace(/ \S+$/gm, '');
  expect(words).toContain('khidmat_handoffs_total{reason="asked"}');
  for (const secret of [who.conversationId, 'Rina', '3456', 'webchat:', 'K-']) expect(words).not.toContain(secret);
  for (const secret of [who.conversationId, 'Rina', '3456-7890', '34567890', 'webchat:', 'K-'])
    expect(text).not.toContain(secret);
});

test('logs a line for each turn at debug and for each handoff at info, with ids to join on and no words', async () => {
  await start();
  const who = await session();
  await say(who, 'halo, saya Rina');
  await say(who, 'minta agen');
  const turns = logged.filter(({ msg }) => msg === 'turn');
  expect(turns.map(({ kind, turn }) => [kind, turn])).toEqual([
    ['opened', 1],
    ['message', 2],
    ['message', 3],
  ]);
  expect(turns.every(({ conversation, event }) => conversation === who.conversationId && event !== undefined)).toBe(
    true,
  );
  expect(logged.filter(({ msg }) => msg === 'a case goes to people')).toEqual([
    expect.objectContaining({
      conversation: who.conversationId,
      turn: 3,
      case: turns.at(-1)!.case,
      reason: 'asked',
      team: 'general',
    }),
  ]);
  expect(JSON.stringify(logged)).not.toContain('Rina');
});

describe('on PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await TestPostgres.start();
  });
  afterAll(() => postgres.destroy());

  test('a database that is away: not ready, said in the figures, which go on; and ready again when it is back', async () => {
    await start({ DATABASE_URL: await postgres.createDatabase() });
    const who = await session();
    expect((await metrics()).get('khidmat_store_up')).toBe(1);
    await postgres.stop('immediate');
    expect(await say(who, 'halo')).toBe(503);
    await eventually(async () => (await metrics()).get('khidmat_store_up') === 0);
    const away = await metrics();
    expect(away.has('khidmat_queue_cases')).toBe(false);
    expect(away.get('khidmat_turns_total{event="message",outcome="store-failed"}')).toBe(1);
    expect(away.get('khidmat_store_errors_total{code="STORE_UNAVAILABLE"}')).toBeGreaterThan(0);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    await postgres.run();
    await eventually(async () => (await fetch(`${server.url}/readyz`)).status === 200);
    await eventually(async () => (await metrics()).get('khidmat_store_up') === 1);
  });
});
