import { type Answer, until } from '../../support/direct-line';
import { type Client, connectTo, endClients, say } from '../../support/directlinejs-client';
import { RunningBot } from '../../support/running-bot';

/** The endpoint with the real bot and SQLite behind it. */
const SECRET = 'secret-of-the-whole-road';
let bot: RunningBot;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  bot = await new RunningBot({
    DIRECT_LINE_SECRET: SECRET,
    LIMIT_CONVERSATION_PER_SECOND: '1000',
    LIMIT_CONVERSATION_BURST: '1000',
  }).start();
});
afterEach(() => endClients());
afterAll(() => bot.destroy());

async function call(
  method: string,
  path: string,
  token: string,
  body?: object | FormData,
): Promise<Pick<Answer, 'status' | 'body'>> {
  const isForm = body instanceof FormData;
  const answer = await fetch(bot.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: await answer.json() };
}

const token = async () => (await call('POST', '/v3/directline/tokens/generate', SECRET)).body.token as string;
const detailsOf = ({ line }: Client) => line as unknown as { conversationId: string; token: string };

async function kept(client: Client): Promise<{ id: string; text: string; suggestedActions?: { actions: object[] } }[]> {
  const { conversationId, token } = detailsOf(client);
  return (await call('GET', `/v3/directline/conversations/${conversationId}/activities`, token)).body.activities;
}

test('greets once, answers, and takes a button', async () => {
  const client = connectTo(bot.url, { token: await token(), conversationStartProperties: { locale: 'en-US' } });
  await until(() => client.heard.length === 1);
  expect(client.texts()[0]).toMatch(/Budi/);
  const { actions } = (
    client.heard[0] as unknown as { suggestedActions: { actions: { text: string; value: object }[] } }
  ).suggestedActions;
  expect(actions.map(({ text }) => text)).toEqual(['Opening hours']);
  const pressed = { type: 'message' as const, text: actions[0]!.text, value: actions[0]!.value, from: { id: 'x' } };
  client.line.postActivity(pressed).subscribe();
  await until(() => client.texts().some((text) => text?.includes('Monday to Saturday')));
  // What one turn says is stored at once, and may arrive one by one.
  const stored = (await kept(client)).map(({ id }) => id);
  await until(() => client.heard.length >= stored.length);
  expect(client.heard.map(({ id }) => id)).toEqual(stored);
});

test('greets once, however often and however fast the conversation is opened', async () => {
  const given = await token();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => call('POST', '/v3/directline/conversations', given, {})),
  );
  expect(new Set(answers.map(({ status }) => status < 300))).toEqual(new Set([true]));
  const { conversationId } = answers[0]!.body;
  const { body } = await call('GET', `/v3/directline/conversations/${conversationId}/activities`, given);
  expect(body.activities).toHaveLength(1);
});

test('takes an activity once, however often it is sent at the same moment', async () => {
  const given = await token();
  const { body } = await call('POST', '/v3/directline/conversations', given, {});
  const path = `/v3/directline/conversations/${body.conversationId}/activities`;
  const activity = { type: 'message', text: 'hello', channelData: { clientActivityID: 'once' } };
  const answers = await Promise.all(Array.from({ length: 10 }, () => call('POST', path, given, activity)));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  const said = (await call('GET', path, given)).body.activities as { from: { role: string } }[];
  expect(said.filter(({ from }) => from.role === 'user')).toHaveLength(1);
});

test('keeps a file over a restart', async () => {
  const given = await token();
  const { body } = await call('POST', '/v3/directline/conversations', given, {});
  const path = `/v3/directline/conversations/${body.conversationId}`;
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify({ type: 'message', text: 'nota' })]));
  form.append('file', new Blob(['isi']), 'nota.txt');
  expect((await call('POST', `${path}/upload`, given, form)).status).toBe(200);
  await bot.stop();
  await bot.start();
  const { activities } = (await call('GET', `${path}/activities?watermark=1`, given)).body;
  const answer = await fetch(activities[0].attachments[0].contentUrl);
  expect(await answer.text()).toBe('isi');
});

test.each([
  ['WebSocket', true],
  ['polling', false],
])(
  'over %s a client hears everything once and in order, through two restarts in mid-talk',
  async (_name, webSocket) => {
    let client = connectTo(bot.url, { token: await token(), webSocket });
    const heard: Client[] = [client];
    const words = Array.from({ length: 24 }, (_, i) => `what time do you open ${i}`);
    for (const [i, text] of words.entries()) {
      if (i === 8 || i === 16) {
        const stopped = bot.stop();
        const sending = say(client, text);
        await stopped;
        await bot.start();
        await sending;
        if (!webSocket) {
          // A poll that finds no server is this library's last; a page would be loaded anew, and go on from what it has shown. The
          // library's own watermark is ahead of that: it tells of a page's activities one after the other, and of no more after its end.
          const { conversationId, token } = client.line as unknown as Record<string, string>;
          const watermark = client.heard.at(-1)?.id?.split('|')[1] ?? '';
          client.line.end();
          // A page that is gone shows no more, whatever its library still tells it.
          heard.splice(-1, 1, { ...client, heard: [...client.heard] });
          client = connectTo(bot.url, { token, conversationId, watermark, webSocket });
          heard.push(client);
        }
      } else await say(client, text);
    }
    const said = await kept(client);
    const all = () => heard.flatMap(({ heard }) => heard);
    await until(() => all().length >= said.length);
    expect(all().map(({ id }) => id)).toEqual(said.map(({ id }) => id));
    expect(said.map(({ text }) => text).filter((text) => words.includes(text))).toEqual(words);
    expect(said.map(({ id }) => Number(id.split('|')[1]))).toEqual(said.map((_, i) => i + 1));
  },
  90_000,
);
