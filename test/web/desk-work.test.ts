import type { Page } from 'playwright-core';
import { DeskRoom, takeNext, violations } from './desk-room';
import { shot } from './desk-stage';

const ANSWERS = `answers:
  bill-sent:
    title: { id: Tagihan dikirim, ms: Bil dihantar, en: The bill is sent }
    say: { id: "Tagihan {{ order_id }} terkirim.", ms: "Bil {{ order_id }} dihantar.", en: "Here is the bill for {{ order_id }}." }
  goodbye:
    say: { id: Terima kasih., ms: Terima kasih., en: Thank you and goodbye. }
`;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const room = new DeskRoom();
beforeAll(() => room.open());
beforeEach(() =>
  room.begin({
    teams: { general: 'sla: { first-answer: 5m, next-answer: 10m, resolution: 8h }, silent-agent: 20m' },
    files: [{ path: 'flows/_answers.yaml', text: ANSWERS }],
  }),
);
afterEach(() => room.end());
afterAll(() => room.close());

const log = (page: Page) => page.getByRole('log');

test('a supervisor sees who works on what, reads along unseen, takes over, and the first agent follows it', async () => {
  const dewi = await room.customer('i want an agent');
  const budi = await room.desk('Budi');
  const rina = await room.desk('Rina', { role: 'supervisor' });
  const chief = rina.page.locator('.case-head .primary');
  await rina.page.locator('button.item').first().click();
  await rina.page.getByRole('button', { name: 'Give to a colleague' }).waitFor();
  expect(await chief.allTextContents()).toEqual(['Take this case']);
  await takeNext(budi.page);
  await chief.getByText('Take over').waitFor();
  expect(await chief.allTextContents()).toEqual(['Take over']);
  await budi.page.getByLabel('Your answer').fill('Good morning!');
  await budi.page.keyboard.press('Enter');
  await dewi.getByText('Good morning!').waitFor();

  await rina.page.getByRole('button', { name: 'Overview' }).click();
  await rina.page.getByRole('heading', { name: 'At the desk' }).waitFor();
  await shot(rina.page, 'house');
  await rina.page.getByRole('main').getByRole('button', { name: /Budi/ }).click();
  await rina.page.getByText('You are reading along. Neither the customer nor Budi sees it.').waitFor();
  await dewi.getByRole('textbox').fill('my parcel never came');
  await dewi.keyboard.press('Enter');
  await log(rina.page).getByText('my parcel never came').waitFor();
  await shot(rina.page, 'reading-along');
  expect(await dewi.getByText('Rina').count()).toBe(0);

  await rina.page.getByLabel('Your note').fill('I will call the courier');
  await rina.page.keyboard.press('Enter');
  await log(budi.page).getByText('I will call the courier').waitFor();
  await rina.page.getByRole('button', { name: 'Take over' }).click();
  await dewi.getByText('Rina is with you now.').waitFor();
  await budi.page.getByText('Passed on').click();
  await budi.page.getByText('with Rina').waitFor();
  expect(await dewi.getByText('I will call the courier').count()).toBe(0);

  // By keyboard alone: to a colleague, with a reason.
  await rina.page.getByLabel('Your answer').waitFor();
  await rina.page.keyboard.press('Alt+g');
  await rina.page.getByLabel('To', { exact: true }).selectOption({ index: 0 });
  await rina.page.getByLabel(/Reason, for your colleagues/).fill('yours again');
  await shot(rina.page, 'assign');
  await rina.page.getByRole('button', { name: 'Give the case' }).click();
  await dewi.getByText('Budi is with you now.').nth(1).waitFor();
  await budi.page.getByText('No open cases.').waitFor({ state: 'detached' });
  // A case that was taken over is no more to be read: the page learns it by a 404.
  expect([...budi.complaints, ...rina.complaints].filter((one) => !/404/.test(one))).toEqual([]);
});

test('a case that the bot works on stands below the own ones and is taken back from there', async () => {
  const dewi = await room.customer('i want an agent');
  const budi = await room.desk('Budi');
  await takeNext(budi.page);
  await budi.page.getByRole('button', { name: 'Let the bot do it' }).click();
  await budi.page.getByLabel('Flow', { exact: true }).selectOption('order-status');
  await budi.page.getByRole('button', { name: 'Start' }).click();
  await dewi.getByText('Which order number?').waitFor();
  const line = budi.page.locator('.mine .item');
  await line.getByText('with Kirana').click();
  await dewi.getByRole('textbox').fill('it is in the other room');
  await dewi.keyboard.press('Enter');
  await log(budi.page).getByText('it is in the other room').waitFor();
  expect(await violations(budi.page)).toEqual([]);
  await budi.page.getByRole('button', { name: 'Take back' }).click();
  await dewi.getByText('Budi goes on with you.').waitFor();
  await budi.page.getByLabel('Your answer').waitFor();
  expect(budi.complaints).toEqual([]);
});

test('what an agent promised stands in their list when the case is with the bot, and is marked as kept there', async () => {
  const dewi = await room.customer('i want an agent');
  const budi = await room.desk('Budi');
  await takeNext(budi.page);
  await budi.page.keyboard.press('Alt+P');
  await budi.page.getByLabel('What', { exact: true }).fill('I call you with the answer');
  await budi.page.getByRole('dialog').getByRole('button', { name: 'Promise it' }).click();
  await dewi.getByText('I call you with the answer').waitFor();
  await budi.page.getByRole('button', { name: 'Give to the bot' }).click();
  await budi.page.getByRole('dialog').getByRole('button', { name: 'Give to the bot' }).click();
  const promised = budi.page.getByRole('region', { name: 'Promised' });
  await promised.getByText('I call you with the answer').waitFor();
  await shot(budi.page, 'owed');
  expect(await violations(budi.page)).toEqual([]);
  await promised.getByRole('button').click();
  await budi.page.getByRole('button', { name: 'Kept', exact: true }).click();
  await promised.waitFor({ state: 'detached' });
  expect(budi.complaints).toEqual([]);
});

test('an agent finds a ready answer with /, fills in what is open, and sends a picture with it', async () => {
  const dewi = await room.customer('i want an agent');
  const budi = await room.desk('Budi');
  await takeNext(budi.page);
  const box = budi.page.getByLabel('Your answer');
  await box.pressSequentially('/bill');
  await budi.page.getByRole('option', { name: /The bill is sent/ }).waitFor();
  await shot(budi.page, 'canned');
  await budi.page.keyboard.press('Enter');
  expect(await box.inputValue()).toBe('Here is the bill for [order_id].');
  await budi.page.keyboard.type('KH-104233');
  expect(await box.inputValue()).toBe('Here is the bill for KH-104233.');
  await budi.page
    .locator('.answering input[type=file]')
    .setInputFiles({ name: 'bill.png', mimeType: 'image/png', buffer: PNG });
  await budi.page.getByRole('button', { name: 'Remove bill.png' }).waitFor();
  await shot(budi.page, 'file-chosen');
  await box.focus();
  await budi.page.keyboard.press('Enter');
  await dewi.getByText('Here is the bill for KH-104233.').waitFor();
  await dewi.locator('.log img, [role=log] img').first().waitFor();
  await log(budi.page)
    .getByRole('link', { name: /bill.png/ })
    .waitFor();
  await shot(dewi, 'customer-file');

  await budi.page
    .locator('.answering input[type=file]')
    .setInputFiles({ name: 'a.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
  await box.focus();
  await budi.page.keyboard.press('Enter');
  await budi.page.getByText(/This kind of file can’t be sent/).waitFor();
  await budi.page.getByRole('button', { name: 'Discard' }).click();
  expect(budi.complaints.filter((one) => !/415/.test(one))).toEqual([]);
});

test('an agent is shown what the flows would say, with why, and uses it', async () => {
  const dewi = await room.customer('i want an agent');
  const budi = await room.desk('Budi');
  await takeNext(budi.page);
  await dewi.getByRole('textbox').fill('where is my order');
  await dewi.keyboard.press('Enter');
  await log(budi.page).getByText('where is my order').waitFor();
  await budi.page.keyboard.press('Alt+s');
  const suggestions = budi.page.getByRole('region', { name: 'What the bot would say' });
  await suggestions.getByText('Which order number?').waitFor();
  await suggestions.getByText(/where is my order/).waitFor();
  await shot(budi.page, 'suggestions');
  expect(await violations(budi.page)).toEqual([]);
  await suggestions.getByRole('button', { name: 'Use' }).first().click();
  expect(await budi.page.getByLabel('Your answer').inputValue()).toBe('Which order number?');
  expect(budi.complaints).toEqual([]);
});

test('an agent promises something, keeps it, and lets the bot ask what it needs', async () => {
  const dewi = await room.customer('i want an agent');
  const budi = await room.desk('Budi');
  await takeNext(budi.page);
  await budi.page.keyboard.press('Alt+p');
  const dialog = budi.page.getByRole('dialog');
  await dialog.getByLabel('What').fill('I call the courier');
  await dialog.getByRole('button', { name: 'In 30 minutes' }).click();
  await shot(budi.page, 'promise');
  await dialog.getByRole('button', { name: 'Promise it' }).click();
  await dewi.getByText(/I call the courier/).waitFor();
  const card = budi.page.getByRole('complementary');
  await card.getByText('Promise in').waitFor();
  await shot(budi.page, 'promised');
  await card.getByRole('button', { name: 'Kept' }).click();
  await card.getByText(/^kept$/).waitFor();

  await budi.page.getByRole('button', { name: 'Let the bot do it' }).click();
  await dialog.getByLabel('Flow').selectOption('order-status');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await dewi.getByText('Which order number?').waitFor();
  await budi.page.locator('.mine .item').getByText('with Kirana').waitFor();
  await dewi.getByRole('textbox').fill('KH-104233');
  await dewi.keyboard.press('Enter');
  await dewi.getByText('Which phone number?').waitFor();
  await dewi.getByRole('textbox').fill('+62 812 3456 7890');
  await dewi.keyboard.press('Enter');
  await dewi.getByText('Budi goes on with you.').waitFor();
  await budi.page
    .getByRole('navigation')
    .getByRole('button', { name: /K-1001|Budi goes on/ })
    .click();
  await card.getByText('KH-104233').first().waitFor();
  await shot(budi.page, 'given-back');
  expect(budi.complaints.filter((one) => !/404/.test(one))).toEqual([]);
});

test('all of it fits a phone', async () => {
  await room.customer('i want an agent');
  const rina = await room.desk('Rina', { role: 'supervisor', width: 375, height: 720 });
  await rina.page.getByRole('button', { name: 'Overview' }).click();
  await rina.page.getByRole('heading', { name: 'At the desk' }).waitFor();
  await shot(rina.page, 'phone-house');
  expect(await violations(rina.page)).toEqual([]);
  const isWide = () => rina.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(await isWide()).toBe(false);
  await rina.page.getByRole('button', { name: 'Back to the desk' }).click();
  await takeNext(rina.page);
  await rina.page.getByLabel('Your answer').fill('/');
  await rina.page.getByRole('option').first().waitFor();
  await shot(rina.page, 'phone-case');
  expect(await violations(rina.page)).toEqual([]);
  expect(await isWide()).toBe(false);
  await rina.page.setViewportSize({ width: 320, height: 640 });
  await rina.page.getByLabel('Your answer').fill('');
  await rina.page.keyboard.press('Alt+p');
  await rina.page.getByRole('dialog').waitFor();
  await shot(rina.page, 'narrow-promise');
  expect(await isWide()).toBe(false);
  expect(await rina.page.getByRole('dialog').evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(false);
});

test('what was written for colleagues stays until the server has it, and what went wrong is said in the dialog', async () => {
  const dewi = await room.customer('i want an agent');
  const { page } = await room.desk('Budi');
  await takeNext(page);
  await page.keyboard.press('Alt+m');
  await page.getByLabel('Your note').fill('half a note');
  await page.getByRole('tab', { name: 'Answer' }).click();
  await page.getByLabel('Your answer').waitFor();
  await page.keyboard.press('Alt+m');
  expect(await page.getByLabel('Your note').inputValue()).toBe('half a note');

  await page.route('**/resolve', (route) => route.fulfill({ status: 409, json: { error: { code: 'other' } } }));
  await page.keyboard.press('Alt+r');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('The customer is told.', { exact: true }).waitFor();
  await dialog.getByLabel(/Note for your colleagues/).fill('paid twice, money is back');
  const button = dialog.getByRole('button', { name: 'Resolve' });
  await button.press('Enter');
  await dialog.getByText('That did not work. Try again.').waitFor();
  expect(await dialog.getByLabel(/Note for your colleagues/).inputValue()).toBe('paid twice, money is back');
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.unroute('**/resolve');
  await page.keyboard.press('Enter');
  await dewi.getByText(/is solved/).waitFor();
});

test('what is half written in a case that goes away is there again when it comes back', async () => {
  const { scene } = room;
  const first = await scene.waiting('dewi');
  const second = await scene.waiting('sari');
  const rina = await scene.join('Rina', 'supervisor', []);
  const { page } = await room.desk('Budi');
  const mine = page.getByRole('region', { name: /My cases/ });
  await takeNext(page);
  await page.getByLabel('Your answer').fill('I have found your par');
  await page.getByRole('tab', { name: 'Note' }).click();
  await page.getByLabel('Your note').fill('ask the cou');
  await takeOne(second);
  const at = (number: string) => scene.store.readCase(number).then((one) => one!.case.owner);
  const { agentId } = (await at(first)) as { agentId: string };
  await rina.post(`cases/${first}/return`, { id: 'back-again-1', team: null, note: '', oversees: true });
  await mine.getByRole('button').nth(1).waitFor({ state: 'detached' });
  await rina.post(`cases/${first}/assign`, { id: 'yours-again-1', to: agentId, note: '', oversees: true });
  await mine.getByText(first).click();
  await page.locator('.case-head').getByText(first).waitFor();
  expect(await page.getByLabel('Your answer').inputValue()).toBe('I have found your par');
  await page.getByRole('tab', { name: 'Note' }).click();
  expect(await page.getByLabel('Your note').inputValue()).toBe('ask the cou');

  async function takeOne(number: string): Promise<void> {
    await page.getByRole('button', { name: /Take next/ }).click();
    await page.locator('.case-head').getByText(number).waitFor();
    await mine.getByRole('button').nth(1).waitFor();
  }
});

test('by keyboard alone the focus is never lost with what goes away', async () => {
  await room.scene.waiting('dewi');
  const { page } = await room.desk('Rina', { role: 'supervisor' });
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: one } = document;
      return one?.getAttribute('aria-label') ?? one?.textContent ?? '';
    });
  const isAt = (what: string) => page.locator(`${what}:focus`).waitFor();

  await page.getByRole('button', { name: 'Overview' }).press('Enter');
  await isAt('main');
  await page.getByRole('button', { name: 'Back to the desk' }).press('Enter');
  await isAt('nav');
  await takeNext(page);
  await page.getByRole('button', { name: 'Menu' }).press('Enter');
  await page.keyboard.press('Tab');
  await isAt('.menu-body input');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('Menu');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Keyboard' }).press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused()).toBe('Menu');

  await page.reload();
  await page
    .getByRole('region', { name: /My cases/ })
    .getByRole('button')
    .press('Enter');
  await page.getByLabel('Your answer').waitFor();
  await page.getByRole('tab', { name: 'Answer' }).press('ArrowRight');
  await isAt('#note-tab');
  await page.keyboard.press('Enter');
  await isAt('#note');
  await page.getByRole('link', { name: 'Skip to the case' }).press('Enter');
  await isAt('main');
  await page.getByRole('button', { name: 'Give to a colleague' }).press('Enter');
  await isAt('dialog select');
  await page.keyboard.press('Escape');
  await isAt('.deeds button');
  await page.getByRole('button', { name: 'Resolve' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).press('Enter');
  await isAt('nav');
});

test('a press that is on its way is not sent again by a second one', async () => {
  const number = await room.scene.waiting('dewi');
  const { page } = await room.desk('Budi');
  let presses = 0;
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(`**/cases/${number}/take`, async (route) => {
    presses += 1;
    await held;
    await route.continue();
  });
  await page
    .getByRole('region', { name: /Queue/ })
    .getByRole('button', { name: /Customer/ })
    .click();
  await page.getByRole('button', { name: 'Take this case' }).dblclick();
  goOn();
  await page.getByLabel('Your answer').waitFor();
  expect(presses).toBe(1);
});

test('a screen reader hears of what is new, not of all that stands in another case', async () => {
  const { scene } = room;
  const first = await scene.waiting('dewi');
  const second = await scene.waiting('sari');
  const { page } = await room.desk('Budi');
  const isShown = (number: string) => page.locator('.case-head').getByText(number).waitFor();
  await takeNext(page);
  await page.getByRole('button', { name: /Take next/ }).click();
  await isShown(second);
  const shown = await log(page).elementHandle();
  await page
    .getByRole('region', { name: /My cases/ })
    .getByText(first)
    .click();
  await isShown(first);
  expect(await shown!.evaluate((one) => one.isConnected)).toBe(false);

  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/messages', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel('Your answer').fill('Good morning!');
  await page.keyboard.press('Enter');
  const pending = page.locator('.pending');
  await pending.waitFor();
  expect(await pending.getAttribute('aria-live')).toBe('off');
  goOn();
  await pending.waitFor({ state: 'detached' });
});

test('a case that could not be read is read again, without a word from anybody', async () => {
  const number = await room.scene.waiting('dewi');
  const { page } = await room.desk('Budi');
  let refused = 0;
  await page.route(`**/desk/api/cases/${number}`, (route) => {
    refused += 1;
    return refused <= 2 ? route.fulfill({ status: 503, body: 'away' }) : route.continue();
  });
  await takeNext(page);
  expect(refused).toBeGreaterThan(2);
});
