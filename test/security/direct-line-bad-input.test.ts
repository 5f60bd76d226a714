import { gzipSync } from 'node:zlib';
import { type Call, Endpoint, type Session } from '../support/direct-line';

let line: Endpoint;
let session: Session;
beforeAll(async () => {
  line = await new Endpoint({
    perConversation: { perSecond: 1000, burst: 1000 },
    perUser: { perSecond: 1000, burst: 1000 },
  }).start();
  session = await line.session();
});
afterAll(() => line.stop());

const JSON_ROUTES: readonly [name: string, path: () => string, authorised: boolean][] = [
  ['post', () => `${session.path}/activities`, true],
  ['start', () => '/v3/directline/conversations', true],
  ['session', () => '/webchat/session', false],
  ['resume', () => '/webchat/resume', false],
];

const BODIES: readonly [what: string, call: Call, status: number][] = [
  ['broken gzip', { body: 'no gzip', headers: { 'content-encoding': 'gzip' } }, 415],
  [
    'good gzip',
    { body: gzipSync('{"text":"x"}'), headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' } },
    415,
  ],
  ['deflate', { body: 'x', headers: { 'content-encoding': 'deflate' } }, 415],
  ['no JSON', { body: '{"type": "mess' }, 400],
  ['a list', { body: [] }, 400],
  ['a number', { body: '5' }, 400],
  ['null', { body: 'null' }, 400],
  ['a string', { body: '"hai"' }, 400],
  [
    'broken UTF-8',
    {
      body: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
      headers: { 'content-type': 'application/json' },
    },
    400,
  ],
  ['a body 100,000 levels deep', { body: '['.repeat(100_000) + ']'.repeat(100_000) }, 400],
  ['a field 40 levels deep', { body: `{"channelData":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}` }, 400],
  ['1 MiB', { body: { type: 'message', text: 'x'.repeat(1 << 20) } }, 413],
  ['another type', { body: 'text=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
  ['XML', { body: '<?xml version="1.0"?>', headers: { 'content-type': 'text/xml' } }, 415],
];

describe.each(JSON_ROUTES)('%s', (_name, path, authorised) => {
  test.each(BODIES)('refuses %s and lives', async (_what, call, status) => {
    const deep = call.body && typeof call.body === 'string' && call.body.length > 16_384;
    const answer = await line.call('POST', path(), { ...call, ...(authorised ? { token: session.token } : {}) });
    // Bodies of the other routes may be 16 KiB at most.
    expect(deep ? [400, 413] : [status]).toContain(answer.status);
    expect(Object.keys(answer.body)).toEqual(['error']);
    expect(answer.text).not.toMatch(/at |\.ts|node:|SyntaxError|Unexpected/);
    expect((await line.say(session, 'hidup')).status).toBe(200);
  });
});

const ACTIVITIES: readonly [what: string, activity: object, status: number][] = [
  ['nothing in it', {}, 400],
  ['an empty text', { type: 'message', text: '' }, 400],
  ['only blanks', { type: 'message', text: ' \n\t ' }, 400],
  ['a text that is a number', { type: 'message', text: 5 }, 400],
  ['a text that is an object', { type: 'message', text: { toString: 'x' } }, 400],
  ['a text that is a list', { type: 'message', text: ['x'] }, 400],
  ['8,001 characters', { type: 'message', text: 'x'.repeat(8001) }, 413],
  ['a value of 8,001 characters', { type: 'message', value: 'x'.repeat(8001) }, 413],
  ['a type that is a number', { type: 7, text: 'x' }, 400],
  ['an unknown type', { type: 'delete-everything', text: 'x' }, 400],
  ['an invoke', { type: 'invoke', name: 'x' }, 400],
  ['from that is a string', { text: 'x', from: 'me' }, 400],
  ['a name that is an object', { text: 'x', from: { name: {} } }, 400],
  ['channelData that is a list', { text: 'x', channelData: [] }, 400],
  ['channelData that is a string', { text: 'x', channelData: 'x' }, 400],
  ['a clientActivityID that is a number', { text: 'x', channelData: { clientActivityID: 5 } }, 400],
  ['an id that is an object', { text: 'x', id: {} }, 400],
  ['a locale that is a number', { text: 'x', locale: 5 }, 400],
  ['a choice without a prompt', { text: 'x', value: { khidmat: { value: 'y' } } }, 400],
  ['a choice that is a string', { text: 'x', value: { khidmat: 'y' } }, 400],
  ['a choice with a list', { text: 'x', value: { khidmat: { prompt: 'p', value: ['y'] } } }, 400],
  ['a choice of 2,000 characters', { text: 'x', value: { khidmat: { prompt: 'p', value: 'y'.repeat(2000) } } }, 400],
  ['attachments by address', { text: 'x', attachments: [{ contentUrl: 'http://169.254.169.254/' }] }, 400],
];

describe('an activity', () => {
  test.each(ACTIVITIES)('with %s is refused, and nothing reaches the bot', async (_what, activity, status) => {
    const events = line.house.events.length;
    const answer = await line.call('POST', `${session.path}/activities`, { token: session.token, body: activity });
    expect([answer.status, typeof answer.body.error.message]).toEqual([status, 'string']);
    expect(line.house.events).toHaveLength(events);
  });

  test('of 262,144 bytes is read, of one more not', async () => {
    const padded = (bytes: number) => {
      const empty = JSON.stringify({ type: 'message', text: 'x', channelData: { pad: '' } }).length;
      return { type: 'message', text: 'x', channelData: { pad: 'p'.repeat(bytes - empty) } };
    };
    const post = (body: object) => line.call('POST', `${session.path}/activities`, { token: session.token, body });
    expect((await post(padded(262_144))).status).toBe(200);
    expect((await post(padded(262_145))).status).toBe(413);
  });

  test('that tries to change the nature of objects changes nothing', async () => {
    const body =
      '{"type":"message","text":"x","__proto__":{"polluted":1},"channelData":{"__proto__":{"clientActivityID":"p"},"constructor":{"prototype":{"polluted":1}}}}';
    const { status } = await line.call('POST', `${session.path}/activities`, { token: session.token, body });
    expect(status).toBe(200);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(line.house.events.at(-1)!.id).not.toBe('c:p');
  });

  test('with a long id of its own is still one message', async () => {
    const activity = { text: 'x', channelData: { clientActivityID: `${'i'.repeat(50_000)}é` } };
    const post = () => line.call('POST', `${session.path}/activities`, { token: session.token, body: activity });
    const [one, other] = [await post(), await post()];
    expect(one.body.id).toBe(other.body.id);
    expect(line.house.events.at(-1)!.id.length).toBeLessThan(110);
  });
});

test.each([
  ['GET', '/v3/directline'],
  ['GET', '/v3/directline/nowhere'],
  ['POST', '/v3/directline/session/getsessionid'],
  ['GET', '/v3/directline/conversations/a/b/c'],
  ['GET', '/.env'],
  ['GET', '/../../etc/passwd'],
  ['GET', '/files/x'],
])('%s %s is not found', async (method, path) => {
  const { status, body } = await line.call(method, path);
  expect([status, body.error.code]).toEqual([404, 'NotFound']);
});

test.each([
  ['PUT', () => `${session.path}/activities`],
  ['DELETE', () => session.path],
  ['GET', () => '/v3/directline/conversations'],
  ['GET', () => '/webchat/session'],
  ['PATCH', () => '/v3/directline/tokens/refresh'],
])('%s is no method of %s', async (method, path) => {
  const { status, headers, body } = await line.call(method, path(), { token: session.token });
  expect([status, body.error.code]).toEqual([405, 'MethodNotAllowed']);
  expect(headers.get('allow')).not.toBe('');
});
