import { Endpoint, openStream, SECRET, type Session, Stream } from '../support/direct-line';

const SHOP = 'https://shop.example';
const EVIL = 'https://evil.example';

let line: Endpoint;
let session: Session;

async function start(settings: ConstructorParameters<typeof Endpoint>[0]): Promise<void> {
  line = await new Endpoint(settings).start();
  session = await line.session();
}
afterEach(() => line.stop());

const preflight = (path: string, origin: string) =>
  line.call('OPTIONS', path, { headers: { origin, 'access-control-request-method': 'POST' } });
const calls = (origin: string) => [
  line.call('POST', '/webchat/session', { headers: { origin }, body: {} }),
  line.call('POST', '/webchat/resume', { headers: { origin }, body: { resume: session.resume } }),
  line.call('POST', '/v3/directline/conversations', { headers: { origin }, token: session.token }),
  line.call('POST', '/v3/directline/tokens/refresh', { headers: { origin }, token: session.token }),
  line.call('GET', session.path, { headers: { origin }, token: session.token }),
  line.call('GET', `${session.path}/activities`, { headers: { origin }, token: session.token }),
  line.call('POST', `${session.path}/activities`, { headers: { origin }, token: session.token, body: { text: 'x' } }),
];

describe('with sites that are allowed', () => {
  beforeEach(() => start({ allowedOrigins: [SHOP] }));

  test('their pages may ask on every route and read the answers, refusals too', async () => {
    for (const answer of await Promise.all(calls(SHOP))) {
      expect(answer.status).toBeLessThan(300);
      expect(answer.headers.get('access-control-allow-origin')).toBe(SHOP);
      expect(answer.headers.get('vary')).toContain('Origin');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
    const refused = await line.call('GET', session.path, { headers: { origin: SHOP }, token: 'x' });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, SHOP]);
    const asked = await preflight(`${session.path}/activities`, SHOP);
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
      204,
      expect.stringContaining('authorization'),
    ]);
  });

  test.each([
    EVIL,
    'null',
    'https://shop.example.evil.example',
    'http://shop.example',
    'https://shop.example:8443',
    '',
  ])('the page of %j is refused on every route, and on the stream', async (origin) => {
    const events = line.house.events.length;
    for (const answer of await Promise.all(calls(origin))) {
      expect([answer.status, answer.body.error.code]).toEqual([403, 'OriginNotAllowed']);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await preflight('/webchat/session', origin)).status).toBe(403);
    expect((await preflight(`${session.path}/activities`, origin)).status).toBe(403);
    expect(await openStream(session.streamUrl, { origin })).toBe(403);
    expect(line.house.events).toHaveLength(events);
  });

  test('the stream opens for an allowed page', async () => {
    const stream = await openStream(session.streamUrl, { origin: SHOP });
    expect(stream).toBeInstanceOf(Stream);
    (stream as Stream).close();
  });

  test("a token's own sites do not widen the list", async () => {
    const { body } = await line.call('POST', '/v3/directline/tokens/generate', {
      token: SECRET,
      body: { trustedOrigins: [EVIL] },
    });
    const answer = await line.call('POST', '/v3/directline/conversations', {
      token: body.token,
      headers: { origin: EVIL },
    });
    expect(answer.status).toBe(403);
  });
});

describe('without a list', () => {
  beforeEach(() => start({}));

  test('our own pages may ask, with or without an origin', async () => {
    for (const answer of await Promise.all(calls(line.url))) expect(answer.status).toBeLessThan(300);
    const fresh = (await line.session()).streamUrl;
    const stream = await openStream(fresh, { origin: line.url });
    expect(stream).toBeInstanceOf(Stream);
    (stream as Stream).close();
  });

  test('other sites may not', async () => {
    for (const answer of await Promise.all(calls(EVIL))) expect(answer.status).toBe(403);
    expect((await preflight('/webchat/session', EVIL)).status).toBe(403);
    expect(await openStream(session.streamUrl, { origin: EVIL })).toBe(403);
  });

  test('a token made for a site is good on that site and on no other', async () => {
    const made = await line.call('POST', '/v3/directline/tokens/generate', {
      token: SECRET,
      body: { trustedOrigins: [SHOP] },
    });
    const begin = (origin: string) =>
      line.call('POST', '/v3/directline/conversations', { token: made.body.token, headers: { origin } });
    expect((await begin(EVIL)).status).toBe(403);
    expect((await preflight('/v3/directline/conversations', SHOP)).status).toBe(204);
    const { status, headers, body } = await begin(SHOP);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([201, SHOP]);
    expect(await openStream(body.streamUrl, { origin: EVIL })).toBe(403);
    const stream = await openStream(body.streamUrl, { origin: SHOP });
    expect(stream).toBeInstanceOf(Stream);
    (stream as Stream).close();
    line.ahead = 1_801_000;
    const late = await line.call('POST', '/v3/directline/tokens/refresh', {
      token: body.token,
      headers: { origin: SHOP },
    });
    expect([late.status, late.headers.get('access-control-allow-origin')]).toEqual([403, SHOP]);
  });

  test.each([
    [['shop.example']],
    [['https://shop.example/path']],
    ['https://shop.example'],
    [[5]],
    [Array(21).fill(SHOP)],
  ])('refuses trustedOrigins %j', async (trustedOrigins) => {
    const { status } = await line.call('POST', '/v3/directline/tokens/generate', {
      token: SECRET,
      body: { trustedOrigins },
    });
    expect(status).toBe(400);
  });
});

test('without a secret no other site is answered before its request', async () => {
  await start({ secret: null });
  expect((await preflight('/v3/directline/conversations', SHOP)).status).toBe(403);
  expect((await line.call('POST', '/v3/directline/tokens/generate', { token: 'null' })).status).toBe(401);
});
