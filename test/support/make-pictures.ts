import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startServer } from '../../src/cli/serve';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { launchBrowser } from './browser';
import { makeReportPictures } from './report-pictures';

/** `npm run pictures`: makes the pictures of README.md out of a real conversation with a real agent. */
const ROOT = join(__dirname, '..', '..');
const OUT = join(ROOT, 'docs', 'pictures');
const SIZE = { width: 1280, height: 800 };
/** A Monday at ten in Jakarta, whenever the pictures are made: every team is there. */
const MORNING = Date.UTC(2026, 10, 23, 3, 0);
const begun = Date.now();
const now = () => MORNING + Date.now() - begun;

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-pictures-'));
  mkdirSync(OUT, { recursive: true });
  let said = '';
  const terminal = {
    out: (text: string) => {
      said += `${text}\n`;
    },
    err: (text: string) => process.stderr.write(`${text}\n`),
  };
  const config = readConfig(folder, { PORT: '0', CONTENT_DIR: ROOT, WATCH: 'off' });
  const server = await startServer(config, { terminal, log: createLog({ level: 'silent' }), now });
  const browser = await launchBrowser();
  try {
    const agent = await openDesk(browser, /(http\S+#link=\S+)/.exec(said)![1]!);
    await waitingCustomer(browser, server.url, ['akun saya dibobol orang, tolong', 'dewi@example.com']);
    const customer = await open(browser, server.url, 'id-ID');
    await say(customer, 'paket KH-104233 kok belum nyampe juga ya', /Apakah ini sudah membantu/);
    await customer.screenshot({ path: join(OUT, 'chat.png') });
    await say(customer, 'sama aja, saya mau ngomong sama orang', /Nomor kasus/);
    await agent.getByRole('button', { name: /Take next/ }).click();
    await agent.waitForTimeout(800);
    await agent.getByRole('button', { name: /Take next/ }).click();
    await agent.waitForTimeout(800);
    for (const [name, text] of WAITING) await waits(server.url, name, text);
    const box = agent.getByRole('textbox').last();
    await box.fill('Halo Kak, saya Rina. Saya sudah baca semuanya, kurirnya saya telepon sekarang ya.');
    await box.press('Enter');
    await agent.waitForTimeout(1200);
    await agent.screenshot({ path: join(OUT, 'desk.png') });
    await makeReportPictures(browser, OUT, signUp);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With the server's clock. */
async function newContext(browser: Browser, locale: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: SIZE, locale, timezoneId: 'Asia/Jakarta' });
  await context.clock.install({ time: now() });
  return context;
}

async function open(browser: Browser, url: string, locale: string): Promise<Page> {
  const context = await newContext(browser, locale);
  const page = await context.newPage();
  await page.goto(`${url}/`);
  await page
    .getByRole('log')
    .getByText(/Kirana/)
    .first()
    .waitFor();
  return page;
}

async function say(page: Page, text: string, answer: RegExp): Promise<void> {
  const box = page.getByRole('textbox');
  await box.fill(text);
  await box.press('Enter');
  await page.getByRole('log').getByText(answer).last().waitFor();
  await page.waitForTimeout(600);
}

/** Others who come meanwhile, each with what they say. */
const WAITING = [
  ['Ahmad Faiz', 'nak cakap dengan pegawai pasal bayaran balik'],
  ['Grace Tan', 'I want to talk to a person please'],
  ['Bayu Pratama', 'mau bicara dengan petugas'],
] as const;

async function waits(url: string, name: string, text: string): Promise<void> {
  const post = (path: string, body: object, token?: string) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    }).then((answer) => answer.json() as Promise<{ token: string; conversationId: string }>);
  const { token, conversationId } = await post('/webchat/session', { user: { name } });
  await post(
    `/v3/directline/conversations/${conversationId}/activities`,
    { type: 'message', text, from: { name } },
    token,
  );
}

async function waitingCustomer(browser: Browser, url: string, lines: readonly string[]): Promise<void> {
  const page = await open(browser, url, 'id-ID');
  for (const line of lines) await say(page, line, /./);
  await page.waitForTimeout(800);
}

async function openDesk(browser: Browser, link: string): Promise<Page> {
  const context = await newContext(browser, 'en-GB');
  const page = await context.newPage();
  await page.goto(link);
  await signUp(page);
  return page;
}

async function signUp(page: Page): Promise<void> {
  await page.getByLabel(/^Your name|^Name/).fill('Rina Wijaya');
  await page.getByLabel(/E-mail/).fill('rina@kirana.example');
  for (const field of await page.locator('input[type=password]').all()) await field.fill('gudang-senja-rapi-42');
  await page.locator('button[type=submit]').click();
  await page
    .getByText(/Nobody is waiting|Queue/)
    .first()
    .waitFor();
}

run().catch((error) => {
  console.error(error);
  process.exit(1);
});
