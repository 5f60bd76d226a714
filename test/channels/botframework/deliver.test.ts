import { type Channel, DeliveryError } from '../../../src/channels/channel';
import type { Message } from '../../../src/domain/message';
import { startFakeConnector, TEAMS_URL } from '../../support/fake-connector';
import { closeRigs, IN_ONE, type Rig, startRig, teamsMessage, UNREGISTERED } from './rig';

const BOT = { role: 'bot', name: 'Kirana' } as const;

function said(changes: Partial<Message> = {}): Message {
  return { seq: 2, at: 0, from: BOT, text: 'Halo!', ...changes };
}

describe('delivering to the connector', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig();
    await rig.post(teamsMessage());
  });
  afterEach(closeRigs);

  const deliver = (message: Message, to = rig, parts = IN_ONE): Promise<void> => {
    const [turn] = to.service.turns;
    const channel = to.channels.find(({ name }) => name === turn!.channel) as Channel;
    return channel.deliver!({
      conversation: turn!.conversation,
      reference: turn!.reference!,
      message,
      idempotencyKey: `${turn!.conversation}/${message.seq}`,
      ...parts,
    });
  };
  const failure = async (message = said()): Promise<DeliveryError['options']> => {
    const error = await deliver(message).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DeliveryError);
    return (error as DeliveryError).options;
  };

  test('a message arrives in its conversation, from the bot, with the token', async () => {
    await deliver(said());
    expect(rig.connector.delivered).toEqual([
      {
        conversation: 'a:1-thread',
        authorization: 'Bearer outbound-token',
        activity: {
          type: 'message',
          text: 'Halo!',
          textFormat: 'plain',
          inputHint: 'acceptingInput',
          channelId: 'msteams',
          serviceUrl: TEAMS_URL,
          from: { id: '28:7f3c8a52-1111-4222-8333-0123456789ab', name: 'Kirana' },
          recipient: { id: '29:1-customer', name: 'Siti Rahma' },
          conversation: { id: 'a:1-thread', isGroup: false, conversationType: 'personal', tenantId: 'tenant-1' },
        },
      },
    ]);
    expect(rig.connector.outside).toEqual([]);
  });

  test('messages given one after the other arrive in that order', async () => {
    for (let n = 0; n < 6; n++) await deliver(said({ seq: n, text: `${n}` }));
    expect(rig.connector.delivered.map(({ activity }) => activity.text)).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  test('a long message is sent in parts, in order, each small enough for Teams', async () => {
    const text = `${'kata '.repeat(5000)}akhir 😀`;
    await deliver(said({ text, buttons: [{ title: 'Ya', choice: { prompt: 'p', value: 'yes' } }] }));
    const parts = rig.connector.delivered.map(({ activity }) => activity);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(2 * part.text.length).toBeLessThan(28_000);
    expect(parts.map((part) => part.text).join(' ')).toBe(text);
    expect(parts.map((part) => part.attachments?.length ?? 0)).toEqual([...parts.slice(1).map(() => 0), 1]);
  });

  test('of a long message the parts that have arrived are not sent again with the rest', async () => {
    const text = `${'kata '.repeat(5000)}akhir`;
    rig.connector.script({ kind: 'slow', ms: 0 }, { kind: 'status', status: 429 });
    let arrived = 0;
    const again = () =>
      deliver(said({ text }), rig, {
        partsBefore: arrived,
        partArrived: () => {
          arrived += 1;
        },
      });
    // What failed had certainly not arrived: nothing is in doubt.
    await expect(again()).rejects.toMatchObject({ options: { final: false } });
    await expect(again()).resolves.toBeUndefined();
    const parts = rig.connector.delivered.map(({ activity }) => activity.text);
    expect(parts.join(' ')).toBe(text);
    expect(arrived).toBe(parts.length);
  });

  test('what the customer said is not said back', async () => {
    await deliver(said({ from: { role: 'customer' } }));
    expect(rig.connector.calls).toEqual([]);
  });

  describe('a refusal is for the outbox to judge: one call, no attempt of its own', () => {
    test.each([
      [429, { final: false }],
      [412, { final: false }],
      [503, { final: false }],
      [401, { final: false, retryAfterMs: 60_000 }],
      [408, { final: false, ambiguous: true }],
      [500, { final: false, ambiguous: true }],
      [502, { final: false, ambiguous: true }],
      [504, { final: false, ambiguous: true }],
      [400, { final: true }],
      [403, { final: true }],
      [404, { final: true }],
      [413, { final: true }],
    ])('%i', async (status, expected) => {
      rig.connector.script({ kind: 'status', status });
      expect(await failure()).toEqual({ cause: undefined, ...expected });
      expect(rig.connector.calls).toHaveLength(1);
      rig.clock += 60_000;
      await deliver(said());
      expect(rig.connector.delivered).toHaveLength(1);
    });

    test('Retry-After is obeyed in seconds and as a date', async () => {
      rig.connector.script({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
      expect(await failure()).toMatchObject({ retryAfterMs: 7000 });
      rig.clock += 7_000;
      const date = new Date(rig.clock + 12_000).toUTCString();
      rig.connector.script({ kind: 'status', status: 503, headers: { 'retry-after': date } });
      expect(await failure()).toMatchObject({ retryAfterMs: 12_000 });
      rig.clock += 12_000;
      rig.connector.script({ kind: 'status', status: 429, headers: { 'retry-after': 'soon' } });
      expect(await failure()).not.toHaveProperty('retryAfterMs');
    });

    test.each([
      ['a million seconds', '1000000'],
      ['a billion', '1000000000'],
      ['a date of another age', 'Fri, 31 Dec 9999 23:59:59 GMT'],
    ])('nobody is silenced for longer than an hour by a Retry-After of %s', async (_, header) => {
      rig.connector.script({ kind: 'status', status: 429, headers: { 'retry-after': header } });
      expect(await failure()).toMatchObject({ final: false, retryAfterMs: 3_600_000 });
      rig.clock += 3_600_000;
      await deliver(said({ seq: 4 }));
      expect(rig.connector.delivered).toHaveLength(1);
    });

    test.each([
      '-5',
      '1.5',
      '',
      '0',
      'Thu, 01 Jan 1970 00:00:00 GMT',
    ])('a Retry-After of %p holds nothing back', async (header) => {
      rig.connector.script({ kind: 'status', status: 429, headers: { 'retry-after': header } });
      expect((await failure()).retryAfterMs ?? 0).toBe(0);
      await deliver(said({ seq: 4 }));
      expect(rig.connector.delivered).toHaveLength(1);
    });

    test('until then nothing else in the thread is offered, nor is anything counted as tried', async () => {
      rig.connector.script({ kind: 'status', status: 429, headers: { 'retry-after': '1800' } });
      await failure();
      rig.clock += 1_799_000;
      expect(await failure(said({ seq: 4 }))).toMatchObject({ final: false, heldBack: true, retryAfterMs: 1_000 });
      expect(rig.connector.calls).toHaveLength(1);
      rig.clock += 1_000;
      await deliver(said({ seq: 4 }));
      expect(rig.connector.delivered).toHaveLength(1);
    });

    test.each([
      ['nothing', { body: '' }],
      ['no JSON', { body: '<html>OK</html>' }],
      ['JSON of another kind', { body: 'null' }],
      ['a million letters', { body: JSON.stringify({ id: 'x'.repeat(1_000_000) }) }],
      ['an answer that breaks off', { body: '{"id"', breaks: true }],
    ])('taken is taken, though the connector says %s to it', async (_, fault) => {
      rig.connector.script({ kind: 'taken', ...fault });
      await deliver(said());
      expect(rig.connector.delivered).toHaveLength(1);
    });

    test('a refusal that breaks off says what it said', async () => {
      rig.connector.script({ kind: 'broken-refusal', status: 429, headers: { 'retry-after': '7' } });
      expect(await failure()).toEqual({ cause: undefined, final: false, retryAfterMs: 7_000 });
    });

    test('taken and then answered 502 is marked as perhaps arrived', async () => {
      rig.connector.script({ kind: 'accept-then', status: 502 });
      expect(await failure()).toMatchObject({ final: false, ambiguous: true });
      expect(rig.connector.delivered).toHaveLength(1);
    });

    test('a connector that never answers is given up after the time-out, as perhaps arrived', async () => {
      rig.connector.script({ kind: 'hang' });
      expect(await failure()).toMatchObject({ final: false, ambiguous: true });
      expect(rig.connector.calls).toHaveLength(1);
    });

    test('a slow connector within the time-out is a success', async () => {
      rig.connector.script({ kind: 'slow', ms: 100 });
      await deliver(said());
      expect(rig.connector.delivered).toHaveLength(1);
    });

    test('a connection that breaks after sending is perhaps arrived', async () => {
      rig.connector.script({ kind: 'reset' });
      expect(await failure()).toMatchObject({ final: false, ambiguous: true });
      expect(rig.connector.calls).toHaveLength(1);
    });

    test('a redirect is not followed, least of all with the token', async () => {
      const location = 'http://169.254.169.254/latest/meta-data';
      rig.connector.script({ kind: 'status', status: 307, headers: { location } });
      expect(await failure()).toMatchObject({ final: true });
      expect(rig.connector.calls).toHaveLength(1);
      expect(rig.connector.outside).toEqual([]);
    });
  });

  test('a connector that nobody listens at has certainly not got it', async () => {
    const gone = await startFakeConnector();
    await gone.close();
    const alone = await startRig(undefined, {
      fetch: (input, init) => fetch(String(input).replace(TEAMS_URL, `${gone.url}/`), init),
    });
    const turn = rig.service.turns[0]!;
    const delivery = {
      conversation: 'c',
      reference: turn.reference!,
      message: said(),
      idempotencyKey: 'c/1',
      ...IN_ONE,
    };
    const error = await alone.channels[0]!.deliver!(delivery).catch((reason: unknown) => reason);
    expect((error as DeliveryError).options).toMatchObject({ final: false, ambiguous: false });
  });

  test('a log-in that fails or hangs is tried again later, and nothing is sent', async () => {
    const tokens = [() => Promise.reject(new Error('AADSTS7000215')), () => new Promise<string>(() => undefined)];
    const poor = await startRig(undefined, { fetchToken: () => tokens.shift()!() });
    await poor.post(teamsMessage());
    for (const expected of ['no token to send with: AADSTS7000215', "Microsoft's log-in did not answer in time"]) {
      const error = await deliver(said(), poor).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ message: expected, options: { final: false } });
    }
    expect(poor.connector.calls).toEqual([]);
  });

  test('messages that wait for the first token share it', async () => {
    let asked = 0;
    const fetchToken = async (): Promise<string> => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return 'shared';
    };
    const shared = await startRig(undefined, { fetchToken });
    await shared.post(teamsMessage());
    await Promise.all([1, 2, 3].map((seq) => deliver(said({ seq }), shared)));
    expect(asked).toBe(1);
    expect(shared.connector.delivered.map(({ authorization }) => authorization)).toEqual(
      Array(3).fill('Bearer shared'),
    );
  });

  test('the eighth message within a second waits, and is told for how long', async () => {
    for (let seq = 0; seq < 7; seq++) await deliver(said({ seq }));
    rig.clock += 400;
    expect(await failure()).toMatchObject({ final: false, heldBack: true, retryAfterMs: 600 });
    expect(rig.connector.calls).toHaveLength(7);
    rig.clock += 600;
    await deliver(said());
    expect(rig.connector.calls).toHaveLength(8);
  });

  test('without an app id no token is attached', async () => {
    const local = await startRig(UNREGISTERED);
    await local.post(teamsMessage({ serviceUrl: local.connector.url }));
    await deliver(said(), local);
    expect(local.connector.delivered).toMatchObject([{ conversation: 'a:1-thread', authorization: undefined }]);
  });

  test('a reference from other days to an address that is not trusted gets neither token nor message', async () => {
    const asked: string[] = [];
    const wary = await startRig(undefined, { fetchToken: async () => `token ${asked.push('asked')}` });
    for (const serviceUrl of [rig.connector.url, 'https://evil.trafficmanager.net/', 'http://127.0.0.1:3978/']) {
      const reference = { ...(rig.service.turns[0]!.reference as object), serviceUrl };
      const error = await wary.channels[0]!.deliver!({
        conversation: 'c',
        reference,
        message: said(),
        idempotencyKey: 'c/1',
        ...IN_ONE,
      }).catch((reason: unknown) => reason);
      expect((error as DeliveryError).options).toMatchObject({ final: true });
    }
    for (const reference of [null, 'text', {}, { serviceUrl: TEAMS_URL }]) {
      const delivery = { conversation: 'c', reference, message: said(), idempotencyKey: 'c/1', ...IN_ONE };
      const error = await wary.channels[0]!.deliver!(delivery).catch((reason: unknown) => reason);
      expect((error as DeliveryError).options).toMatchObject({ final: true });
    }
    expect(asked).toEqual([]);
    expect(wary.connector.outside).toEqual([]);
  });
});
