import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DeskScene } from '../server/desk-scene';
import { launchBrowser } from '../support/browser';
import { openDesk, type Seat, shot, signIn, startStage, write } from './desk-stage';

let browser: Browser;
let scene: DeskScene;
const seats: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  scene = await startStage({
    realTime: true,
    teams: { general: 'sla: { first-answer: 1m, next-answer: 10m, resolution: 8h, warn-at: 0.01 }' },
  });
});
afterAll(async () => {
  for (const context of seats) await context.close();
  await scene.stop();
  await browser.close();
});

async function seat(
  name: string,
  role: 'agent' | 'supervisor',
  teams: readonly string[],
  options: Parameters<typeof openDesk>[2] = {},
): Promise<Seat> {
  await scene.addAgent(name, role, teams);
  const opened = await openDesk(browser, scene, options);
  seats.push(opened.context);
  await signIn(opened.page, name);
  return opened;
}

async function customer(): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 780 } });
  seats.push(context);
  const page = await context.newPage();
  await page.goto(`${scene.url}/chat`);
  await page.getByRole('textbox').waitFor();
  return page;
}

test('a customer, two agents and a supervisor at once: one has the case at every moment, and each sees what is theirs', async () => {
  const dewi = await customer();
  const budi = await seat('Budi', 'agent', ['general']);
  // On a phone.
  const siti = await seat('Siti', 'agent', ['general'], { width: 390, height: 780 });
  const eka = await seat('Eka', 'agent', ['orders']);
  const rina = await seat('Rina', 'supervisor', []);
  await write(dewi, '<b>i want an agent</b> <img src=x onerror="document.title=1">');
  for (const { page } of [budi, siti, rina])
    await page
      .getByRole('button', { name: /Customer/ })
      .first()
      .waitFor();
  expect(await eka.page.getByRole('button', { name: /Customer/ }).count()).toBe(0);
  // The service level warns in the queue, before it is broken.
  await budi.page.locator('.item .tag.due').first().waitFor();

  // Both take it, Budi by the keyboard alone: one has it. Who comes too late finds nothing to press.
  await budi.page.locator('body').click({ position: { x: 700, y: 700 } });
  await Promise.all([
    budi.page.keyboard.press('Alt+n'),
    siti.page.getByRole('button', { name: /Take next/ }).dispatchEvent('click'),
  ]);
  const [first, second, phone] = await Promise.race([
    budi.page
      .getByLabel('Your answer')
      .waitFor()
      .then(() => [budi, siti, false] as const),
    siti.page
      .getByLabel('Your answer')
      .waitFor()
      .then(() => [siti, budi, true] as const),
  ]);
  expect(await second.page.getByLabel('Your answer').count()).toBe(0);
  const name = phone ? 'Siti' : 'Budi';
  await dewi.getByText(`${name} is with you now.`).waitFor();

  // What she wrote is text and nothing but text, and is seen once it is before the eyes.
  await first.page.getByRole('log').getByText('<b>i want an agent</b>', { exact: false }).waitFor();
  expect(await first.page.locator('.transcript img').count()).toBe(0);
  await dewi.getByText('Seen').waitFor();

  // Typing both ways, and the customer's mark under the answer.
  await first.page.getByLabel('Your answer').pressSequentially('Good');
  await dewi.getByText(/is typing/).waitFor();
  await first.page.getByLabel('Your answer').fill('Good morning, how can I help?');
  await first.page.keyboard.press('Enter');
  await dewi.getByText('Good morning, how can I help?').waitFor();
  await first.page.locator('.seen-mark').waitFor();
  await dewi.getByRole('textbox').pressSequentially('my par');
  await first.page.getByText(/is typing/).waitFor();
  await shot(first.page, 'four-first');

  // The supervisor reads along: no trace of it, neither a name nor a mark.
  await rina.page.getByRole('button', { name: 'Overview' }).click();
  await rina.page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(name) })
    .click();
  await rina.page.getByText('You are reading along.', { exact: false }).waitFor();
  await first.page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Back to the lists"]')?.click());
  await write(dewi, 'my parcel is torn');
  await rina.page.getByRole('log').getByText('my parcel is torn').waitFor();
  await dewi.waitForTimeout(1_500);
  expect(await dewi.getByText('Rina').count()).toBe(0);

  // She takes it over; the first one's page says so, and it is theirs to follow.
  await rina.page.getByRole('button', { name: 'Take over' }).click();
  await dewi.getByText('Rina is with you now.').waitFor();
  await rina.page.getByLabel('Your answer').fill('I am sorry. A new one is on its way.');
  await rina.page.keyboard.press('Enter');
  await dewi.getByText('A new one is on its way.', { exact: false }).waitFor();
  await first.page.getByText('Passed on', { exact: false }).first().waitFor();

  // To the other agent, who closes it.
  await rina.page.getByRole('button', { name: 'Give to a colleague' }).click();
  await rina.page
    .getByRole('dialog')
    .getByRole('combobox')
    .selectOption(phone ? 'a-Budi' : 'a-Siti');
  await rina.page.getByRole('button', { name: 'Give the case' }).click();
  await dewi.getByText(`${phone ? 'Budi' : 'Siti'} is with you now.`).waitFor();
  await second.page
    .getByRole('region', { name: /My cases/ })
    .getByRole('button', { name: /parcel|new one|Customer/ })
    .click();
  await second.page.getByLabel('Your answer').fill('Done.');
  await second.page.keyboard.press('Enter');
  await shot(second.page, 'four-second');
  await second.page.getByRole('button', { name: 'Resolve' }).click();
  await second.page.getByRole('dialog').locator('[type=submit]').click();
  await dewi.getByText(/Case K-\d+ is solved/).waitFor();
  await shot(dewi, 'four-customer');

  const reasons = (await scene.store.readConversationIds('', 9)).map((one) => scene.store.readTurns(one));
  const moves = (await Promise.all(reasons))
    .flat()
    .flatMap(({ effects }) =>
      effects.flatMap((one) => (one.kind === 'fact' && one.fact === 'owner-changed' ? [one.reason] : [])),
    );
  expect(moves).toEqual(['asked', 'taken', 'assigned', 'assigned', 'resolved']);
  // Whoever loses a case looks for it once more, and is told that it is not there.
  const real = [budi, siti, eka, rina].flatMap(({ complaints }) => complaints.filter((one) => !/404/.test(one)));
  expect(real).toEqual([]);
});

test('a laptop that slept comes back to all that was said, once and in order; two tabs show the same', async () => {
  const dewi = await customer();
  const budi = await seat('Agus', 'agent', ['general']);
  await write(dewi, 'i want an agent');
  await budi.page.getByRole('button', { name: /Take next/ }).click();
  await budi.page.getByLabel('Your answer').waitFor();
  const tab = await budi.context.newPage();
  await tab.goto(`${scene.url}/desk`);
  await tab
    .getByRole('region', { name: /My cases/ })
    .getByRole('button')
    .first()
    .click();
  await tab.getByRole('log').getByText('i want an agent', { exact: true }).waitFor();

  // The line is dead while the customer goes on; the other tab keeps the agent at the desk.
  const asleep = await budi.context.newCDPSession(budi.page);
  await asleep.send('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  });
  await budi.page.evaluate(() => {
    for (const one of ['offline']) dispatchEvent(new Event(one));
  });
  for (let n = 1; n <= 30; n += 1) await write(dewi, `word ${n}`);
  await tab.getByRole('log').getByText('word 30', { exact: true }).waitFor();
  await asleep.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await budi.page.evaluate(() => void dispatchEvent(new Event('online')));
  await budi.page.getByRole('log').getByText('word 30', { exact: true }).waitFor({ timeout: 60_000 });
  const wordsOf = (page: Page) => page.getByRole('log').locator('.said.customer .bubble').allInnerTexts();
  const expected = ['i want an agent', ...Array.from({ length: 30 }, (_, n) => `word ${n + 1}`)];
  expect((await wordsOf(budi.page)).map((one) => one.trim())).toEqual(expected);
  expect((await wordsOf(tab)).map((one) => one.trim())).toEqual(expected);
  await tab.getByLabel('Your answer').fill('from the other tab');
  await tab.keyboard.press('Enter');
  await budi.page.getByRole('log').getByText('from the other tab').waitFor();
  await dewi.getByText('from the other tab').waitFor();
});
