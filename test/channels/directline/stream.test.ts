import { Endpoint, openStream, SECRET, type Session, Stream, until } from '../../support/direct-line';

let line: Endpoint;
let session: Session;
const open: Stream[] = [];

async function start(settings = {}): Promise<void> {
  line = await new Endpoint({
    perConversation: { perSecond: 1000, burst: 1000 },
    perUser: { perSecond: 1000, burst: 1000 },
    ...settings,
  }).start();
  session = await line.session();
}

async function stream(url = session.streamUrl): Promise<Stream> {
  const stream = await openStream(url);
  if (!(stream instanceof Stream)) throw new Error(`the stream was refused with ${stream}`);
  open.push(stream);
  return stream;
}

async function freshUrl(query = ''): Promise<string> {
  return (await line.call('GET', session.path + query, { token: session.token })).body.streamUrl;
}

beforeEach(() => start());
afterEach(async () => {
  for (const stream of open.splice(0)) stream.close();
  await line.stop();
});

describe('the stream', () => {
  test('begins with what was said before it opened, then brings each message once, in order, with its watermark', async () => {
    await line.say(session, 'sebelum', { channelData: { clientActivityID: 'c0' } });
    const live = await stream();
    await line.say(session, 'sesudah', { channelData: { clientActivityID: 'c1' } });
    await until(() => live.activities.length === 5);
    expect(live.texts).toEqual(['Selamat datang', 'sebelum', 'echo: sebelum', 'sesudah', 'echo: sesudah']);
    expect(live.watermarks.at(-1)).toBe('5');
    expect(live.activities[3]).toMatchObject({ from: { id: session.userId }, channelData: { clientActivityID: 'c1' } });
    expect(live.activities[4]).toMatchObject({
      from: { id: 'bot', name: 'Khidmat', role: 'bot' },
      channelData: { khidmat: { speaker: { role: 'bot', name: 'Khidmat' } } },
    });
  });

  const say = (from: number, to: number) => {
    for (let i = from; i < to; i += 1)
      line.house.say(session.conversationId, { from: { role: 'bot', name: 'B' }, text: `${i}` });
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${i}`);

  test('brings a conversation of hundreds of messages whole', async () => {
    say(0, 250);
    const live = await stream();
    await until(() => live.activities.length === 251);
    expect(live.texts.slice(1)).toEqual(numbers(250));
  });

  test('loses nothing and doubles nothing of what is said while it opens', async () => {
    say(0, 150);
    const opening = stream();
    for (let i = 150; i < 300; i += 10) {
      say(i, i + 10);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const live = await opening;
    say(300, 400);
    await until(() => live.activities.length >= 401);
    expect(live.texts.slice(1)).toEqual(numbers(400));
  });

  test('goes to two tabs of one customer, and the end of one is not the end of the other', async () => {
    const [one, other] = [await stream(), await stream(await freshUrl('?watermark='))];
    await line.say(session, 'halo');
    await until(() => one.activities.length === 3 && other.activities.length === 3);
    one.close();
    await until(() => line.house.listeners(session.conversationId) === 1);
    await line.say(session, 'lagi');
    await until(() => other.activities.length === 5);
    expect(other.texts).toEqual(['Selamat datang', 'halo', 'echo: halo', 'lagi', 'echo: lagi']);
  });

  test('is not opened more than twenty times for one conversation', async () => {
    for (let i = 0; i < 20; i += 1) await stream(await freshUrl());
    expect(await openStream(await freshUrl())).toBe(429);
  });

  test('tells that an agent types, live only, and not that the customer does', async () => {
    const live = await stream();
    await until(() => live.activities.length === 1);
    line.house.typing(session.conversationId, { role: 'customer' });
    line.house.typing(session.conversationId, { role: 'agent', name: 'Dewi' });
    await until(() => live.activities.length === 2);
    expect(live.activities[1]).toMatchObject({ type: 'typing', from: { name: 'Dewi', role: 'bot' } });
    expect(live.watermarks[1]).toBeUndefined();
    const later = await stream(await freshUrl('?watermark='));
    await until(() => later.activities.length === 1);
    expect(later.activities[0].type).toBe('message');
  });

  test('shows who speaks, by name, without the id of an agent', async () => {
    const live = await stream();
    line.house.say(session.conversationId, {
      from: { role: 'agent', name: 'Dewi', agentId: 'agent-77' },
      text: 'Saya bantu, ya.',
      notice: { kind: 'agent-joined', name: 'Dewi' },
    });
    await until(() => live.activities.length === 2);
    expect(live.activities[1]).toMatchObject({
      from: { id: 'agent', name: 'Dewi', role: 'bot' },
      channelData: {
        khidmat: { speaker: { role: 'agent', name: 'Dewi' }, notice: { kind: 'agent-joined', name: 'Dewi' } },
      },
    });
    expect(JSON.stringify(live.activities)).not.toContain('agent-77');
  });

  test('sends empty frames and takes them', async () => {
    await line.stop();
    await start({ keepAliveMs: 30 });
    const live = await stream();
    live.socket.send('');
    await until(() => live.emptyFrames >= 2);
    await line.say(session, 'hidup');
    await until(() => live.activities.length === 3);
  });

  test('finds by itself what no hint told of', async () => {
    await line.stop();
    await start({ keepAliveMs: 50 });
    const live = await stream();
    await until(() => live.activities.length === 1);
    line.house.losesHints = true;
    await line.say(session, 'diam-diam');
    await until(() => live.activities.length === 3);
    expect(live.texts).toEqual(['Selamat datang', 'diam-diam', 'echo: diam-diam']);
  });

  test('leaves no listener behind', async () => {
    const live = await stream();
    expect(line.house.listeners(session.conversationId)).toBe(1);
    live.socket.close();
    await until(() => line.house.listeners(session.conversationId) === 0);
  });

  test('asks its client to come back when the server stops, and goes on from the watermark', async () => {
    const live = await stream();
    await line.say(session, 'satu');
    await until(() => live.activities.length === 3);
    await line.stop();
    expect(await live.closed).toBe(1012);
    line.house.say(session.conversationId, { from: { role: 'bot', name: 'B' }, text: 'meanwhile' });
    await line.start();
    const next = await stream(await freshUrl(`?watermark=${live.watermarks.at(-1)}`));
    await until(() => next.activities.length === 1);
    expect(next.texts).toEqual(['meanwhile']);
  });
});

describe('the ticket of a stream', () => {
  test('opens one stream', async () => {
    await stream();
    expect(await openStream(session.streamUrl)).toBe(403);
  });

  test('is good for a minute', async () => {
    line.ahead = 61_000;
    expect(await openStream(session.streamUrl)).toBe(403);
  });

  test('is good for its own conversation only', async () => {
    const other = await line.session();
    expect(await openStream(session.streamUrl.replace(session.conversationId, other.conversationId))).toBe(403);
    // The attempt has not used it up.
    await stream();
  });

  test('can not be replaced by a token, the secret, or nothing', async () => {
    const url = session.streamUrl.split('?')[0];
    for (const query of ['', '?t=', `?t=${session.token}`, `?t=${session.resume}`, `?t=${SECRET}`, '?t=a.b.c']) {
      expect(await openStream(url + query)).toBe(401);
    }
  });

  test('never stands in the log', async () => {
    await stream();
    await openStream(session.streamUrl);
    expect(line.log.join('')).not.toContain(session.streamUrl.split('t=')[1]!.slice(-20));
  });
});
