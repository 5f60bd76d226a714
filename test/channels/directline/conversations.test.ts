import { Endpoint, openStream, SECRET, type Stream, until } from '../../support/direct-line';

let line: Endpoint;
beforeEach(async () => {
  line = await new Endpoint().start();
});
afterEach(() => line.stop());

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

describe('tokens/generate', () => {
  test('gives the holder of the secret a token for one new conversation and one user', async () => {
    const { status, body } = await line.call('POST', '/v3/directline/tokens/generate', {
      token: SECRET,
      body: { user: { id: 'dl_4711', name: 'Sari' }, trustedOrigins: ['https://shop.example'] },
    });
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['conversationId', 'expires_in', 'token']);
    expect(body.expires_in).toBe(1800);
    expect(body.conversationId).toMatch(/^webchat:[\w-]{24}$/);
    expect(claimsOf(body.token)).toMatchObject({ conv: body.conversationId, user: 'dl_4711' });
  });

  test('makes up a user id when none is given, and wants none but dl_', async () => {
    const { body } = await line.call('POST', '/v3/directline/tokens/generate', { token: SECRET });
    expect(claimsOf(body.token).user).toMatch(/^dl_[\w-]{24}$/);
    const refused = await line.call('POST', '/v3/directline/tokens/generate', {
      token: SECRET,
      body: { user: { id: 'sari' } },
    });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'BadArgument']);
  });

  test('is nothing for the holder of a token, or of nothing', async () => {
    const { token } = await line.session();
    expect((await line.call('POST', '/v3/directline/tokens/generate', { token })).status).toBe(403);
    expect((await line.call('POST', '/v3/directline/tokens/generate')).status).toBe(401);
    expect((await line.call('POST', '/v3/directline/tokens/generate', { token: `${SECRET}x` })).status).toBe(401);
  });
});

describe('who writes', () => {
  const personOf = (conversation: string) => {
    const opened = line.house.events.find((one) => one.conversation === conversation);
    return (opened?.body as { person?: string } | undefined)?.person;
  };
  const openWith = async (user: object | undefined, token?: string) => {
    const given =
      token ??
      (await line.call('POST', '/v3/directline/tokens/generate', { token: SECRET, body: { user } })).body.token;
    const { body } = await line.call('POST', '/v3/directline/conversations', {
      token: given,
      body: { user: { id: 'dl_victim' } },
    });
    return personOf(body.conversationId);
  };

  test('is who the holder of the secret said, in every conversation, also after a refresh', async () => {
    const first = await openWith({ id: 'dl_4711' });
    expect(first).toBe('webchat dl_4711');
    expect(await openWith({ id: 'dl_4711' })).toBe(first);
    expect(await openWith({ id: 'dl_4712' })).not.toBe(first);
    const { body } = await line.call('POST', '/v3/directline/tokens/generate', {
      token: SECRET,
      body: { user: { id: 'dl_4711' } },
    });
    const fresh = await line.call('POST', '/v3/directline/tokens/refresh', { token: body.token });
    expect(await openWith(undefined, fresh.body.token)).toBe(first);
    const relayed = await line.call('POST', '/v3/directline/conversations', {
      token: SECRET,
      body: { user: { id: 'dl_4711' } },
    });
    expect(personOf(relayed.body.conversationId)).toBe(first);
  });

  test('is nobody where a browser says it of itself', async () => {
    expect(await openWith({})).toBeUndefined();
    const { conversationId, token } = await line.session({ user: { id: 'dl_4711', name: 'Sari' } });
    expect(personOf(conversationId)).toBeUndefined();
    await line.call('POST', `/v3/directline/conversations/${conversationId}/activities`, {
      token,
      body: { type: 'message', text: 'hi', from: { id: 'dl_4711' }, person: 'p' },
    });
    expect(JSON.stringify(line.house.events.map(({ body }) => body))).not.toContain('person');
  });
});

describe('the name that the holder of the secret gave', () => {
  const namesIn = (conversation: string) =>
    line.house.events
      .filter((one) => one.conversation === conversation)
      .map(({ body }) => (body as { name?: string }).name);

  test.each([
    ['with an id', { id: 'dl_4711', name: ' Sari\u202e Dewi ' }],
    ['without one', { name: 'Sari Dewi' }],
  ])('%s is the customer’s, in the greeting and in every message, whatever the browser says', async (_, user) => {
    const { body: given } = await line.call('POST', '/v3/directline/tokens/generate', {
      token: SECRET,
      body: { user },
    });
    const { body: fresh } = await line.call('POST', '/v3/directline/tokens/refresh', { token: given.token });
    const { body: opened } = await line.call('POST', '/v3/directline/conversations', {
      token: fresh.token,
      body: { user: { name: 'The boss' } },
    });
    await line.call('POST', `/v3/directline/conversations/${opened.conversationId}/activities`, {
      token: opened.token,
      body: { type: 'message', text: 'hi', from: { id: 'x', name: 'The boss' } },
    });
    expect(namesIn(opened.conversationId)).toEqual(['Sari Dewi', 'Sari Dewi']);
  });

  test('gives way to the browser’s where none was given', async () => {
    const { body: given } = await line.call('POST', '/v3/directline/tokens/generate', { token: SECRET });
    const { body } = await line.call('POST', '/v3/directline/conversations', {
      token: given.token,
      body: { user: { name: 'Tono' } },
    });
    expect(namesIn(body.conversationId)).toEqual(['Tono']);
  });
});

describe('tokens/refresh', () => {
  test('changes a valid token for one that lasts longer, in the same conversation', async () => {
    const session = await line.session();
    line.ahead = 20 * 60_000;
    const { status, body } = await line.call('POST', '/v3/directline/tokens/refresh', { token: session.token });
    expect([status, body.conversationId]).toEqual([200, session.conversationId]);
    line.ahead = 40 * 60_000;
    expect((await line.say({ ...session, token: body.token }, 'masih ada?')).status).toBe(200);
    expect((await line.say(session, 'dan ini?')).status).toBe(403);
  });

  test('refuses an expired token with TokenExpired, and the secret', async () => {
    const { token } = await line.session();
    line.ahead = 1_801_000;
    const { status, body } = await line.call('POST', '/v3/directline/tokens/refresh', { token });
    expect([status, body.error.code]).toEqual([403, 'TokenExpired']);
    expect((await line.call('POST', '/v3/directline/tokens/refresh', { token: SECRET })).status).toBe(400);
  });
});

describe('conversations', () => {
  test('open with a token once, greet once, and open again as the same', async () => {
    const { body: given } = await line.call('POST', '/v3/directline/tokens/generate', { token: SECRET });
    const start = (token: string) =>
      line.call('POST', '/v3/directline/conversations', { token, body: { locale: 'en-US' } });
    const first = await start(given.token);
    const again = await start(first.body.token);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body.conversationId).toBe(given.conversationId);
    expect(again.body.conversationId).toBe(given.conversationId);
    expect(line.house.events).toEqual([
      { conversation: given.conversationId, channel: 'webchat', id: 'opened', body: { kind: 'opened', locale: 'en' } },
    ]);
    const stream = (await openStream(again.body.streamUrl)) as Stream;
    await until(() => stream.activities.length > 0);
    expect(stream.texts).toEqual(['Welcome']);
    stream.close();
  });

  test('opened twice at the same moment greet once', async () => {
    const { body } = await line.call('POST', '/v3/directline/tokens/generate', { token: SECRET });
    await Promise.all([1, 2, 3].map(() => line.call('POST', '/v3/directline/conversations', { token: body.token })));
    expect(line.house.events).toHaveLength(1);
  });

  test('open with the secret as a new one each time', async () => {
    const start = () =>
      line.call('POST', '/v3/directline/conversations', { token: SECRET, body: { user: { id: 'x' } } });
    const [one, other] = [await start(), await start()];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.conversationId).not.toBe(other.body.conversationId);
    expect(claimsOf(one.body.token).user).toBe('x');
  });

  test('take the language of the browser when the client names none', async () => {
    await line.call('POST', '/webchat/session', { headers: { 'accept-language': 'ms-MY,en;q=0.5' } });
    await line.call('POST', '/webchat/session', { headers: { 'accept-language': 'ms-MY' }, body: { locale: 'id-ID' } });
    await line.call('POST', '/webchat/session', { headers: { 'accept-language': 'fr' }, body: { locale: 'zh' } });
    expect(line.house.events.map(({ body }) => body.kind === 'opened' && body.locale)).toEqual(['ms', 'id', undefined]);
  });

  test('that were never opened are not found', async () => {
    const { body } = await line.call('POST', '/v3/directline/tokens/generate', { token: SECRET });
    const path = `/v3/directline/conversations/${body.conversationId}`;
    for (const end of ['', '/activities']) {
      const answer = await line.call('GET', path + end, { token: body.token });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'ConversationNotFound']);
    }
  });
});

describe('coming back', () => {
  test('gives a new token and a stream from the watermark on', async () => {
    const session = await line.session();
    await line.say(session, 'satu');
    const { status, body } = await line.call('GET', `${session.path}?watermark=2`, { token: session.token });
    expect(status).toBe(200);
    expect(claimsOf(body.token).conv).toBe(session.conversationId);
    const stream = (await openStream(body.streamUrl)) as Stream;
    await until(() => stream.activities.length > 0);
    expect(stream.texts).toEqual(['echo: satu']);
    stream.close();
  });

  test('without a watermark means only what is new; with an empty one, all', async () => {
    const session = await line.session();
    const open = async (query: string) => {
      const { body } = await line.call('GET', session.path + query, { token: session.token });
      return (await openStream(body.streamUrl)) as Stream;
    };
    const [bare, empty, future] = [await open(''), await open('?watermark='), await open('?watermark=999')];
    await line.say(session, 'dua');
    await until(() => [bare, empty, future].every(({ texts }) => texts.includes('echo: dua')));
    expect(bare!.texts).toEqual(['dua', 'echo: dua']);
    expect(empty!.texts).toEqual(['Selamat datang', 'dua', 'echo: dua']);
    expect(future!.texts).toEqual(['dua', 'echo: dua']);
    for (const stream of [bare, empty, future]) stream!.close();
  });

  test('a day later needs the resume credential, and finds the same conversation and user', async () => {
    const session = await line.session();
    await line.say(session, 'sampai besok');
    line.ahead = 24 * 3_600_000;
    const { status, body } = await line.call('POST', '/webchat/resume', { body: { resume: session.resume } });
    expect([status, body.conversationId, body.userId]).toEqual([200, session.conversationId, session.userId]);
    const stream = (await openStream(body.streamUrl)) as Stream;
    await until(() => stream.activities.length === 3);
    expect(stream.texts).toEqual(['Selamat datang', 'sampai besok', 'echo: sampai besok']);
    stream.close();
    expect((await line.say({ ...session, token: body.token }, 'pagi')).status).toBe(200);
    expect(line.house.events.filter(({ id }) => id === 'opened')).toHaveLength(1);
  });

  test('31 days later is too late; a token is no resume credential, nor the other way', async () => {
    const session = await line.session();
    const resume = (credential: unknown) => line.call('POST', '/webchat/resume', { body: { resume: credential } });
    expect((await resume(session.token)).status).toBe(401);
    expect((await line.say({ ...session, token: session.resume }, 'x')).status).toBe(401);
    expect((await resume(undefined)).status).toBe(401);
    expect((await resume(5)).status).toBe(400);
    line.ahead = 31 * 24 * 3_600_000;
    const late = await resume(session.resume);
    expect([late.status, late.body.error.code]).toEqual([403, 'TokenExpired']);
  });

  test('works with the tokens of before a restart', async () => {
    const session = await line.session();
    await line.stop();
    await line.start();
    expect((await line.say(session, 'masih?')).status).toBe(200);
  });
});
