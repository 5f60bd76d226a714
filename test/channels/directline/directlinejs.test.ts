import { type Activity, ConnectionStatus } from 'botframework-directlinejs';
import { Endpoint, SECRET, until } from '../../support/direct-line';
import { betweenPolls, type Client, connectTo, endClients, polls, say } from '../../support/directlinejs-client';

let endpoint: Endpoint;

const connect = (options: object): Client => connectTo(endpoint.url, options);

async function token(): Promise<string> {
  return (await endpoint.call('POST', '/v3/directline/tokens/generate', { token: SECRET })).body.token;
}

beforeEach(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  polls.done = 0;
  endpoint = await new Endpoint({ perConversation: { perSecond: 100, burst: 1000 } }).start();
});
afterEach(async () => {
  endClients();
  await endpoint.stop();
});

const bot = (text: string) => ({ from: { role: 'bot', name: 'Khidmat' } as const, text });

describe.each([
  ['WebSocket', true],
  ['polling', false],
])('botframework-directlinejs over %s', (_name, webSocket) => {
  test('greets, hears its own words under their ids, and every answer once', async () => {
    const client = connect({ token: await token(), webSocket });
    for (let i = 0; i < 20; i += 1) await say(client, `n${i}`);
    await until(() => client.heard.length >= 41);
    const expected = ['Selamat datang', ...Array.from({ length: 20 }, (_, i) => [`n${i}`, `echo: n${i}`]).flat()];
    expect(client.texts()).toEqual(expected);
    expect(new Set(client.heard.map(({ id }) => id)).size).toBe(41);
    expect(client.heard[1]).toMatchObject({ channelData: { clientActivityID: 'id of n0' } });
  });

  test('works with the secret too', async () => {
    const client = connect({ secret: SECRET, webSocket });
    await say(client, 'hai');
    await until(() => client.heard.length >= 3);
    expect(client.texts()).toEqual(['Selamat datang', 'hai', 'echo: hai']);
  });

  test('uploads a file', async () => {
    const client = connect({ token: await token(), webSocket });
    const bytes = Buffer.from('isi berkas').toString('base64');
    const activity = {
      type: 'message' as const,
      text: 'ini',
      from: { id: 'x' },
      attachments: [{ contentType: 'text/plain', name: 'a.txt', contentUrl: `data:text/plain;base64,${bytes}` }],
    };
    const id = await new Promise((resolve, reject) =>
      client.line.postActivity(activity as Activity).subscribe(resolve, reject),
    );
    expect(id).toMatch(/\|0000002$/);
    await until(() => client.heard.length >= 3);
    const [file] = (client.heard[1] as { attachments: { contentUrl: string }[] }).attachments;
    expect(await (await fetch(file!.contentUrl)).text()).toBe('isi berkas');
  });
});

describe('botframework-directlinejs across a restart', () => {
  test('over WebSocket hears everything, nothing twice', async () => {
    const client = connect({ token: await token() });
    await say(client, 'sebelum');
    await until(() => client.heard.length === 3);
    const { conversationId } = client.line as unknown as { conversationId: string };

    const stopped = endpoint.stop();
    const sent = say(client, 'selama');
    await stopped;
    endpoint.house.say(conversationId, bot('sementara mati'));
    await endpoint.start();
    await sent;
    await say(client, 'sesudah');

    await until(() => client.texts().includes('echo: sesudah'));
    const said = (await endpoint.house.readMessages(conversationId, 0, 100)).map(({ text }) => text);
    expect(client.texts()).toEqual(said);
    expect(said.filter((text) => text === 'selama')).toHaveLength(1);
    expect(said).toContain('sementara mati');
  });

  test('over polling hears everything, nothing twice', async () => {
    const client = connect({ token: await token(), webSocket: false, pollingInterval: 2000 });
    await say(client, 'sebelum');
    await until(() => client.texts().includes('echo: sebelum'));
    const { conversationId } = client.line as unknown as { conversationId: string };

    await betweenPolls(async () => {
      await endpoint.stop();
      endpoint.house.say(conversationId, bot('sementara mati'));
      await endpoint.start();
    });
    await say(client, 'sesudah');

    await until(() => client.texts().includes('echo: sesudah'));
    expect(client.texts()).toEqual([
      'Selamat datang',
      'sebelum',
      'echo: sebelum',
      'sementara mati',
      'sesudah',
      'echo: sesudah',
    ]);
  });

  test.each([true, false])('a page loaded anew goes on from its watermark (WebSocket: %s)', async (webSocket) => {
    const first = connect({ token: await token(), webSocket });
    await say(first, 'sebelum');
    await until(() => first.heard.length === 3);
    const before = first.line as unknown as { conversationId: string; token: string; watermark: string };
    const { conversationId, token: kept, watermark } = before;
    first.line.end();
    await endpoint.stop();
    endpoint.house.say(conversationId, bot('sementara mati'));
    await endpoint.start();

    const again = connect({ token: kept, conversationId, watermark, webSocket });
    await say(again, 'sesudah');
    await until(() => again.heard.length >= 3);
    expect(again.texts()).toEqual(['sementara mati', 'sesudah', 'echo: sesudah']);
  });

  test('hears all that it missed before what is said while it hears', async () => {
    const first = connect({ token: await token(), webSocket: true });
    await say(first, 'sebelum');
    await until(() => first.heard.length === 3);
    const { conversationId, token: kept, watermark } = first.line as unknown as Record<string, string>;
    first.line.end();
    const missed = Array.from({ length: 40 }, (_, n) => `terlewat ${n}`);
    for (const text of missed) endpoint.house.say(conversationId!, bot(text));
    const again = connect({ token: kept, conversationId, watermark, webSocket: true });
    await until(() => again.heard.length > 0);
    for (const text of ['satu', 'dua', 'tiga']) endpoint.house.say(conversationId!, bot(text));
    await until(() => again.heard.length >= 43);
    expect(again.texts()).toEqual([...missed, 'satu', 'dua', 'tiga']);
  });

  test('is told that its token has expired', async () => {
    const client = connect({ token: await token() });
    await say(client, 'hai');
    endpoint.ahead = 1_801_000;
    const statuses: ConnectionStatus[] = [];
    client.line.connectionStatus$.subscribe((status) => {
      statuses.push(status);
    });
    client.line.postActivity({ type: 'message', text: 'x', from: { id: 'x' } }).subscribe(() => {});
    await until(() => statuses.includes(ConnectionStatus.ExpiredToken));
  });
});
