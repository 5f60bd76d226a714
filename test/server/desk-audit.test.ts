import { randomUUID } from 'node:crypto';
import { DeliveryError } from '../../src/channels/channel';
import type { DeskLetter } from '../../src/domain/desk';
import { sealAudit } from '../../src/runtime/seal-audit';
import { verifyActs, verifyTrail } from '../../src/runtime/verify-audit';
import { mountReports } from '../../src/server/reports-routes';
import { eventually } from '../support/small-bot';
import { type Answer, type DeskClient, type DeskScene, MONDAY_NOON, PASSWORD, startDesk } from './desk-scene';

/**
 * Every route of the desk that changes something, with one press on it that does: it leaves one row in the audit trail, and the same press
 * once more leaves none. A new route without a row here fails.
 */
interface Press {
  readonly path: string;
  readonly body?: object;
  readonly by: 'agent' | 'supervisor' | 'admin' | 'nobody';
  /** What stands in the place of `CASE`. */
  readonly on?: 'waiting' | 'taken' | 'promised' | 'rated' | 'undelivered';
  readonly act: string;
  /** False: the same press again is another act. */
  readonly isOnce?: false;
  /** Of the same thing done another way. */
  readonly as?: string;
}

const note = 'a note about Dewi';
const PRESSES: readonly Press[] = [
  { path: 'take', body: { team: 'orders' }, by: 'agent', on: 'waiting', act: 'desk-take' },
  { path: 'cases/CASE/take', by: 'agent', on: 'waiting', act: 'desk-take' },
  { path: 'cases/CASE/messages', body: { text: 'Hi Dewi' }, by: 'agent', on: 'taken', act: 'desk-message' },
  { path: 'cases/CASE/notes', body: { text: note }, by: 'agent', on: 'taken', act: 'desk-note' },
  { path: 'cases/CASE/files', by: 'agent', on: 'taken', act: 'desk-message' },
  {
    ...{ path: 'cases/CASE/promises', by: 'agent', on: 'taken', act: 'desk-promise' },
    body: { what: 'a call', due: MONDAY_NOON + 3_600_000 },
  },
  { path: 'cases/CASE/lend', body: { flow: 'order-status' }, by: 'agent', on: 'taken', act: 'desk-lend' },
  { path: 'cases/CASE/kept', body: { promise: 'PROMISE' }, by: 'agent', on: 'promised', act: 'desk-kept' },
  { path: 'cases/CASE/assign', body: { to: 'a-Mate', note }, by: 'agent', on: 'taken', act: 'desk-assign' },
  {
    ...{ path: 'cases/CASE/assign', by: 'supervisor', on: 'taken', act: 'desk-assign', as: 'over a colleague' },
    body: { to: 'a-Mate', oversees: true },
  },
  { path: 'cases/CASE/return', body: { note }, by: 'agent', on: 'taken', act: 'desk-return' },
  { path: 'cases/CASE/resolve', body: { note }, by: 'agent', on: 'taken', act: 'desk-resolve' },
  { path: 'cases/CASE/hand-back', by: 'agent', on: 'taken', act: 'desk-hand-back' },
  { path: 'cases/CASE/reject', body: { note }, by: 'agent', on: 'waiting', act: 'desk-reject' },
  { path: 'cases/CASE/review', body: { note }, by: 'supervisor', on: 'rated', act: 'desk-review' },
  { path: 'letters', body: { deed: 'aside', note }, by: 'supervisor', on: 'undelivered', act: 'desk-letter' },
  { path: 'away', body: { away: true }, by: 'agent', act: 'away', isOnce: false },
  { path: 'away', body: { away: false }, by: 'agent', act: 'back', isOnce: false, as: 'back again' },
  {
    ...{ path: 'people', by: 'admin', act: 'person-invited' },
    body: { name: 'N', email: 'n@shop.example', role: 'agent', teams: [] },
  },
  {
    ...{ path: 'people/:id', by: 'admin', act: 'person-changed', isOnce: false },
    body: { name: 'T', role: 'agent', teams: [], disabled: false },
  },
  {
    ...{ path: 'people/:id', by: 'admin', act: 'person-disabled', as: 'disabled', isOnce: false },
    body: { name: 'T', role: 'agent', teams: [], disabled: true },
  },
  { path: 'people/:id/link', by: 'admin', act: 'link-made', isOnce: false },
  {
    ...{ path: 'sign-in', by: 'nobody', act: 'signed-in', isOnce: false },
    body: { email: 'mate@shop.example', password: PASSWORD },
  },
  {
    ...{ path: 'sign-in', by: 'nobody', act: 'sign-in-failed', as: 'with a wrong password', isOnce: false },
    body: { email: 'mate@shop.example', password: 'not the one' },
  },
  {
    ...{ path: 'sign-in', by: 'nobody', act: 'sign-in-failed', as: 'as nobody', isOnce: false },
    body: { email: 'who@shop.example', password: 'not the one' },
  },
  { path: 'join', body: { password: 'becak kuda lumping sawah' }, by: 'nobody', act: 'password-chosen' },
  { path: 'sign-out', by: 'agent', act: 'signed-out' },
  { path: '/reports/learn', body: { group: 'g', intent: 'i' }, by: 'supervisor', act: 'learnt', isOnce: false },
];

let scene: DeskScene;
let clients: { readonly [who in Press['by']]: DeskClient };
let isBroken: boolean;

beforeEach(async () => {
  isBroken = false;
  scene = await startDesk({
    survey: true,
    deliver: async ({ message }) => {
      if (isBroken && message.from.role === 'agent') throw new DeliveryError('the thread is gone', { final: true });
    },
    mount: (http, { store }) =>
      mountReports(http, {
        ...{ store, now: () => scene.now, assets: { app: () => ({ js: '', css: '' }) } as never },
        content: () => ({ teams: [] }) as never,
        answer: async () => ({
          ...{ status: 200, contentType: 'text/html', body: '', fileName: null },
          learnt: 'intents/hacked.yaml',
        }),
      }),
    files: [
      {
        path: 'flows/rated.yaml',
        text: 'flow: rated\ntitle: { id: Nilai, ms: Nilai, en: Rated }\nowner: care\nreview-by: 2030-01-01\ntriggers: [rated]\nsteps:\n  - survey: csat\n  - resolve: {}\n',
      },
      {
        path: 'intents/rated.yaml',
        text: 'intent: rated\nexamples:\n  en: [let me rate you, give a rating, rate the service, a score for you, stars for you]\n',
      },
    ],
  });
  await scene.addAgent('Mate', 'agent', ['orders']);
  await scene.addAgent('Target');
  clients = {
    agent: await scene.join('Own', 'agent', ['orders']),
    supervisor: await scene.join('Super', 'supervisor', []),
    admin: await scene.join('Admin', 'admin', []),
    nobody: scene.client(),
  };
});
afterEach(() => scene.stop());

const rows = async () => {
  await sealAudit(scene.store);
  return scene.store.audit.readRows(0, 1000);
};

test.each(
  PRESSES.map((press) => [`${press.path} ${press.as ?? ''}`, press] as const),
)('%s leaves one row', async (_name, press) => {
  const go = await prepared(press);
  const before = (await rows()).length;
  const { status } = await go();
  expect(status).toBeLessThan(press.act === 'sign-in-failed' ? 402 : 300);
  const made = (await rows()).slice(before);
  expect(made.map(({ act }) => act)).toEqual([press.act]);
  if (press.on !== undefined) expect(made[0]!.subject).toBe(await scene.numberOf('c'));
  if (press.isOnce !== false) {
    await go();
    expect(await rows()).toHaveLength(before + 1);
  }
  expect(JSON.stringify(made)).not.toMatch(/Dewi|a call|KH-104233/);
  const trail = await verifyTrail(scene.store, scene.now);
  expect(trail.broken).toEqual([]);
  for (const id of await scene.store.readConversationIds('', 100))
    expect(await verifyActs(scene.store, id, trail)).toEqual([]);
});

test('what is refused at the door leaves none, and a press that came too late one that says so', async () => {
  const number = await scene.waiting('w', 'orders');
  await clients.agent.post(`cases/${number}/take`, { id: randomUUID() });
  const before = (await rows()).length;
  const refused = [
    await clients.supervisor.post(`cases/${number}/take`, { id: randomUUID() }),
    await clients.agent.post('people', { name: 'N', email: 'n@shop.example', role: 'agent', teams: [] }),
    await clients.admin.post('people', { name: 'N', email: 'mate@shop.example', role: 'agent', teams: [] }),
    await clients.nobody.post('away', { away: true }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([409, 403, 409, 401]);
  expect(await rows()).toHaveLength(before);
  const late = { kind: 'desk-take', agent: { id: 'a-Mate', name: 'Mate' } } as const;
  expect((await scene.service.act('webchat:w', 'late', late)).refused).not.toBeNull();
  expect((await rows()).at(-1)).toMatchObject({ who: 'a-Mate', act: 'desk-take refused', subject: number });
  expect(await verifyActs(scene.store, 'webchat:w', { beganAt: 0 })).toEqual([]);
});

test('knows every route of the desk that changes something', async () => {
  const seen: string[] = [];
  const { mountDesk } = require('../../src/server/desk') as typeof import('../../src/server/desk');
  const route = (method: string, path: string) => void (method === 'GET' || seen.push(path));
  const routes = { ...scene.http, route, onUpgrade: () => {} };
  const { store, service, holder, now } = scene;
  const parts = {
    store,
    service,
    content: () => holder.current(),
    whyOf: async () => null,
    log: {} as never,
    now: () => now,
  };
  (await mountDesk(routes, parts)).stop();
  mountReports(routes, { assets: { app: () => ({}) }, store } as never);
  const known = PRESSES.map(({ path }) =>
    path.startsWith('/') ? path : `/desk/api/${path.replace('CASE', ':number')}`,
  );
  expect(seen.sort()).toEqual([...new Set(known)].sort());
});

/** The press, as often as one likes. */
async function prepared({ path, body = {}, by, on, act }: Press): Promise<() => Promise<Answer>> {
  const client = clients[by];
  const number = on === undefined ? '' : await caseFor(on);
  const id = randomUUID();
  if (path === '/reports/learn') return () => client.ask('POST', path, body);
  if (path.endsWith('/files')) return () => upload(client, number, id);
  if (path === 'letters') {
    const [letter] = await eventually(async () => {
      const found = (await client.get('letters')).body.letters as readonly DeskLetter[];
      return found.length > 0 && found;
    });
    const { conversation, letter: name, deadAt } = letter!;
    return () => client.post(path, { id, conversation, letter: name, deadAt, ...body });
  }
  if (act === 'password-chosen') {
    const { link } = (await clients.admin.post('people/a-Target/link')).body;
    const token = new URLSearchParams(new URL(link).hash.slice(1)).get('link');
    return () => client.post(path, { link: token, ...body });
  }
  const promise = JSON.stringify(body).includes('PROMISE')
    ? (await scene.store.readConversation('webchat:c'))!.state.promises.at(-1)!.id
    : null;
  const isOfCase = on !== undefined;
  return () =>
    client.post(path.replace('CASE', number).replace(':id', 'a-Target'), {
      ...(isOfCase && { id }),
      ...body,
      ...(promise !== null && { promise }),
    });
}

async function caseFor(on: NonNullable<Press['on']>): Promise<string> {
  if (on === 'rated') {
    for (const text of ['let me rate you', '1']) await scene.say('c', text);
    return scene.numberOf('c');
  }
  const number = await scene.waiting('c', 'orders');
  if (on === 'waiting') return number;
  const press = (path: string, body: object) =>
    clients.agent.post(`cases/${number}/${path}`, { id: randomUUID(), ...body });
  await press('take', {});
  if (on === 'promised') await press('promises', { what: 'a call', due: MONDAY_NOON + 3_600_000 });
  if (on === 'undelivered') {
    isBroken = true;
    await press('messages', { text: 'Hi Dewi' });
  }
  return number;
}

async function upload(client: DeskClient, number: string, id: string): Promise<Answer> {
  const form = new FormData();
  form.set('id', id);
  form.set('text', '');
  form.set('file', new Blob(['some words']), 'words.txt');
  const { status, headers } = await fetch(`${scene.url}/desk/api/cases/${number}/files`, {
    method: 'POST',
    headers: { ...client.headers, cookie: client.cookie },
    body: form,
  });
  return { status, headers, body: null };
}
