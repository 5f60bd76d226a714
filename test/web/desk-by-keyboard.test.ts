import type { Page } from 'playwright-core';
import { emailOf, PASSWORD } from '../server/desk-scene';
import { answer, DeskRoom, takeNext } from './desk-room';
import { shot, write } from './desk-stage';

const MOST_TABS = 80;
const room = new DeskRoom();
beforeAll(() => room.open());
beforeEach(() => room.begin({ survey: true }));
afterEach(() => room.end());
afterAll(() => room.close());

const focused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLInputElement | null;
    if (!one?.matches('a, button, input, select, textarea, summary')) return '';
    const label = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? '';
    return label.replace(/\s+/g, ' ').trim();
  });

/** By Tab alone, as often as it takes, if the focus is not there already; what has the focus is seen to have it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (tabs > 0) await page.keyboard.press('Tab');
    const found = await focused(page);
    passed.push(found.slice(0, 40));
    if (!name.test(found)) continue;
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
      return outlineStyle !== 'none' && outlineWidth !== '0px';
    });
    expect([found, ring]).toEqual([found, true]);
    return;
  }
  throw new Error(`Tab does not come to ${name}, but to ${[...new Set(passed)].join(' | ')}.`);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

test('a supervisor’s day by keyboard alone: sign in, read along, take over, give on, look into a bad score', async () => {
  const dewi = await room.customer('i want an agent');
  const budi = await room.desk('Budi');
  await takeNext(budi.page);
  await answer(budi.page, 'Good morning!');
  await dewi.getByText('Good morning!').waitFor();
  await room.scene.addAgent('Rina', 'supervisor', []);
  const { page, complaints } = await room.door();
  await page.getByLabel('E-mail address').waitFor();

  await tabTo(page, /E-mail address/);
  await page.keyboard.type(emailOf('Rina'));
  await tabTo(page, /^Password/);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Take next/ }).waitFor();

  await press(page, /^Overview/);
  await page.getByRole('heading', { name: 'At the desk' }).waitFor();
  await press(page, /Budi/);
  await page.getByText('You are reading along.', { exact: false }).waitFor();
  await tabTo(page, /Your note/);
  await page.keyboard.type('the courier will call');
  await page.keyboard.press('Enter');
  await budi.page.getByRole('log').getByText('the courier will call').waitFor();
  await press(page, /^Take over/);
  await dewi.getByText('Rina is with you now.').waitFor();
  await tabTo(page, /Your answer/);
  await page.keyboard.type('It comes today.');
  await page.keyboard.press('Enter');
  await dewi.getByText('It comes today.').waitFor();
  await press(page, /^Give to a colleague/);
  await page.getByRole('dialog').waitFor();
  // The list of colleagues is a list of the browser's own: letters choose in it.
  await page.keyboard.type('Budi');
  await tabTo(page, /Reason, for your colleagues/);
  await page.keyboard.type('yours again');
  await press(page, /^Give the case/);
  await dewi.getByText('Budi is with you now.').nth(1).waitFor();

  await budi.page
    .getByRole('region', { name: /My cases/ })
    .getByRole('button')
    .first()
    .click();
  await budi.page.getByLabel('Your answer').waitFor();
  await budi.page.getByRole('button', { name: 'Resolve' }).click();
  await budi.page.getByRole('dialog').locator('[type=submit]').click();
  await dewi.getByText('How was it', { exact: false }).first().waitFor();
  await write(dewi, '1');
  await dewi.getByText('Thank you for telling us.').waitFor();

  await press(page, /^Overview/);
  await page.getByRole('region', { name: /Bad scores/ }).waitFor();
  await press(page, /1 of 5/);
  await press(page, /^Give to somebody/);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('Rina');
  await press(page, /^Give$/);
  await press(page, /^Close with a note/);
  await page.getByRole('dialog').waitFor();
  await shot(page, 'keyboard-close');
  await page.keyboard.type('called her, sent a voucher');
  await press(page, /^Close$/);
  await page.getByText('called her, sent a voucher').waitFor();
  expect(complaints.filter((one) => !/404/.test(one))).toEqual([]);
});
