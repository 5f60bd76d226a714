import { connect, type Socket } from 'node:net';
import { createLog } from '../../src/log';
import { createHttpServer, type HttpServer } from '../../src/server/http';
import { until } from '../support/direct-line';

let http: HttpServer;
let url: string;
const sockets: Socket[] = [];

const listen = async (settings: { headersTimeoutMs?: number; requestTimeoutMs?: number }) => {
  http = createHttpServer({ log: createLog({ level: 'silent' }), settings });
  http.route('POST', '/echo', async (request) => ({ status: 200, body: { got: await request.readJson(1000) } }));
  url = await http.listen({ port: 0, host: '127.0.0.1' });
};
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await http.close({ graceMs: 100 });
});

/** Many clients that begin with these bytes and then say nothing. */
function silent(count: number, bytes: string): { closed: () => number } {
  let closed = 0;
  for (let i = 0; i < count; i += 1) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.on('close', () => {
      closed += 1;
    });
    sockets.push(socket);
  }
  return { closed: () => closed };
}

const honest = async () =>
  (await fetch(`${url}/echo`, { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } }))
    .status;

test.each([
  ['half a header', 'POST /echo HTTP/1.1\r\nHost: a\r\nX-Slow: '],
  ['nothing at all', ''],
  ['half a body', 'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"a'],
])('500 clients that send %s are cut off, and honest ones are served meanwhile', async (_what, bytes) => {
  await listen({ headersTimeoutMs: 300, requestTimeoutMs: 600 });
  const slow = silent(500, bytes);
  expect(await honest()).toBe(200);
  await until(() => slow.closed() === 500);
  expect(await honest()).toBe(200);
});

test('a client that vanishes in the middle of its body leaves nothing behind', async () => {
  await listen({});
  silent(20, 'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"a');
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (const socket of sockets) socket.resetAndDestroy();
  expect(await honest()).toBe(200);
});
