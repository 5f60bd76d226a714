import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { type BotServer, startBotServer } from '../support/bot-server';
import { launchBrowser } from '../support/browser';
import { CHAT_BOT } from './chat-bot';
import { type Customer, openChat } from './chat-stage';

let browser: Browser;
let server: BotServer;
const open: Customer[] = [];

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startBotServer(CHAT_BOT)]);
});

afterEach(async () => {
  for (const customer of open.splice(0)) await customer.leave();
});

afterAll(async () => {
  await browser?.close();
  await server?.end();
});

async function customer(options: Parameters<typeof openChat>[2] = {}, path = '/'): Promise<Customer> {
  const one = await openChat(browser, server.url + path, options);
  open.push(one);
  return one;
}

const LANGUAGES = [
  {
    locale: 'id-ID',
    order: 'Cek status pesanan',
    onItsWay: 'Pesanan KH-104233 sedang dikirim.',
    no: 'Tidak',
    joined: 'Rina Wijaya sekarang bersama Kakak.',
    waiting: /Antrean nomor 1|Giliran Anda berikutnya/,
    rate: 'Bagaimana bantuan kami',
    thanks: 'Terima kasih atas penilaiannya.',
    sent: 'Terkirim',
  },
  {
    locale: 'ms-MY',
    order: 'Semak status pesanan',
    onItsWay: 'Pesanan KH-104233 sedang dihantar.',
    no: 'Tidak',
    joined: 'Rina Wijaya kini bersama anda.',
    waiting: /Giliran nombor 1|Giliran anda seterusnya/,
    rate: 'Bagaimana khidmat kami',
    thanks: 'Terima kasih atas penilaian anda.',
    sent: 'Dihantar',
  },
  {
    locale: 'en-GB',
    order: 'Check an order',
    onItsWay: 'Order KH-104233 is on its way.',
    no: 'No',
    joined: 'Rina Wijaya is with you now.',
    waiting: /Number 1|You are next/,
    rate: 'How was it',
    thanks: 'Thank you for telling us.',
    sent: 'Sent',
  },
];

test.each(LANGUAGES)('serves a whole conversation in $locale', async (words) => {
  const one = await customer({ locale: words.locale });
  expect(await one.page.getAttribute('html', 'lang')).toBe(words.locale.slice(0, 2));

  await one.press(words.order);
  await one.hears(words.onItsWay);
  const card = one.page.locator('.card');
  await expect(card.locator('h2').innerText()).resolves.toContain('KH-104233');
  await expect(card.locator('dd').allInnerTexts()).resolves.toEqual(['JNE-7781', 'JNE REG']);
  await expect(card.locator('a').getAttribute('href')).resolves.toBe('https://track.example/KH-104233');

  await one.press(words.no);
  await one.page.locator('.queue-strip').getByText(words.waiting).waitFor();
  await one.page.locator('.delivery').getByText(words.sent, { exact: true }).waitFor();
  // Pressed buttons are of the past.
  expect(await one.page.locator('.choice:enabled').count()).toBe(0);
  await one.page.locator('.choice.picked').last().waitFor();

  const number = await server.desk.takeNext();
  await one.hears(words.joined);
  await server.desk.answer(number, 'Rina di sini.');
  await one.hears('Rina di sini.');
  await expect(one.page.locator('.head-name').innerText()).resolves.toBe('Rina Wijaya');
  await expect(one.page.locator('.row.agent .name bdi').innerText()).resolves.toBe('Rina Wijaya');
  expect(await one.page.locator('.queue-strip').count()).toBe(0);

  await one.say('OK OK');
  await one.allSent();
  await server.desk.resolve(number);
  await one.hears(words.rate);
  await one.page.locator('.face').nth(4).click();
  await one.hears(words.thanks);
  expect(await one.page.locator('.face.picked').innerText()).toContain('5');
  await expect(one.page.locator('.head-name').innerText()).resolves.toBe('Kirana');
  expect(one.complaints).toEqual([]);
});

test('goes on after a reload with everything that was said, once', async () => {
  const one = await customer();
  await one.press('Check an order');
  await one.hears('Did that help?');
  await one.allSent();
  const before = await one.said();
  await one.page.locator('.composer textarea').fill('half a thought');

  await one.page.reload();
  await one.hears('Did that help?');
  expect(await one.said()).toEqual(before);
  // What was being written is not lost either, and the open question may still be answered.
  expect(await one.page.locator('.composer textarea').inputValue()).toBe('half a thought');
  await one.press('Yes');
  await one.hears('Glad I could help!');
});

test('keeps what is written without a connection and sends it later, in order, each once', async () => {
  const one = await customer();
  await one.context.setOffline(true);
  await one.page.getByText('You are offline.').waitFor();
  for (const text of ['first', 'second', 'third']) await one.say(text);
  // All of them, and not the first alone.
  await one.page.getByText('Waiting for the connection').nth(2).waitFor();

  await one.context.setOffline(false);
  await one.allSent();
  expect(await one.ownWords()).toEqual(['first', 'second', 'third']);
  await one.page.reload();
  await one.hears('third');
  expect(await one.ownWords()).toEqual(['first', 'second', 'third']);
});

test('sends after a reload what it could not send before', async () => {
  const one = await customer();
  await one.context.route('**/activities', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await one.say('kept over a reload');
  await one.page.getByText('Waiting for the connection').waitFor();
  await one.context.unroute('**/activities');
  await one.page.reload();
  await one.hears('kept over a reload');
  await one.allSent();
  expect(await one.ownWords()).toEqual(['kept over a reload']);
});

test('goes on after a restart of the server, with nothing lost and nothing doubled', async () => {
  const one = await customer();
  await one.say('before the restart');
  await one.allSent();
  await server.stop();
  await one.say('while it is down');
  await one.page.getByText('The connection is interrupted.').waitFor();
  await one.page.getByText('Waiting for the connection').waitFor();

  await server.start();
  await one.allSent();
  expect(await one.ownWords()).toEqual(['before the restart', 'while it is down']);
  await one.say('where is my order?');
  await one.hears('Did that help?');
  const said = await one.said();
  expect(new Set(said).size).toBe(said.length);
  await one.page.reload();
  await one.hears('Did that help?');
  expect(await one.said()).toEqual(said);
});

test('doubles nothing when the answer to a sent message is lost', async () => {
  const one = await customer();
  let lost = 0;
  await one.page.route('**/activities', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    // The server has it, the window never hears of that.
    await route.fetch();
    return route.abort();
  });
  await one.say('said once');
  await one.allSent();
  expect(lost).toBe(1);
  await one.page.reload();
  await one.hears('said once');
  expect(await one.ownWords()).toEqual(['said once']);
});

test('says what the server refuses, and lets it be discarded', async () => {
  const one = await customer();
  const file = { name: 'virus.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') };
  await one.page.locator('input[type=file]').setInputFiles(file);
  await one.page.getByText('Not sent: this kind of file cannot be sent').waitFor();
  await one.say('and this goes past it');
  await one.hears('and this goes past it');
  await one.page.getByRole('button', { name: 'Discard' }).click();
  expect(await one.page.locator('.row.refused').count()).toBe(0);

  const large = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) };
  await one.page.locator('input[type=file]').setInputFiles(large);
  await one.page.getByText('film.mp4 is too large. The limit is 10 MB.').waitFor();
});

test('sends pictures and files, and shows them', async () => {
  const one = await customer();
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await one.page.locator('input[type=file]').setInputFiles([
    { name: 'broken shirt.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') },
    { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 receipt') },
  ]);
  await one.page.locator('.picture img').waitFor();
  await one.page.locator('a.file').waitFor();
  await one.page.waitForFunction(() => document.querySelector<HTMLImageElement>('.picture img')?.naturalWidth === 1);
  expect(await one.page.locator('.picture img').getAttribute('alt')).toBe('broken shirt.png');
  const link = await one.page.locator('a.file').getAttribute('href');
  const kept = await one.context.request.get(new URL(link ?? '', server.url).href);
  expect(await kept.text()).toBe('%PDF-1.4 receipt');
  expect(one.complaints).toEqual([]);
});

test('says of an empty file that it is empty, and keeps to the end when a picture comes in late', async () => {
  const one = await customer();
  const files = one.page.locator('input[type=file]');
  await files.setInputFiles({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
  await one.page.getByRole('alert').getByText('receipt.pdf is empty').waitFor();
  expect(await one.page.locator('.row.customer').count()).toBe(0);
  const picture = await one.page.screenshot();
  await one.page.route('**/files/**', async (route) => {
    await one.page.locator('.row.customer .picture').waitFor({ state: 'attached' });
    await route.continue();
  });
  await files.setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: picture });
  await one.page.waitForFunction(() => document.querySelector<HTMLImageElement>('.picture img')?.complete);
  await one.page.waitForFunction(() => {
    const log = document.querySelector('.log')!;
    const { height } = document.querySelector('.picture img')!.getBoundingClientRect();
    return height > 50 && log.scrollHeight - log.scrollTop - log.clientHeight < 2;
  });
  expect(await one.page.locator('.to-end').count()).toBe(0);
});

test('shows one conversation in two tabs, and follows to a new one', async () => {
  const one = await customer();
  const page = await one.context.newPage();
  await page.goto(server.url);
  await page.locator('.row.bot .bubble').first().waitFor();
  await one.say('from the first tab');
  await page.getByRole('log').getByText('from the first tab').waitFor();
  await page.locator('.composer textarea').fill('from the second tab');
  await page.keyboard.press('Enter');
  await one.hears('from the second tab');
  await one.allSent();
  expect(await one.ownWords()).toEqual(['from the first tab', 'from the second tab']);

  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('button', { name: 'New conversation' }).click();
  await page.getByRole('button', { name: 'Start new' }).click();
  await one.page.waitForFunction(() => document.querySelectorAll('.row.customer').length === 0);
  await one.say('in the new one');
  await page.getByRole('log').getByText('in the new one').waitFor();
});

test("follows to another tab's new conversation also where the browser did not tell it, once it connects again", async () => {
  const one = await customer({
    before: (context) =>
      context.addInitScript(() => addEventListener('storage', (event) => event.stopImmediatePropagation())),
  });
  const page = await one.context.newPage();
  await page.goto(server.url);
  await page.locator('.row.bot .bubble').first().waitFor();
  await one.say('in the old one');
  await page.getByRole('log').getByText('in the old one').waitFor();
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('button', { name: 'New conversation' }).click();
  await page.getByRole('button', { name: 'Start new' }).click();
  await page.locator('.row.bot .bubble').first().waitFor();
  await page.locator('.composer textarea').fill('in the new one');
  await page.keyboard.press('Enter');
  await page.locator('.delivery').getByText('Sent', { exact: true }).waitFor();
  await one.page.evaluate(() => dispatchEvent(new Event('offline')));
  await one.hears('in the new one');
  expect(await one.ownWords()).toEqual(['in the new one']);
});

test('works where the browser keeps nothing', async () => {
  const one = await customer({
    before: (context) =>
      context.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }),
  });
  await one.press('Check an order');
  await one.hears('Did that help?');
  expect(one.complaints).toEqual([]);
});

test('works where WebSockets are closed, by asking again', async () => {
  const one = await customer({
    before: (context) =>
      context.addInitScript(() => {
        (window as { WebSocket: unknown }).WebSocket = class {
          constructor() {
            throw new DOMException('blocked', 'SecurityError');
          }
        };
      }),
  });
  await one.press('Check an order');
  await one.hears('Did that help?');
  await one.press('Yes');
  await one.hears('Glad I could help!');
});

test('begins anew, and says so, when the old conversation is gone', async () => {
  const one = await customer();
  // In the new page before its own code, since the old one may still keep the token that its stream was opened with.
  await one.context.addInitScript(() => {
    const held = JSON.parse(localStorage.getItem('khidmat:conversation') ?? '{}');
    localStorage.setItem('khidmat:conversation', JSON.stringify({ ...held, token: 'x.y.z', resume: 'x.y.z' }));
  });
  await one.page.reload();
  await one.page.getByText('Your earlier conversation has expired.').waitFor();
  await one.say('still works');
  await one.allSent();
});

test('is heard once by a screen reader: a message keeps its element from sending to sent', async () => {
  const one = await customer();
  await one.page.evaluate(() => {
    const added: string[] = [];
    (window as unknown as { added: string[] }).added = added;
    new MutationObserver((changes) => {
      for (const change of changes) added.push(...Array.from(change.addedNodes, (node) => node.textContent ?? ''));
    }).observe(document.querySelector('[role=log]') as Element, { childList: true, subtree: true });
  });
  await one.say('announce me');
  await one.page.locator('.delivery').getByText('Sent', { exact: true }).waitFor();
  await one.page.waitForFunction(() => document.querySelector('.row.customer:not(.sending):not(.sent)') !== null);
  const added = await one.page.evaluate(() => (window as unknown as { added: string[] }).added);
  expect(added.filter((text) => text.includes('announce me'))).toHaveLength(1);
});

test('is all there for the keyboard alone', async () => {
  const one = await customer({}, '/chat');
  const { keyboard } = one.page;
  const focused = () =>
    one.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
  await keyboard.press('Tab');
  expect(await focused()).toBe('Options');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.press('Escape');
  expect(await focused()).toBe('Options');
  await keyboard.press('Tab');
  expect(await focused()).toBe('Conversation');
  await keyboard.press('Tab');
  expect(await focused()).toBe('Check an order');
  await keyboard.press('Enter');
  await one.hears('Did that help?');
  // Where one writes on.
  expect(await focused()).toBe('Write a message');
  await keyboard.type('line one');
  await keyboard.press('Shift+Enter');
  await keyboard.type('line two');
  await keyboard.press('Enter');
  await one.allSent();
  expect(await one.ownWords()).toContain('line one\nline two');
});

test('changes its own words by the language menu and remembers the choice', async () => {
  const one = await customer({}, '/chat');
  await one.say('hello');
  await one.allSent();
  await one.page.getByRole('button', { name: 'Options' }).click();
  await one.page.getByLabel('Bahasa Melayu').check();
  await one.page.getByRole('button', { name: 'Bercakap dengan pegawai' }).waitFor();
  await one.page.reload();
  await one.page.getByRole('button', { name: 'Bercakap dengan pegawai' }).click();
  await one.page.locator('.queue-strip').waitFor();
});

describe('on another site', () => {
  let site: Server;
  let origin: string;
  let bot: BotServer;

  beforeAll(async () => {
    site = createServer((request, response): unknown => {
      // As strict as a site can be: nothing but our script and our frame.
      response.setHeader('content-type', 'text/html');
      if (request.url === '/frame') return response.end(`<iframe src="${bot.url}/chat"></iframe>`);
      if (request.url === '/loud')
        return response.end(`<!doctype html><title>Shop</title><style>
          div { display: none } body * { opacity: .1 !important; transform: scale(.2) !important; font-size: 90px !important }
          iframe, button { width: 9px !important; visibility: hidden !important }</style>
          <body><script src="${bot.url}/embed.js" data-open async></script>`);
      const policy = `default-src 'none'; script-src ${bot.url}; frame-src ${bot.url}`;
      response.setHeader('content-security-policy', policy);
      return response.end(`<!doctype html><html lang="en"><title>Shop</title><body><h1>Shop</h1>
        <script src="${bot.url}/embed.js"${request.url === '/left' ? ' data-language="ms" data-open' : ''} async></script>`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    bot = await startBotServer(CHAT_BOT, { ALLOWED_ORIGINS: origin });
  });

  afterAll(async () => {
    site?.close();
    await bot?.end();
  });

  test('stands behind one line of script, counts what is unread, and goes on at the next visit', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(origin);
    expect(page.frames()).toHaveLength(1);

    await page.getByRole('button', { name: 'Open the chat' }).click();
    const chat = page.frameLocator('iframe');
    await chat.getByRole('button', { name: 'Talk to a person' }).waitFor();
    await chat.locator('.row.bot .bubble').first().waitFor();
    // The keyboard is where one writes.
    await page.keyboard.type('I want to talk to a person');
    await page.keyboard.press('Enter');
    await chat.locator('.queue-strip').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Open the chat/ }).waitFor();

    const number = await bot.desk.takeNext();
    await bot.desk.answer(number, 'Hello from Rina');
    await page.getByRole('button', { name: 'Open the chat, 2 new messages' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Open the chat' }).waitFor();
    // The window comes back unseen, so that an answer is noticed.
    await chat.getByText('Hello from Rina').waitFor({ state: 'attached' });
    await bot.desk.answer(number, 'Still there?');
    await page.getByRole('button', { name: 'Open the chat, 1 new message' }).click();
    await chat.getByText('Still there?').waitFor();
    await page.getByRole('button', { name: 'Close the chat' }).last().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('opens at once in the language that the line names', async () => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${origin}/left`);
    await page.frameLocator('iframe').getByRole('button', { name: 'Bercakap dengan pegawai' }).waitFor();
    const frame = await page.locator('iframe').boundingBox();
    expect(frame).toEqual({ x: 0, y: 0, width: 360, height: 640 });
    await context.close();
  });

  test('looks the same whatever the style of the page', async () => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${origin}/loud`);
    await page.frameLocator('iframe').getByRole('button', { name: 'Talk to a person' }).waitFor();
    expect(await page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 });
    const shown = await page.locator('iframe').evaluate((frame) => {
      const host = (frame.getRootNode() as ShadowRoot).host;
      return [getComputedStyle(host).opacity, getComputedStyle(host).transform, getComputedStyle(frame).visibility];
    });
    expect(shown).toEqual(['1', 'none', 'visible']);
    await context.close();
  });

  test('is not framed by a site that was not named', async () => {
    const page = await browser.newPage();
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
    // The same machine under another name is another origin.
    await page.goto(`${origin.replace('127.0.0.1', 'localhost')}/frame`);
    await refused;
    expect(await page.frameLocator('iframe').locator('.chat').count()).toBe(0);
    await page.close();
  });
});
