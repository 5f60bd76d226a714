import { KhidmatError } from '../../../src/errors';
import { Endpoint, SECRET, type Session } from '../../support/direct-line';

let line: Endpoint;
let session: Session;
beforeEach(async () => {
  line = await new Endpoint({
    perConversation: { perSecond: 1000, burst: 1000 },
    perUser: { perSecond: 1000, burst: 1000 },
  }).start();
  session = await line.session();
  line.house.events.length = 0;
});
afterEach(() => line.stop());

const post = (body: object | string) => line.call('POST', `${session.path}/activities`, { token: session.token, body });
const list = (query = '') => line.call('GET', `${session.path}/activities${query}`, { token: session.token });

describe('posting', () => {
  test('answers with the id under which the message comes back', async () => {
    const { status, body } = await post({
      type: 'message',
      text: 'Halo',
      from: { id: 'somebody-else', name: 'Sari', role: 'bot' },
      locale: 'id-ID',
      channelData: { clientActivityID: 'a1', more: 1 },
    });
    expect([status, body]).toEqual([200, { id: `${session.conversationId}|0000002` }]);
    const { body: all } = await list();
    expect(all.activities[1]).toMatchObject({
      id: body.id,
      type: 'message',
      text: 'Halo',
      from: { id: session.userId, name: 'Sari', role: 'user' },
      channelData: { clientActivityID: 'a1' },
    });
    expect(line.house.events).toEqual([
      {
        conversation: session.conversationId,
        channel: 'webchat',
        id: 'c:a1',
        body: { kind: 'message', text: 'Halo', name: 'Sari', locale: 'id', clientId: 'a1' },
      },
    ]);
  });

  test('the same activity a second time counts once and gives the same id', async () => {
    const activity = { type: 'message', text: 'sekali', channelData: { clientActivityID: 'b1' } };
    const [first, second] = [await post(activity), await post(activity)];
    expect(second.body).toEqual(first.body);
    expect((await list()).body.activities).toHaveLength(3);
  });

  test("takes the activity's own id where there is no clientActivityID, and none for none", async () => {
    await post({ text: 'x', id: 'own-1' });
    await post({ text: 'x', id: 'own-1' });
    await post({ text: 'y' });
    await post({ text: 'y' });
    expect(line.house.events.map(({ body }) => body.kind === 'message' && body.text)).toEqual(['x', 'y', 'y']);
  });

  test('can not stand in for the opening of the conversation', async () => {
    await post({ text: 'x', id: 'opened' });
    expect(line.house.events).toHaveLength(1);
  });

  test('a button pressed brings its prompt and value', async () => {
    await post({
      type: 'message',
      text: 'Ya',
      value: { khidmat: { prompt: 'p-1', value: 'yes' } },
      channelData: { messageBack: { displayText: 'Ya' } },
    });
    expect(line.house.events[0]!.body).toMatchObject({ text: 'Ya', choice: { prompt: 'p-1', value: 'yes' } });
    const echo = (await list()).body.activities[1];
    expect(echo.value).toEqual({ khidmat: { prompt: 'p-1', value: 'yes' } });
  });

  test("a postBack's words count as words, and another program's value as nothing", async () => {
    await post({ type: 'message', value: 'status pesanan' });
    await post({ type: 'message', text: 'hai', value: { other: 1 } });
    expect(line.house.events.map(({ body }) => body)).toEqual([
      { kind: 'message', text: 'status pesanan' },
      { kind: 'message', text: 'hai' },
    ]);
  });

  test('typing is passed on and not kept; what clients tell of themselves is taken and left', async () => {
    expect((await post({ type: 'typing', from: { name: 'Sari' } })).status).toBe(200);
    expect((await post({ type: 'event', name: 'webchat/join', value: {} })).status).toBe(200);
    expect((await post({ type: 'conversationUpdate', membersAdded: [] })).status).toBe(200);
    expect(line.house.typed).toEqual(['customer Sari']);
    expect(line.house.events).toEqual([]);
  });

  test.each([
    ['emoji', '👩‍👩‍👧 terima kasih 🙏🏽'],
    ['right-to-left', 'مرحبا \u202eabc\u202c שלום'],
    ['zero-width characters', 'pe\u200bsan\u200dan\ufeff'],
    ['combining marks', 'Z̷̢a̴l̸g̵o̴'],
    ['markup', '<img src=x onerror=alert(1)> **tebal** {{7*7}}'],
    ['8,000 characters', 'x'.repeat(8000)],
    ['lines', 'satu\ndua\r\ntiga\ttab'],
  ])('%s come back as they were sent', async (_what, text) => {
    expect((await post({ type: 'message', text })).status).toBe(200);
    expect((await list()).body.activities[1].text).toBe(text);
  });

  test('what no database can keep is replaced: NUL, half a surrogate pair', async () => {
    await post('{"type":"message","text":"a\\u0000b\\ud83dc"}');
    expect((await list()).body.activities[1].text).toBe('a\ufffdb\ufffdc');
  });

  test('with the secret needs no token', async () => {
    const answer = await line.call('POST', `${session.path}/activities`, {
      token: SECRET,
      body: { text: 'dari server' },
    });
    expect(answer.status).toBe(200);
  });

  test.each([
    ['OVERLOADED', 503],
    ['STORE_UNAVAILABLE', 503],
    ['TEXT_TOO_LONG', 413],
    ['SOMETHING_ELSE', 500],
  ])('when nothing could be kept (%s) says so, and nothing else', async (code, status) => {
    line.house.failsWith = new KhidmatError(code, 'row 4711 of table turns');
    const answer = await post({ text: 'hai' });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('4711');
  });
});

describe('reading', () => {
  test.each([
    ['absent', '', 3, '3'],
    ['empty', '?watermark=', 3, '3'],
    ['null', '?watermark=null', 3, '3'],
    ['zero', '?watermark=0', 3, '3'],
    ['old', '?watermark=1', 2, '3'],
    ['the last', '?watermark=3', 0, '3'],
    ['of the future', '?watermark=77', 0, '3'],
  ])('with a watermark that is %s', async (_what, query, count, watermark) => {
    await post({ text: 'hai' });
    const { status, body } = await list(query);
    expect([status, body.activities.length, body.watermark]).toEqual([200, count, watermark]);
  });

  test.each([
    'abc',
    '-1',
    '1.5',
    '1e3',
    '0x10',
    '99999999999999999999',
    '%00',
    '1;drop',
  ])('refuses the watermark %s', async (watermark) => {
    const { status, body } = await list(`?watermark=${watermark}`);
    expect([status, body.error.code]).toEqual([400, 'BadArgument']);
  });

  test('comes in pages that miss nothing', async () => {
    for (let i = 0; i < 130; i += 1) await post({ text: `n${i}` });
    const texts: string[] = [];
    let watermark = '';
    for (;;) {
      const { body } = await list(`?watermark=${watermark}`);
      if (body.activities.length === 0) break;
      expect(body.activities.length).toBeLessThanOrEqual(100);
      texts.push(...body.activities.map(({ text }: { text: string }) => text));
      watermark = body.watermark;
    }
    expect(texts).toHaveLength(261);
    expect(new Set(texts).size).toBe(261);
  });
});

describe('limits', () => {
  test('of one conversation are told with Retry-After, and hold up nobody else', async () => {
    await line.stop();
    line = await new Endpoint({ perConversation: { perSecond: 0.5, burst: 2 } }).start();
    session = await line.session();
    const other = await line.session();
    expect((await post({ text: '1' })).status).toBe(200);
    expect((await post({ text: '2' })).status).toBe(200);
    const { status, headers } = await post({ text: '3' });
    expect([status, headers.get('retry-after')]).toEqual([429, '2']);
    expect((await line.say(other, '1')).status).toBe(200);
  });

  test('of one address hold for opening conversations, not from this machine', async () => {
    await line.stop();
    line = await new Endpoint({ openingsPerAddress: { perSecond: 0.1, burst: 1 } }, { trustedProxies: 1 }).start();
    const begin = async (address: string) =>
      (await line.call('POST', '/webchat/session', { headers: { 'x-forwarded-for': address } })).status;
    expect([await begin('1.2.3.4'), await begin('1.2.3.4'), await begin('1.2.3.5')]).toEqual([201, 429, 201]);
    expect([await begin('2001:db8::1'), await begin('2001:db8:0:0:ffff::2'), await begin('2001:db8:0:1::1')]).toEqual([
      201, 429, 201,
    ]);
    expect([await begin('127.0.0.1'), await begin('127.0.0.1')]).toEqual([201, 201]);
  });

  test('of one user hold over all of its conversations', async () => {
    await line.stop();
    line = await new Endpoint({ perUser: { perSecond: 0.1, burst: 1 } }).start();
    const start = async () => {
      const made = await line.call('POST', '/v3/directline/tokens/generate', {
        token: SECRET,
        body: { user: { id: 'dl_u' } },
      });
      const { body } = await line.call('POST', '/v3/directline/conversations', { token: made.body.token });
      return line.call('POST', `/v3/directline/conversations/${body.conversationId}/activities`, {
        token: body.token,
        body: { text: 'x' },
      });
    };
    expect((await start()).status).toBe(200);
    expect((await start()).status).toBe(429);
  });
});
