import { KhidmatError } from '../../../src/errors';
import { closeRigs, type Rig, startRig, teamsMessage } from './rig';

describe('an activity at /api/messages', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(closeRigs);

  test('a message of Teams becomes one turn with the words, the name and the language', async () => {
    const response = await rig.post(teamsMessage());
    expect(response.status).toBe(200);
    expect(rig.service.turns).toEqual([
      {
        conversation: 'msteams:a:1-thread',
        channel: 'msteams',
        id: '1763780400000',
        body: {
          kind: 'message',
          text: 'pesanan saya di mana?',
          name: 'Siti Rahma',
          locale: 'id',
          // Who it is in every conversation: a digest, not the id.
          person: 'msteams tenant-1 c0ffee00-0000-4000-8000-000000000002',
        },
        reference: {
          channelId: 'msteams',
          serviceUrl: 'https://smba.trafficmanager.net/apac/',
          conversationId: 'a:1-thread',
          isGroup: false,
          conversationType: 'personal',
          tenantId: 'tenant-1',
          bot: { id: '28:7f3c8a52-1111-4222-8333-0123456789ab', name: 'Kirana', aadObjectId: null },
          user: { id: '29:1-customer', name: 'Siti Rahma', aadObjectId: 'c0ffee00-0000-4000-8000-000000000002' },
        },
      },
    ]);
  });

  test('the same activity delivered twice, at once or later, is one turn and 200 each time', async () => {
    const together = await Promise.all([rig.post(teamsMessage()), rig.post(teamsMessage())]);
    const later = await rig.post(teamsMessage());
    expect([...together, later].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(rig.service.turns).toHaveLength(1);
  });

  test('nothing is answered before the turn is committed', async () => {
    const commit = rig.service.hold();
    let answered = false;
    const response = rig.post(teamsMessage()).then((result) => {
      answered = true;
      return result;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(false);
    commit();
    expect((await response).status).toBe(200);
  });

  test.each([
    'OVERLOADED',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  ])('%s is 503 with Retry-After, and the repeat succeeds', async (code) => {
    rig.service.failWith(new KhidmatError(code, 'database /var/lib/khidmat is locked'));
    const response = await rig.post(teamsMessage());
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.text()).not.toContain('/var/lib');
    expect((await rig.post(teamsMessage())).status).toBe(200);
    expect(rig.service.turns).toHaveLength(1);
  });

  test('an unforeseen failure is 500 without a word of what it was', async () => {
    rig.service.failWith(new Error('secret detail'));
    const response = await rig.post(teamsMessage());
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret detail');
  });

  test('messages of one conversation reach the service in the order of their calls', async () => {
    for (let n = 0; n < 20; n++) await rig.post(teamsMessage({ id: `m${n}`, text: `message ${n}` }));
    expect(rig.service.turns.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, n) => `m${n}`));
  });

  test('an invoke is answered 501 and makes no turn', async () => {
    const response = await rig.post(
      teamsMessage({ type: 'invoke', name: 'adaptiveCard/action', value: { action: {} } }),
    );
    expect(response.status).toBe(501);
    expect(rig.service.turns).toHaveLength(0);
  });

  test.each([
    'messageReaction',
    'messageUpdate',
    'messageDelete',
    'endOfConversation',
    'event',
    'trace',
    'something-new',
  ])('%s is taken and makes no turn', async (type) => {
    expect((await rig.post(teamsMessage({ type }))).status).toBe(200);
    expect(rig.service.turns).toHaveLength(0);
  });

  test('typing is passed on and makes no turn', async () => {
    expect((await rig.post(teamsMessage({ type: 'typing', text: undefined }))).status).toBe(200);
    expect(rig.service.typed).toEqual(['msteams:a:1-thread']);
    expect(rig.service.turns).toHaveLength(0);
  });

  test('a conversation of Azure’s web chat never carries a name of our own', async () => {
    const serviceUrl = 'https://webchat.botframework.com/';
    await rig.post(
      teamsMessage({ channelId: 'webchat', serviceUrl }),
      `Bearer ${rig.token({ serviceurl: serviceUrl })}`,
    );
    expect(rig.service.turns[0]).toMatchObject({ conversation: 'azure-webchat:a:1-thread', channel: 'azure-webchat' });
    expect(rig.channels.map(({ name }) => name)).toEqual(['msteams', 'azure-webchat', 'azure-directline']);
  });

  test('the words of a customer stand in no log line', async () => {
    await rig.post(teamsMessage({ text: 'kata-sandi-saya-rahasia' }));
    rig.service.failWith(new Error('boom'));
    await rig.post(teamsMessage({ id: '2', text: 'kata-sandi-saya-rahasia' }));
    expect(rig.logged.join('')).not.toContain('rahasia');
  });
});
