import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createLog } from '../../src/log';
import { natsWakeups } from '../../src/wakeups/nats';
import { postgresWakeups } from '../../src/wakeups/postgres';
import type { Hint, Wakeups } from '../../src/wakeups/wakeups';
import { freePort, TestPostgres } from '../support/postgres';
import { eventually } from '../support/small-bot';

const silent = createLog({ level: 'silent' });

/** One server that carries the hints, which a test may stop and start again. */
interface Carrier {
  open(log?: typeof silent): Wakeups;
  stop(): Promise<void>;
  start(): Promise<void>;
  destroy(): Promise<void>;
}

const turn = (conversation: string, version = 1, isCase = false): Hint => ({
  kind: 'turn',
  conversation,
  version,
  isCase,
});

function describeWire(name: string, start: () => Promise<Carrier>): void {
  describe(`hints over ${name}`, () => {
    let carrier: Carrier;
    const opened: Wakeups[] = [];
    const open = (log = silent) => {
      const wakeups = carrier.open(log);
      opened.push(wakeups);
      const heard: Hint[] = [];
      wakeups.listen((hint) => heard.push(hint));
      return { wakeups, heard };
    };
    /** A hint before the line is up is lost, as it may be. */
    const connected = (from: Wakeups, heard: Hint[]) =>
      eventually(async () => {
        from.tell(turn('webchat:hello'));
        return heard.length > 0;
      });

    beforeAll(async () => {
      carrier = await start();
    });
    afterEach(async () => {
      for (const wakeups of opened.splice(0)) await wakeups.close();
    });
    afterAll(() => carrier.destroy());

    test('reach every other process, and not the one that told', async () => {
      const [a, b, c] = [open(), open(), open()];
      await connected(a.wakeups, b.heard);
      await connected(a.wakeups, c.heard);
      await connected(c.wakeups, a.heard);
      a.heard.length = 0;
      a.wakeups.tell(turn('webchat:1', 7, true));
      a.wakeups.tell({ kind: 'typing', conversation: 'webchat:1', from: { role: 'agent', name: 'Añi "x" \u2028' } });
      for (const { heard } of [b, c]) {
        await eventually(async () => heard.some((hint) => hint.kind === 'typing'));
        expect(heard).toContainEqual(turn('webchat:1', 7, true));
        expect(heard).toContainEqual({
          kind: 'typing',
          conversation: 'webchat:1',
          from: { role: 'agent', name: 'Añi "x" \u2028' },
        });
      }
      expect(a.heard.filter((hint) => hint.conversation === 'webchat:1')).toEqual([]);
    });

    test('a thousand at once arrive, the latest of each conversation', async () => {
      const [a, b] = [open(), open()];
      await connected(a.wakeups, b.heard);
      for (let version = 1; version <= 3; version++)
        for (let n = 0; n < 1000; n++) a.wakeups.tell(turn(`webchat:${'x'.repeat(40)}-${n}`, version));
      await eventually(
        async () =>
          new Set(b.heard.flatMap((hint) => ('version' in hint && hint.version === 3 ? [hint.conversation] : [])))
            .size === 1000,
      );
    });

    test('go on after the server was away', async () => {
      const lines: string[] = [];
      const [a, b] = [open(createLog({ level: 'warn', write: (line) => void lines.push(line) })), open()];
      await connected(a.wakeups, b.heard);
      await carrier.stop();
      await eventually(async () => lines.length > 0);
      expect(() => a.wakeups.tell(turn('webchat:lost'))).not.toThrow();
      await carrier.start();
      b.heard.length = 0;
      await connected(a.wakeups, b.heard);
      expect(lines.filter((line) => line.includes('wake-ups between processes are down'))).toHaveLength(1);
    });
  });
}

describeWire('PostgreSQL', async () => {
  const postgres = await TestPostgres.start();
  const url = await postgres.createDatabase();
  return {
    open: (log = silent) => postgresWakeups(url, log),
    stop: () => postgres.stop('immediate'),
    start: () => postgres.run(),
    destroy: () => postgres.destroy(),
  };
});

describe('a pooler that lets everybody in and has no server for them', () => {
  /** Once a client has logged in: AuthenticationOk, ReadyForQuery, and silence. */
  const LET_IN = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
  const open = new Set<Socket>();
  let most = 0;
  let came = 0;
  const pooler = createServer((socket) => {
    open.add(socket);
    came += 1;
    most = Math.max(most, open.size);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    socket.once('data', () => socket.write(LET_IN));
  });
  const url = () => `postgres://u@127.0.0.1:${(pooler.address() as AddressInfo).port}/d`;

  beforeAll(async () => {
    pooler.listen(0, '127.0.0.1');
    await once(pooler, 'listening');
  });
  afterAll(() => pooler.close());

  test('has one connection of a process at a time, and none after it', async () => {
    const wakeups = postgresWakeups(url(), silent);
    await eventually(async () => came === 2);
    expect(most).toBe(1);
    await wakeups.close();
    await eventually(async () => open.size === 0);
  });
});

const hasNats = spawnSync('nats-server', ['--version']).status === 0;

if (hasNats)
  describeWire('NATS', async () => {
    const port = await freePort();
    let server: ChildProcess;
    const start = async () => {
      server = spawn(
        'nats-server',
        ['-a', '127.0.0.1', '-p', String(port), '--user', 'khidmat', '--pass', 'p@ss word'],
        {
          stdio: 'ignore',
        },
      );
      await eventually(() => answers(port));
    };
    const stop = async () => {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    };
    await start();
    return {
      open: (log = silent) => natsWakeups(`nats://khidmat:p%40ss%20word@127.0.0.1:${port}`, log),
      stop,
      start,
      destroy: stop,
    };
  });
else test.skip('hints over NATS: there is no nats-server on this machine (Debian package nats-server)', () => {});

test('a NATS server that refuses the password is named once, and nothing throws', async () => {
  if (!hasNats) return;
  const port = await freePort();
  const server = spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port), '--user', 'a', '--pass', 'b'], {
    stdio: 'ignore',
  });
  const lines: string[] = [];
  const log = createLog({ level: 'warn', write: (line) => void lines.push(line) });
  await eventually(() => answers(port));
  const wakeups = natsWakeups(`nats://a:wrong@127.0.0.1:${port}`, log);
  await eventually(async () => lines.length > 0);
  expect(lines[0]).toContain('Authorization Violation');
  await wakeups.close();
  server.kill('SIGKILL');
  await once(server, 'exit');
});

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
