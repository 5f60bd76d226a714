import { randomUUID } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import type { DeskEvent } from '../../src/domain/event';
import { createLog } from '../../src/log';
import type { ContentSource } from '../../src/runtime/content-source';
import { GiveOut } from '../../src/runtime/give-out';
import { type DeskClient, type DeskScene, startDesk } from '../server/desk-scene';

/** A press is judged by what is so when it is done, and not by what was so when it began. */
let scene: DeskScene;
let budi: DeskClient;
let rina: DeskClient;

beforeEach(async () => {
  scene = await startDesk();
  budi = await scene.join('Budi', 'agent', ['general']);
  rina = await scene.join('Rina', 'admin', []);
});
afterEach(() => scene.stop());

const id = () => randomUUID();
const ownerOf = async (number: string) => (await scene.store.readCase(number))?.case.owner;
const toSecurity = (number: string) =>
  rina.post(`cases/${number}/return`, { id: id(), team: 'security', oversees: true });

/** The house's own hand, with every team one that gives out its cases. `before`: happens between the look and the giving. */
function pushing(before: () => Promise<unknown> = async () => {}): GiveOut {
  const { store, holder, service } = scene;
  const { bot } = holder.current();
  const pushed = { ...bot, teams: bot.teams.map((team) => ({ ...team, assignment: 'push' as const })) };
  return new GiveOut({
    store,
    content: { ...holder, current: () => ({ ...holder.current(), bot: pushed }) } as unknown as ContentSource,
    read: (conversation) => store.readConversation(conversation),
    takeTurn: async (conversation, { id, body, ...only }) => {
      await before();
      return service.act(conversation, id, body as DeskEvent, only);
    },
    now: () => scene.now,
    log: createLog({ level: 'error', write: () => {} }),
  });
}

interface Held {
  /** The rest of the body; resolves with the status. */
  readonly finish: () => Promise<number>;
}

/** A press whose body has begun, and whose sender the server has looked up. */
async function held(who: DeskClient, path: string, type: string, body: string): Promise<Held> {
  const { people } = scene.store;
  const { readSession } = people;
  const asked = new Promise<void>((resolve) => {
    people.readSession = async (hash) => {
      const session = await readSession.call(people, hash);
      people.readSession = readSession;
      resolve();
      return session;
    };
  });
  const headers = {
    ...who.headers,
    cookie: who.cookie,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
  };
  const sent: ClientRequest = request(`${scene.url}/desk/api/${path}`, { method: 'POST', headers });
  const status = new Promise<number>((resolve, reject) => {
    sent.on('error', reject).on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
  sent.write(body.slice(0, 10));
  await asked;
  return {
    finish: () => {
      sent.end(body.slice(10));
      return status;
    },
  };
}

const heldJson = (who: DeskClient, path: string, body: object) =>
  held(who, path, 'application/json', JSON.stringify(body));

describe('a press whose body is held back', () => {
  it.each([['take'], ['reject']])('does not %s a case that went to another team meanwhile', async (deed) => {
    const number = await scene.waiting('held');
    const press = await heldJson(budi, `cases/${number}/${deed}`, { id: id() });
    expect((await toSecurity(number)).status).toBe(200);
    expect(await press.finish()).toBe(404);
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'security' });
  });

  it('leaves no note on a case that went to another team meanwhile', async () => {
    const number = await scene.waiting('held');
    const press = await heldJson(budi, `cases/${number}/notes`, { id: id(), text: 'seen by Budi' });
    await toSecurity(number);
    expect(await press.finish()).toBe(404);
    expect((await rina.get(`cases/${number}`)).body.card.notes).toEqual([]);
  });

  it('keeps no file for a case that went to another team meanwhile', async () => {
    const number = await scene.waiting('held');
    await budi.post(`cases/${number}/take`, { id: id() });
    const body = [
      ...['--x', 'content-disposition: form-data; name="id"', '', id()],
      ...['--x', 'content-disposition: form-data; name="file"; filename="a.txt"', '', 'late'],
      ...['--x--', ''],
    ].join('\r\n');
    const kept = jest.spyOn(scene.store.uploads, 'saveUpload');
    const press = await held(budi, `cases/${number}/files`, 'multipart/form-data; boundary=x', body);
    await toSecurity(number);
    expect(await press.finish()).toBe(404);
    expect(kept).not.toHaveBeenCalled();
  });

  it('does nothing for an account that was disabled meanwhile, nor lets it enable itself', async () => {
    const dewi = await scene.join('Dewi', 'admin', []);
    const number = await scene.waiting('held');
    const account = { name: 'Dewi', role: 'admin', teams: [] };
    const note = await heldJson(dewi, `cases/${number}/notes`, { id: id(), text: 'late' });
    const again = await heldJson(dewi, 'people/a-Dewi', { ...account, disabled: false });
    expect((await rina.post('people/a-Dewi', { ...account, disabled: true })).status).toBe(200);
    expect([await note.finish(), await again.finish()]).toEqual([401, 401]);
    expect((await scene.store.people.readAgent('a-Dewi'))?.disabled).toBe(true);
    expect((await rina.get(`cases/${number}`)).body.card.notes).toEqual([]);
  });

  it('invites nobody for an administrator who is none any more', async () => {
    const dewi = await scene.join('Dewi', 'admin', []);
    const friend = { name: 'Friend', email: 'friend@shop.example', role: 'admin', teams: [] };
    const press = await heldJson(dewi, 'people', friend);
    await rina.post('people/a-Dewi', { name: 'Dewi', role: 'agent', teams: [], disabled: false });
    expect(await press.finish()).toBe(403);
    expect(await scene.store.people.readAgentByEmail(friend.email)).toBeNull();
  });
});

describe('a case that goes to another team between the look and the deed', () => {
  /** The first who reads a waiting case reads it just before it is moved. */
  function movedOnceRead(conversation: string): void {
    const { store } = scene;
    const { readCase, readCases } = store;
    let moved = false;
    const move = async () => {
      if (moved) return;
      moved = true;
      Object.assign(store, { readCase, readCases });
      await scene.service.act(`webchat:${conversation}`, id(), {
        kind: 'desk-return',
        agent: { id: 'a-Rina', name: 'Rina' },
        team: 'security',
        oversees: true,
      });
    };
    store.readCase = async (number) => {
      const row = await readCase.call(store, number);
      await move();
      return row;
    };
    store.readCases = async (query) => {
      const rows = await readCases.call(store, query);
      if (query.owner === 'queue') await move();
      return rows;
    };
  }

  it.each([['take'], ['reject']])('is not there for who wants to %s it', async (deed) => {
    const number = await scene.waiting('moved');
    movedOnceRead('moved');
    const answer = await budi.post(`cases/${number}/${deed}`, { id: id() });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'NotWaiting']);
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'security' });
  });

  it('is not the next one', async () => {
    const number = await scene.waiting('moved');
    movedOnceRead('moved');
    expect((await budi.post('take', { id: id() })).body).toEqual({ number: null });
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'security' });
  });

  it('is not given out by the house', async () => {
    const live = await budi.live();
    await live.until('lists');
    const number = await scene.waiting('moved');
    const { store } = scene;
    const giveOut = pushing();
    const { readAgents } = store.people;
    store.people.readAgents = async () => {
      store.people.readAgents = readAgents;
      await toSecurity(number);
      return readAgents.call(store.people);
    };
    await giveOut.look();
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'security' });
  });

  it('is not brought back by giving it to oneself', async () => {
    const number = await scene.waiting('moved');
    await budi.post(`cases/${number}/take`, { id: id() });
    movedOnceRead('moved');
    expect((await budi.post(`cases/${number}/assign`, { id: id(), to: 'a-Budi' })).status).toBe(409);
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'security' });
  });
});

describe('a team that is taken away between the look and the deed', () => {
  const toOrders = (name: string) =>
    rina.post(`people/a-${name}`, { name, role: 'agent', teams: ['orders'], disabled: false });

  it('gets what the house gives out back, and the agent no more of it', async () => {
    const live = await budi.live();
    await live.until('lists');
    const numbers = [await scene.waiting('one'), await scene.waiting('two')];
    let turns = 0;
    await pushing(() => (turns++ === 0 ? toOrders('Budi') : Promise.resolve())).look();
    for (const number of numbers) expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'general' });
    // Given and given back; of the other one nobody was told anything.
    expect(turns).toBe(2);
  });

  it('gets what a colleague gives back, who is told so', async () => {
    await scene.join('Ani', 'agent', ['general']);
    const number = await scene.waiting('moved');
    await budi.post(`cases/${number}/take`, { id: id() });
    const { people } = scene.store;
    const { readAgent } = people;
    people.readAgent = async (who) => {
      const agent = await readAgent.call(people, who);
      if (who !== 'a-Ani') return agent;
      people.readAgent = readAgent;
      await toOrders('Ani');
      return agent;
    };
    const answer = await budi.post(`cases/${number}/assign`, { id: id(), to: 'a-Ani' });
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'NotAble']);
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'general' });
  });
});

it('takes one case for two equal presses at one moment, and tells both so', async () => {
  const number = await scene.waiting('twice');
  const body = { id: id() };
  const answers = await Promise.all([0, 1, 2].map(() => budi.post(`cases/${number}/take`, body)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await ownerOf(number)).toMatchObject({ kind: 'agent', agentId: 'a-Budi' });
});
