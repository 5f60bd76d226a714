import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DeliveryError } from '../../src/channels/channel';
import type { DeskScene } from '../server/desk-scene';
import { launchBrowser } from '../support/browser';
import { eventually } from '../support/small-bot';
import { openDesk, type Seat, shot, signIn, startStage, write } from './desk-stage';

jest.setTimeout(180_000);

const TEAMS = ['general', 'orders', 'security'];

let browser: Browser;
let scene: DeskScene;
let broken: RegExp | null = null;
let delivered: string[] = [];
const seats: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  broken = null;
  delivered = [];
  scene = await startStage({
    realTime: true,
    survey: true,
    deliver: async ({ message }) => {
      if (broken?.test(message.text)) throw new DeliveryError('the thread is gone', { final: true });
      delivered.push(message.text);
    },
  });
});
afterEach(async () => {
  for (const context of seats.splice(0)) await context.close();
  await scene.stop();
});
afterAll(() => browser?.close());

async function desk(
  name: string,
  options: Parameters<typeof openDesk>[2] & { role?: 'supervisor' } = {},
): Promise<Seat> {
  await scene.addAgent(name, options.role ?? 'agent', options.role === undefined ? TEAMS : []);
  const seat = await openDesk(browser, scene, options);
  seats.push(seat.context);
  await signIn(seat.page, name);
  return seat;
}

async function customer(...words: readonly string[]): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 420, height: 800 } });
  seats.push(context);
  const page = await context.newPage();
  await page.goto(`${scene.url}/chat`);
  for (const text of words) await write(page, text);
  return page;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

const takeNext = async (page: Page) => {
  await page.getByRole('button', { name: /Take next/ }).click();
  await page.getByLabel('Your answer').waitFor();
};
const answer = async (page: Page, text: string) => {
  await page.getByLabel('Your answer').fill(text);
  await page.keyboard.press('Enter');
};

test('what could not be delivered is seen by its agent and by supervisors, and is sent again or put aside', async () => {
  await customer('i want an agent');
  const budi = await desk('Budi');
  const rina = await desk('Rina', { role: 'supervisor' });
  await takeNext(budi.page);
  broken = /./;
  await answer(budi.page, 'Your refund is on its way.');
  await budi.page.getByRole('log').getByText('Your refund is on its way.').waitFor();
  await answer(budi.page, 'You get it by Friday.');
  await rina.page.getByRole('button', { name: 'Overview' }).click();
  const letters = rina.page.getByRole('region', { name: /Not delivered/ });
  await letters.getByText('You get it by Friday.').waitFor();
  expect(await letters.getByText('the thread is gone').count()).toBe(2);
  await shot(rina.page, 'letters-house');
  expect(await violations(rina.page)).toEqual([]);

  broken = null;
  await letters.getByRole('listitem').filter({ hasText: 'refund' }).getByRole('button', { name: 'Send again' }).click();
  await rina.page.getByText('It is being sent once more.').waitFor();
  await letters.getByText('Your refund is on its way.').waitFor({ state: 'detached' });
  await eventually(async () => delivered.some((one) => /refund/.test(one)));
  expect(delivered.filter((one) => /refund/.test(one))).toHaveLength(1);

  await budi.page.reload();
  await budi.page.getByRole('button', { name: /K-1001/ }).click();
  const card = budi.page.getByLabel('Details', { exact: true });
  await card.getByRole('heading', { name: 'Not delivered' }).waitFor();
  await card.getByRole('heading', { name: 'Not delivered' }).scrollIntoViewIfNeeded();
  await shot(budi.page, 'letters-card');
  await card.getByRole('button', { name: 'Put aside …' }).click();
  await shot(budi.page, 'letters-aside');
  await budi.page.getByLabel('Reason', { exact: true }).fill('told by phone');
  await budi.page.getByRole('button', { name: 'Put aside', exact: true }).click();
  await card.getByRole('heading', { name: 'Not delivered' }).waitFor({ state: 'detached' });
  expect(await scene.store.readDeadLetters(9)).toEqual([]);
  expect([budi.complaints, rina.complaints]).toEqual([[], []]);
});

test('a bad score is given to somebody and looked into; the customer opens the case again and gets the same agent', async () => {
  const dewi = await customer('i want an agent');
  const budi = await desk('Budi');
  const rina = await desk('Rina', { role: 'supervisor' });
  await takeNext(budi.page);
  await answer(budi.page, 'All done.');
  await dewi.getByText('All done.').waitFor();
  await budi.page.getByRole('button', { name: 'Resolve' }).click();
  await budi.page
    .getByRole('dialog')
    .getByRole('button', { name: /Resolve|Close/ })
    .last()
    .click();
  await dewi.getByText('How was it', { exact: false }).first().waitFor();
  await write(dewi, '1');
  await dewi.getByText('Thank you for telling us.').waitFor();

  await rina.page.getByRole('button', { name: 'Overview' }).click();
  const reviews = rina.page.getByRole('region', { name: /Bad scores/ });
  await reviews.getByText('1 of 5').waitFor();
  await shot(rina.page, 'reviews-house');
  expect(await violations(rina.page)).toEqual([]);
  await reviews.getByRole('button').click();
  await rina.page.getByRole('button', { name: 'Give to somebody' }).click();
  await rina.page.getByRole('dialog').getByRole('combobox').selectOption('a-Budi');
  await rina.page.getByRole('button', { name: 'Give', exact: true }).click();

  const own = budi.page.getByRole('region', { name: /To look into/ });
  await own.getByRole('button').click();
  await budi.page.getByRole('button', { name: 'Close with a note' }).click();
  await shot(budi.page, 'review-close');
  await budi.page.getByRole('dialog').getByRole('textbox').fill('called her, sent a voucher');
  await budi.page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
  await own.waitFor({ state: 'detached' });
  await rina.page.getByText('called her, sent a voucher').waitFor();
  await shot(rina.page, 'review-done');

  await write(dewi, 'what about case K-1001?');
  await dewi.getByText('If it is not over, we go on.', { exact: false }).waitFor();
  await shot(dewi, 'case-status');
  await dewi.getByRole('button', { name: 'Not over, open it again' }).click();
  await dewi.getByText('Budi is with you now.').last().waitFor();
  await budi.page
    .getByRole('region', { name: /My cases/ })
    .getByRole('button', { name: /K-1001|new/ })
    .waitFor();
  await shot(dewi, 'case-again');
  expect([budi.complaints, rina.complaints]).toEqual([[], []]);
});
