import type { Page } from 'playwright-core';
import { emailOf, PASSWORD } from '../server/desk-scene';
import { eventually } from '../support/small-bot';
import { queuedCase, turnUpon } from '../support/turns';
import { DeskRoom, isTooWide, takeNext, violations } from './desk-room';
import { shot, write } from './desk-stage';

jest.setTimeout(240_000);

const room = new DeskRoom();
beforeAll(() => room.open());
beforeEach(() => room.begin({ teams: { general: 'sla: { first-answer: 5m, next-answer: 10m, resolution: 8h }' } }));
afterEach(() => room.end());
afterAll(() => room.close());

test('a case from the door to its end by keyboard alone, without a mouse ever', async () => {
  await room.scene.addAgent('Budi', 'agent', ['general']);
  const dewi = await room.customer('i want an agent');
  const { page } = await room.door();
  await page.getByLabel('E-mail address').waitFor();
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('type') ?? document.activeElement?.tagName);
  for (let n = 0; n < 8 && (await focused()) !== 'email'; n += 1) await page.keyboard.press('Tab');
  await page.keyboard.type(emailOf('Budi'));
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Take next/ }).waitFor();
  await page.getByRole('button', { name: /Asked for a person/ }).waitFor();
  await page.keyboard.press('Alt+KeyN');
  await page.getByLabel('Your answer').waitFor();
  await page.keyboard.type('Good morning!');
  await page.keyboard.press('Enter');
  await dewi.getByText('Good morning!').waitFor();
  // A note, by its key; then words again, and what is owed.
  await page.keyboard.press('Alt+KeyM');
  await page.keyboard.type('seems in a hurry');
  await page.waitForTimeout(300);
  await shot(page, 'much-note');
  await page.keyboard.press('Enter');
  await page.getByText('seems in a hurry').last().waitFor();
  await shot(page, 'much-keyboard');
  await page.keyboard.press('Alt+KeyA');
  await page.getByLabel('Your answer').waitFor();
  await page.keyboard.type('Anything else?');
  await page.keyboard.press('Enter');
  await dewi.getByText('Anything else?').waitFor();
  await page.keyboard.press('Alt+KeyR');
  await page.getByRole('dialog', { name: 'Resolve the case' }).waitFor();
  const onButton = () =>
    page.evaluate(
      () => document.activeElement?.textContent === 'Resolve' && document.activeElement.tagName === 'BUTTON',
    );
  for (let n = 0; n < 8 && !(await onButton()); n += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('No open cases.').waitFor();
  expect(await dewi.getByText('seems in a hurry').count()).toBe(0);
});

test('a transcript of a hundred pages is opened at its end, read back page by page, and answered', async () => {
  const { store } = room.scene;
  const conversation = 'webchat:long';
  const at = Date.now();
  for (let n = 0; n < 250; n += 1)
    await store.commitTurn({
      ...turnUpon(await store.readConversation(conversation), `line ${n}`, {
        conversation,
        says: 12,
        at,
        case: { ...queuedCase('K-9', 'normal', at), openedAt: at },
      }),
    });
  const budi = await room.desk('Budi');
  await takeNext(budi.page);
  await budi.page.getByRole('log').getByText('line 249 0', { exact: true }).waitFor();
  await shot(budi.page, 'much-long');
  const earlier = budi.page.getByRole('button', { name: 'Show earlier messages' });
  await noteHowLinesCome(budi.page);
  while ((await earlier.count()) > 0) {
    await earlier.press('Enter', { timeout: 5_000 }).catch(() => undefined);
    await budi.page.waitForTimeout(100);
  }
  await budi.page.getByText('line 0 0', { exact: true }).waitFor();
  expect(await earlier.count()).toBe(0);
  expect(await howLinesCame(budi.page)).toEqual({ came: ['off'], focus: 'log' });
  const toNewest = budi.page.getByRole('button', { name: 'To the newest message' });
  await budi.page.getByRole('log').evaluate((log) => log.scrollTo(0, 0));
  await toNewest.click();
  await toNewest.waitFor({ state: 'detached' });
  const last = budi.page.getByRole('log').locator('.bot-run').last();
  expect(await last.evaluate((line) => line.getBoundingClientRect().bottom < innerHeight)).toBe(true);
  // Each line says its moment whenever it is drawn: a key that is typed draws none.
  await budi.page.evaluate(() => {
    const { toISOString } = Date.prototype;
    Date.prototype.toISOString = function () {
      document.body.dataset.drawn = String(Number(document.body.dataset.drawn ?? 0) + 1);
      return toISOString.call(this);
    };
  });
  await budi.page.getByLabel('Your answer').pressSequentially('I have read it all.');
  expect(await budi.page.evaluate(() => document.body.dataset.drawn ?? '0')).toBe('0');
  await budi.page.keyboard.press('Enter');
  await budi.page.getByText('I have read it all.').last().waitFor();
  expect(budi.complaints).toEqual([]);
});

test('a long conversation is there at once in the chat, the newest first, and earlier words come in above what is read', async () => {
  const dewi = await room.customer();
  await dewi.getByRole('log').getByText('Kirana').first().waitFor();
  const { store } = room.scene;
  const stored = await dewi.waitForFunction(() => JSON.parse(localStorage.getItem('khidmat:conversation') ?? 'null'));
  const held = await stored.jsonValue();
  // Its first turn is on record: else what follows would be another conversation's.
  while ((await store.readConversation(held.conversationId)) === null) await dewi.waitForTimeout(20);
  for (let n = 0; n < 50; n += 1)
    await store.commitTurn(turnUpon(await store.readConversation(held.conversationId), `line ${n}`, { says: 10 }));
  await dewi.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('.log')?.textContent?.includes('line 3 0'))
        document.documentElement.dataset.old = 'yes';
    }).observe(document, { subtree: true, childList: true });
  });
  await dewi.reload();
  await dewi.getByText('line 49 9', { exact: true }).waitFor();
  expect(await dewi.evaluate(() => document.documentElement.dataset.old)).toBeUndefined();

  // Where it stands in the conversation, whatever comes and goes above that (a line that says that one is offline).
  const top = () =>
    dewi
      .locator('.row', { hasText: 'line 36 5' })
      .evaluate((row) => row.getBoundingClientRect().top - row.closest('[role="log"]')!.getBoundingClientRect().top);
  await dewi.getByRole('log').evaluate((log) => log.scrollTo(0, 0));
  await dewi.getByRole('button', { name: 'To the newest message' }).waitFor();
  await noteHowLinesCome(dewi);
  const earlier = dewi.getByRole('button', { name: 'Show earlier messages' });
  // Measured in the moment of the press: a mouse that looks for its button first may scroll.
  const before = await earlier.evaluate((button) => {
    const log = button.closest('[role="log"]')!;
    const row = [...log.querySelectorAll('.row')].find((one) => one.textContent?.includes('line 36 5'))!;
    const top = row.getBoundingClientRect().top - log.getBoundingClientRect().top;
    (button as HTMLElement).click();
    return top;
  });
  await dewi.getByText('line 25 0', { exact: true }).waitFor();
  // Within a frame or two of the words being there.
  await eventually(async () => Math.abs((await top()) - before) < 3, 10_000);
  while ((await earlier.count()) > 0) {
    await earlier.press('Enter', { timeout: 5_000 }).catch(() => undefined);
    await dewi.waitForTimeout(100);
  }
  expect(await howLinesCame(dewi)).toEqual({ came: ['off'], focus: 'log' });
  // What is said from now on is read out again.
  await dewi.locator('[role="log"][aria-live="polite"]').waitFor();
});

/** Notes from now on whether what comes into the conversation is read out. */
async function noteHowLinesCome(page: Page): Promise<void> {
  await page.getByRole('log').evaluate((log) => {
    const came = new Set<string | null>();
    new MutationObserver(() => {
      came.add(log.getAttribute('aria-live'));
      log.dataset.came = JSON.stringify([...came]);
    }).observe(log, { subtree: true, childList: true });
  });
}

async function howLinesCame(page: Page): Promise<{ came: unknown; focus: string | null }> {
  return page.getByRole('log').evaluate((log) => ({
    came: JSON.parse(log.dataset.came ?? 'null'),
    focus: document.activeElement?.getAttribute('role') ?? null,
  }));
}

test('ten thousand who wait are counted, the first hundred shown, and taken one after the other', async () => {
  const { store } = room.scene;
  const since = Date.now() - 3_600_000;
  for (let from = 0; from < 10_000; from += 200)
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const conversation = `webchat:many-${from + n}`;
        return store.commitTurn(
          turnUpon(null, 'hello', {
            conversation,
            case: queuedCase(`K-${20_000 + from + n}`, 'normal', since + from + n),
          }),
        );
      }),
    );
  const budi = await room.desk('Budi');
  await budi.page
    .getByText(/10[.,\s]?000/)
    .first()
    .waitFor();
  await shot(budi.page, 'much-waiting');
  expect(await budi.page.locator('.item').count()).toBeLessThanOrEqual(101);
  // Behind all of them one of another team.
  const last = queuedCase('K-40000', 'normal', since + 20_000);
  await store.commitTurn(
    turnUpon(null, 'hello', {
      conversation: 'webchat:last',
      case: {
        ...last,
        owner: { kind: 'queue', team: 'security' },
        handoff: { ...last.handoff!, team: 'security' },
      },
    }),
  );
  await budi.page.getByRole('radio', { name: /Security.*1$/ }).check({ force: true });
  await budi.page.locator('.queue .item').nth(1).waitFor({ state: 'detached' });
  await shot(budi.page, 'much-waiting-team');
  expect(await budi.page.locator('.queue .item').count()).toBe(1);
  expect(await budi.page.locator('.queue').innerText()).not.toContain('Nobody is waiting');
  await budi.page.getByRole('radio', { name: /All teams/ }).check({ force: true });
  await takeNext(budi.page);
  await budi.page.getByText('K-20000').first().waitFor();
  const phone = await room.desk('Siti', { width: 390, height: 780 });
  await shot(phone.page, 'much-waiting-phone');
  expect(await isTooWide(phone.page)).toBe(false);
  expect(await violations(phone.page)).toEqual([]);
});

test('a picture that comes late moves nothing, and in a smaller window the end stays in sight', async () => {
  const dewi = await room.customer('i want an agent');
  const { page } = await room.desk('Budi');
  await takeNext(page);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/files/**', async (route) => {
    await held;
    await route.continue();
  });
  await write(dewi, Array.from({ length: 60 }, (_, n) => `line ${n}`).join('\n'));
  const buffer = await dewi.screenshot();
  await dewi.locator('input[type=file]').setInputFiles({ name: 'shirt.png', mimeType: 'image/png', buffer });
  await dewi.locator('.row.customer .picture').waitFor();
  await write(dewi, 'this is how it came');
  await page.getByRole('log').getByText('this is how it came').waitFor();

  const picture = page.getByRole('log').locator('a.picture');
  const { height } = (await picture.boundingBox())!;
  await isDrawnAtEnd(page, Number.POSITIVE_INFINITY);
  goOn();
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('a.picture img')!.naturalWidth > 0);
  expect((await picture.boundingBox())!.height).toBe(height);
  await isDrawnAtEnd(page, Number.POSITIVE_INFINITY);

  const tall = await page.getByRole('log').evaluate((log) => log.clientHeight);
  await page.setViewportSize({ width: 1360, height: 500 });
  await isDrawnAtEnd(page, tall);
});

/** The transcript shows its end as soon as it is drawn lower than that, not only when something else draws it anew. */
async function isDrawnAtEnd(page: Page, lowerThan: number): Promise<void> {
  await page.waitForFunction((limit) => document.querySelector('.transcript')!.clientHeight < limit, lowerThan);
  const below = await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const log = document.querySelector('.transcript')!;
    return log.scrollHeight - log.scrollTop - log.clientHeight;
  });
  expect(below).toBeLessThan(2);
}
