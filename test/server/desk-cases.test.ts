import { randomUUID } from 'node:crypto';
import type { DeskCase, DeskExplanation } from '../../src/domain/desk';
import { explain } from '../../src/nlu/explain';
import { type DeskClient, type DeskScene, startDesk } from './desk-scene';

let scene: DeskScene;
let budi: DeskClient;
let siti: DeskClient;

beforeAll(async () => {
  scene = await startDesk();
  budi = await scene.join('Budi', 'agent', ['general', 'orders', 'security']);
  siti = await scene.join('Siti', 'agent', ['general', 'orders', 'security']);
});
afterAll(() => scene.stop());

const id = () => randomUUID();
const ownerOf = async (number: string) => (await scene.store.readCase(number))?.case.owner;

/** Empties the queue, so that the next test knows who waits. */
afterEach(async () => {
  for (const client of [budi, siti]) {
    while ((await client.post('take', { id: id() })).body.number !== null);
    for (const { number } of (await client.get('lists')).body.mine)
      await client.post(`cases/${number}/resolve`, { id: id() });
  }
});

describe('taking the next customer', () => {
  it('takes crises first, then whoever has waited longest', async () => {
    const first = await scene.waiting('order-first');
    scene.now += 1_000;
    const second = await scene.waiting('order-second');
    scene.now += 1_000;
    const crisis = await scene.waiting('order-crisis', 'security');
    const taken = [];
    for (let n = 0; n < 4; n++) taken.push((await budi.post('take', { id: id() })).body.number);
    expect(taken).toEqual([crisis, first, second, null]);
  });

  it('takes from one team only when that is wanted', async () => {
    await scene.waiting('team-general');
    const orders = await scene.waiting('team-orders', 'orders');
    expect((await budi.post('take', { id: id(), team: 'orders' })).body.number).toBe(orders);
    expect((await budi.post('take', { id: id(), team: 'orders' })).body.number).toBeNull();
  });

  it('takes one case for one press, however often the press arrives', async () => {
    await scene.waiting('press-a');
    await scene.waiting('press-b');
    const press = id();
    const answers = [];
    for (let n = 0; n < 3; n++) answers.push((await budi.post('take', { id: press })).body.number);
    expect(new Set(answers).size).toBe(1);
    expect((await budi.get('lists')).body.waiting).toHaveLength(1);
  });

  it('puts a case that came back in front of those of its urgency', async () => {
    const first = await scene.waiting('back-first');
    scene.now += 1_000;
    const second = await scene.waiting('back-second');
    await budi.post('take', { id: id() });
    await budi.post('take', { id: id() });
    await budi.post(`cases/${second}/return`, { id: id() });
    await budi.post(`cases/${first}/resolve`, { id: id() });
    scene.now += 1_000;
    const third = await scene.waiting('back-third');
    const { waiting } = (await siti.get('lists')).body;
    expect(waiting.map(({ number }: { number: string }) => number)).toEqual([second, third]);
    expect(waiting[0].returned).toBe(true);
  });
});

describe('two agents who want the same case', () => {
  it('are told apart: exactly one gets it, a thousand times', async () => {
    const { service, store } = scene;
    const race = async (round: number) => {
      const conversation = `webchat:race-${round}`;
      await scene.say(`race-${round}`, 'i want an agent');
      const receipts = await Promise.all(
        ['a-Budi', 'a-Siti'].map((agentId) =>
          service.act(conversation, `take-${agentId}`, { kind: 'desk-take', agent: { id: agentId, name: agentId } }),
        ),
      );
      const owner = (await store.readConversation(conversation))?.state.case?.owner;
      const winner = receipts[0]?.refused === null ? 'a-Budi' : 'a-Siti';
      expect(receipts.map(({ refused }) => refused).sort()).toEqual(['not-waiting', null].sort());
      expect(owner).toEqual({ kind: 'agent', agentId: winner, name: winner });
      await service.act(conversation, 'done', { kind: 'desk-resolve', agent: { id: winner, name: winner } });
    };
    for (let batch = 0; batch < 20; batch++)
      await Promise.all(Array.from({ length: 50 }, (_, n) => race(batch * 50 + n)));
  });

  it('get two different ones by "take next"', async () => {
    const numbers = [await scene.waiting('next-a'), await scene.waiting('next-b')];
    const [one, two] = await Promise.all([budi.post('take', { id: id() }), siti.post('take', { id: id() })]);
    expect([one.body.number, two.body.number].sort()).toEqual(numbers.sort());
  });

  it('are told who was first when both want this very one', async () => {
    const number = await scene.waiting('this-one');
    const answers = await Promise.all([budi, siti].map((one) => one.post(`cases/${number}/take`, { id: id() })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)]);
    const lost = answers.find(({ status }) => status !== 200);
    expect([404, 409]).toContain(lost?.status);
  });
});

describe('the card', () => {
  it('has what the customer said, wants and gave, so that nothing is asked again', async () => {
    const number = await scene.waiting('card', 'orders');
    const { card, messages, may } = (await budi.get(`cases/${number}`)).body as DeskCase;
    expect(card).toMatchObject({
      number,
      owner: { kind: 'queue', team: 'orders' },
      handoff: { reason: 'flow', note: 'order needs a look' },
      wants: { intent: 'order-status', title: { en: 'Check an order' }, words: 'where is my order KH-104233' },
      tried: [{ flow: 'order-status', title: { en: 'Check an order' } }],
      promises: [{ what: 'We will tell you', due: scene.now + 2 * 3_600_000 }],
      language: 'en',
    });
    expect(card.known).toEqual([
      { name: 'order_id', value: 'KH-104233', from: 'flow', personal: false },
      { name: 'phone', value: '+6281234567890', from: 'flow', personal: true },
    ]);
    expect(messages[0]).toMatchObject({ text: 'where is my order KH-104233', from: { role: 'customer' } });
    const reading = card.readings.find(({ seq }) => seq === messages[0]?.seq);
    expect(reading?.intents[0]?.intent).toBe('order-status');
    expect(reading?.evidence.length).toBeGreaterThan(0);
    expect(card.moves).toMatchObject([{ to: { kind: 'queue', team: 'orders' } }]);
    expect(may).toEqual(['take', 'note', 'reject']);
  });

  it('shows why a message was read so: what explain prints, as it was kept with the turn', async () => {
    const number = await scene.waiting('why', 'orders');
    const { messages } = (await budi.get(`cases/${number}`)).body as DeskCase;
    const { text, seq, at } = messages[0]!;
    const { explanation } = (await budi.get(`cases/${number}/messages/${seq}/explanation`)).body as DeskExplanation;
    const { training, bot } = scene.holder.current();
    const model = await scene.models.modelFor(training);
    const gates = bot.thresholds === null ? {} : { thresholds: bot.thresholds };
    const context = { now: at, timeZone: bot.timeZone, language: 'en', ...gates } as const;
    expect(explanation).toEqual(JSON.parse(JSON.stringify(explain(text, model, context, training.examples))));
    expect(explanation?.nearest[0]).toMatchObject({ text: 'where is my order', intent: 'order-status' });
    for (const { score, base, words } of explanation!.intents)
      expect(words.reduce((sum, { weight }) => sum + weight, base)).toBe(score);
  });

  it('has no such reason for what is no message of the case', async () => {
    const number = await scene.waiting('no-why', 'orders');
    const explanationOf = (seq: number | string) => budi.get(`cases/${number}/messages/${seq}/explanation`);
    for (const seq of [0, 999, 'x']) expect((await explanationOf(seq)).body).toEqual({ explanation: null });
  });

  it('tells of earlier cases of the same customer', async () => {
    const first = await scene.waiting('again', 'security');
    await budi.post('take', { id: id() });
    await budi.post(`cases/${first}/resolve`, { id: id() });
    const second = await scene.waiting('again', 'orders');
    const { card } = (await budi.get(`cases/${second}`)).body as DeskCase;
    expect(card.earlier).toMatchObject([{ number: first, intent: 'hacked', outcome: 'handed-over' }]);
    expect(card.wants.intent).toBe('order-status');
  });

  it('goes back through a long conversation page by page', async () => {
    for (let n = 0; n < 250; n++) await scene.say('long', 'a recipe for fried rice');
    const number = await scene.waiting('long');
    const { messages, hasEarlier } = (await budi.get(`cases/${number}`)).body as DeskCase;
    expect([messages.length, hasEarlier]).toEqual([200, true]);
    const seqs = messages.map(({ seq }) => seq);
    let more = hasEarlier;
    while (more) {
      const page = (await budi.get(`cases/${number}/messages?before=${seqs[0]}`)).body;
      seqs.unshift(...page.messages.map(({ seq }: { seq: number }) => seq));
      more = page.hasEarlier;
    }
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
    expect((await budi.get(`cases/${number}/messages?before=x`)).status).toBe(400);
  });
});

describe('working on a case', () => {
  const take = async (conversation: string) => {
    const number = await scene.waiting(conversation);
    await budi.post('take', { id: id() });
    return number;
  };
  const messagesOf = (conversation: string) => scene.store.readMessages(`webchat:${conversation}`, 0, 500);

  it('says an answer once, however often it is sent', async () => {
    const number = await take('answer');
    const press = id();
    const sent = { id: press, text: 'Good afternoon, I am looking into it.' };
    for (let n = 0; n < 3; n++) expect((await budi.post(`cases/${number}/messages`, sent)).status).toBe(200);
    const own = (await messagesOf('answer')).filter(({ text }) => text === sent.text);
    expect(own).toMatchObject([{ from: { role: 'agent', name: 'Budi' }, clientId: press }]);
  });

  it('keeps the answer of a colleague out', async () => {
    const number = await take('not-yours');
    expect((await siti.post(`cases/${number}/messages`, { id: id(), text: 'hello' })).status).toBe(404);
    expect((await messagesOf('not-yours')).some(({ text }) => text === 'hello')).toBe(false);
  });

  it('gives it to another team with a note for the colleagues', async () => {
    const number = await take('transfer');
    const note = 'identity is checked';
    expect((await budi.post(`cases/${number}/return`, { id: id(), team: 'security', note })).status).toBe(200);
    expect(await ownerOf(number)).toEqual({ kind: 'queue', team: 'security' });
    const { card } = (await siti.get(`cases/${number}`)).body as DeskCase;
    expect(card.handoff).toMatchObject({ reason: 'asked', returned: true });
    expect(card.moves.at(-1)).toMatchObject({ reason: 'returned', note });
  });

  it('refuses a team that there is not', async () => {
    const number = await take('no-team');
    const answer = await budi.post(`cases/${number}/return`, { id: id(), team: 'moon' });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'UnknownTeam']);
  });

  it('gives it back to the bot, which answers again', async () => {
    const number = await take('hand-back');
    expect((await budi.post(`cases/${number}/hand-back`, { id: id() })).status).toBe(200);
    expect(await ownerOf(number)).toEqual({ kind: 'bot' });
    await scene.say('hand-back', 'where is my order');
    expect((await messagesOf('hand-back')).at(-1)).toMatchObject({
      from: { role: 'bot' },
      text: 'Which order number?',
    });
  });

  it('declines it, from the hands or from the queue, with the reason on record; the bot says so', async () => {
    const number = await take('decline');
    const note = 'not our product';
    expect((await budi.post(`cases/${number}/reject`, { id: id(), note })).status).toBe(200);
    expect(await ownerOf(number)).toEqual({ kind: 'bot' });
    expect((await messagesOf('decline')).at(-1)?.text).toMatch(/cannot take this on/);
    const [declined] = await scene.store
      .readTurns((await scene.store.readCase(number))!.conversation)
      .then((turns) => turns.flatMap(({ event }) => (event.kind === 'desk-reject' ? [event] : [])));
    expect(declined).toMatchObject({ agent: { name: 'Budi' }, note });
  });

  it('resolves it once: the second press finds nothing to do', async () => {
    const number = await take('resolve');
    expect((await budi.post(`cases/${number}/resolve`, { id: id() })).status).toBe(200);
    expect((await scene.store.readCase(number))?.case).toMatchObject({ outcome: 'handed-over' });
    expect((await budi.post(`cases/${number}/resolve`, { id: id() })).status).toBe(404);
  });

  it('refuses texts without words, too long, without an id, with fields that it does not know', async () => {
    const number = await take('bad-input');
    for (const body of [
      { id: id(), text: '   ' },
      { id: id(), text: 'x'.repeat(8_001) },
      { id: 'short', text: 'hi' },
      { text: 'hi' },
      { id: id(), text: 5 },
      { id: id(), text: 'hi', role: 'admin' },
      { id: id(), text: 'hi', __proto__x: 1 },
      [],
    ])
      expect((await budi.post(`cases/${number}/messages`, body)).status).toBe(400);
  });

  it('keeps a customer’s markup as the text that it is', async () => {
    const number = await take('markup');
    await scene.say('markup', '<img src=x onerror=alert(1)>');
    const { messages } = (await budi.get(`cases/${number}`)).body as DeskCase;
    expect(messages.at(-1)?.text).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('files of customers', () => {
  it('are downloads, to those who may read the case only', async () => {
    const conversation = 'webchat:file';
    await scene.store.uploads.saveUpload({
      id: 'up-1',
      conversation,
      name: 'bukti "bayar".html',
      contentType: 'text/html',
      at: scene.now,
      bytes: Buffer.from('<script>alert(1)</script>'),
    });
    const url = `/files/${encodeURIComponent(conversation)}/up-1`;
    await scene.service.receive({
      conversation,
      channel: 'webchat',
      id: 'with-file',
      body: {
        kind: 'message',
        text: 'i want an agent',
        attachments: [
          { name: 'bukti.html', contentType: 'text/html', url },
          { name: 'teams.png', contentType: 'image/png', url: 'https://files.example/%ff' },
        ],
      },
    });
    const number = await scene.numberOf('file');
    const { messages } = (await budi.get(`cases/${number}`)).body as DeskCase;
    const file = messages.find(({ attachments }) => attachments)?.attachments?.[0];
    const answer = await budi.ask('GET', file!.url);
    expect([answer.status, answer.body]).toEqual([200, '<script>alert(1)</script>']);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const stranger = await scene.join('Ferry', 'agent', ['orders']);
    expect((await stranger.ask('GET', file!.url)).status).toBe(404);
    expect((await budi.ask('GET', `/desk/api/cases/${number}/files/999/0`)).status).toBe(404);
    expect((await budi.ask('GET', `/desk/api/cases/${number}/files/${file!.url.split('/').at(-2)}/1`)).status).toBe(
      404,
    );
  });
});
