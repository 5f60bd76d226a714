import { brotliDecompressSync } from 'node:zlib';
import { type BotServer, startBotServer } from '../support/bot-server';
import { launchBrowser } from '../support/browser';
import { CHAT_BOT } from './chat-bot';

/** Microsoft's Web Chat needs 639 KB for the same. */
const BUDGET = 60_000;

let server: BotServer;

beforeAll(async () => {
  server = await startBotServer(CHAT_BOT);
});

afterAll(() => server?.end());

test.each([
  '/',
  '/chat',
])('%s is painted with at most 60 KB, headers left aside, all from this server', async (path) => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(server.url + path);
  await page.locator('.row.bot .bubble').first().waitFor();
  await browser.close();

  expect(
    asked.filter((url) => !url.startsWith(server.url) && !url.startsWith(server.url.replace('http', 'ws'))),
  ).toEqual([]);
  const files = asked.filter((url) => !/\/(webchat|v3)\//.test(url));
  const sizes = await Promise.all(files.map(bytesOf));
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  expect(sizes.length).toBeGreaterThanOrEqual(4);
  expect(total).toBeLessThanOrEqual(BUDGET);
});

test('the launcher is at most 4 KB', async () => {
  expect(await bytesOf(`${server.url}/embed.js`)).toBeLessThanOrEqual(4_000);
});

/** On the wire, as a browser asks for it. */
async function bytesOf(url: string): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers: { 'accept-encoding': 'gzip, deflate, br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        if (response.headers['content-encoding'] === 'br') brotliDecompressSync(bytes);
        resolve(bytes.length);
      });
    });
    asking.on('error', reject);
    asking.end();
  });
}
