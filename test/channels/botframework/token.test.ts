import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { createSigningPair, ISSUER, signToken, TEAMS_URL } from '../../support/fake-connector';
import { APP_ID, closeRigs, goodClaims, NOW, type Rig, startRig, teamsMessage } from './rig';

const stranger = createSigningPair('key-1', ['msteams']);
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Ways to spoil a value that must be exactly one string. */
function spoiled(right: string): [string, unknown][] {
  return [
    ['absent', undefined],
    ['null', null],
    ['a number', 5],
    ['true', true],
    ['an object', { value: right }],
    ['a list of it', [right]],
    ['a list with another', [right, 'other']],
    ['empty', ''],
    ['another value', 'https://evil.example/'],
    ['other case', right.toUpperCase()],
    ['a space behind', `${right} `],
    ['a space in front', ` ${right}`],
    ['a line end behind', `${right}\n`],
    ['something behind', `${right}x`],
    ['cut', right.slice(0, -1)],
  ];
}

describe('who may post an activity', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(closeRigs);

  const refused = async (response: Response, ...statuses: number[]): Promise<void> => {
    expect(statuses).toContain(response.status);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(`${error.code} ${error.message}`).not.toMatch(
      /jwt|jose|kid|claim|signature|RS256|audience|issuer|ENOTFOUND|at \//i,
    );
    expect(rig.service.turns).toHaveLength(0);
    expect(rig.connector.calls).toHaveLength(0);
    expect(rig.connector.outside).toHaveLength(0);
  };
  const bearer = (claims: object, header: object = {}): string => `Bearer ${rig.token(claims, header)}`;

  describe('a signed token is refused when its', () => {
    const claims = [
      ['iss', ISSUER, [401]],
      ['aud', APP_ID, [401]],
      ['serviceurl', TEAMS_URL, [401, 403]],
    ] as const;
    for (const [claim, right, statuses] of claims) {
      test.each(spoiled(right))(`${claim} is %s`, async (_, value) => {
        await refused(await rig.post(teamsMessage(), bearer({ [claim]: value })), ...statuses);
      });
    }

    const seconds = NOW / 1000;
    test.each([
      ['exp is absent', { exp: undefined }],
      ['exp is null', { exp: null }],
      ['exp is text', { exp: String(seconds + 3600) }],
      ['exp is a list', { exp: [seconds + 3600] }],
      ['exp is an object', { exp: {} }],
      ['exp is 301 s ago', { exp: seconds - 301 }],
      ['exp is a day ago', { exp: seconds - 86_400 }],
      ['exp is negative', { exp: -1 }],
      ['nbf is text', { nbf: String(seconds) }],
      ['nbf is a list', { nbf: [seconds] }],
      ['nbf is null', { nbf: null }],
      ['nbf is 301 s ahead', { nbf: seconds + 301 }],
      ['issuer is the emulator’s', { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }],
      [
        'issuer is the emulator’s, version 2',
        { iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0' },
      ],
      ['issuer is the government cloud’s', { iss: 'https://api.botframework.us' }],
      ['audience is another bot', { aud: '00000000-0000-4000-8000-000000000000' }],
    ])('%s', async (_, changed) => {
      await refused(await rig.post(teamsMessage(), bearer(changed)), 401);
    });
  });

  describe('a token is refused when its header', () => {
    test.each([
      ['says alg none', { alg: 'none' }],
      ['says alg None', { alg: 'None' }],
      ['says RS384', { alg: 'RS384' }],
      ['says PS256', { alg: 'PS256' }],
      ['says ES256', { alg: 'ES256' }],
      ['says rs256', { alg: 'rs256' }],
      ['says no alg', { alg: undefined }],
      ['lists algs', { alg: ['RS256'] }],
      ['is of an access token', { typ: 'at+jwt' }],
      ['brings a key address', { jku: 'https://evil.example/keys' }],
      ['brings a certificate address', { x5u: 'https://evil.example/cert' }],
      ['brings a key', { jwk: stranger.publicKey.export({ format: 'jwk' }) }],
      ['brings a certificate', { x5c: ['MIIB'] }],
      ['brings critical extensions', { crit: ['exp'] }],
      ['leaves the payload bare', { b64: false, crit: ['b64'] }],
      ['names no key', { kid: undefined }],
      ['names an unknown key', { kid: 'key-2' }],
      ['names a file', { kid: '../../../../dev/null' }],
      ['names a number', { kid: 1 }],
      ['names a list', { kid: ['key-1'] }],
      ['names a prototype', { kid: '__proto__' }],
      ['names an injection', { kid: "key-1' OR '1'='1" }],
      ['names nothing', { kid: '' }],
      ['names the key in capitals', { kid: 'KEY-1' }],
      ['names too long a key', { kid: 'k'.repeat(129) }],
    ])('%s', async (_, header) => {
      await refused(await rig.post(teamsMessage(), bearer({}, header)), 401);
    });
  });

  describe('without a good signature nobody gets in', () => {
    const claims = goodClaims(NOW);
    const payload = base64(claims);
    const header = base64({ alg: 'RS256', typ: 'JWT', kid: 'key-1' });
    const good = (): string => rig.token();
    const hmac = (secret: string): string => {
      const input = `${base64({ alg: 'HS256', typ: 'JWT', kid: 'key-1' })}.${payload}`;
      return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
    };
    const cases: [string, () => string | null][] = [
      ['no header', () => null],
      ['an empty header', () => ' '],
      ['Bearer alone', () => 'Bearer'],
      ['Bearer and a space', () => 'Bearer '],
      ['one part', () => 'Bearer abc'],
      ['two parts', () => `Bearer ${header}.${payload}`],
      ['an empty signature', () => `Bearer ${header}.${payload}.`],
      ['alg none with an empty signature', () => `Bearer ${base64({ alg: 'none' })}.${payload}.`],
      ['alg none with some signature', () => `Bearer ${base64({ alg: 'none', kid: 'key-1' })}.${payload}.AAAA`],
      [
        'HS256 with the public key as PEM',
        () => `Bearer ${hmac(rig.pair.publicKey.export({ type: 'spki', format: 'pem' }) as string)}`,
      ],
      ['HS256 with the modulus', () => `Bearer ${hmac(rig.pair.publicKey.export({ format: 'jwk' }).n!)}`],
      ['HS256 with an empty key', () => `Bearer ${hmac('')}`],
      ['another key under the same name', () => `Bearer ${signToken(stranger, claims)}`],
      [
        'a changed payload',
        () =>
          `Bearer ${good()
            .split('.')
            .with(1, base64({ ...claims, exp: NOW }))
            .join('.')}`,
      ],
      ['a changed signature', () => `Bearer ${good().slice(0, -8)}AAAAAAAA`],
      ['a cut signature', () => `Bearer ${good().slice(0, -20)}`],
      ['five parts', () => `Bearer ${good()}.a.b`],
      ['the scheme Basic', () => `Basic ${Buffer.from('bot:secret').toString('base64')}`],
      ['no scheme', () => good()],
      ['the scheme twice', () => `Bearer Bearer ${good()}`],
      ['two tokens', () => `Bearer ${good()}, Bearer ${good()}`],
      ['a payload that is no JSON', () => `Bearer ${header}.${Buffer.from('{').toString('base64url')}.AAAA`],
      ['a header that is no JSON', () => `Bearer ${Buffer.from('{').toString('base64url')}.${payload}.AAAA`],
      ['a header that is null', () => `Bearer ${Buffer.from('null').toString('base64url')}.${payload}.AAAA`],
      ['nine thousand characters', () => `Bearer ${rig.token({ more: 'x'.repeat(9000) })}`],
    ];
    test.each(cases)('%s', async (_, authorization) => {
      await refused(await rig.post(teamsMessage(), authorization()), 401);
    });

    test('two Authorization headers, the first of them good', async () => {
      const url = new URL((await rig.post(teamsMessage(), null)).url);
      const body = JSON.stringify(teamsMessage());
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(Number(url.port), url.hostname);
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk;
          socket.end();
        });
        socket.on('close', () => resolve(text));
        socket.write(
          `POST /api/messages HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\n` +
            `Authorization: Bearer ${good()}\r\nAuthorization: Bearer x\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        );
      });
      expect(answer).toMatch(/^HTTP\/1.1 401/);
      expect(rig.service.turns).toHaveLength(0);
    });
  });

  describe('a good token does not open every door', () => {
    test('its serviceurl must be the activity’s', async () => {
      const other = 'https://smba.trafficmanager.net/emea/';
      await refused(await rig.post(teamsMessage({ serviceUrl: other })), 403);
      await refused(await rig.post(teamsMessage(), bearer({ serviceurl: other })), 403);
    });

    test.each([
      'emulator',
      'agents',
      'AseChannel',
      'MSTEAMS',
      'msteams ',
      'slack',
    ])('the channel %s is not served', async (channelId) => {
      await refused(await rig.post(teamsMessage({ channelId })), 403);
    });
  });
});

describe('keys and their endorsements', () => {
  afterEach(closeRigs);

  test.each([
    ['another channel only', ['webchat']],
    ['no channel', []],
    ['nothing at all', null],
    ['the channel in capitals', ['MSTEAMS']],
  ])('a key that vouches for %s is refused for Teams', async (_, endorsements) => {
    const rig = await startRig();
    const pair = createSigningPair('key-9', endorsements);
    rig.connector.publish([pair]);
    rig.clock += 11 * 60_000;
    const response = await rig.post(teamsMessage(), `Bearer ${signToken(pair, goodClaims(rig.clock))}`);
    expect(response.status).toBe(403);
    expect(rig.service.turns).toHaveLength(0);
  });

  test('five minutes of difference between the clocks are forgiven', async () => {
    const rig = await startRig();
    const seconds = NOW / 1000;
    const lenient = [{ exp: seconds - 299 }, { nbf: seconds + 299 }, { nbf: undefined }];
    for (const claims of lenient) {
      expect((await rig.post(teamsMessage(), `Bearer ${rig.token(claims)}`)).status).toBe(200);
    }
  });

  test('who calls is settled before the body is looked at', async () => {
    const rig = await startRig();
    expect((await rig.post('{ not json', null)).status).toBe(401);
    expect((await rig.post('{ not json')).status).toBe(400);
  });

  test('a thousand forged key names cause no fetch', async () => {
    const rig = await startRig();
    await rig.post(teamsMessage());
    const before = rig.connector.keyFetches;
    const statuses = new Set<number>();
    for (let block = 0; block < 20; block++) {
      const forged = Array.from({ length: 50 }, (_, n) => `Bearer ${rig.token({}, { kid: `forged-${block}-${n}` })}`);
      for (const response of await Promise.all(forged.map((token) => rig.post(teamsMessage(), token))))
        statuses.add(response.status);
    }
    expect([...statuses]).toEqual([401]);
    expect(rig.connector.keyFetches).toBe(before);
  });

  test('a new key is found, and callers together cause one fetch', async () => {
    const rig = await startRig();
    await rig.post(teamsMessage());
    const before = rig.connector.keyFetches;
    const next = createSigningPair('key-2', ['msteams']);
    rig.connector.publish([rig.pair, next]);
    rig.clock += 10 * 60_000;
    const token = `Bearer ${signToken(next, goodClaims(rig.clock))}`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => rig.post(teamsMessage(), token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(rig.connector.keyFetches).toBe(before + 1);
  });

  test('while there are no keys callers get 503, one fetch a minute is made, and then all is well', async () => {
    const rig = await startRig(undefined, { metadataUrl: 'http://127.0.0.1:9/metadata' });
    for (let n = 0; n < 30; n++) {
      const response = await rig.post(teamsMessage());
      expect(response.status).toBe(503);
      expect(await response.text()).not.toContain('127.0.0.1');
    }
    expect(rig.connector.outside).toHaveLength(1);
    rig.clock += 60_000;
    await rig.post(teamsMessage());
    expect(rig.connector.outside).toHaveLength(2);
    expect(rig.service.turns).toHaveLength(0);
  });

  test('keys serve on for a day while Microsoft is out of reach, and not longer', async () => {
    const rig = await startRig();
    await rig.post(teamsMessage());
    rig.connector.setKeysDown(true);
    rig.clock += 23 * 3_600_000;
    expect((await rig.post(teamsMessage({ id: '2' }))).status).toBe(200);
    rig.clock += 3_600_000;
    expect((await rig.post(teamsMessage({ id: '3' }))).status).toBe(503);
    rig.connector.setKeysDown(false);
    rig.clock += 60_000;
    expect((await rig.post(teamsMessage({ id: '4' }))).status).toBe(200);
  });

  test('a key that Microsoft took back is refused within a day', async () => {
    const rig = await startRig();
    await rig.post(teamsMessage());
    rig.connector.publish([createSigningPair('key-2', ['msteams'])]);
    rig.clock += 24 * 3_600_000;
    expect((await rig.post(teamsMessage({ id: '2' }))).status).toBe(401);
  });
});
