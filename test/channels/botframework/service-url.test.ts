import { isTrustedServiceUrl } from '../../../src/channels/botframework/service-url';
import { TEAMS_URL } from '../../support/fake-connector';
import { closeRigs, IN_ONE, type Rig, startRig, teamsMessage, UNREGISTERED } from './rig';

const OURS = [
  'https://smba.trafficmanager.net/apac/',
  'https://smba.trafficmanager.net/amer/6babcaad-604b-40ac-a9d7-9fd97c0b779f/',
  'https://smba.trafficmanager.net',
  'https://webchat.botframework.com/',
  'https://directline.botframework.com/',
  'https://europe.directline.botframework.com/',
  'https://slack.botframework.com/',
];

const HOSTILE = [
  // Other hosts
  'https://evil.example/',
  'https://trafficmanager.net/',
  'https://x.trafficmanager.net/',
  'https://smba2.trafficmanager.net/',
  'https://x.smba.trafficmanager.net/',
  'https://smba-trafficmanager.net/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://smba.trafficmanager.network/',
  'https://evilsmba.trafficmanager.net/',
  'https://botframework.com/',
  'https://botframework.com.evil.example/',
  'https://evilbotframework.com/',
  'https://x.botframework.com.evil.example/',
  'https://x.botframework.co/',
  'https://.botframework.com/',
  'https://a..botframework.com/',
  'https://*.botframework.com/',
  'https://login.microsoftonline.com/',
  // A user part
  'https://smba.trafficmanager.net@evil.example/',
  'https://smba.trafficmanager.net:443@evil.example/',
  'https://user:pass@smba.trafficmanager.net/',
  'https://@smba.trafficmanager.net/',
  'https://evil.example@smba.trafficmanager.net/',
  'https://evil.example\\@smba.trafficmanager.net/',
  'https://smba.trafficmanager.net\\@evil.example/',
  'https://smba.trafficmanager.net%40evil.example/',
  // What parsers repair
  'https:smba.trafficmanager.net/',
  'https:/smba.trafficmanager.net/',
  'https:///smba.trafficmanager.net/',
  'https:\\\\smba.trafficmanager.net\\',
  '//smba.trafficmanager.net/',
  'smba.trafficmanager.net',
  ' https://smba.trafficmanager.net/',
  'https://smba.trafficmanager.net/ ',
  'https://smba.trafficmanager.net/\n',
  'https://smba.traffic\tmanager.net/',
  'https://smba.trafficmanager.net\r\nHost: evil.example',
  'https://smba.trafficmanager.net\u0000.evil.example/',
  // Schemes and ports
  'http://smba.trafficmanager.net/apac/',
  'HTTPS://smba.trafficmanager.net/',
  'ftp://smba.trafficmanager.net/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'urn:botframework:websocket:wss',
  'wss://smba.trafficmanager.net/',
  'https://smba.trafficmanager.net:8443/',
  'https://smba.trafficmanager.net:443/',
  'https://smba.trafficmanager.net:/',
  // Spellings of the host
  'https://SMBA.trafficmanager.net/',
  'https://smba.trafficmanager.net./',
  'https://webchat.botframework.com./',
  'https://smba。trafficmanager。net/',
  'https://ѕmba.trafficmanager.net/',
  'https://xn--mba-wld.trafficmanager.net/',
  'https://smba.trafficmanager.ⓝet/',
  'https://smba%2etrafficmanager.net/',
  'https://webchat.botframework.com%2eevil.example/',
  // Paths that lead elsewhere
  'https://smba.trafficmanager.net/../',
  'https://smba.trafficmanager.net/apac/../../x',
  'https://smba.trafficmanager.net/apac/%2e%2e/',
  'https://smba.trafficmanager.net//evil.example/',
  'https://smba.trafficmanager.net/apac//',
  'https://smba.trafficmanager.net/apac\\..',
  'https://smba.trafficmanager.net/?url=https://evil.example/',
  'https://smba.trafficmanager.net/#/',
  'https://smba.trafficmanager.net?x',
  'https://smba.trafficmanager.net/a;b',
  `https://smba.trafficmanager.net/${'a'.repeat(512)}`,
  // This machine, its neighbours, the cloud's metadata
  'http://127.0.0.1/',
  'https://127.0.0.1/',
  'https://localhost/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0x7f.1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[0:0:0:0:0:ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
  'https://169.254.169.254/',
  'https://2852039166/',
  'https://[fe80::1]/',
  'https://10.0.0.1/',
  'https://192.168.0.1/',
  'https://127.0.0.1.nip.io/',
];

describe('where a token of ours may go', () => {
  test.each(OURS)('%s is Microsoft’s', (url) => {
    expect(isTrustedServiceUrl(url, 'azure')).toBe(true);
  });

  test.each(HOSTILE)('not to %j', (url) => {
    expect(isTrustedServiceUrl(url, 'azure')).toBe(false);
  });

  test('a long hostile address is judged at once', () => {
    for (const part of ['a.', '/a', '-', '/..', '%2e']) {
      const started = process.hrtime.bigint();
      isTrustedServiceUrl(`https://${part.repeat(200_000)}`, 'azure');
      isTrustedServiceUrl(`https://${part.repeat(250)}`.slice(0, 512), 'azure');
      expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1000);
    }
  });

  describe('in development, only this machine', () => {
    test.each([
      'http://127.0.0.1:56150/',
      'http://localhost:56150/_connector',
      'http://[::1]:3978',
      'https://localhost/',
    ])('%s is it', (url) => {
      expect(isTrustedServiceUrl(url, 'loopback')).toBe(true);
    });

    const elsewhere = HOSTILE.filter((url) => !/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])\/$/.test(url));
    test.each([
      ...elsewhere,
      ...OURS,
      'http://127.0.0.1.nip.io/',
      'http://127.0.0.1:80@evil.example/',
      'http://127.0.0.2/',
    ])('not to %j', (url) => {
      expect(isTrustedServiceUrl(url, 'loopback')).toBe(false);
    });
  });
});

describe('an activity that names a hostile serviceUrl', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(closeRigs);

  test('is refused even with a token that vouches for it, and nothing goes out', async () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
    for (const serviceUrl of HOSTILE) {
      const token = `Bearer ${rig.token({ serviceurl: serviceUrl })}`;
      const { status } = await rig.post(teamsMessage({ serviceUrl }), token);
      expect([serviceUrl, status === 400 || status === 403]).toEqual([serviceUrl, true]);
    }
    expect(rig.service.turns).toHaveLength(0);
    expect(rig.connector.calls).toHaveLength(0);
    expect(rig.connector.outside).toHaveLength(0);
  });

  test('is refused in development too', async () => {
    const local = await startRig(UNREGISTERED);
    for (const serviceUrl of [...OURS, 'http://127.0.0.1.nip.io/', 'https://evil.example/', 'http://10.0.0.1/']) {
      expect((await local.post(teamsMessage({ serviceUrl }))).status).toBe(403);
    }
    expect(local.service.turns).toHaveLength(0);
  });

  test('cannot hide behind a stored reference', async () => {
    const { deliver } = rig.channels[0]!;
    const message = { seq: 1, at: 0, from: { role: 'bot', name: 'Kirana' }, text: 'Halo' } as const;
    for (const serviceUrl of HOSTILE) {
      const reference = { channelId: 'msteams', serviceUrl, conversationId: 'a:1' };
      const delivery = { conversation: 'msteams:a:1', reference, message, idempotencyKey: 'msteams:a:1/1', ...IN_ONE };
      await expect(deliver!(delivery)).rejects.toMatchObject({ options: { final: true } });
    }
    expect(rig.connector.calls).toHaveLength(0);
    expect(rig.connector.outside).toHaveLength(0);
  });

  test.each([
    '..',
    '../../../x',
    'a/../../b',
    'a?x=1',
    'a#b',
    'a\\b',
    '%2e%2e',
    '@evil.example',
  ])('a conversation named %j stays below the connector’s address', async (id) => {
    const reference = { channelId: 'msteams', serviceUrl: TEAMS_URL, conversationId: id };
    const message = { seq: 1, at: 0, from: { role: 'bot', name: 'Kirana' }, text: 'Halo' } as const;
    const delivery = { conversation: 'c', reference, message, idempotencyKey: 'c/1', ...IN_ONE };
    const before = rig.connector.calls.length;
    await rig.channels[0]!.deliver!(delivery).catch(() => undefined);
    expect(rig.connector.outside).toHaveLength(0);
    for (const call of rig.connector.calls.slice(before)) expect(call.conversation).toBe(id);
  });
});
