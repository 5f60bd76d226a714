import { once } from 'node:events';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Socket, type Server as TcpServer } from 'node:net';
import { DeliveryError } from '../../src/channels/channel';
import { createNotifier } from '../../src/runtime/desk-notice';
import { postSigned } from '../../src/runtime/post-signed';
import { sign } from '../../src/runtime/signature';
import type { DeskNotice, OutboxEntry } from '../../src/store/store';

const SECRET = 'a secret of more than sixteen';
const BODY = '{"event":"case.waiting"}';
const servers: (Server | TcpServer)[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
  sockets.clear();
});

async function listen<T extends Server | TcpServer>(server: T): Promise<string> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const hook = (answer: RequestListener) => listen(createHttp(answer));
const post = (host: string, timeoutMs = 60_000, scheme = 'http') =>
  postSigned({ url: `${scheme}://${host}/key-of-the-hook`, secret: SECRET, body: BODY, key: 'k', timeoutMs });
const failure = (posted: Promise<void>): Promise<DeliveryError> =>
  posted.then(
    () => Promise.reject(new Error('it was taken')),
    (error) => error,
  );

describe('a hook that does not take what it is given', () => {
  test.each([
    [500, {}, 'answered 500', undefined],
    [400, {}, 'answered 400', undefined],
    [429, { 'retry-after': '120' }, 'answered 429', 120_000],
    [503, { 'retry-after': 'soon' }, 'answered 503', undefined],
  ])('%d %j: it is said so, and when to try again', async (status, headers, said, retryAfterMs) => {
    const host = await hook((_request, response) => {
      response.writeHead(status, headers);
      response.end('no');
    });
    const error = await failure(post(host));
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error.message).toBe(`${host} ${said}`);
    expect(error.options.retryAfterMs).toBe(retryAfterMs);
  });

  test('a redirect is not followed: nothing signed gets to another host', async () => {
    const seen: string[] = [];
    const other = await hook((request, response) => {
      seen.push(`${request.method} ${request.headers['khidmat-signature']}`);
      response.end();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const host = await hook((_request, response) => {
        response.writeHead(status, { location: `http://${other}/` });
        response.end();
      });
      expect((await failure(post(host))).message).toBe(`${host} answered ${status}; redirects are not followed`);
    }
    expect(seen).toEqual([]);
  });

  test('one that says nothing, before or after TLS, is not waited for longer than told', async () => {
    const host = await listen(createTcp());
    expect((await failure(post(host, 50))).message).toBe(`${host} gave no answer within 0.05 s`);
    expect((await failure(post(host, 50, 'https'))).message).toBe(`${host} gave no answer within 0.05 s`);
  });

  test('one that hangs up, talks something else or is not there: the reason stands in the message, the key of the hook does not', async () => {
    const cuts = await listen(createTcp((socket) => socket.destroy()));
    const other = await listen(createTcp((socket) => socket.end('SSH-2.0-x\r\n\r\n')));
    const gone = await listen(createTcp());
    await new Promise((resolve) => servers.at(-1)!.close(resolve));
    const said = async (host: string) => (await failure(post(host))).message;
    expect(await said(cuts)).toMatch(/could not be asked: (UND_ERR_SOCKET|ECONNRESET)/);
    expect(await said(other)).toMatch(/could not be asked: .*HTTP\/1\.1/);
    expect(await said(gone)).toMatch(/could not be asked: ECONNREFUSED/);
    for (const host of [cuts, other, gone]) expect(await said(host)).not.toMatch(/key-of-the-hook|fetch failed/);
  });
});

test('what a hook answers without end is not read', async () => {
  let isClosed = () => {};
  const closed = new Promise<void>((resolve) => {
    isClosed = resolve;
  });
  const host = await hook((_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more).on('close', isClosed);
    more();
  });
  await post(host);
  await closed;
});

test('what is sent is signed', async () => {
  let heads: NodeJS.Dict<string | string[]> = {};
  const host = await hook((request, response) => {
    heads = request.headers;
    response.statusCode = 202;
    response.end();
  });
  await post(host);
  expect(heads['khidmat-signature']).toBe(sign(SECRET, String(heads['khidmat-timestamp']), BODY));
  expect(heads['idempotency-key']).toBe('k');
});

describe('a notice that is not taken', () => {
  const HOUR = 3_600_000;
  const notice: DeskNotice = {
    ...{ event: 'case.waiting', case: 'K-1', team: 'general', urgency: 'crisis', reason: 'flow', language: 'en' },
    ...{ waitingSince: 0, at: 0 },
  };
  const entry: OutboxEntry = {
    ...{ conversation: 'webchat:a', id: 'notice:1', turn: 1, due: 0, attempts: 1, begun: 1, lost: 0, fence: 1 },
    ...{ lastError: null, giveUpAt: null, parts: 0, payload: { kind: 'notice', notice } },
  };
  const refused = (retryAfterMs: number, now: number, changes: Partial<OutboxEntry> = {}) =>
    createNotifier({
      notify: () => Promise.reject(new DeliveryError('h answered 429', { final: false, retryAfterMs })),
      now: () => now,
      random: () => 0.5,
    })({ ...entry, ...changes }, () => true);

  test('is tried again when the hook asks for it, and not before', async () => {
    const again = { kind: 'retry', error: 'h answered 429', giveUpAt: HOUR };
    expect(await refused(300_000, 1_000)).toEqual({ ...again, due: 301_000 });
    expect(await refused(0, 1_000)).toEqual({ ...again, due: 3_000 });
  });

  test('is given up after an hour, however long the hook asks to wait', async () => {
    expect(await refused(999_999_000, 1_000)).toMatchObject({ kind: 'retry', due: HOUR });
    const dead = { kind: 'dead', at: HOUR, error: 'h answered 429' };
    expect(await refused(0, HOUR, { giveUpAt: HOUR })).toEqual(dead);
    // It kept its place until then, as it was asked to.
    const kept = { due: HOUR, giveUpAt: HOUR, lastError: 'h answered 429' };
    expect(await refused(0, HOUR, kept)).toEqual({ ...dead, untried: true });
  });

  test('is tried for a while, however late its first try comes', async () => {
    expect(await refused(0, 9 * HOUR)).toMatchObject({ kind: 'retry', due: 9 * HOUR + 2_000 });
  });

  test('that was to be tried before its end, and was not because nobody was there, is tried once more', async () => {
    const late = await refused(0, 9 * HOUR, { due: 0.5 * HOUR, giveUpAt: HOUR });
    expect(late).toEqual({ kind: 'dead', at: 9 * HOUR, error: 'h answered 429' });
  });

  test('is tried for another hour when it is sent again', async () => {
    expect(await refused(1_800_000, 9 * HOUR, { due: 9 * HOUR })).toMatchObject({
      due: 9.5 * HOUR,
      giveUpAt: 10 * HOUR,
    });
  });
});
