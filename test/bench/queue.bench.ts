import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOfToken, newToken } from '../../src/server/desk-token';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import { cpuMs, rssMb, Servers } from './own-server';
import { RawHttp } from './raw-http';
import { openRawSocket } from './raw-socket';

const WAITING = Number(process.env.BENCH_WAITING ?? 10_000);
const AGENTS = 500;
/** With ten minutes for a case, three at a time, 500 agents take 2.5 a second. */
const TAKEN_A_SECOND = 25;
const SECONDS = 12;

/** Ten thousand customers wait, five hundred agents have the desk open: how soon a case is theirs when they press, and how soon all pages show it. */
export async function run(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'khidmat-queue-'));
  const servers = new Servers();
  const agents: Agent[] = [];
  try {
    const tokens = await makeAgents(data);
    const { port, pid } = await servers.startOwn(data);
    const begin = performance.now();
    await fillQueue(port);
    row(`${WAITING} customers wait`, `made in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
    for (const token of tokens) agents.push(await Agent.open(port, token));
    await pause(3);
    row(`${AGENTS} desks are open`, `${rssMb(pid).toFixed(0)} MB`);
    row('each shows', `${agents[0]!.shown} of ${agents[0]!.waitingInAll}`);
    row('while the figures take them in', `${(await busyFor(pid, 5)).toFixed(0)} % of a core`);
    row('while those far behind are told', `${(await busyFor(pid, 25)).toFixed(0)} % of a core`);
    const idle: number[] = [];
    while (idle.length < 7) idle.push(await busyFor(pid, 10));
    idle.sort((a, b) => a - b);
    const [middle, most] = [idle[3]!.toFixed(1), idle[6]!.toFixed(0)];
    row('while nothing happens', `${middle} % of a core at the median of ten seconds, ${most} % at most`);

    await take(agents, 2, 10);
    const [began, cpu] = [performance.now(), cpuMs(pid)];
    const one = await take(agents, SECONDS, TAKEN_A_SECOND);
    const busy = ((cpuMs(pid) - cpu) / (performance.now() - began)) * 100;
    show(`${TAKEN_A_SECOND} a second are taken`, one, 'must 100 ms');
    row(
      '',
      `${busy.toFixed(0)} % of a core; ${one.length} taken, ${new Set(one.map(({ number }) => number)).size} different ones`,
    );
    const rush = await Promise.all(agents.slice(0, 100).map((agent) => agent.take()));
    show('100 agents press at one moment', rush, '');
    row('', `${new Set(rush.map(({ number }) => number)).size} different ones`);
    await pause(3);
    row(
      'then each page shows',
      `${Math.min(...agents.map(({ waitingInAll }) => waitingInAll))} to ${Math.max(...agents.map(({ waitingInAll }) => waitingInAll))} that wait`,
    );
  } finally {
    for (const agent of agents) agent.close();
    await servers.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Percent of a core. */
async function busyFor(pid: number, seconds: number): Promise<number> {
  const before = cpuMs(pid);
  await pause(seconds);
  return (cpuMs(pid) - before) / (10 * seconds);
}

interface Taken {
  readonly ms: number;
  readonly number: string | null;
}

class Agent {
  waitingInAll = 0;
  shown = 0;
  private readonly http: RawHttp;
  private socket: { end(): void } | null = null;

  private constructor(
    port: number,
    private readonly headers: readonly string[],
  ) {
    this.http = new RawHttp(() => port, [...headers, 'sec-fetch-site: same-origin']);
  }

  static async open(port: number, token: string): Promise<Agent> {
    const agent = new Agent(port, [`cookie: khidmat_desk=${token}`, 'origin: http://127.0.0.1']);
    await new Promise<void>((resolve, reject) => {
      const events = {
        onOpen: resolve,
        onText: (text: string) => agent.read(text),
        onEnd: (code: number, reason: string) => reject(new Error(`the desk's socket ended: ${code} ${reason}`)),
      };
      agent.socket = openRawSocket(new URL(`http://127.0.0.1:${port}/desk/stream`), port, events, agent.headers);
    });
    return agent;
  }

  /** Counts from when it was due. */
  async take(due = performance.now()): Promise<Taken> {
    const { status, body } = await this.http.ask('POST', '/desk/api/take', { json: { id: newToken().slice(0, 32) } });
    if (status !== 200) throw new Error(`${status} ${body}`);
    return { ms: performance.now() - due, number: JSON.parse(body).number };
  }

  close(): void {
    this.socket?.end();
    this.http.close();
  }

  /** Reading all of it, five hundred pages would be the load of five hundred machines. */
  private read(text: string): void {
    if (!text.startsWith('{"kind":"lists"')) return;
    this.waitingInAll = Number(/"waitingInAll":(\d+)/.exec(text)?.[1]);
    this.shown = text.slice(0, text.indexOf('"waitingInAll"')).split('"number":').length - 1;
  }
}

async function makeAgents(data: string): Promise<readonly string[]> {
  const store = await openSqliteStore({ folder: data });
  const now = Date.now();
  const tokens: string[] = [];
  for (let n = 0; n < AGENTS; n += 1) {
    const id = `agent-${n}`;
    const role = n % 25 === 0 ? ('supervisor' as const) : ('agent' as const);
    const agent = { id, name: `Agent ${n}`, email: `${id}@example.com`, role, teams: TEAMS, disabled: false };
    await store.people.createAgent(agent, 'nobody signs in with this');
    const token = newToken();
    await store.people.createSession({ tokenHash: hashOfToken(token), agentId: id, createdAt: now, lastSeenAt: now });
    tokens.push(token);
  }
  await store.close();
  return tokens;
}

/** Of our own content. */
const TEAMS = ['general', 'orders', 'payments', 'returns', 'security', 'complaints'];

async function fillQueue(port: number): Promise<void> {
  let left = WAITING;
  await Promise.all(
    Array.from({ length: 48 }, async () => {
      const line = new RawHttp(() => port);
      while (left > 0) {
        left -= 1;
        const { conversationId, token } = JSON.parse((await insist(line, '/webchat/session', { json: {} })).body);
        const json = { type: 'message', text: 'I want to talk to a person', from: { id: 'u' } };
        await insist(line, `/v3/directline/conversations/${conversationId}/activities`, { json, token });
      }
      line.close();
    }),
  );
}

/** Refused for too much load, again after a while. */
async function insist(line: RawHttp, path: string, what: { json: unknown; token?: string }) {
  for (;;) {
    const answer = await line.ask('POST', path, what);
    if (answer.status < 300) return answer;
    if (answer.status !== 503) throw new Error(`${answer.status} ${answer.body}`);
    await pause(Math.random());
  }
}

async function take(agents: readonly Agent[], seconds: number, perSecond: number): Promise<readonly Taken[]> {
  const begin = performance.now();
  const under: Promise<Taken>[] = [];
  for (let n = 0; n < seconds * perSecond; n += 1) {
    const due = begin + (n * 1000) / perSecond;
    const waitMs = due - performance.now();
    if (waitMs > 0) await pause(waitMs / 1000);
    under.push(agents[(n * 37) % agents.length]!.take(due));
  }
  return Promise.all(under);
}

function show(what: string, taken: readonly Taken[], must: string): void {
  const times = taken.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0);
  row(what, `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms${must === '' ? '' : `  (${must})`}`);
}

function row(what: string, value: string): void {
  console.log(`${what.padEnd(32)}${value}`);
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
