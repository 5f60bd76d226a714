import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser';
import { Endpoint, SECRET, until } from '../../support/direct-line';
import { fetchWebChat, serveWebChat } from '../../support/microsoft-web-chat';

const webChat = fetchWebChat();
if ('reason' in webChat) console.warn(`Not tested: ${webChat.reason}`);
const whenFetched = 'file' in webChat ? describe : describe.skip;

const BOT = { role: 'bot', name: 'Khidmat' } as const;

whenFetched('Microsoft Web Chat, unmodified,', () => {
  let browser: Browser;
  let site: { origin: string; server: Server };
  let endpoint: Endpoint;
  let page: Page;
  let requests: string[];
  let conversation: string;

  beforeAll(async () => {
    site = await serveWebChat((webChat as { file: string }).file);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    site?.server.close();
  });

  async function open(webSocket: boolean): Promise<void> {
    endpoint = await new Endpoint({ allowedOrigins: [site.origin] }).start();
    endpoint.house.answers.set('menu', [
      { from: BOT, text: 'Pilih:', buttons: [{ title: 'Lacak pesanan', choice: { prompt: 'p1', value: 'track' } }] },
    ]);
    endpoint.house.answers.set('kartu', [
      {
        from: BOT,
        text: '',
        card: {
          title: 'Pesanan KH-104233',
          facts: [{ label: 'Tiba', value: '3 Januari' }],
          links: [{ title: 'Lacak di sini', url: 'https://track.example/1' }],
        },
      },
    ]);
    const made = await endpoint.call('POST', '/v3/directline/tokens/generate', { token: SECRET });
    conversation = made.body.conversationId;
    page = await browser.newPage({ locale: 'en-US' });
    requests = [];
    page.on('request', (request) => requests.push(request.url()));
    const query = new URLSearchParams({
      domain: `${endpoint.url}/v3/directline`,
      token: made.body.token,
      webSocket: String(webSocket),
    });
    await page.goto(`${site.origin}/?${query}`);
  }

  afterEach(async () => {
    await page.close();
    await endpoint.stop();
  });

  const bubbles = () => page.locator('.webchat__bubble__content').allInnerTexts();
  const shown = (text: string) => page.locator('.webchat__bubble__content', { hasText: text }).first().waitFor();
  async function say(text: string): Promise<void> {
    const box = page.locator('[data-id="webchat-sendbox-input"]');
    await box.fill(text);
    await box.press('Enter');
  }

  test.each([
    ['WebSocket', true],
    ['polling', false],
  ])(
    'talks over %s: words, a button, a card, a file, and goes on after a restart',
    async (_name, webSocket) => {
      await open(webSocket);
      await shown('Welcome');
      await say('halo <b>dunia</b> 👋');
      await shown('echo: halo <b>dunia</b> 👋');

      await say('menu');
      await page.locator('.webchat__suggested-action', { hasText: 'Lacak pesanan' }).click();
      await shown('echo: Lacak pesanan');
      expect(endpoint.house.events.at(-1)!.body).toMatchObject({
        text: 'Lacak pesanan',
        choice: { prompt: 'p1', value: 'track' },
      });

      await say('kartu');
      await page.locator('.ac-adaptiveCard', { hasText: 'Pesanan KH-104233' }).waitFor();
      await page.locator('.ac-adaptiveCard', { hasText: '3 Januari' }).waitFor();

      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('isi nota') });
      await page.locator('[data-id="webchat-sendbox-input"]').press('Enter');
      await until(() =>
        endpoint.house.events.some(({ body }) => body.kind === 'message' && body.attachments?.length === 1),
      );
      await page.locator('a[download], a', { hasText: 'nota.txt' }).first().waitFor();

      // Between two polls: on the first one that finds no server this client stops asking for ever.
      if (!webSocket) await page.waitForResponse((answer) => answer.url().includes('watermark='));
      await endpoint.stop();
      endpoint.house.say(conversation, { from: BOT, text: 'sementara mati' });
      await endpoint.start();
      await say('masih ada?');
      await page.locator('.webchat__bubble__content', { hasText: 'echo: masih ada?' }).waitFor({ timeout: 25_000 });
      await shown('sementara mati');

      const texts = (await bubbles()).map((text) => text.trim());
      for (const text of ['Welcome', 'echo: Lacak pesanan', 'sementara mati', 'masih ada?', 'echo: masih ada?']) {
        expect([text, texts.filter((one) => one === text).length]).toEqual([text, 1]);
      }
      // No message is left as "sending" or "failed".
      expect(await page.getByText(/^Sending$|Send failed|Retry/).count()).toBe(0);
      expect(requests.filter((url) => !/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(url))).toEqual([]);
    },
    60_000,
  );
});
