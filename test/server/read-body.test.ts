import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { readBytes, readJson } from '../../src/server/read-body';

/** A request whose body comes as the test writes it. */
function request(headers: IncomingMessage['headers'] = { 'content-type': 'application/json' }) {
  const body = Object.assign(new PassThrough(), { headers });
  return { body, raw: body as unknown as IncomingMessage };
}

test('a body is put together from its pieces, in ASCII and beyond', async () => {
  const { body, raw } = request();
  const read = readJson(raw, 1_000);
  const bytes = Buffer.from('{"text":"pesanan 👋 \u00e9"}');
  // The emoji is cut in two.
  body.write(bytes.subarray(0, 18));
  body.end(bytes.subarray(18));
  expect(await read).toEqual({ text: 'pesanan 👋 é' });

  const plain = request();
  plain.body.end('{"text":"halo"}');
  expect(await readJson(plain.raw, 1_000)).toEqual({ text: 'halo' });

  const broken = request();
  broken.body.end(Buffer.from([0x22, 0xff, 0x22]));
  await expect(readJson(broken.raw, 1_000)).rejects.toMatchObject({ status: 400 });
});

test('an empty body is no bytes, one that is too long is refused at the piece that is too much', async () => {
  const empty = request();
  empty.body.end();
  expect(await readBytes(empty.raw, 10)).toHaveLength(0);

  const { body, raw } = request();
  const read = readBytes(raw, 10);
  body.write('0123456789');
  body.write('0');
  await expect(read).rejects.toMatchObject({ status: 413 });
  // What comes after it is not kept, and harms nobody.
  body.end('more');
});

test('who watches the pieces refuses by throwing', async () => {
  const { body, raw } = request();
  const read = readBytes(raw, 100, (bytes) => {
    if (bytes > 4) throw new Error('no room');
  });
  body.write('1234');
  body.write('12345');
  await expect(read).rejects.toThrow('no room');
});

test('a connection that ends before the body did is told from one that is over', async () => {
  const { body, raw } = request();
  const read = readBytes(raw, 100);
  body.write('half');
  body.destroy();
  await expect(read).rejects.toMatchObject({ status: 400 });
});

describe('with a clock that the test moves', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('a body that trickles in is given up after twenty seconds, one that began later is not', async () => {
    const slow = request();
    const given = readBytes(slow.raw, 100);
    const outcome = expect(given).rejects.toMatchObject({ status: 408 });
    slow.body.write('a');
    jest.advanceTimersByTime(15_000);
    const later = request();
    const read = readBytes(later.raw, 100);
    jest.advanceTimersByTime(7_000);
    await outcome;
    later.body.end('in time');
    expect((await read).toString()).toBe('in time');
  });
});
