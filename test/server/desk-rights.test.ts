import { randomUUID } from 'node:crypto';
import type { DeskEvent } from '../../src/domain/event';
import { type DeskClient, type DeskScene, MONDAY_NOON, PASSWORD, startDesk } from './desk-scene';

/**
 * Every route of the desk for everybody who may come: what is not allowed is forbidden. `waiting` is a case in the queue
 * of `orders`, `taken` one of `orders` that the own-team agent works on, `lent` one that they lent to the bot, `bot` one that the bot has.
 */
const WHO = ['anonymous', 'own team', 'other team', 'supervisor', 'admin', 'disabled'] as const;
type Who = (typeof WHO)[number];
type Row = readonly [
  what: string,
  method: 'GET' | 'POST',
  path: string,
  body: object | null,
  answers: readonly number[],
];

const DUE = MONDAY_NOON + 3_600_000;

// In the order of WHO. Each deed that changes something is asked for on a case of its own.
const ROUTES: readonly Row[] = [
  ['who I am', 'GET', 'me', null, [401, 200, 200, 200, 200, 401]],
  ['the lists', 'GET', 'lists', null, [401, 200, 200, 200, 200, 401]],
  ['a waiting case', 'GET', 'cases/WAITING', null, [401, 200, 404, 200, 200, 401]],
  ['a taken case', 'GET', 'cases/TAKEN', null, [401, 200, 404, 200, 200, 401]],
  ['a case of the bot', 'GET', 'cases/BOT', null, [401, 404, 404, 200, 200, 401]],
  ['a case that there is not', 'GET', 'cases/K-0', null, [401, 404, 404, 404, 404, 401]],
  ['earlier messages', 'GET', 'cases/WAITING/messages?before=9', null, [401, 200, 404, 200, 200, 401]],
  ['why a message was read so', 'GET', 'cases/WAITING/messages/1/explanation', null, [401, 200, 404, 200, 200, 401]],
  ['a file that there is not', 'GET', 'cases/WAITING/files/1/0', null, [401, 404, 404, 404, 404, 401]],
  ['take the next of a team', 'POST', 'take', { team: 'orders' }, [401, 200, 404, 200, 200, 401]],
  ['take this one', 'POST', 'cases/WAITING/take', {}, [401, 200, 404, 200, 200, 401]],
  ['take what the bot has', 'POST', 'cases/BOT/take', {}, [401, 404, 404, 409, 409, 401]],
  ['what is lent to the bot', 'GET', 'cases/LENT', null, [401, 200, 404, 200, 200, 401]],
  ['take back what is lent', 'POST', 'cases/LENT/take', {}, [401, 200, 404, 409, 409, 401]],
  ['answer what is lent', 'POST', 'cases/LENT/messages', { text: 'hi' }, [401, 409, 404, 409, 409, 401]],
  [
    'give what is lent back to a queue',
    'POST',
    'cases/LENT/return',
    { oversees: true },
    [401, 409, 404, 200, 200, 401],
  ],
  ['take what a colleague has', 'POST', 'cases/TAKEN/take', {}, [401, 409, 404, 409, 409, 401]],
  ['answer', 'POST', 'cases/TAKEN/messages', { text: 'hi' }, [401, 200, 404, 409, 409, 401]],
  ['answer one that waits', 'POST', 'cases/WAITING/messages', { text: 'hi' }, [401, 409, 404, 409, 409, 401]],
  ['give back', 'POST', 'cases/TAKEN/return', {}, [401, 200, 404, 409, 409, 401]],
  ['resolve', 'POST', 'cases/TAKEN/resolve', {}, [401, 200, 404, 409, 409, 401]],
  ['note', 'POST', 'cases/TAKEN/notes', { text: 'hi' }, [401, 200, 404, 200, 200, 401]],
  ['note one that waits', 'POST', 'cases/WAITING/notes', { text: 'hi' }, [401, 200, 404, 200, 200, 401]],
  ['ready answers', 'GET', 'cases/TAKEN/answers', null, [401, 200, 404, 200, 200, 401]],
  ['what is looked up', 'GET', 'cases/TAKEN/look-ups', null, [401, 200, 404, 200, 200, 401]],
  ['suggestions', 'GET', 'cases/TAKEN/suggestions', null, [401, 200, 404, 200, 200, 401]],
  ['send a file that is none', 'POST', 'cases/TAKEN/files', {}, [401, 415, 404, 409, 409, 401]],
  ['colleagues for a case', 'GET', 'cases/WAITING/colleagues', null, [401, 200, 404, 200, 200, 401]],
  ['give to a colleague', 'POST', 'cases/TAKEN/assign', { to: 'a-Mate' }, [401, 200, 404, 409, 409, 401]],
  ['give to one of another team', 'POST', 'cases/TAKEN/assign', { to: 'a-Other' }, [401, 409, 404, 409, 409, 401]],
  [
    'give as a supervisor',
    'POST',
    'cases/TAKEN/assign',
    { to: 'a-Super', oversees: true },
    [401, 200, 404, 200, 200, 401],
  ],
  [
    'give what waits as a supervisor',
    'POST',
    'cases/WAITING/assign',
    { to: 'a-Mate', oversees: true },
    [401, 409, 404, 200, 200, 401],
  ],
  ['take away as a supervisor', 'POST', 'cases/TAKEN/return', { oversees: true }, [401, 200, 404, 200, 200, 401]],
  ['close as a supervisor', 'POST', 'cases/TAKEN/resolve', { oversees: true }, [401, 200, 404, 200, 200, 401]],
  ['close what the bot has', 'POST', 'cases/BOT/resolve', { oversees: true }, [401, 404, 404, 409, 409, 401]],
  ['promise', 'POST', 'cases/TAKEN/promises', { what: 'a call', due: DUE }, [401, 200, 404, 409, 409, 401]],
  ['promise what is past', 'POST', 'cases/TAKEN/promises', { what: 'a call', due: 1 }, [401, 400, 404, 400, 400, 401]],
  ['lend to the bot', 'POST', 'cases/TAKEN/lend', { flow: 'order-status' }, [401, 200, 404, 409, 409, 401]],
  ['lend for no flow', 'POST', 'cases/TAKEN/lend', { flow: '_cancel' }, [401, 409, 404, 409, 409, 401]],
  ['keep what is not promised', 'POST', 'cases/TAKEN/kept', { promise: 'x' }, [401, 409, 404, 409, 409, 401]],
  ['what was not delivered', 'GET', 'letters', null, [401, 404, 404, 200, 200, 401]],
  [
    'send what there is not again',
    'POST',
    'letters',
    { conversation: 'webchat:x', letter: 'reply:1', deadAt: 1, deed: 'again' },
    [401, 404, 404, 404, 404, 401],
  ],
  ['what was told of waits', 'GET', 'waits', null, [401, 404, 404, 200, 200, 401]],
  ['look into no bad score', 'POST', 'cases/TAKEN/review', { note: 'x' }, [401, 409, 404, 409, 409, 401]],
  ['give no bad score', 'POST', 'cases/BOT/review', { to: 'a-Mate' }, [401, 404, 404, 409, 409, 401]],
  ['be on a break', 'POST', 'away', { away: false }, [401, 200, 200, 200, 200, 401]],
  ['hand back to the bot', 'POST', 'cases/TAKEN/hand-back', {}, [401, 200, 404, 409, 409, 401]],
  ['decline', 'POST', 'cases/TAKEN/reject', {}, [401, 200, 404, 409, 409, 401]],
  ['decline one that waits', 'POST', 'cases/WAITING/reject', {}, [401, 200, 404, 200, 200, 401]],
  ['decline what the bot has', 'POST', 'cases/BOT/reject', {}, [401, 404, 404, 409, 409, 401]],
  ['the people', 'GET', 'people', null, [401, 403, 403, 403, 200, 401]],
  ['invite', 'POST', 'people', { name: 'N', email: 'EMAIL', role: 'agent', teams: [] }, [401, 403, 403, 403, 201, 401]],
  [
    'change somebody',
    'POST',
    'people/a-Target',
    { name: 'T', role: 'agent', teams: [], disabled: false },
    [401, 403, 403, 403, 200, 401],
  ],
  ['make a link for somebody', 'POST', 'people/a-Target/link', null, [401, 403, 403, 403, 201, 401]],
  ['sign out', 'POST', 'sign-out', null, [200, 200, 200, 200, 200, 200]],
];

let scene: DeskScene;
let clients: { readonly [who in Who]: DeskClient };
let count = 0;

beforeAll(async () => {
  scene = await startDesk();
  await scene.addAgent('Target');
  await scene.addAgent('Mate', 'agent', ['orders']);
  clients = {
    anonymous: scene.client(),
    'own team': await scene.join('Own', 'agent', ['orders']),
    'other team': await scene.join('Other', 'agent', ['general', 'security']),
    supervisor: await scene.join('Super', 'supervisor', []),
    admin: await scene.join('Admin', 'admin', []),
    disabled: await scene.join('Gone', 'agent', ['orders']),
  };
  // In the store, so that the session is there and only the account is not in force any more.
  const gone = await scene.store.people.readAgent('a-Gone');
  await scene.store.people.updateAgent({ ...gone!, disabled: true });
});
afterAll(() => scene.stop());

describe.each(ROUTES)('%s', (_what, method, path, body, answers) => {
  it.each(WHO.map((who, at) => [who, answers[at]!] as const))('answers %s with %i', async (who, status) => {
    const full = path
      .replace('WAITING', await waiting())
      .replace('TAKEN', await taken())
      .replace('LENT', await lent())
      .replace('BOT', await ofBot());
    const client = clients[who];
    const answer = method === 'GET' ? await client.get(full) : await client.post(full, bodyOf(path, body));
    expect(answer.status).toBe(status);
    if (status >= 400) expect(JSON.stringify(answer.body)).not.toMatch(/KH-104233|812 ?3456/);
  });
});

it('knows every route that the desk has', async () => {
  const seen: string[] = [];
  const { mountDesk } = require('../../src/server/desk') as typeof import('../../src/server/desk');
  const route = (method: string, path: string) => void seen.push(`${method} ${path}`);
  const routes = { ...scene.http, route, onUpgrade: () => {} };
  const { store, service, holder, now } = scene;
  const desk = await mountDesk(routes, {
    store,
    service,
    content: () => holder.current(),
    whyOf: async () => null,
    log: { info() {}, warn() {} } as never,
    now: () => now,
  });
  desk.stop();
  const open = ['POST /desk/api/sign-in', 'POST /desk/api/join'];
  const tested = ROUTES.map(([, method, path]) => `${method} /desk/api/${pattern(path)}`);
  expect(seen.filter((route) => !open.includes(route)).sort()).toEqual([...new Set(tested)].sort());
});

describe('the lists', () => {
  it('hold only what the agent may see', async () => {
    const crisis = await scene.waiting('seen', 'security');
    const own = await scene.join('Sees', 'agent', ['security']);
    const other = await scene.join('Blind', 'agent', ['orders', 'general']);
    const none = await scene.join('None', 'agent', []);
    const numbers = async (client: DeskClient) =>
      (await client.get('lists')).body.waiting.map(({ number }: { number: string }) => number);
    expect(await numbers(own)).toEqual([crisis]);
    expect(await numbers(other)).not.toContain(crisis);
    expect((await none.get('lists')).body).toMatchObject({ waiting: [], waitingInAll: 0, mine: [], teams: [] });
  });

  it('are cut where they get long, while the counts go on', async () => {
    const before = (await clients.supervisor.post('sign-in', { email: 'super@shop.example', password: PASSWORD }))
      .status;
    expect(before).toBe(200);
    for (let n = 0; n < 110; n++) await scene.waiting(`long-${n}`, 'general');
    const { waiting, waitingInAll, teams } = (await clients.supervisor.get('lists')).body;
    expect(waiting).toHaveLength(100);
    expect(waitingInAll).toBeGreaterThanOrEqual(110);
    const sum = teams.reduce((all: number, load: { waiting: number }) => all + load.waiting, 0);
    expect(sum).toBe(waitingInAll);
  });

  it('follow a change of teams at once', async () => {
    const general = await scene.waiting('moved', 'general');
    const mover = await scene.join('Mover', 'agent', ['orders']);
    expect((await mover.get(`cases/${general}`)).status).toBe(404);
    const admin = await scene.join('Boss', 'admin', []);
    const change = { name: 'Mover', role: 'agent', teams: ['general', 'no such team'], disabled: false };
    expect((await admin.post('people/a-Mover', change)).body.person.teams).toEqual(['general']);
    expect((await mover.get(`cases/${general}`)).status).toBe(200);
  });
});

function bodyOf(path: string, body: object | null): object {
  if (body === null) return {};
  if (path === 'away') return body;
  if (path.startsWith('people')) return JSON.parse(JSON.stringify(body).replace('EMAIL', `n${++count}@shop.example`));
  return { id: randomUUID(), ...body };
}

/** Nothing is known of the order yet, so that the flow asks for it. */
async function lent(): Promise<string> {
  const conversation = `l-${++count}`;
  const number = await scene.waiting(conversation, 'general');
  const agent = { id: 'a-Own', name: 'Own' };
  const act = (id: string, event: DeskEvent) => scene.service.act(`webchat:${conversation}`, id, event);
  await act('move', { kind: 'desk-return', agent, team: 'orders', oversees: true });
  await act('take', { kind: 'desk-take', agent });
  await act('lend', { kind: 'desk-lend', agent, flow: 'order-status' });
  return number;
}

async function waiting(): Promise<string> {
  return scene.waiting(`w-${++count}`, 'orders');
}

async function taken(): Promise<string> {
  const conversation = `t-${++count}`;
  const number = await scene.waiting(conversation, 'orders');
  const agent = { id: 'a-Own', name: 'Own' };
  await scene.service.act(`webchat:${conversation}`, 'take', { kind: 'desk-take', agent });
  return number;
}

async function ofBot(): Promise<string> {
  const conversation = `b-${++count}`;
  await scene.say(conversation, 'where is my order');
  return scene.numberOf(conversation);
}

function pattern(path: string): string {
  return path
    .replace(/\?.*/, '')
    .replace(/^cases\/[^/]+/, 'cases/:number')
    .replace(/files\/1\/0/, 'files/:seq/:at')
    .replace(/messages\/1\//, 'messages/:seq/')
    .replace(/^people\/[^/]+/, 'people/:id');
}

it('shows nothing of what another team had in the same conversation: no word, file, case or live message', async () => {
  const secret = await scene.waiting('shared', 'security');
  await scene.say('shared', 'they have my pin 4711');
  const guard = await scene.join('Guard', 'agent', ['security']);
  await guard.post(`cases/${secret}/take`, { id: randomUUID() });
  const form = new FormData();
  form.set('id', randomUUID());
  form.append('file', new Blob(['%PDF-1.4 secret']), 'secret.pdf');
  const sent = await fetch(`${scene.url}/desk/api/cases/${secret}/files`, {
    method: 'POST',
    headers: { ...guard.headers, cookie: guard.cookie },
    body: form,
  });
  expect(sent.status).toBe(200);
  await guard.post(`cases/${secret}/resolve`, { id: randomUUID() });
  scene.now += 60_000;
  const open = await scene.waiting('shared', 'general');
  expect(open).not.toBe(secret);

  const clerk = await scene.join('Clerk', 'agent', ['general']);
  await clerk.post(`cases/${open}/take`, { id: randomUUID() });
  const { body } = await clerk.get(`cases/${open}`);
  const words = ({ messages }: { messages: { text: string }[] }) => messages.map(({ text }) => text);
  expect(words(body)).toContain('i want an agent');
  const stored = await scene.store.readMessages('webchat:shared', 0, 99);
  const file = stored.find(({ attachments }) => attachments !== undefined)!;
  const before = (await clerk.get(`cases/${open}/messages?before=${stored.length + 1}`)).body;
  const live = await clerk.live();
  live.send({ kind: 'watch', number: open, after: 0 });
  const frame = await live.until('messages');
  for (const seen of [body, before, frame])
    expect(JSON.stringify(seen)).not.toMatch(/4711|secret|my account was hacked|Guard|K-\d+ is solved/);
  expect(JSON.stringify([body, before, frame])).not.toContain(secret);
  expect((await clerk.get(`cases/${open}/files/${file.seq}/0`)).status).toBe(404);

  // Who worked on it, and who sees the house, see all of it.
  const boss = clients.supervisor;
  expect(words((await boss.get(`cases/${open}`)).body)).toContain('they have my pin 4711');
  expect((await boss.get(`cases/${open}/files/${file.seq}/0`)).status).toBe(200);
});
