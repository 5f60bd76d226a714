import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { TestPostgres } from '../support/postgres';
import { eventually } from '../support/small-bot';
import { turnUpon } from '../support/turns';

/** Stands between a store and its database, and swallows what goes through while it is told to: no answer, no end. */
class SwallowingProxy {
  swallows = false;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(private readonly target: number) {
    this.server = createServer((client) => {
      const database = connect(this.target, '127.0.0.1');
      for (const [from, to] of [
        [client, database],
        [database, client],
      ] as const) {
        this.sockets.add(from);
        from.on('data', (chunk) => {
          if (!this.swallows) to.write(chunk);
        });
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.sockets.delete(from);
          to.destroy();
        });
      }
    });
  }

  async listen(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  get open(): number {
    return this.sockets.size;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.destroy());

test('a database behind a wire that swallows is given up on, and used again when the wire is whole; nothing is done twice', async () => {
  const proxy = new SwallowingProxy(postgres.port);
  const url = new URL(await postgres.createDatabase());
  url.port = String(await proxy.listen());
  const store = await openPostgresStore({ url: url.href });
  const turn = (n: number) => turnUpon(null, 'e1', { conversation: `webchat:${n}` });
  try {
    await Promise.all(Array.from({ length: 20 }, (_, n) => store.commitTurn(turn(n))));
    const before = proxy.open;
    proxy.swallows = true;
    const lost = await Promise.allSettled([
      ...Array.from({ length: 20 }, (_, n) => store.commitTurn(turn(100 + n))),
      store.readConversation('webchat:1'),
    ]);
    expect(lost.map((result) => (result.status === 'rejected' ? result.reason.code : 'answered'))).toEqual(
      Array.from({ length: 21 }, () => 'STORE_UNAVAILABLE'),
    );
    proxy.swallows = false;
    await eventually(() =>
      store.ping().then(
        () => true,
        () => false,
      ),
    );
    // The same again: whether the first had arrived or not, each is there once.
    for (let n = 0; n < 20; n++)
      expect(['committed', 'duplicate']).toContain((await store.commitTurn(turn(100 + n))).kind);
    expect(await store.readTurns('webchat:100')).toHaveLength(1);
    await eventually(async () => proxy.open <= Math.max(before, 20));
  } finally {
    await store.close();
    proxy.close();
  }
});
