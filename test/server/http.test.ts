import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { WebSocket } from 'ws';
import { HttpError } from '../../src/channels/http';
import { KhidmatError } from '../../src/errors';
import { createLog } from '../../src/log';
import { mountHealth } from '../../src/server/health';
import { createHttpServer, type HttpServer, type HttpSettings } from '../../src/server/http';

let http: HttpServer;
let url: string;
let lines: string[];
let storeFails = false;
let slowBegan: () => void = () => undefined;
let started = true;
let isFull = false;

async function start(settings: Partial<HttpSettings> = {}): Promise<void> {
  lines = [];
  storeFails = false;
  started = true;
  isFull = false;
  const log = createLog({ level: 'debug', write: (line) => lines.push(line) });
  http = createHttpServer({ log, settings, isFull: () => isFull });
  mountHealth(http, {
    ping: async () => {
      if (storeFails) throw new KhidmatError('STORE_UNAVAILABLE', 'disk of customer 4711 is gone');
    },
    isStarted: () => started,
  });
  http.route('POST', '/echo', async (request) => ({
    status: 200,
    body: { got: await request.readJson(1000) } as object,
  }));
  http.route('GET', '/items/:id', (request) => ({
    status: 200,
    body: { id: request.params.id, q: request.query.get('q') },
  }));
  http.route(
    'POST',
    '/rooms/:id/words',
    async (request) => ({
      status: 200,
      body: { id: request.params.id, path: request.path, words: await request.readJson(1000) } as object,
    }),
    'often',
  );
  http.route('GET', '/throws', () => {
    throw new Error('secret-of-the-house');
  });
  http.route('GET', '/rejects', async () => {
    throw new KhidmatError('OVERLOADED', 'queue of shard 7 is full');
  });
  http.route('GET', '/whoami', (request) => ({
    status: 200,
    body: { address: request.clientAddress, base: request.baseUrl },
  }));
  http.route('GET', '/slow', async () => {
    slowBegan();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { status: 200, body: { done: true } };
  });
  http.onUpgrade('/rooms/:id/socket', (request) => {
    if (request.params.id === 'judged') new URL(request.baseUrl);
    if (request.params.id !== 'open') throw new HttpError(403, 'Forbidden', 'Not for you.');
    return (socket) => socket.onText((text) => socket.send(`${request.params.id}:${text}`));
  });
  url = await http.listen({ port: 0, host: '127.0.0.1' });
}

/** What the server answers to these very bytes. */
function raw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', () => {});
    socket.write(bytes);
  });
}

const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${url}/echo`, {
    method: 'POST',
    body: body as BodyInit,
    headers: { 'content-type': 'application/json', ...headers },
  });

async function expectAlive(): Promise<void> {
  expect((await fetch(`${url}/livez`)).status).toBe(200);
}

beforeEach(() => start());
afterEach(() => http.close({ graceMs: 500 }));

describe('the HTTP server', () => {
  test('serves a route with its parameters and query, to HEAD as well', async () => {
    const answer = await fetch(`${url}/items/a%20b?q=%C3%A9`);
    expect(await answer.json()).toEqual({ id: 'a b', q: 'é' });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const head = await fetch(`${url}/items/1`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  test('serves a route that most requests take alike, however its address is written', async () => {
    const say = async (path: string, host = 'shop.example') => {
      const body = '{"text":"halo kak \u{1f44b}"}';
      const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json; charset=utf-8\r\nconnection: close\r\n`;
      return raw(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    for (const [path, id] of [
      ['/rooms/webchat:AaI-f_E/words', 'webchat:AaI-f_E'],
      ['/rooms/webchat%3AAaI-f_E/words', 'webchat:AaI-f_E'],
      ['/rooms/a/words?x=/words', 'a'],
    ] as const) {
      const answer = await say(path);
      expect(answer).toContain('HTTP/1.1 200');
      expect(answer).toContain(JSON.stringify({ id, path: path.split('?')[0], words: { text: 'halo kak \u{1f44b}' } }));
      expect(answer).toContain('x-content-type-options: nosniff');
    }
    for (const path of ['/rooms/a/b/words', '/rooms/words', '/rooms/a/words/']) {
      expect(await say(path)).not.toContain('HTTP/1.1 200');
    }
    expect(await say('/rooms/a/words', '[')).toContain('HTTP/1.1 400');
    expect((await fetch(`${url}/rooms/a/words`)).status).toBe(405);
  });

  test('answers an unknown address with 404 and a wrong method with 405, in JSON', async () => {
    const missing = await fetch(`${url}/nowhere/<script>`);
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: { code: 'NotFound', message: 'There is nothing at this address.' } },
    ]);
    const wrong = await fetch(`${url}/echo`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow'), (await wrong.json()).error.code]).toEqual([
      405,
      'POST',
      'MethodNotAllowed',
    ]);
  });

  test('tells nothing of what went wrong inside, and logs it', async () => {
    const answer = await fetch(`${url}/throws`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(lines.join('')).toContain('secret-of-the-house');
    // The second of the four places that the answer is spread over.
    const chance = jest.spyOn(Math, 'random').mockReturnValue(0.3);
    const busy = await fetch(`${url}/rejects`);
    chance.mockRestore();
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await busy.text()).not.toContain('shard');
  });

  test.each([
    ['a broken gzip', () => post('not gzip', { 'content-encoding': 'gzip' }), 415],
    ['a good gzip', () => post(gzipSync('{}'), { 'content-encoding': 'gzip' }), 415],
    ['no JSON', () => post('{"a":'), 400],
    ['an empty body', () => post(''), 400],
    ['another type of content', () => post('a=1', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['UTF-8 that is none', () => post(Buffer.from([0x22, 0xff, 0x22])), 400],
    ['33 levels', () => post('['.repeat(33) + ']'.repeat(33)), 400],
    ['1,001 bytes', () => post(JSON.stringify('x'.repeat(999))), 413],
    ['1 MiB', () => post(JSON.stringify('x'.repeat(1 << 20))), 413],
  ])('refuses %s and lives', async (_what, send, status) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(Object.keys(await answer.json())).toEqual(['error']);
    await expectAlive();
  });

  test('takes a body of exactly the limit, 32 levels, and brackets inside of words', async () => {
    expect((await post(JSON.stringify('x'.repeat(998)))).status).toBe(200);
    expect((await post('['.repeat(32) + ']'.repeat(32))).status).toBe(200);
    expect((await post(JSON.stringify('\\"[[['.repeat(30)))).status).toBe(200);
  });

  test('refuses a chunked body above the limit without reading it to its end', async () => {
    const chunk = `400\r\n${'x'.repeat(0x400)}\r\n`;
    const answer = await raw(
      `POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}`,
    );
    expect(answer).toContain('413 Payload Too Large');
  });

  test.each([
    ['a Host that is no host', 'GET /livez HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n', '400'],
    ['a Host with a space', 'GET /livez HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', '400'],
    ['an absolute address that is none', 'GET http://[/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '400'],
    ['a broken percent sign', 'GET /items/%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '404'],
    [
      'a parameter of 5,000 characters',
      `GET /items/${'x'.repeat(5000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
      '404',
    ],
    ['20 KiB of headers', `GET /livez HTTP/1.1\r\nHost: a\r\nX-A: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    ['no HTTP at all', '\u0000\u0001\u0002\r\n\r\n', '400'],
    [
      'two lengths',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
      '400',
    ],
  ])('survives %s', async (_what, bytes, status) => {
    expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
    await expectAlive();
  });

  describe.each([
    ['as it comes', ''],
    ['that asks before it sends its body', 'expect: 100-continue\r\n'],
  ])('a request %s', (_, waits) => {
    const asks = (connection = '') =>
      `POST /gate HTTP/1.1\r\nhost: a\r\n${waits}${connection}content-type: application/json\r\ncontent-length: 2\r\n\r\n{}`;

    test('is begun after those before it on its connection', async () => {
      let underWay = 0;
      let most = 0;
      http.route('POST', '/gate', async (request) => {
        most = Math.max(most, ++underWay);
        await request.readJson(1000);
        await new Promise((resolve) => setImmediate(resolve));
        underWay--;
        return { status: 200, body: {} };
      });
      const answer = await raw(asks().repeat(20) + asks('connection: close\r\n'));
      expect(answer.match(/HTTP\/1.1 200/g)).toHaveLength(21);
      expect(answer.match(/HTTP\/1.1 100/g) ?? []).toHaveLength(waits === '' ? 0 : 21);
      expect(most).toBe(1);
    });

    test('is refused at the door, unread, while no turn may be begun', async () => {
      let begun = 0;
      http.route('POST', '/gate', () => {
        begun++;
        return { status: 200, body: {} };
      });
      isFull = true;
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.write(asks());
      const [answer] = await once(socket, 'data');
      socket.destroy();
      expect(String(answer)).toMatch(/^HTTP\/1.1 503/);
      expect(begun).toBe(0);
    });
  });

  test('cuts off headers that never end', async () => {
    await http.close({ graceMs: 100 });
    await start({ headersTimeoutMs: 200 });
    expect(await raw('GET /livez HTTP/1.1\r\nHost: a\r\nX-Slow:')).toMatch(/^HTTP\/1.1 408/);
  });

  test('limits the requests of one address, and believes only the proxies it is told of', async () => {
    await http.close({ graceMs: 100 });
    await start({ trustedProxies: 1, perAddress: { perSecond: 0.5, burst: 2 } });
    const from = (address: string) => fetch(`${url}/whoami`, { headers: { 'x-forwarded-for': address } });
    expect((await (await from('6.6.6.6, 1.2.3.4')).json()).address).toBe('1.2.3.4');
    expect((await from('7.7.7.7, 1.2.3.4')).status).toBe(200);
    const refused = await from('8.8.8.8, 1.2.3.4');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await from('1.2.3.5')).status).toBe(200);
  });

  test('does not believe X-Forwarded-For unless told to, and never limits loopback', async () => {
    await http.close({ graceMs: 100 });
    await start({ perAddress: { perSecond: 1, burst: 1 } });
    for (let i = 0; i < 5; i += 1) {
      const answer = await fetch(`${url}/whoami`, { headers: { 'x-forwarded-for': '1.2.3.4' } });
      expect((await answer.json()).address).toBe('127.0.0.1');
    }
  });

  test('never writes a query or a body into the log', async () => {
    await fetch(`${url}/throws?ticket=canary-1`);
    await post('{"text":"canary-2"');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).not.toContain('canary');
  });
});

describe('WebSockets', () => {
  const opened = (path: string) =>
    new Promise<WebSocket | number>((resolve) => {
      const socket = new WebSocket(url.replace('http', 'ws') + path);
      socket.on('open', () => resolve(socket));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => {});
    });

  test('are opened on their path and nowhere else', async () => {
    const socket = (await opened('/rooms/open/socket')) as WebSocket;
    const answer = new Promise((resolve) => socket.on('message', (data) => resolve(String(data))));
    socket.send('hai 👋');
    expect(await answer).toBe('open:hai 👋');
    expect(await opened('/rooms/shut/socket')).toBe(403);
    expect(await opened('/rooms/open')).toBe(404);
    expect(await opened('/rooms/%E0%A4%A/socket')).toBe(404);
    socket.terminate();
  });

  test('of a Host that is no host are refused as the caller’s mistake', async () => {
    const upgrade =
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: a\r\n\r\n';
    expect(await raw(`GET /rooms/judged/socket HTTP/1.1\r\nHost: [\r\n${upgrade}`)).toMatch(/^HTTP\/1.1 400/);
    expect(lines.filter((line) => line.includes('upgrade failed'))).toEqual([]);
  });

  test('of a client that sends too much are closed, and the server lives', async () => {
    const socket = (await opened('/rooms/open/socket')) as WebSocket;
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.send('x'.repeat(65_537));
    expect(await closed).toBe(1009);
    await expectAlive();
  });

  test('are told to come back when the server closes', async () => {
    const socket = (await opened('/rooms/open/socket')) as WebSocket;
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await http.close({ graceMs: 2000 });
    expect(await closed).toBe(1012);
    await start();
  });
});

describe('closing', () => {
  test('finishes the request that is under way and takes no other', async () => {
    const began = new Promise<void>((resolve) => {
      slowBegan = resolve;
    });
    const slow = fetch(`${url}/slow`);
    await began;
    const closing = http.close({ graceMs: 3000 });
    expect(await (await slow).json()).toEqual({ done: true });
    await closing;
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
    await start();
  });
});

describe('health', () => {
  test('is ready only while the service runs and the store works', async () => {
    const ready = async () => {
      const answer = await fetch(`${url}/readyz`);
      return [answer.status, await answer.json()];
    };
    expect(await ready()).toEqual([200, { status: 'ready' }]);
    started = false;
    expect(await ready()).toEqual([503, { status: 'not ready', reason: 'starting' }]);
    started = true;
    storeFails = true;
    expect(await ready()).toEqual([503, { status: 'not ready', reason: 'STORE_UNAVAILABLE' }]);
    await expectAlive();
  });
});
