import { randomUUID } from 'node:crypto';
import type { DeskAnswer, DeskCase, DeskLookUp, DeskSuggestion } from '../../src/domain/desk';
import { ActionError } from '../../src/runtime/action';
import { type DeskClient, type DeskScene, startDesk } from './desk-scene';

const ANSWERS = `answers:
  order-soon:
    title: { id: Pesanan segera, ms: Pesanan segera, en: Order soon }
    say:
      id: "{{ customer.name }}, pesanan {{ order_id }} segera tiba. Salam, {{ agent.name }}."
      ms: "{{ customer.name }}, pesanan {{ order_id }} akan sampai. Salam, {{ agent.name }}."
      en: "{{ customer.name }}, order {{ order_id }} comes soon (case {{ case.number }}). {{ agent.name }}"
  only-security:
    team: security
    say: { id: Aman., ms: Selamat., en: Safe. }
  phone-us:
    say: { id: "Kami telepon {{ phone }}.", ms: "Kami telefon {{ phone }}.", en: "We call {{ phone }}." }
`;
const title = (text: string) => `{ id: ${text}, ms: ${text}, en: ${text} }`;
const LOOK_UPS = `desk:
  look-up:
    order: { title: ${title('Order')}, call: orders.find, with: { id: "{{ order_id }}" } }
    away: { title: ${title('Away')}, call: orders.down, with: {} }
`;
const STOCK = [
  {
    path: 'flows/stock.yaml',
    text: `flow: stock
title: ${title('Stock')}
owner: test
review-by: 2027-12-31
triggers: [stock]
steps:
  - call: orders.find
    with: { id: shirt }
    save: found
    on-error: { handoff: { reason: shop away } }
  - say: ${title('There.')}
  - resolve: {}
`,
  },
  {
    path: 'intents/stock.yaml',
    text: 'intent: stock\nexamples:\n  en: [is the shirt in stock, do you have it in stock, is it still in stock, what is in stock]\n',
  },
];
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const PDF = Buffer.from('%PDF-1.4 a bill');

let scene: DeskScene;
let budi: DeskClient;
const id = () => randomUUID();

beforeAll(async () => {
  scene = await startDesk({
    files: [{ path: 'flows/_answers.yaml', text: ANSWERS }, ...STOCK],
    bot: LOOK_UPS,
    actions: [
      {
        name: 'orders.find',
        run: async ({ id }) => (id === 'KH-104233' ? { id, status: 'shipped', buyer: 'Dewi' } : null),
      },
      {
        name: 'orders.down',
        run: async () => {
          throw new ActionError('SHOP_AWAY', 'the shop is away');
        },
      },
    ],
  });
  budi = await scene.join('Budi', 'agent', ['general', 'orders', 'security']);
});
afterAll(() => scene.stop());

const answersFor = async (number: string) => (await budi.get(`cases/${number}/answers`)).body.answers as DeskAnswer[];

describe('ready answers', () => {
  it('are filled with what the case has, in its language; what it has not got is left open', async () => {
    await scene.say('ready', 'where is my order KH-104233', 'Dewi <b>');
    await scene.say('ready', '+62 812 3456 7890');
    const number = await scene.numberOf('ready');
    expect(await answersFor(number)).toEqual([
      {
        name: 'order-soon',
        title: { id: 'Pesanan segera', ms: 'Pesanan segera', en: 'Order soon' },
        text: `Dewi <b>, order KH-104233 comes soon (case ${number}). Budi`,
        missing: [],
      },
      { name: 'phone-us', title: null, text: 'We call +6281234567890.', missing: [] },
    ]);
    const bare = await scene.waiting('bare', 'security');
    const [soon, security, phone] = await answersFor(bare);
    expect(soon).toMatchObject({ missing: ['customer.name', 'order_id'] });
    expect(soon!.text).toBe(`[customer.name], order [order_id] comes soon (case ${bare}). Budi`);
    expect([security!.name, phone!.text]).toEqual(['only-security', 'We call [phone].']);
  });
});

describe('look-ups', () => {
  it('ask the actions of the flows, with what the case has, and say why where there is nothing', async () => {
    const found = async (number: string) => {
      const { lookUps } = (await budi.get(`cases/${number}/look-ups`)).body as { lookUps: DeskLookUp[] };
      return lookUps.map((one) => [one.name, one.found]);
    };
    const number = await scene.waiting('looked', 'orders');
    const away = ['away', { kind: 'failed', code: 'SHOP_AWAY' }];
    const value = { id: 'KH-104233', status: 'shipped', buyer: 'Dewi' };
    expect(await found(number)).toEqual([['order', { kind: 'value', value, personal: false }], away]);
    await scene.say('looked-other', 'where is my order KH-999999');
    await scene.say('looked-other', '+62 812 3456 7890');
    expect(await found(await scene.numberOf('looked-other'))).toEqual([['order', { kind: 'none' }], away]);
    const bare = await scene.waiting('looked-bare', 'security');
    expect(await found(bare)).toEqual([['order', { kind: 'missing', names: ['order_id'] }], away]);
    // Looking leaves nothing behind: no turn, no call on record.
    const turns = await scene.store.readTurns('webchat:looked');
    expect(turns.some(({ effects }) => effects.some(({ kind }) => kind === 'call'))).toBe(false);
  });
});

describe('suggestions', () => {
  it('are what the flow would say to the customer’s last words, with why', async () => {
    const number = await scene.waiting('suggest');
    await budi.post(`cases/${number}/take`, { id: id() });
    await scene.say('suggest', 'where is my order');
    const { suggestions } = (await budi.get(`cases/${number}/suggestions`)).body as { suggestions: DeskSuggestion[] };
    expect(suggestions[0]).toMatchObject({
      flow: 'order-status',
      text: 'Which order number?',
      words: 'where is my order',
    });
    expect(suggestions[0]!.probability).toBeGreaterThan(0.3);
    expect(suggestions[0]!.because.length).toBeGreaterThan(0);
  });

  it('are a flow without words of its own, where it begins with a look into the systems', async () => {
    const number = await scene.waiting('suggest-call');
    await budi.post(`cases/${number}/take`, { id: id() });
    await scene.say('suggest-call', 'is the shirt in stock');
    const { suggestions } = (await budi.get(`cases/${number}/suggestions`)).body as { suggestions: DeskSuggestion[] };
    expect(suggestions[0]).toMatchObject({ flow: 'stock', text: '', missing: [], words: 'is the shirt in stock' });
  });

  it('are none where nothing was understood', async () => {
    const number = await scene.waiting('nothing', 'security');
    await scene.say('nothing', 'zzzz qqqq');
    await budi.post(`cases/${number}/take`, { id: id() });
    const { body } = await budi.get(`cases/${number}/suggestions`);
    expect(Array.isArray(body.suggestions)).toBe(true);
  });
});

describe('files from an agent', () => {
  const send = (number: string, files: readonly (readonly [string, Buffer])[], fields: { [name: string]: string }) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    for (const [name, bytes] of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
    return fetch(`${scene.url}/desk/api/cases/${number}/files`, {
      method: 'POST',
      headers: { ...budi.headers, cookie: budi.cookie },
      body: form,
    });
  };

  it('are kept and said in one message, once however often they are sent', async () => {
    const number = await scene.waiting('files');
    await budi.post(`cases/${number}/take`, { id: id() });
    const press = { id: id(), text: 'your bill' };
    const files = [['bill.pdf', PDF] as const, ['photo.png', PNG] as const];
    expect([(await send(number, files, press)).status, (await send(number, files, press)).status]).toEqual([200, 200]);
    const messages = await scene.store.readMessages('webchat:files', 0, 99);
    const sent = messages.filter(({ attachments }) => attachments !== undefined);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      text: 'your bill',
      from: { role: 'agent', name: 'Budi' },
      attachments: [
        { name: 'bill.pdf', contentType: 'application/pdf', bytes: PDF.length },
        { name: 'photo.png', contentType: 'image/png', bytes: PNG.length },
      ],
    });
    const { messages: seen } = (await budi.get(`cases/${number}`)).body as DeskCase;
    const file = seen.find(({ attachments }) => attachments)!.attachments![0]!;
    const back = await budi.ask('GET', file.url);
    expect([back.status, back.body]).toEqual([200, PDF.toString()]);
  });

  it('are refused whole where one is not allowed, too large, or the case is not theirs', async () => {
    const number = await scene.waiting('refused');
    const press = () => ({ id: id(), text: '' });
    expect((await send(number, [['a.png', PNG]], press())).status).toBe(409);
    await budi.post(`cases/${number}/take`, { id: id() });
    const before = (await scene.store.readMessages('webchat:refused', 0, 99)).length;
    const program: readonly [string, Buffer] = ['bill.pdf', Buffer.from('MZ a program')];
    const large: readonly [string, Buffer] = ['a.png', Buffer.concat([PNG, Buffer.alloc(11 * 1024 * 1024)])];
    for (const [files, status] of [
      [[['a.png', PNG], program], 415],
      [[['page.html', Buffer.from('<script>')]], 415],
      [[large], 413],
      [Array.from({ length: 6 }, () => ['a.png', PNG] as const), 413],
      [[], 400],
    ] as const)
      expect([(await send(number, files, press())).status, status]).toEqual([status, status]);
    expect((await send(number, [['a.png', PNG]], { id: 'x', text: '' })).status).toBe(400);
    expect((await scene.store.readMessages('webchat:refused', 0, 99)).length).toBe(before);
  });
});
