import { firstAccountLink } from '../../src/server/desk-links';
import { IDLE_MS, LONGEST_MS } from '../../src/server/desk-session';
import { type DeskScene, emailOf, PASSWORD, startDesk } from './desk-scene';

let scene: DeskScene;
beforeEach(async () => {
  scene = await startDesk();
});
afterEach(() => scene.stop());

const MINUTE = 60_000;
const GOOD = 'seekor gajah minum kopi';
const tokenOf = (link: string | null) => new URLSearchParams(link!.split('#')[1]).get('link')!;
const first = (change: object = {}) => ({ name: 'Rina', email: 'Rina@Shop.example', password: GOOD, ...change });

describe('the first account', () => {
  const link = async () => tokenOf(await firstAccountLink(scene.store, scene.url, scene.now));

  it('is made by the link that the server prints, and is the administrator', async () => {
    const rina = scene.client();
    const answer = await rina.post('join', first({ link: await link() }));
    expect(answer.body).toMatchObject({ name: 'Rina', email: 'rina@shop.example', role: 'admin' });
    expect((await rina.get('people')).status).toBe(200);
    expect(await firstAccountLink(scene.store, scene.url, scene.now)).toBeNull();
  });

  it('leaves no token in the store, in the log or in what the server is asked for', async () => {
    const token = await link();
    expect(JSON.stringify(await scene.store.readValue('desk.first-link'))).not.toContain(token);
    await scene.client().post('join', first({ link: token }));
    expect(scene.log.join('')).not.toContain(token);
    expect(new URL((await firstAccountLinkOfNew()).replace('#', '?#')).search).toBe('');
  });

  it('is made once, by whoever is first', async () => {
    const token = await link();
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => scene.client().post('join', first({ link: token, email: `${name}@shop.example` }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect(await scene.store.people.countAgents()).toBe(1);
  });

  it('is made only by the link of the last start, for 24 hours', async () => {
    const old = await link();
    const current = await link();
    expect((await scene.client().post('join', first({ link: old }))).status).toBe(410);
    scene.now += 24 * 60 * MINUTE + 1;
    expect((await scene.client().post('join', first({ link: current }))).status).toBe(410);
    expect((await scene.client().post('join', first({ link: await link() }))).status).toBe(200);
  });

  it('is not used up by a poor password or a missing name', async () => {
    const token = await link();
    for (const [password, code] of [
      ['short', 'PasswordTooShort'],
      ['password1234', 'PasswordTooCommon'],
      ['qwertyuiopas', 'PasswordTooCommon'],
      ['rina-rina-2026', 'PasswordTooCommon'],
      ['x'.repeat(300), 'PasswordTooLong'],
    ])
      expect((await scene.client().post('join', first({ link: token, password }))).body.error?.code).toBe(code);
    expect((await scene.client().post('join', first({ link: token, email: null }))).status).toBe(400);
    expect((await scene.client().post('join', first({ link: token }))).status).toBe(200);
  });

  async function firstAccountLinkOfNew(): Promise<string> {
    const other = await startDesk();
    const made = await firstAccountLink(other.store, other.url, other.now);
    await other.stop();
    return made!;
  }
});

describe('an invitation', () => {
  const invite = async () => {
    const admin = await scene.join('Admin', 'admin', []);
    const body = { name: 'Joko', email: 'Joko@Shop.example', role: 'agent', teams: ['orders'] };
    const { link, person } = (await admin.post('people', body)).body;
    return { admin, link: tokenOf(link), person };
  };

  it('lets a colleague choose a password, once', async () => {
    const { admin, link, person } = await invite();
    expect(person).toMatchObject({ email: 'joko@shop.example', joined: false });
    const joko = scene.client();
    expect((await joko.post('join', { link, password: GOOD })).body).toMatchObject({ name: 'Joko', role: 'agent' });
    expect((await scene.client().post('join', { link, password: GOOD })).status).toBe(410);
    const { people } = (await admin.get('people')).body;
    expect(people.find(({ name }: { name: string }) => name === 'Joko')).toMatchObject({ joined: true });
    expect((await scene.client().post('sign-in', { email: 'joko@shop.example', password: GOOD })).status).toBe(200);
  });

  it('is overtaken by the password chosen through another link, by disabling, by time', async () => {
    const { admin, link, person } = await invite();
    const second = tokenOf((await admin.post(`people/${person.id}/link`)).body.link);
    expect((await scene.client().post('join', { link: second, password: GOOD })).status).toBe(200);
    expect((await scene.client().post('join', { link, password: GOOD })).status).toBe(410);
    const third = tokenOf((await admin.post(`people/${person.id}/link`)).body.link);
    await admin.post(`people/${person.id}`, { name: 'Joko', role: 'agent', teams: [], disabled: true });
    expect((await scene.client().post('join', { link: third, password: GOOD })).status).toBe(410);
  });

  it('is no account to sign in to before it is accepted', async () => {
    await invite();
    for (const password of ['none', PASSWORD])
      expect((await scene.client().post('sign-in', { email: 'joko@shop.example', password })).status).toBe(401);
  });

  it('is refused for an address that has an account', async () => {
    const { admin } = await invite();
    const body = { name: 'Joko', email: 'JOKO@shop.example', role: 'agent', teams: [] };
    expect((await admin.post('people', body)).body.error.code).toBe('EmailTaken');
  });

  it('never leaves the desk without an administrator', async () => {
    const { admin } = await invite();
    const change = { name: 'Admin', role: 'agent', teams: [], disabled: false };
    expect((await admin.post('people/a-Admin', change)).body.error.code).toBe('LastAdmin');
    expect((await admin.post('people/a-Admin', { ...change, role: 'admin', disabled: true })).status).toBe(409);
  });
});

describe('a session', () => {
  it('ends after 30 minutes without a sign of life and after 12 hours with one', async () => {
    const budi = await scene.join('Budi');
    scene.now += IDLE_MS;
    expect((await budi.get('me')).status).toBe(200);
    scene.now += IDLE_MS + 1;
    expect((await budi.get('me')).status).toBe(401);
    const busy = scene.client();
    await busy.post('sign-in', { email: emailOf('Budi'), password: PASSWORD });
    const begun = scene.now;
    for (; scene.now < begun + LONGEST_MS; scene.now += 20 * MINUTE) expect((await busy.get('me')).status).toBe(200);
    scene.now += 1;
    expect((await busy.get('me')).status).toBe(401);
  });

  it('lives in a cookie that scripts cannot read and other sites cannot send', async () => {
    await scene.addAgent('Budi');
    const answer = await scene.client().post('sign-in', { email: emailOf('Budi'), password: PASSWORD });
    const [session] = answer.headers.getSetCookie();
    expect(session).toMatch(/^khidmat_desk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('lives in a __Host- cookie where the page is reached by https', async () => {
    await scene.addAgent('Budi');
    const client = scene.client();
    client.headers = { 'sec-fetch-site': 'same-origin', origin: scene.url.replace('http:', 'https:') };
    const answer = await client.post('sign-in', { email: emailOf('Budi'), password: PASSWORD });
    const [session] = answer.headers.getSetCookie();
    expect(session).toMatch(/^__Host-khidmat_desk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    // A GET of the same page shows no origin.
    client.headers = {};
    expect((await client.get('me')).status).toBe(200);
    // A plain cookie may come from a neighbour's host.
    const planted = scene.client();
    planted.headers = client.headers;
    planted.cookies.set('khidmat_desk', client.cookies.get('__Host-khidmat_desk')!);
    planted.headers = { origin: scene.url.replace('http:', 'https:') };
    expect((await planted.get('me')).status).toBe(401);
  });

  it('is another one after each sign-in, and signing out ends it', async () => {
    const budi = await scene.join('Budi');
    const before = budi.cookie;
    await budi.post('sign-in', { email: emailOf('Budi'), password: PASSWORD });
    expect(budi.cookie).not.toBe(before);
    const stolen = scene.client();
    for (const pair of before.split('; ')) stolen.cookies.set(...(pair.split('=') as [string, string]));
    expect((await stolen.get('me')).status).toBe(401);
    const current = budi.cookie;
    await budi.post('sign-out');
    for (const pair of current.split('; ')) stolen.cookies.set(...(pair.split('=') as [string, string]));
    expect((await stolen.get('me')).status).toBe(401);
  });

  it('ends with the account, and with a new password', async () => {
    const admin = await scene.join('Admin', 'admin', []);
    const budi = await scene.join('Budi');
    const { link } = (await admin.post('people/a-Budi/link')).body;
    await scene.client().post('join', { link: tokenOf(link), password: GOOD });
    expect((await budi.get('me')).status).toBe(401);
    await budi.post('sign-in', { email: emailOf('Budi'), password: GOOD });
    await admin.post('people/a-Budi', { name: 'Budi', role: 'agent', teams: [], disabled: true });
    expect((await budi.get('me')).status).toBe(401);
  });
});

describe('writes', () => {
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another part of the same site', { 'sec-fetch-site': 'same-site' }],
    ['an address typed in', { 'sec-fetch-site': 'none' }],
    ['an older browser on another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['something that says nothing', {}],
  ])('from %s are refused', async (_who, headers) => {
    const budi = await scene.join('Budi');
    budi.headers = headers;
    for (const path of ['take', 'sign-out', 'sign-in', 'join', 'people', 'cases/K-1/messages'])
      expect([path, (await budi.post(path)).status]).toEqual([path, 403]);
  });

  it('from an older browser on our own page are taken', async () => {
    const budi = await scene.join('Budi');
    budi.headers = { origin: scene.url };
    expect((await budi.post('take', { id: 'press-0001' })).status).toBe(200);
  });

  it('that are not JSON are refused', async () => {
    const budi = await scene.join('Budi');
    const response = await fetch(`${scene.url}/desk/api/take`, {
      method: 'POST',
      headers: { cookie: budi.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' },
      body: JSON.stringify({ id: 'press-0001' }),
    });
    expect(response.status).toBe(415);
  });
});

describe('signing in', () => {
  const attempt = (client = scene.client(), password = 'not the password', email = emailOf('Budi')) =>
    client.post('sign-in', { email, password });

  it('answers the same to a wrong password, an unknown address and a disabled account', async () => {
    await scene.addAgent('Budi');
    const gone = await scene.addAgent('Gone');
    await scene.store.people.updateAgent({ ...gone, disabled: true });
    const answers = [
      await attempt(),
      await attempt(undefined, 'not the password', 'nobody@shop.example'),
      await attempt(undefined, PASSWORD, emailOf('Gone')),
    ];
    const seen = answers.map(({ status, body, headers }) => [status, body, headers.getSetCookie()]);
    expect(seen).toEqual([seen[0], seen[0], seen[0]]);
    expect(seen[0]![0]).toBe(401);
  });

  it('looks at ten guesses of one account in fifteen minutes at most, known or not', async () => {
    await scene.addAgent('Budi');
    for (const email of [emailOf('Budi'), 'nobody@shop.example']) {
      let looked = 0;
      for (const end = scene.now + 15 * MINUTE; scene.now < end; scene.now += 1_000)
        if ((await attempt(scene.client(), 'not the password', email)).status === 401) looked += 1;
      expect(looked).toBeGreaterThan(4);
      expect(looked).toBeLessThanOrEqual(10);
    }
  });

  it('counts guesses that come at once before it looks at them', async () => {
    await scene.addAgent('Budi');
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt()));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    const waiting = answers.find(({ status }) => status === 429);
    expect(Number(waiting?.headers.get('retry-after'))).toBe(15);
  });

  it('lets the rightful owner in from a known browser while a stranger guesses', async () => {
    const budi = await scene.join('Budi');
    await budi.post('sign-out');
    for (let n = 0; n < 20; n++) await attempt();
    expect((await attempt(scene.client(), PASSWORD)).status).toBe(429);
    expect((await attempt(budi, PASSWORD)).status).toBe(200);
  });

  it('does not take a forged or another account’s mark for a known browser', async () => {
    const siti = await scene.join('Siti');
    await scene.addAgent('Budi');
    for (let n = 0; n < 20; n++) await attempt();
    expect((await attempt(siti, PASSWORD)).status).toBe(429);
    const forged = scene.client();
    forged.cookies.set('khidmat_device', 'nonce.signature');
    expect((await attempt(forged, PASSWORD)).status).toBe(429);
  });

  it('makes of one mark no more of them, so that whoever has it guesses no faster than anybody', async () => {
    const budi = await scene.join('Budi');
    const mark = budi.cookies.get('khidmat_device')!;
    const statuses: number[] = [];
    for (let n = 0; n < 10; n++) {
      const guesser = scene.client();
      guesser.cookies.set('khidmat_device', `${mark}.${n}`);
      statuses.push((await attempt(guesser)).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  });

  it('slows one address that tries many accounts', async () => {
    const answers = [];
    for (let n = 0; n < 40; n++)
      answers.push((await attempt(undefined, 'not the password', `n${n}@shop.example`)).status);
    expect(answers.filter((status) => status === 401)).toHaveLength(30);
  });

  it('slows one network of IPv6, in which every guess may have an address of its own', async () => {
    await scene.stop();
    scene = await startDesk({ proxies: { trustedProxies: 1 } });
    const guess = async (from: string, n: number) => {
      const client = scene.client();
      client.headers = { ...client.headers, 'x-forwarded-for': from };
      return (await attempt(client, 'not the password', `n${n}@shop.example`)).status;
    };
    const statuses: number[] = [];
    for (let n = 0; n < 40; n++) statuses.push(await guess(`2001:db8:1:2::${n.toString(16)}`, n));
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(await guess('2001:db8:1:3::1', 40)).toBe(401);
  });

  it('does not count those who get in, so that an office behind one address is not locked out', async () => {
    await scene.addAgent('Budi');
    for (let n = 0; n < 40; n++) expect((await attempt(scene.client(), PASSWORD)).status).toBe(200);
  });
});
