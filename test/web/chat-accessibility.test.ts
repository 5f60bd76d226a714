import type { Browser } from 'playwright-core';
import { type BotServer, startBotServer } from '../support/bot-server';
import { launchBrowser } from '../support/browser';
import { CHAT_BOT } from './chat-bot';
import { faultsOf, openChat } from './chat-stage';

let browser: Browser;
let server: BotServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startBotServer(CHAT_BOT)]);
});

afterAll(async () => {
  await browser?.close();
  await server?.end();
});

// Size and colours are independent of each other: two runs see all of both.
const SCREENS = [
  { name: 'a light desktop', viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const },
  { name: 'a dark phone', viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const },
];

test.each(SCREENS)('axe finds nothing in any state on $name', async ({ name: _, ...screen }) => {
  const one = await openChat(browser, server.url, screen);
  const { page } = one;
  const faults: Record<string, string[]> = {};
  const judge = async (state: string) => {
    const found = await faultsOf(page);
    if (found.length > 0) faults[state] = found;
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (wide) faults[`${state}, width`] = ['the page is wider than the screen'];
  };

  await judge('start');
  await one.press('Check an order');
  await one.hears('Did that help?');
  await judge('card and buttons');
  await page.locator('input[type=file]').setInputFiles({ name: 'x.exe', mimeType: '', buffer: Buffer.from('MZ') });
  await page.getByText('Not sent').waitFor();
  await judge('refused file');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: 'x.txt', mimeType: '', buffer: Buffer.from('text') });
  await page.locator('a.file').waitFor();
  await one
    .press('Talk to a person')
    .catch(() => page.getByRole('button', { name: 'Talk to a person' }).last().click());
  await page.locator('.queue-strip').waitFor();
  await judge('queue');
  const number = await server.desk.takeNext();
  await server.desk.answer(number, 'See https://kirana.example and write to care@kirana.example');
  await one.hears('and write to');
  await judge('agent');
  await server.desk.resolve(number);
  await page.locator('.face').first().waitFor();
  await judge('rating');
  await page.locator('.face').first().click();
  await one.hears('Thank you for telling us.');
  await page.getByRole('button', { name: 'Options' }).click();
  await judge('menu');
  await page.getByRole('button', { name: 'New conversation' }).click();
  await judge('question');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await one.context.setOffline(true);
  await one.say('kept');
  await page.getByText('You are offline.').waitFor();
  await judge('offline');
  expect(faults).toEqual({});
  expect(one.complaints).toEqual([]);
  await one.leave();
});

test('axe finds nothing on the page that is the chat alone', async () => {
  const one = await openChat(browser, `${server.url}/chat`);
  expect(await faultsOf(one.page)).toEqual([]);
  await one.leave();
});

test.each([
  ['zoomed to 200 % on a laptop', { width: 640, height: 400 }],
  ['at 320 px', { width: 320, height: 568 }],
  ['on a phone on its side', { width: 640, height: 320 }],
])('leaves room to read and to write %s', async (_, viewport) => {
  const one = await openChat(browser, server.url, { viewport });
  await one.press('Check an order');
  await one.hears('Did that help?');
  const log = await one.page.getByRole('log').boundingBox();
  expect(log?.height).toBeGreaterThan(viewport.height * 0.3);
  const field = await one.page.locator('.composer textarea').boundingBox();
  expect(field?.y).toBeLessThan(viewport.height - (field?.height ?? 0));
  expect(await one.page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  await one.leave();
});

test('moves nothing for who asked for less motion', async () => {
  const one = await openChat(browser, server.url, { reducedMotion: 'reduce' });
  await one.say('hello');
  await one.allSent();
  const longest = await one.page.evaluate(() =>
    Math.max(
      ...Array.from(
        document.querySelectorAll('*'),
        (one) => Number.parseFloat(getComputedStyle(one).animationDuration) || 0,
      ),
    ),
  );
  expect(longest).toBeLessThan(0.001);
  await one.leave();
});

test('puts a message of right-to-left words from right to left, and leaves the rest', async () => {
  const one = await openChat(browser, server.url);
  await one.say('مرحبا، أين طلبي؟');
  await one.say('where is it');
  await one.allSent();
  const directions = await one.page
    .locator('.row.customer .text')
    .evaluateAll((texts) => texts.map((text) => getComputedStyle(text).direction));
  expect(directions).toEqual(['rtl', 'ltr']);
  await one.leave();
});
