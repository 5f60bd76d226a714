import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DeskScene, DeskSceneOptions } from '../server/desk-scene';
import { launchBrowser } from '../support/browser';
import { paleFields } from './chat-stage';
import { openDesk, type Seat, type StageMore, signIn, startStage, write } from './desk-stage';

/** Teams of the stage's bot; agents stand in all of them, supervisors in none. */
const TEAMS = ['general', 'orders', 'security'];

/** One browser for a file of tests, and for each test a desk with the people who come to it. */
export class DeskRoom {
  scene!: DeskScene;
  private browser: Browser | null = null;
  private readonly seats: BrowserContext[] = [];

  async open(): Promise<void> {
    this.browser = await launchBrowser();
  }

  async begin(options: DeskSceneOptions = {}, more?: StageMore): Promise<void> {
    this.scene = await startStage({ realTime: true, ...options }, more);
  }

  /** Everybody goes. */
  async end(): Promise<void> {
    for (const context of this.seats.splice(0)) await context.close();
    await this.scene.stop();
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }

  /** An agent who has signed in, or a supervisor. */
  async desk(
    name: string,
    {
      role,
      teams,
      ...options
    }: Parameters<typeof openDesk>[2] & { role?: 'supervisor'; teams?: readonly string[] } = {},
  ): Promise<Seat> {
    await this.scene.addAgent(name, role ?? 'agent', teams ?? (role === undefined ? TEAMS : []));
    const seat = await this.door(options);
    await signIn(seat.page, name);
    return seat;
  }

  /** Somebody who has not signed in. */
  async door(options: Parameters<typeof openDesk>[2] = {}): Promise<Seat> {
    const seat = await openDesk(this.browser!, this.scene, options);
    this.seats.push(seat.context);
    return seat;
  }

  /** A customer in the chat, who says these words. */
  async customer(...words: readonly string[]): Promise<Page> {
    const context = await this.browser!.newContext({ locale: 'en-GB', viewport: { width: 420, height: 800 } });
    this.seats.push(context);
    const page = await context.newPage();
    await page.goto(`${this.scene.url}/chat`);
    for (const text of words) await write(page, text);
    return page;
  }
}

/** What axe finds wrong with a page, and fields that are hardly seen. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const faults = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  return [...faults, ...(await paleFields(page))];
}

/** Whether something is wider than the window. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

export async function takeNext(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Take next/ }).click();
  await page.getByLabel('Your answer').waitFor();
}

export async function answer(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your answer').fill(text);
  await page.keyboard.press('Enter');
}
