import { KhidmatError } from '../../../src/errors';
import { Endpoint, SECRET, until } from '../../support/direct-line';
import { connectTo, endClients, polls, say } from '../../support/directlinejs-client';

/** Microsoft's client polls no more after any answer but 200 (and 403): what would be refused for now is an empty page. */
let endpoint: Endpoint;

beforeEach(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  endpoint = await new Endpoint({ perConversation: { perSecond: 1_000, burst: 1_000 } }).start();
});
afterEach(async () => {
  endClients();
  await endpoint.stop();
});

const token = async () =>
  (await endpoint.call('POST', '/v3/directline/tokens/generate', { token: SECRET, body: {} })).body.token as string;

test("Microsoft's client polls on while nothing can be read, and then hears everything once", async () => {
  const client = connectTo(endpoint.url, { token: await token(), webSocket: false, pollingInterval: 200 });
  await say(client, 'sebelum');
  await until(() => client.texts().includes('echo: sebelum'));
  const { house } = endpoint;
  const read = house.readMessages.bind(house);
  let refused = 0;
  house.readMessages = () => {
    refused += 1;
    return Promise.reject(new KhidmatError('STORE_UNAVAILABLE', 'The disk is away.'));
  };
  const { done } = polls;
  await until(() => refused >= 3);
  expect(polls.done).toBeGreaterThan(done);
  house.readMessages = read;
  await say(client, 'sesudah');
  await until(() => client.texts().includes('echo: sesudah'));
  expect(client.texts()).toEqual(['Selamat datang', 'sebelum', 'echo: sebelum', 'sesudah', 'echo: sesudah']);
});

test('only a poll is answered so, and a site may read it', async () => {
  const { path, token } = await endpoint.session();
  endpoint.house.readMessages = () => Promise.reject(new KhidmatError('STORE_UNAVAILABLE', 'The disk is away.'));
  endpoint.house.receive = () => Promise.reject(new KhidmatError('OVERLOADED', 'Too much.'));
  const poll = await endpoint.call('GET', `${path}/activities?watermark=3`, { token });
  expect(poll).toMatchObject({ status: 200, body: { activities: [] } });
  expect(poll.body.watermark).toBeUndefined();
  const said = await endpoint.call('POST', `${path}/activities`, { token, body: { type: 'message', text: 'halo' } });
  expect(said.status).toBe(503);
  expect(said.headers.get('retry-after')).not.toBeNull();
  for (const other of ['not a token', undefined]) {
    const answer = await endpoint.call('GET', `${path}/activities`, other === undefined ? {} : { token: other });
    expect(answer.status).toBe(401);
  }
});

test('at the door too: a flood of one token leaves its polls alive', async () => {
  await endpoint.stop();
  endpoint = await new Endpoint({ perConversation: { perSecond: 0.001, burst: 1 } }).start();
  const { path, token } = await endpoint.session();
  const answers = [];
  for (let n = 0; n < 15; n += 1) {
    const body = { type: 'message', text: `halo ${n}` };
    answers.push((await endpoint.call('POST', `${path}/activities`, { token, body })).status);
  }
  expect(answers.slice(-10)).toEqual(Array(10).fill(429));
  const headers = { origin: 'https://shop.example' };
  const poll = await endpoint.call('GET', `${path}/activities?watermark=1`, { token, headers });
  expect(poll).toMatchObject({ status: 200, body: { activities: [] } });
  expect(poll.headers.get('access-control-allow-origin')).toBe('https://shop.example');
});
