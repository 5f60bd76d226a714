import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { mountDirectLine } from '../../src/channels/directline/mount';
import { loadSigningKey } from '../../src/channels/directline/tokens';
import type { ContentHolder } from '../../src/runtime/content-holder';
import { mountDeskPage } from '../../src/server/desk-page';
import type { HttpServer } from '../../src/server/http';
import { mountPages } from '../../src/server/pages';
import { loadWebAssets, type WebAssets } from '../../src/server/web-assets';
import type { Store } from '../../src/store/store';
import { type DeskScene, type DeskSceneOptions, emailOf, PASSWORD, startDesk } from '../server/desk-scene';

const { buildWeb } = require('../../bin/build-web.cjs') as { buildWeb(options: { outDir: string }): Promise<unknown> };

/** What a test puts on the server besides, with the pages as they are built. */
export type StageMore = (
  http: HttpServer,
  parts: { readonly store: Store; readonly holder: ContentHolder; readonly assets: WebAssets },
) => void;

/** The chat and the desk as a browser sees them, built from the sources as they are. */
export async function startStage(options: DeskSceneOptions = {}, more?: StageMore): Promise<DeskScene> {
  const outDir = await build();
  return startDesk({
    ...options,
    async mount(http, { store, service, holder, log }) {
      const assets = loadWebAssets(outDir);
      mountPages(http, {
        assets,
        bot: () => holder.current().bot,
        topics: () => [],
        allowedOrigins: [],
        maxFileBytes: 1024 * 1024,
        maxTextLength: 8_000,
      });
      mountDeskPage(http, assets);
      more?.(http, { store, holder, assets });
      mountDirectLine(http, { store, service, key: await loadSigningKey(store), log });
    },
  });
}

let built: Promise<string> | null = null;

function build(): Promise<string> {
  built ??= (async () => {
    const outDir = join(mkdtempSync(join(tmpdir(), 'khidmat-web-')), 'web');
    await buildWeb({ outDir });
    return outDir;
  })();
  return built;
}

afterAll(async () => {
  if (built !== null) rmSync(join(await built, '..'), { recursive: true, force: true });
});

export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page's script or the browser complained about. */
  readonly complaints: string[];
}

/** A browser of one's own, at the desk's door. */
export async function openDesk(
  browser: Browser,
  scene: DeskScene,
  options: { width?: number; height?: number; locale?: string } = {},
): Promise<Seat> {
  const context = await browser.newContext({
    locale: options.locale ?? 'en-GB',
    viewport: { width: options.width ?? 1360, height: options.height ?? 850 },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Before anybody has signed in the page learns by a 401 that nobody has.
    if (message.type() === 'error' && !/401/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${scene.url}/desk`);
  return { context, page, complaints };
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(emailOf(name));
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /Take next/ }).waitFor();
}

/** What a customer types into the chat. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
}

/** For looking at: `SHOTS=folder npx jest test/web/…`. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
