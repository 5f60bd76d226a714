import { randomUUID } from 'node:crypto';
import { Learner } from '../../src/cli/learn';
import { reportContentOf } from '../../src/cli/report-content';
import { personName } from '../../src/domain/person-name';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { answerReport } from '../../src/reports/answer';
import { mountReports } from '../../src/server/reports-routes';
import { answer, DeskRoom, takeNext } from './desk-room';
import { shot } from './desk-stage';

/** Would run, load, style or close what it stands in, wherever it is taken for anything but text. */
const HOSTILE = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script><b>bold</b>';
const FORMULA = '=HYPERLINK("http://evil.example","x")';

/** The day in the bot's own time zone, whatever the machine's is. */
const TODAY = `&from=${day(-1)}&to=${day(1)}`;

const room = new DeskRoom();
beforeAll(() => room.open());
beforeEach(() =>
  room.begin({ realTime: true }, (http, { store, holder, assets }) =>
    mountReports(http, {
      ...{ store, assets, now: Date.now },
      content: () => reportContentOf(holder.current()),
      answer: (ask) => answerReport(store, ask, new Learner('')),
    }),
  ),
);
afterEach(() => room.end());
afterAll(() => room.close());

test('what a customer, an agent or a file is called is text on every page, in every report and every export', async () => {
  const { scene } = room;
  const conversation = 'webchat:foreign';
  const say = (text: string, more: object = {}) =>
    scene.service.receive({
      ...{ conversation, channel: 'webchat', id: randomUUID() },
      body: { kind: 'message', text, name: `${FORMULA}${HOSTILE}`, ...more },
    });
  await say('where is my order KH-104233');
  await say('+62 812 3456 7890');
  await say(HOSTILE, {
    attachments: [{ name: `${HOSTILE}.png`, contentType: 'image/png', url: 'javascript:window.hacked=1' }],
  });
  await say(FORMULA);
  await say('this is ridiculous, I am really angry!');
  const budi = await room.desk('Budi');
  await takeNext(budi.page);
  const log = budi.page.getByRole('log');
  await log.getByText(HOSTILE, { exact: false }).first().waitFor();
  await answer(budi.page, HOSTILE);
  await log.getByText('<b>bold</b>', { exact: false }).last().waitFor();
  await budi.page.keyboard.press('Alt+KeyM');
  await budi.page.keyboard.type(HOSTILE);
  await budi.page.keyboard.press('Enter');
  await budi.page.locator('.note, .note-line').getByText('<b>bold</b>', { exact: false }).first().waitFor();
  await shot(budi.page, 'foreign-desk');
  // However long a name is: the case's number stands beside it, and the time in one line.
  const seen = await budi.page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
    const time = document.querySelector<HTMLElement>('.said.customer .said-by time')!;
    const lines = Math.round(time.offsetHeight / Number.parseFloat(getComputedStyle(time).lineHeight));
    return { isNumberSeen: box('.case-head h1 .number').right <= box('.case-head h1').right + 1, lines };
  });
  expect(seen).toEqual({ isNumberSeen: true, lines: 1 });
  const isClean = async (page: typeof budi.page) => ({
    hacked: await page.evaluate(() => (window as { hacked?: number }).hacked ?? 0),
    bold: await page.locator('b', { hasText: /^bold$/ }).count(),
    images: await page.locator('img[src="x"]').count(),
    scripted: await page.locator('a[href^="javascript:"]').count(),
  });
  const CLEAN = { hacked: 0, bold: 0, images: 0, scripted: 0 };
  expect(await isClean(budi.page)).toEqual(CLEAN);
  const number = (await scene.store.readConversation(conversation))!.state.case!.number;
  await budi.page.keyboard.press('Alt+KeyR');
  await budi.page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await budi.page.getByText('No open cases.').waitFor();

  const rina = await room.desk('Rina', { role: 'supervisor' });
  const { frame } = reportContentOf(scene.holder.current());
  expect(await refreshFigures({ store: scene.store, frame, now: Date.now })).toBe('whole');
  for (const path of [
    '/reports?lang=en',
    '/reports/risk?lang=en',
    '/reports/cases?metric=cases&lang=en',
    `/reports/case/${number}?lang=en`,
    '/reports/causes?lang=en',
  ]) {
    const answered = await rina.page.goto(`${scene.url}${path}`);
    expect([path, await isClean(rina.page)]).toEqual([path, CLEAN]);
    expect([path, answered?.status()]).toEqual([path, 200]);
    await shot(rina.page, `foreign-${path.replace(/[^a-z]+/g, '-')}`);
  }
  const links = await rina.page
    .goto(`${scene.url}/reports?lang=en`)
    .then(() =>
      rina.page
        .locator('a[href*="csv"], a[href*="json"], a[download]')
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href)),
    );
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) {
    const text = await (await rina.context.request.get(link)).text();
    expect(text.split('\n').filter((line) => /(^|[,;"])[=+@-]\D/.test(line.replace(/""/g, '')))).toEqual([]);
  }
  expect(budi.complaints.filter((one) => !/Content Security|img-src|Failed to load/.test(one))).toEqual([]);
});

test('a name as long as it may be, without a blank, widens no page', async () => {
  const { scene } = room;
  const name = 'W'.repeat(5_000);
  const body = { kind: 'message', text: 'i want an agent', name: personName(name)! } as const;
  await scene.service.receive({ conversation: 'webchat:wide', channel: 'webchat', id: randomUUID(), body });
  const rina = await room.desk('Rina', { role: 'supervisor' });
  const number = (await scene.store.readConversation('webchat:wide'))!.state.case!.number;
  await rina.page.goto(`${scene.url}/desk#case=${number}`);
  await rina.page.getByRole('log').getByText('i want an agent', { exact: true }).waitFor();
  // The link leads to its case once: a reload stays where one is.
  expect(rina.page.url()).toBe(`${scene.url}/desk`);
  await shot(rina.page, 'wide-desk');
  const within = (inner: string, outer: string) =>
    rina.page.evaluate(
      ([one, other]) =>
        document.querySelector(one!)!.getBoundingClientRect().right <=
        document.querySelector(other!)!.getBoundingClientRect().right,
      [inner, outer],
    );
  expect(await within('.said-by > *', '[role=log]')).toBe(true);
  const { frame } = reportContentOf(scene.holder.current());
  expect(await refreshFigures({ store: scene.store, frame, now: Date.now })).toBe('whole');
  for (const path of ['/reports/cases?metric=cases&lang=en', `/reports/case/${number}?lang=en`]) {
    await rina.page.goto(`${scene.url}${path}${path.includes('cases') ? TODAY : ''}`);
    await rina.page.locator('main').getByText('WWW').first().waitFor();
    const wide = await rina.page.evaluate(() =>
      [...document.querySelectorAll('.wide, main, html')].some((one) => one.scrollWidth > one.clientWidth),
    );
    expect([path, wide]).toEqual([path, false]);
    await shot(rina.page, `wide-${path.replace(/[^a-z]+/g, '-')}`);
  }
});

function day(off: number): string {
  return new Date(Date.now() + off * 86_400_000).toISOString().slice(0, 10);
}
