import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeskCase, DeskLists } from '../../src/domain/desk';
import { sign } from '../../src/runtime/signature';
import { createWebhook } from '../../src/server/desk-webhook';
import { type DeskClient, type DeskScene, startDesk } from './desk-scene';

const MINUTE = 60_000;
const id = () => randomUUID();
const lists = async (who: DeskClient) => (await who.get('lists')).body as DeskLists;
const cardOf = async (who: DeskClient, number: string) => ((await who.get(`cases/${number}`)).body as DeskCase).card;

let scene: DeskScene;
afterEach(() => scene.stop());

/** Until it is so; the test's own time-out ends it. */
async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a promise of an agent', () => {
  it('is said, stands on the card and in the list, and is kept or broken on record', async () => {
    scene = await startDesk();
    const budi = await scene.join('Budi', 'agent', ['general']);
    const number = await scene.waiting('promised');
    await budi.post(`cases/${number}/take`, { id: id() });
    const due = scene.now + 60 * MINUTE;
    const press = { id: id(), what: 'I call you with the answer', due };
    for (let twice = 0; twice < 2; twice++)
      expect((await budi.post(`cases/${number}/promises`, press)).status).toBe(200);
    const { promises } = await cardOf(budi, number);
    expect(promises).toMatchObject([{ by: 'Budi', what: 'I call you with the answer', due, state: 'open' }]);
    const messages = await scene.store.readMessages('webchat:promised', 0, 99);
    expect(messages.at(-1)).toMatchObject({ from: { role: 'agent', name: 'Budi' } });
    expect(messages.at(-1)!.text).toContain('I call you with the answer');
    expect((await lists(budi)).mine[0]?.due).toEqual({ kind: 'promise', at: due, warnAt: due - 15 * MINUTE });

    const second = { id: id(), what: 'a second one', due: scene.now + 2 * MINUTE };
    await budi.post(`cases/${number}/promises`, second);
    expect((await lists(budi)).mine[0]?.due?.at).toBe(second.due);
    await budi.post(`cases/${number}/kept`, { id: id(), promise: promises[0]!.id });
    await scene.store.people.notePresence('a-Budi', scene.now + 3 * MINUTE);
    scene.now += 3 * MINUTE;
    const states = await until(async () => {
      const found = (await cardOf(budi, number)).promises.map(({ state }) => state);
      return found.includes('open') ? null : found;
    });
    expect(states).toEqual(['kept', 'broken']);
    expect((await lists(budi)).mine[0]?.due).toBeNull();
    expect((await budi.post(`cases/${number}/kept`, { id: id(), promise: promises[0]!.id })).status).toBe(409);
  });
});

describe('a promise that an earlier case left open', () => {
  it('stands on the card of whoever has the customer now, is due there, and can be kept; but not of a team that is not theirs', async () => {
    scene = await startDesk();
    const budi = await scene.join('Budi', 'agent', ['security']);
    const number = await scene.waiting('dewi', 'security');
    await budi.post(`cases/${number}/take`, { id: id() });
    const due = scene.now + 300 * MINUTE;
    await budi.post(`cases/${number}/promises`, { id: id(), what: 'the money back', due });
    await budi.post(`cases/${number}/hand-back`, { id: id() });
    scene.now += 31 * MINUTE;
    await until(async () => ((await scene.store.readCase(number))!.case.closedAt === null ? null : true));
    const sari = await scene.join('Sari', 'agent', ['general', 'security']);
    const omar = await scene.join('Omar', 'agent', ['general']);
    const next = await scene.waiting('dewi');
    expect(next).not.toBe(number);
    await omar.post(`cases/${next}/take`, { id: id() });
    expect((await cardOf(omar, next)).promises).toEqual([]);
    const [promise] = (await scene.store.readConversation('webchat:dewi'))!.state.promises;
    const kept = { promise: promise!.id, of: number };
    expect((await omar.post(`cases/${next}/kept`, { id: id(), ...kept })).status).toBe(404);
    await omar.post(`cases/${next}/return`, { id: id() });
    await sari.post(`cases/${next}/take`, { id: id() });
    expect((await cardOf(sari, next)).promises).toMatchObject([{ caseNumber: number, by: 'Budi', due, state: 'open' }]);
    expect((await lists(sari)).mine[0]?.due).toMatchObject({ kind: 'promise', at: due });
    expect((await sari.post(`cases/${next}/kept`, { id: id(), ...kept })).status).toBe(200);
    expect((await cardOf(sari, next)).promises).toEqual([]);
    expect((await lists(sari)).mine[0]?.due).toBeNull();
    expect((await sari.post(`cases/${next}/kept`, { id: id(), ...kept })).status).toBe(409);
  });
});

describe('a flow that the bot runs for an agent', () => {
  it('brings the case back to the same agent, with what was learnt on its card', async () => {
    scene = await startDesk();
    const budi = await scene.join('Budi', 'agent', ['general']);
    const number = await scene.waiting('lent');
    await budi.post(`cases/${number}/take`, { id: id() });
    expect((await budi.post(`cases/${number}/lend`, { id: id(), flow: 'order-status' })).status).toBe(200);
    const ownerOf = async () => (await scene.store.readCase(number))?.case.owner;
    expect(await ownerOf()).toEqual({ kind: 'bot' });
    await scene.say('lent', 'KH-104233');
    expect(await ownerOf()).toEqual({ kind: 'bot' });
    await scene.say('lent', '+62 812 3456 7890');
    expect(await ownerOf()).toEqual({ kind: 'agent', agentId: 'a-Budi', name: 'Budi' });
    const card = await cardOf(budi, number);
    expect(card.known).toEqual([
      { name: 'order_id', value: 'KH-104233', from: 'flow', personal: false },
      { name: 'phone', value: '+6281234567890', from: 'flow', personal: true },
    ]);
    expect(card.moves.map(({ reason }) => reason)).toEqual(['asked', 'taken', 'lent', 'given-back']);
    const messages = await scene.store.readMessages('webchat:lent', 0, 99);
    expect(messages.at(-1)?.text).toBe('Budi goes on with you.');

    // A customer who would rather talk to a person has the agent at once; so has one who cancels.
    for (const words of ['i want an agent', 'cancel']) {
      await budi.post(`cases/${number}/lend`, { id: id(), flow: 'order-status' });
      await scene.say('lent', words);
      expect(await ownerOf()).toMatchObject({ agentId: 'a-Budi' });
    }
    await budi.post(`cases/${number}/resolve`, { id: id() });
    expect((await cardOf(await scene.join('Rina', 'supervisor', []), number)).outcome).toBe('handed-over');
  });
});

describe('a team that gives out its cases', () => {
  it('gives each to one with room who speaks the language, and to nobody on a break', async () => {
    scene = await startDesk({ teams: { general: 'assignment: push' } });
    const { people } = scene.store;
    const join = async (name: string, more: object) => {
      const client = await scene.join(name, 'agent', ['general']);
      const agent = (await people.readAgent(`a-${name}`))!;
      await people.updateAgent({ ...agent, ...more });
      await people.notePresence(agent.id, scene.now);
      return client;
    };
    const ani = await join('Ani', { capacity: 1 });
    const budi = await join('Budi', { capacity: 2 });
    const away = await join('Cici', {});
    expect((await away.post('away', { away: true })).status).toBe(200);
    await join('Dodo', { languages: ['ms'] });
    const elsewhere = await scene.join('Eka', 'agent', ['orders']);
    const live = await elsewhere.live();
    for (const one of ['a', 'b', 'c', 'd']) await scene.waiting(one);
    const owned = () => scene.store.readCases({ owner: 'agent', limit: 9 });
    await until(async () => (await owned()).length === 3);
    const count = async (who: DeskClient) => (await lists(who)).mine.length;
    expect([await count(ani), await count(budi), await count(away), await count(elsewhere)]).toEqual([1, 2, 0, 0]);
    expect((await lists(budi)).waitingInAll).toBe(1);
    expect((await budi.post('take', { id: id() })).body.error.code).toBe('AtCapacity');
    live.close();
    await away.post('away', { away: false });
    await people.notePresence('a-Cici', scene.now);
    await until(async () => (await owned()).length === 4);
    expect(await count(away)).toBe(1);
    // Who has waited for half an hour waits for nobody’s languages.
    await people.updateAgent({ ...(await people.readAgent('a-Cici'))!, capacity: 1 });
    await scene.say('e', 'i want an agent');
    const other = await scene.numberOf('e');
    await scene.store.people.notePresence('a-Dodo', scene.now);
    scene.now += 29 * MINUTE;
    for (const name of ['Ani', 'Budi', 'Cici', 'Dodo']) await people.notePresence(`a-${name}`, scene.now);
    expect((await scene.store.readCase(other))!.case.owner.kind).toBe('queue');
    scene.now += MINUTE;
    for (const name of ['Ani', 'Budi', 'Cici', 'Dodo']) await people.notePresence(`a-${name}`, scene.now);
    await until(async () => (await owned()).length === 5);
    expect((await scene.store.readCase(other))!.case.owner).toMatchObject({ agentId: 'a-Dodo' });
  });
});

describe('"Take next" of an agent who does not speak a customer’s language', () => {
  it('gives others first for half an hour, then the customer in their turn, and a crisis at once', async () => {
    scene = await startDesk();
    const dodo = await scene.join('Dodo', 'agent', ['general', 'security']);
    await scene.store.people.updateAgent({ ...(await scene.store.people.readAgent('a-Dodo'))!, languages: ['ms'] });
    const inMalay = async (name: string) => {
      await scene.say(name, 'saya nak bercakap dengan pegawai');
      const number = await scene.numberOf(name);
      expect(await scene.store.readCase(number)).toMatchObject({ language: 'ms', case: { owner: { kind: 'queue' } } });
      return number;
    };
    const english = await scene.waiting('english');
    scene.now += 20 * MINUTE;
    const malay = await inMalay('malay');
    const next = async () => (await dodo.post('take', { id: id() })).body.number;
    expect(await next()).toBe(malay);
    scene.now += 11 * MINUTE;
    const later = await inMalay('later');
    const crisis = await scene.waiting('crisis', 'security');
    expect([await next(), await next(), await next(), await next()]).toEqual([crisis, english, later, null]);
  });
});

describe('ageing', () => {
  it('lets nobody wait for ever behind complaints', async () => {
    scene = await startDesk();
    const normal = await scene.waiting('normal');
    scene.now += 40 * MINUTE;
    const rina = await scene.join('Rina', 'supervisor', []);
    const crisis = await scene.waiting('crisis', 'security');
    const later = await scene.waiting('later');
    const { waiting } = await lists(rina);
    expect(waiting.map(({ number }) => number)).toEqual([crisis, normal, later]);
    const inStore = await scene.store.readCases({ owner: 'queue', limit: 9 });
    expect(inStore.map((row) => row.case.number)).toEqual([crisis, normal, later]);
  });
});

describe('the web hook', () => {
  let server: Server;
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  it('is told of each case that waits, signed, again until it answers, and never the customer’s words', async () => {
    const SECRET = 'a secret of more than sixteen';
    const seen: { body: string; headers: NodeJS.Dict<string | string[]> }[] = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        seen.push({ body, headers: request.headers });
        response.statusCode = seen.length === 1 ? 503 : 204;
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    scene = await startDesk({
      realTime: true,
      notify: (bot) =>
        createWebhook({ url, secret: SECRET, format: 'json', deskUrl: () => 'https://shop.example/desk', bot }),
    });
    await scene.say('hooked', 'my account was hacked', 'Dewi Lestari');
    const number = await scene.numberOf('hooked');
    await until(async () => seen.length >= 2);
    const [first, second] = seen;
    expect(JSON.parse(second!.body)).toMatchObject({
      event: 'case.waiting',
      case: number,
      team: 'security',
      urgency: 'crisis',
      desk: 'https://shop.example/desk',
    });
    expect(second!.body).not.toMatch(/Dewi|hacked/);
    for (const { body, headers } of seen)
      expect(headers['khidmat-signature']).toBe(sign(SECRET, String(headers['khidmat-timestamp']), body));
    expect(second!.headers['idempotency-key']).toBe(first!.headers['idempotency-key']);
    await until(async () => {
      const { outbox } = await scene.store.readBacklog(Date.now());
      return outbox.find(({ kind }) => kind === 'notice')?.waiting === 0;
    });
  });

  it('writes a card for a Teams channel, in the bot’s first language', async () => {
    let body = '';
    server = createServer();
    scene = await startDesk();
    const notify = createWebhook({
      url: 'https://teams.example/hook',
      secret: 'a secret of more than sixteen',
      format: 'teams',
      deskUrl: () => 'https://shop.example/desk',
      bot: () => ({ ...scene.holder.current().bot, languages: ['id', 'en'] }),
      fetch: (async (_url: string, init: RequestInit) => {
        body = String(init.body);
        return new Response(null, { status: 202 });
      }) as typeof fetch,
    });
    const times = { waitingSince: 1, at: 1 };
    await notify(
      {
        event: 'case.waiting',
        case: 'K-1',
        team: 'security',
        urgency: 'crisis',
        reason: 'flow',
        language: 'en',
        ...times,
      },
      'key',
    );
    const card = JSON.parse(body);
    expect(card.attachments[0].contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(JSON.stringify(card)).toMatch(/Ada pelanggan menunggu.*K-1 · Keamanan · Krisis/);
    const { actions } = card.attachments[0].content;
    expect(actions).toEqual([expect.objectContaining({ url: 'https://shop.example/desk#case=K-1' })]);
  });

  it('writes names into the card as words: what reads Markdown would make a link of them', async () => {
    let body = '';
    server = createServer();
    scene = await startDesk();
    const name = '[Open](https://evil.example) **Budi** <at>all</at>';
    const notify = createWebhook({
      ...{ url: 'https://teams.example/hook', secret: 'a secret of more than sixteen', format: 'teams' },
      deskUrl: () => 'https://shop.example/desk',
      bot: () => scene.holder.current().bot,
      fetch: (async (_url: string, init: RequestInit) => {
        body = String(init.body);
        return new Response(null, { status: 202 });
      }) as typeof fetch,
    });
    const about = { event: 'promise.due', case: 'K-1', team: 'general', urgency: 'normal', reason: 'promise' } as const;
    const times = { waitingSince: 1, at: 1, due: 2 };
    await notify({ ...about, ...times, language: 'en', agent: { agentId: 'a-1', name } }, 'key');
    const { content } = JSON.parse(body).attachments[0];
    expect(new Set(content.body.map(({ type }: { type: string }) => type))).toEqual(new Set(['RichTextBlock']));
    expect(content.body[1].inlines[0].text).toContain(name);
  });
});

describe('ten thousand who wait', () => {
  it('are counted whole, shown in part, and each agent sees only those of own teams', async () => {
    scene = await startDesk();
    const rina = await scene.join('Rina', 'supervisor', []);
    const siti = await scene.join('Siti', 'agent', ['security']);
    await scene.waiting('first', 'security');
    const [row] = await scene.store.readCases({ owner: 'queue', limit: 1 });
    const stored = (await scene.store.readConversation(row!.conversation))!;
    for (let n = 0; n < 10_000; n += 500)
      await Promise.all(
        Array.from({ length: 500 }, (_, at) => {
          const conversation = `webchat:many-${n + at}`;
          const number = `K-${100_000 + n + at}`;
          const owner = { kind: 'queue', team: 'general' } as const;
          const handoff = { ...stored.state.case!.handoff!, team: 'general', urgency: 'normal' as const };
          const state = { ...stored.state, conversation, case: { ...stored.state.case!, number, owner, handoff } };
          const event = { id: 'e1', at: scene.now, caseNumber: number, kind: 'opened' } as const;
          const receipt = { turn: 1, seq: null, refused: null };
          return scene.store.commitTurn({ conversation, version: 0, event, state, effects: [], outbox: [], receipt });
        }),
      );
    const all = await lists(rina);
    expect([all.waitingInAll, all.waiting.length]).toEqual([10_001, 100]);
    expect(all.teams.find(({ team }) => team === 'general')?.waiting).toBe(10_000);
    const own = await lists(siti);
    expect([own.waitingInAll, own.waiting.map(({ team }) => team)]).toEqual([1, ['security']]);
  });
});
