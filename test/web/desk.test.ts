import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Message } from '../../src/domain/message';
import { firstAccountLink } from '../../src/server/desk-links';
import { type DeskScene, emailOf, PASSWORD } from '../server/desk-scene';
import { launchBrowser } from '../support/browser';
import { openDesk, type Seat, signIn, startStage } from './desk-stage';

const TEAMS = ['general', 'orders', 'security'];
const AXE = require.resolve('axe-core/axe.min.js');

let browser: Browser;
let scene: DeskScene;
const seats: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  scene = await startStage({ realTime: true });
});
afterEach(async () => {
  for (const context of seats.splice(0)) await context.close();
  await scene.stop();
});
afterAll(() => browser?.close());

/** An agent who is signed in. */
async function agent(
  name: string,
  options: Parameters<typeof openDesk>[2] & { teams?: string[]; role?: 'admin' } = {},
): Promise<Seat> {
  await scene.addAgent(name, options.role ?? 'agent', options.teams ?? TEAMS);
  const seat = await openDesk(browser, scene, options);
  seats.push(seat.context);
  await signIn(seat.page, name);
  return seat;
}

/** A customer at the chat page, who asked for a person. */
async function customer(): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 420, height: 800 } });
  seats.push(context);
  const page = await context.newPage();
  await page.goto(`${scene.url}/chat`);
  await say(page, 'i want an agent');
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
}

const takeNext = async (page: Page) => {
  await page.getByRole('button', { name: /Take next/ }).click();
  await page.getByLabel('Your answer').waitFor();
};
const answer = async (page: Page, text: string) => {
  await page.getByLabel('Your answer').fill(text);
  await page.keyboard.press('Enter');
};
const transcript = (page: Page) => page.getByRole('log');
/** The transcript's lines, for comparing what was said with what is shown. */
const bubbles = (page: Page) => transcript(page).locator('.said .bubble .text').allTextContents();

async function messagesOf(conversation: string): Promise<readonly Message[]> {
  return scene.store.readMessages(conversation, 0, 500);
}

async function onlyConversation(): Promise<string> {
  const rows = [
    ...(await scene.store.readCases({ owner: 'agent', limit: 9 })),
    ...(await scene.store.readCases({ owner: 'queue', limit: 9 })),
  ];
  expect(rows).toHaveLength(1);
  return rows[0]!.conversation;
}

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE }).catch(() => page.evaluate(require('node:fs').readFileSync(AXE, 'utf8')));
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  return found;
}

describe('a customer and two agents', () => {
  it('talk: taken by one, gone for the other, words both ways, resolved', async () => {
    const budi = await agent('Budi');
    const siti = await agent('Siti');
    const dewi = await customer();
    await siti.page.getByText('1', { exact: true }).first().waitFor();
    await budi.page.getByRole('button', { name: /Asked for a person/ }).waitFor();

    await takeNext(budi.page);
    await dewi.getByText('Budi is with you now.').waitFor();
    await siti.page.getByText('Nobody is waiting.').waitFor();
    await answer(budi.page, 'Good afternoon, how can I help?');
    await dewi.getByText('Good afternoon, how can I help?').waitFor();
    await dewi.getByRole('textbox').pressSequentially('my par');
    await budi.page.getByText(/is typing/).waitFor();
    await say(dewi, 'my parcel <b>never</b> came');
    await transcript(budi.page).getByText('my parcel <b>never</b> came').waitFor();
    await budi.page.getByLabel('Your answer').pressSequentially('I see');

    await budi.page.getByRole('button', { name: 'Resolve' }).click();
    await budi.page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
    await dewi.getByText(/is solved/).waitFor();
    await budi.page.getByText('No open cases.').waitFor();
    expect([...budi.complaints, ...siti.complaints]).toEqual([]);
  });

  it('pass the customer on, with a note, and the second agent sees all of it', async () => {
    const budi = await agent('Budi', { teams: ['general'] });
    const siti = await agent('Siti', { teams: ['security'] });
    const dewi = await customer();
    await takeNext(budi.page);
    await answer(budi.page, 'My colleague will check it.');
    await budi.page.getByRole('button', { name: 'Return or transfer' }).click();
    await budi.page.getByLabel('To team').selectOption('security');
    await budi.page.getByLabel(/Reason, for your colleagues/).fill('identity is checked');
    await budi.page.getByRole('button', { name: 'Transfer', exact: true }).click();
    await budi.page.getByText('No open cases.').waitFor();

    await siti.page.getByText('Came back').first().waitFor();
    await takeNext(siti.page);
    await transcript(siti.page).getByText('My colleague will check it.').waitFor();
    expect(await siti.page.getByText('identity is checked').count()).toBeGreaterThan(0);
    expect(await dewi.getByText('identity is checked').count()).toBe(0);
  });

  it('see in every tab what was done in another', async () => {
    const budi = await agent('Budi');
    await customer();
    const second = await budi.context.newPage();
    await second.goto(`${scene.url}/desk`);
    await takeNext(budi.page);
    await second
      .getByRole('region', { name: /My cases/ })
      .getByRole('button', { name: /Customer/ })
      .click();
    await answer(second, 'from the second tab');
    await transcript(budi.page).getByText('from the second tab').waitFor();
    await second.getByRole('button', { name: 'Menu' }).click();
    await second.getByRole('button', { name: 'Sign out' }).click();
    await budi.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

describe('the desk', () => {
  it('is begun with the printed link, and a colleague comes by an invitation', async () => {
    const first = await openDesk(browser, scene);
    seats.push(first.context);
    const link = await firstAccountLink(scene.store, scene.url, Date.now());
    await first.page.goto(link!);
    await first.page.getByLabel('Name').fill('Rina');
    await first.page.getByLabel('E-mail address').fill('rina@shop.example');
    await first.page.getByLabel('Password', { exact: true }).fill('password1234');
    await first.page.getByRole('button', { name: 'Create account' }).click();
    await first.page.getByText(/among the first that are guessed/).waitFor();
    expect(await violations(first.page)).toEqual([]);
    await first.page.getByLabel('Password', { exact: true }).fill('seekor gajah minum kopi');
    await first.page.getByRole('button', { name: 'Create account' }).click();
    await first.page.getByText('Nobody is waiting.').waitFor();
    expect(first.page.url()).toBe(`${scene.url}/desk`);

    await first.page.getByRole('button', { name: 'People' }).click();
    await first.page.getByRole('button', { name: 'Invite a colleague' }).click();
    await first.page.getByLabel('Name').fill('Joko');
    await first.page.getByLabel('E-mail address').fill('joko@shop.example');
    await first.page.getByLabel('Security').uncheck();
    await first.page.getByRole('button', { name: 'Make the invitation' }).click();
    const invitation = await first.page.locator('.invite-link').inputValue();
    await first.page.getByText('Invited').waitFor();
    expect(await violations(first.page)).toEqual([]);

    const joko = await openDesk(browser, scene);
    seats.push(joko.context);
    await joko.page.goto(invitation);
    await joko.page.getByText('You sign in with it as joko@shop.example.').waitFor();
    await joko.page.getByLabel('Password', { exact: true }).fill('bebek goreng sambal ijo');
    await joko.page.getByRole('button', { name: 'Save and sign in' }).click();
    await joko.page.getByRole('radio', { name: /Orders/ }).waitFor();
    expect(await joko.page.getByRole('radio', { name: /Security/ }).count()).toBe(0);
    expect(await joko.page.getByRole('button', { name: 'People' }).count()).toBe(0);
  });

  it('shows a wrong password, and waits when there were too many', async () => {
    await scene.addAgent('Budi');
    const seat = await openDesk(browser, scene);
    seats.push(seat.context);
    const attempt = async () => {
      await seat.page.getByLabel('E-mail address').fill(emailOf('Budi'));
      await seat.page.getByLabel('Password', { exact: true }).fill('not the password');
      await seat.page.getByRole('button', { name: 'Sign in' }).click();
    };
    await attempt();
    await seat.page.getByText('do not fit together').waitFor();
    expect(await violations(seat.page)).toEqual([]);
    for (let n = 0; n < 5; n++) {
      await attempt();
      await seat.page.getByRole('alert').waitFor();
      await seat.page.getByRole('button', { name: 'Sign in' }).and(seat.page.locator(':enabled')).waitFor();
    }
    await seat.page.getByText(/Too many attempts. Try again in 0:1/).waitFor();
  });

  it('shows on the card what is known, covers what is personal, and why a message was read so', async () => {
    const budi = await agent('Budi');
    await scene.waiting('card', 'orders');
    await takeNext(budi.page);
    const card = budi.page.getByRole('complementary', { name: 'Details' });
    await card.getByText('order needs a look').waitFor();
    expect(await card.getByText('Check an order').count()).toBe(2);
    expect(await card.getByText('+6281234567890').count()).toBe(0);
    await card.getByRole('button', { name: 'Show: phone' }).click();
    await card.getByText('+6281234567890').waitFor();
    await transcript(budi.page).getByText('Why?').first().click();
    await transcript(budi.page).getByText('Words that spoke for it').first().waitFor();
    await transcript(budi.page).getByText('All weights').first().click();
    await transcript(budi.page).getByText('before any word').first().waitFor();
    await transcript(budi.page).getByText('“where is my order”').first().waitFor();
    expect(await violations(budi.page)).toEqual([]);
  });

  it('is worked by keyboard alone', async () => {
    const { page } = await agent('Budi');
    const dewi = await customer();
    await page.getByRole('button', { name: /Asked for a person/ }).waitFor();
    await page.keyboard.press('Alt+KeyN');
    await page.getByLabel('Your answer').waitFor();
    await page.keyboard.type('first line');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second line');
    await page.keyboard.press('Enter');
    await dewi.getByText(/first line\s*second line/).waitFor();
    await page.keyboard.press('Alt+KeyH');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+KeyR');
    await page.getByRole('dialog', { name: 'Resolve the case' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('No open cases.').waitFor();
  });

  it.each([
    ['id-ID', 'Ambil berikutnya', 'Masuk', 'Alamat email', 'Kata sandi'],
    ['ms-MY', 'Ambil seterusnya', 'Log masuk', 'Alamat e-mel', 'Kata laluan'],
  ])('speaks %s', async (locale, next, enter, mail, password) => {
    await scene.addAgent('Budi', 'agent', TEAMS);
    await scene.waiting('language', 'security');
    const seat = await openDesk(browser, scene, { locale });
    seats.push(seat.context);
    await seat.page.getByLabel(mail).fill(emailOf('Budi'));
    await seat.page.getByLabel(password, { exact: true }).fill(PASSWORD);
    await seat.page.getByRole('button', { name: enter }).click();
    await seat.page.getByRole('button', { name: new RegExp(next) }).click();
    await seat.page.getByRole('textbox').waitFor();
    expect(await seat.page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
    const shown = await seat.page.locator('body').innerText();
    expect(shown).not.toMatch(/Take next|Wants|Known already|Resolve|Return or transfer/);
    expect(await violations(seat.page)).toEqual([]);
  });

  it('fits a phone: nothing is wider than the window, and every part can be reached', async () => {
    const { page } = await agent('Budi', { width: 360, height: 740 });
    await scene.waiting('phone', 'security');
    const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await widest()).toBe(360);
    await takeNext(page);
    expect(await widest()).toBe(360);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Details' }).click();
    await page.getByText('account taken over').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the lists' }).click();
    await page.getByRole('button', { name: /Take next/ }).waitFor();
    expect(await widest()).toBe(360);
  });

  it('runs under a policy that lets nothing inline and nothing foreign run', async () => {
    const seat = await openDesk(browser, scene);
    seats.push(seat.context);
    const response = await seat.page.reload();
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe('when the line is bad', () => {
  it('keeps what was written, sends it once, and loses nothing that the customer said meanwhile', async () => {
    const budi = await agent('Budi');
    const { page } = budi;
    await scene.waiting('line');
    await takeNext(page);
    await answer(page, 'before');
    await budi.context.setOffline(true);
    await answer(page, 'while away');
    await scene.say('line', 'are you there?');
    await page.getByText('Not sent').waitFor({ timeout: 30_000 });
    await budi.context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Not sent').waitFor({ state: 'detached' });
    await answer(page, 'after');
    await transcript(page).getByText('after', { exact: true }).waitFor();
    await page.locator('.pending').first().waitFor({ state: 'detached' });
    const said = (await messagesOf('webchat:line')).filter(({ from }) => from.role === 'agent').map(({ text }) => text);
    expect(said).toEqual(['before', 'while away', 'after']);
    const shown = await bubbles(page);
    for (const text of [...said, 'are you there?']) expect(shown.filter((one) => one === text)).toHaveLength(1);
  });

  it('says so, comes back by itself after a restart of the server, and doubles nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'khidmat-desk-restart-'));
    await scene.stop();
    scene = await startStage({ realTime: true, folder });
    const port = Number(new URL(scene.url).port);
    try {
      const { page } = await agent('Budi');
      const dewi = await customer();
      await takeNext(page);
      await answer(page, 'before the restart');
      await dewi.getByText('before the restart').waitFor();
      const conversation = await onlyConversation();

      await scene.stop();
      await page.getByText(/Connection lost/).waitFor();
      await answer(page, 'into the dark');
      scene = await startStage({ realTime: true, folder, port });
      await page.getByText(/Connection lost/).waitFor({ state: 'detached', timeout: 30_000 });
      await page.locator('.pending').first().waitFor({ state: 'detached', timeout: 30_000 });
      await dewi.getByText('into the dark').waitFor({ timeout: 30_000 });
      await say(dewi, 'I am still here');
      await transcript(page).getByText('I am still here').waitFor();

      const spoken = (await messagesOf(conversation)).filter(({ from }) => from.role !== 'bot').map(({ text }) => text);
      expect(spoken).toEqual(['i want an agent', 'before the restart', 'into the dark', 'I am still here']);
      expect(await bubbles(page)).toEqual(spoken);
    } finally {
      for (const context of seats.splice(0)) await context.close();
      await scene.stop();
      rmSync(folder, { recursive: true, force: true });
      scene = await startStage({ realTime: true });
    }
  });

  it('shows an answer that came too late as not sent, with its text still there', async () => {
    const { page } = await agent('Budi');
    const number = await scene.waiting('late');
    await takeNext(page);
    await page.getByLabel('Your answer').fill('too late');
    await scene.service.act('webchat:late', 'lost', { kind: 'desk-lost', agentId: 'a-Budi' });
    await page.keyboard.press('Enter');
    await page.getByText(`${number} is not yours any more.`).or(page.getByText('Not sent')).first().waitFor();
    expect((await messagesOf('webchat:late')).some(({ text }) => text === 'too late')).toBe(false);
    await page.getByRole('button', { name: 'Take this case' }).waitFor();
  });
});
