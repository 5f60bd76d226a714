import type { Page } from 'playwright-core';
import { eventually } from '../support/small-bot';
import { answer, DeskRoom, takeNext } from './desk-room';
import { signIn } from './desk-stage';

const HOUR = 60 * 60_000;
const room = new DeskRoom();

beforeAll(() => room.open());
afterAll(() => room.close());
afterEach(() => room.end());

/** The laptop is closed, and opened an hour later: its timers did not run meanwhile, the world went on. */
async function sleepAnHour(page: Page): Promise<void> {
  room.scene.now += HOUR;
  await page.clock.fastForward(HOUR);
}

const texts = (page: Page) => page.getByRole('log').locator('.bubble').allInnerTexts();

test('a laptop that slept for an hour: signed out, the case with the queue, and what was half written still there', async () => {
  await room.begin({ realTime: false });
  const { scene } = room;
  await scene.waiting('dewi');
  const { page } = await room.desk('Budi');
  await page.clock.install();
  await page.reload();
  await takeNext(page);
  await answer(page, 'One moment.');
  await page.locator('.pending').waitFor({ state: 'detached' });
  await scene.say('dewi', 'thanks, and?');
  await page.getByRole('log').getByText('thanks, and?').waitFor();
  await page.getByLabel('Your answer').fill('I have found your par');

  await sleepAnHour(page);
  await page.getByText('You were signed out. Sign in to go on.').waitFor();
  await scene.say('dewi', 'are you there?');
  const number = await scene.numberOf('dewi');
  await eventually(async () => (await scene.store.readCase(number))?.case.owner.kind === 'queue');

  await signIn(page, 'Budi');
  // As it is now: waiting again, since the words to which nothing came.
  await page.getByRole('region', { name: /Queue/ }).getByText('1 h 00 min').first().waitFor();
  expect(await page.getByRole('region', { name: /My cases/ }).innerText()).toContain('No open cases.');
  await takeNext(page);
  await page.getByRole('log').getByText('are you there?').waitFor();
  expect(await page.getByLabel('Your answer').inputValue()).toBe('I have found your par');
  await page.keyboard.press('Enter');
  await page.locator('.pending').waitFor({ state: 'detached' });
  const own = (await scene.store.readMessages('webchat:dewi', 0, 99)).filter(({ from }) => from.role === 'agent');
  expect(own.map(({ text }) => text)).toEqual(['One moment.', 'I have found your par']);
  expect((await texts(page)).filter((one) => one === 'are you there?')).toHaveLength(1);
});

test('what was half written is gone with whoever signs out', async () => {
  await room.begin({ realTime: false });
  const { scene } = room;
  await scene.waiting('dewi');
  const { page } = await room.desk('Budi');
  await takeNext(page);
  await page.getByLabel('Your answer').fill('half');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail address').waitFor();
  await signIn(page, 'Budi');
  // Signing out gives the case back to the queue.
  await takeNext(page);
  expect(await page.getByLabel('Your answer').inputValue()).toBe('');
});

test('a notice lies over no button, wide or narrow', async () => {
  await room.begin({ realTime: false });
  await room.scene.waiting('dewi');
  for (const [name, width] of [
    ['Budi', 1360],
    ['Siti', 390],
  ] as const) {
    const { page } = await room.desk(name, { width, role: 'supervisor' });
    await page.clock.install();
    await page
      .getByRole('region', { name: /Queue/ })
      .getByRole('button', { name: /Customer/ })
      .click();
    await page.getByRole('tab', { name: 'Note' }).click();
    await page.getByLabel('Your note').fill('a note');
    await page.keyboard.press('Enter');
    const notice = page.getByText('The note is saved.');
    await notice.waitFor();
    const covered = await page.evaluate(() => {
      const notice = document.querySelector('.toast')!.getBoundingClientRect();
      return [...document.querySelectorAll('button, a[href], input, textarea, select')]
        .filter((one) => !one.contains(document.querySelector('.toast')))
        .map((one) => [one.textContent, one.getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => width > 1 && height > 1)
        .filter(
          ([, { left, right, top, bottom }]) =>
            left < notice.right && right > notice.left && top < notice.bottom && bottom > notice.top,
        )
        .map(([text]) => text);
    });
    expect(covered).toEqual([]);
  }
});
