import { createHmac } from 'node:crypto';
import { Endpoint, openStream, SECRET, type Session } from '../support/direct-line';

let line: Endpoint;
let mine: Session;
let other: Session;
beforeAll(async () => {
  line = await new Endpoint().start();
});
beforeEach(async () => {
  line.ahead = 0;
  mine = await line.session();
  other = await line.session();
});
afterAll(() => line.stop());

/** Every route that takes a token. */
const ROUTES: readonly [name: string, method: string, path: (session: Session) => string, body?: object][] = [
  ['refresh', 'POST', () => '/v3/directline/tokens/refresh'],
  ['start', 'POST', () => '/v3/directline/conversations', {}],
  ['reconnect', 'GET', ({ path }) => path],
  ['post', 'POST', ({ path }) => `${path}/activities`, { type: 'message', text: 'hai' }],
  ['typing', 'POST', ({ path }) => `${path}/activities`, { type: 'typing' }],
  ['list', 'GET', ({ path }) => `${path}/activities`],
  ['upload', 'POST', ({ path }) => `${path}/upload`, {}],
];

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that this server never made. */
function forged(session: Session): readonly [string, string][] {
  const [header, payload, signature] = session.token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const mac = (body: string, key: string) => createHmac('sha256', key).update(body).digest('base64url');
  const none = `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`;
  const evil = encode({ ...claims, user: 'dl_evil' });
  return [
    ['signed with an empty key', `${header}.${payload}.${mac(`${header}.${payload}`, '')}`],
    ['signed with the secret', `${header}.${payload}.${mac(`${header}.${payload}`, SECRET)}`],
    ['of the algorithm none', none],
    ['of the algorithm none with a signature', none + signature],
    ['of another algorithm', `${encode({ alg: 'HS512', typ: 'JWT' })}.${payload}.${signature}`],
    [
      'with a key of its own in the header',
      `${encode({ alg: 'HS256', typ: 'JWT', jwk: { kty: 'oct', k: '' } })}.${payload}.${signature}`,
    ],
    ['with other claims', `${header}.${evil}.${signature}`],
    ['without its signature', `${header}.${payload}.`],
    ['with half of its signature', `${header}.${payload}.${signature.slice(0, 20)}`],
    ['with a letter changed', `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`],
    ['of two parts', `${header}.${payload}`],
    ['of four parts', `${session.token}.x`],
    ['that is no token', 'abc'],
    ['of 10,000 characters', 'a'.repeat(10_000)],
    ['for coming back', session.resume],
    ['for a stream', session.streamUrl.split('t=')[1]!],
  ];
}

describe.each(ROUTES)('%s', (_name, method, path, body) => {
  const call = (token: string | undefined, session: Session, headers: Record<string, string> = {}) =>
    line.call(method, path(session), { ...(token === undefined ? {} : { token }), ...(body ? { body } : {}), headers });

  test('refuses every forged token with 401 and does nothing', async () => {
    const events = line.house.events.length;
    for (const [what, token] of forged(mine)) {
      const answer = await call(token, mine);
      expect([what, answer.status, answer.body?.error?.code]).toEqual([what, 401, 'Unauthorized']);
    }
    expect(line.house.events).toHaveLength(events);
  });

  test('refuses no token, another scheme, and a token in the address', async () => {
    expect((await call(undefined, mine)).status).toBe(401);
    expect((await call(undefined, mine, { authorization: `Basic ${mine.token}` })).status).toBe(401);
    expect((await call(undefined, mine, { authorization: `Bearer ${mine.token} ${mine.token}` })).status).toBe(401);
    expect((await line.call(method, `${path(mine)}?t=${mine.token}`, body ? { body } : {})).status).toBe(401);
  });

  test('refuses an expired token with TokenExpired, to the second', async () => {
    line.ahead = 1_799_000 - 500;
    expect((await call(mine.token, mine)).status).not.toBe(403);
    line.ahead = 1_800_000;
    const { status, body: refusal } = await call(mine.token, mine);
    expect([status, refusal.error.code]).toEqual([403, 'TokenExpired']);
  });
});

describe.each(
  ROUTES.filter(([, , path]) => path({ path: 'P' } as Session).includes('P')),
)('%s', (_name, method, path, body) => {
  test("refuses another conversation's token with 403 and does nothing", async () => {
    const events = line.house.events.length;
    const answer = await line.call(method, path(other), { token: mine.token, ...(body ? { body } : {}) });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'Forbidden']);
    expect(line.house.events).toHaveLength(events);
  });

  test('finds no conversation of another channel, even for the secret', async () => {
    for (const id of ['msteams:19:abc', 'webchat:', 'webchat:..%2f..%2fx', '%00']) {
      const answer = await line.call(method, path({ path: `/v3/directline/conversations/${id}` } as Session), {
        token: SECRET,
        ...(body ? { body } : {}),
      });
      expect(answer.status).toBe(404);
    }
  });
});

describe('a token', () => {
  test('decides who speaks, whatever the activity says', async () => {
    await line.say(mine, 'x', {
      from: { id: 'dl_somebody', role: 'bot', name: 'Khidmat' },
      conversation: { id: other.conversationId },
    });
    const { body } = await line.call('GET', `${mine.path}/activities?watermark=1`, { token: mine.token });
    expect(body.activities[0].from).toMatchObject({ id: mine.userId, role: 'user' });
    expect(body.activities[0].channelData.khidmat.speaker.role).toBe('customer');
    const theirs = await line.call('GET', `${other.path}/activities`, { token: other.token });
    expect(theirs.body.activities).toHaveLength(1);
  });

  test('stays the same through start: no other user can be slipped in', async () => {
    const { body } = await line.call('POST', '/v3/directline/conversations', {
      token: mine.token,
      body: { user: { id: 'dl_x' } },
    });
    expect(JSON.parse(Buffer.from(body.token.split('.')[1], 'base64url').toString()).user).toBe(mine.userId);
    expect(body.conversationId).toBe(mine.conversationId);
  });

  test('never stands in the log, nor does what is said', async () => {
    await line.say(mine, 'kenari-rahasia');
    await line.say(other, 'kenari-rahasia', { type: 5 });
    await line.call('POST', `${other.path}/activities`, { token: mine.token, body: { text: 'kenari-rahasia' } });
    await line.call('POST', '/webchat/resume', { body: { resume: `${mine.resume}x` } });
    await openStream(`${mine.streamUrl}x`);
    const log = line.log.join('');
    expect(log).not.toContain('kenari-rahasia');
    for (const token of [mine.token, mine.resume, SECRET]) expect(log).not.toContain(token.slice(-20));
  });
});
