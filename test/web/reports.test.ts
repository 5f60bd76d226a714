import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Learner } from '../../src/cli/learn';
import { reportContentOf } from '../../src/cli/report-content';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { answerReport } from '../../src/reports/answer';
import { mountReports } from '../../src/server/reports-routes';
import { type DeskScene, MONDAY_NOON } from '../server/desk-scene';
import { launchBrowser } from '../support/browser';
import { faultsOf } from './chat-stage';
import { openDesk, type Seat, signIn, startStage } from './desk-stage';

const folder = mkdtempSync(join(tmpdir(), 'khidmat-reports-browser-'));
const DAY = 'from=2027-01-04&to=2027-01-04&lang=en';
const PAGES = ['/reports', '/reports/causes', '/reports/risk', '/reports/learn', '/reports/figures'];
const LISTS = ['/reports/cases?metric=cases&'];
let browser: Browser;
let scene: DeskScene;
let seat: Seat;

beforeAll(async () => {
  const learner = new Learner(folder);
  [browser, scene] = await Promise.all([
    launchBrowser(),
    startStage({}, (http, { store, holder, assets }) =>
      mountReports(http, {
        ...{ store, assets, now: () => scene.now },
        content: () => reportContentOf(holder.current()),
        answer: (ask) => answerReport(store, ask, learner),
      }),
    ),
  ]);
  for (const { path, text } of scene.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await scene.addAgent('Sri', 'supervisor', []);
  await scene.addAgent('Ani', 'agent', ['general']);
  const ani = await scene.join('Budi', 'agent', ['general', 'orders']);
  for (let n = 0; n < 4; n++) {
    await scene.waiting(`o${n}`, 'orders');
    await scene.waiting(`g${n}`, n % 2 === 0 ? 'general' : 'security');
  }
  for (const [at, text] of ['fridge magnet please', 'a fridge magnet', 'magnet for my fridge'].entries())
    await scene.say(`m${at}`, text, 'Dewi');
  const number = await scene.numberOf('o1');
  await ani.post(`cases/${number}/take`, { id: 'take-it-please' });
  await ani.post(`cases/${number}/messages`, { id: 'say-it-please', text: 'We looked, it comes tomorrow.' });
  await ani.post(`cases/${number}/resolve`, { id: 'done-with-it-', note: null });
  scene.now = MONDAY_NOON + 600_000;
  const { frame } = reportContentOf(scene.holder.current());
  expect(await refreshFigures({ store: scene.store, frame, now: () => scene.now })).toBe('whole');
  seat = await openDesk(browser, scene);
  await signIn(seat.page, 'Sri');
});

afterAll(async () => {
  await browser?.close();
  await scene?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const go = (page: Page, path: string) => page.goto(`${scene.url}${path}${path.includes('?') ? '' : '?'}${DAY}`);

test('from a number to its cases, to one of them, and to what was said', async () => {
  const { page } = seat;
  await go(page, '/reports');
  await page.locator('.tile', { hasText: 'Cases' }).getByRole('link').click();
  await page.getByRole('heading', { name: /Behind the number/ }).waitFor();
  const number = await scene.numberOf('o1');
  expect(await page.locator('table.lines tbody tr').count()).toBeGreaterThan(7);
  await page.getByRole('link', { name: number }).click();
  await page.getByText('We looked, it comes tomorrow.').waitFor();
  await page.getByText('where is my order KH-104233').waitFor();
  expect(seat.complaints).toEqual([]);
});

test('several filters at a time: chosen by hand, kept from page to page, and taken back', async () => {
  const { page } = seat;
  await go(page, '/reports');
  const cases = page.locator('.tile .number').first();
  const all = Number(await cases.textContent());
  await page.locator('select[name=team]').selectOption('orders');
  await page.waitForURL(/team=orders/);
  const orders = Number(await cases.textContent());
  expect([orders, all > orders]).toEqual([4, true]);
  await page.locator('select[name=language]').selectOption('id');
  await page.waitForURL(/language=id/);
  expect(page.url()).toContain('team=orders');
  expect(await cases.textContent()).toBe('0');
  await page.locator('select[name=language]').selectOption('en');
  await page.waitForURL(/language=en/);
  expect(await cases.textContent()).toBe('4');
  await page.getByRole('link', { name: 'Causes', exact: true }).click();
  await page.waitForURL(/\/reports\/causes\?.*team=orders.*language=en/);
  await page.getByText('Team: Orders · Language: English').waitFor();
  await page.locator('select[name=team]').selectOption('');
  await page.waitForURL((url) => url.searchParams.get('team') === '' || !url.searchParams.has('team'));
  expect(seat.complaints).toEqual([]);
});

test('the files are taken along, and the page is printed', async () => {
  const { page } = seat;
  await go(page, '/reports');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV', exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('khidmat-2027-01-04-2027-01-04.csv');
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/^section,name,part/);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  expect(await page.locator('body').getAttribute('data-printed')).toBe('yes');
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.controls', '.exports', '.top nav'])
    expect(await page.locator(hidden).isVisible()).toBe(false);
  expect(await page.locator('.tiles').isVisible()).toBe(true);
  await page.emulateMedia({ media: null });
});

test('a group is labelled, its effect is seen, and accepting writes it into the file', async () => {
  const { page } = seat;
  await go(page, '/reports/learn');
  const group = page.locator('.groups > li', { hasText: 'fridge' }).first();
  await group.getByLabel('Intent').selectOption('_out-of-scope');
  await group.getByRole('button', { name: 'See what it would change' }).click();
  await page.getByText(/would be read as meant: \d of \d/i).waitFor();
  const before = readFileSync(join(folder, 'intents/_out-of-scope.yaml'), 'utf8');
  expect(before).not.toContain('fridge');
  await page.getByRole('button', { name: 'Accept into intents/_out-of-scope.yaml' }).click();
  await page.getByText('Written to intents/_out-of-scope.yaml').waitFor();
  expect(readFileSync(join(folder, 'intents/_out-of-scope.yaml'), 'utf8')).toContain('fridge');
  await page.getByRole('link', { name: 'Go on with the other groups' }).click();
  await page.getByRole('heading', { name: 'Learning', exact: true }).waitFor();
  expect(seat.complaints).toEqual([]);
});

test('an agent is told that the reports are not for them, and sees no number', async () => {
  const own = await openDesk(browser, scene);
  await signIn(own.page, 'Ani');
  for (const path of PAGES) {
    const answer = await go(own.page, path);
    expect([path, answer!.status()]).toEqual([path, 403]);
    expect(await own.page.locator('body').innerText()).not.toMatch(/K-\d/);
  }
  await own.context.close();
});

test('by keyboard alone: past the head, to a number, to its cases', async () => {
  const { page } = seat;
  await go(page, '/reports');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('.tile a') ?? false)) break;
  }
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
  expect(outline).not.toBe('none');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Behind the number/ }).waitFor();
});

test.each([
  ['a desktop', 1280, 800],
  ['a phone', 360, 740],
])('on %s axe finds nothing, and no page is wider than the screen', async (_, width, height) => {
  const { page } = seat;
  await page.setViewportSize({ width, height });
  const faults: Record<string, readonly string[]> = {};
  for (const path of [...PAGES, ...LISTS]) {
    await go(page, path);
    const found = await faultsOf(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (found.length > 0 || wide) faults[path] = [...found, ...(wide ? ['wider than the screen'] : [])];
  }
  expect(faults).toEqual({});
});
