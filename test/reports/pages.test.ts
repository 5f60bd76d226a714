import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportContentOf } from '../../src/cli/report-content';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { answerReport } from '../../src/reports/answer';
import type { Learning } from '../../src/reports/page-learn';
import { noteUnsent } from '../../src/reports/unsent';
import { mountReports } from '../../src/server/reports-routes';
import type { WebAssets } from '../../src/server/web-assets';
import { type DeskClient, type DeskScene, MONDAY_NOON, startDesk } from '../server/desk-scene';

const folder = mkdtempSync(join(tmpdir(), 'khidmat-report-pages-'));
const ASSETS = { app: () => ({ js: '/assets/r.js', css: '/assets/r.css' }) } as unknown as WebAssets;
const NOTHING: Learning = {
  ...{
    messages: 0,
    different: 0,
    groups: [],
    intents: [],
    tried: null,
    accepted: null,
    trouble: null,
    unpicked: null,
    fault: null,
  },
};
const HOSTILE = '<img src=x onerror=alert(1)>"\'&';
let scene: DeskScene;
let supervisor: DeskClient;

beforeAll(async () => {
  scene = await startDesk({
    mount: (http, { store, holder }) =>
      mountReports(http, {
        ...{ store, assets: ASSETS, now: () => scene.now },
        content: () => reportContentOf(holder.current()),
        answer: (ask) => answerReport(store, ask, { learn: async () => NOTHING }),
      }),
  });
  supervisor = await scene.join('Sri', 'supervisor', []);
  const agent = await scene.join('Ani', 'agent', ['general', 'orders']);
  for (const [at, name] of [HOSTILE, '=HYPERLINK("http://evil")', 'Dewi'].entries()) {
    await scene.say(`c${at}`, 'where is my order KH-104233', name);
    await scene.say(`c${at}`, '+62 812 3456 7890', name);
    await scene.say(`c${at}`, `${HOSTILE} please`, name);
  }
  await scene.waiting('c9', 'security');
  const number = await scene.numberOf('c2');
  await agent.post(`cases/${number}/take`, { id: 'take-me-please' });
  await agent.post(`cases/${number}/messages`, { id: 'say-it-please', text: HOSTILE });
  await agent.post(`cases/${number}/resolve`, { id: 'done-with-it', note: null });
  scene.now = MONDAY_NOON + 600_000;
  const { frame } = reportContentOf(scene.holder.current());
  expect(await refreshFigures({ store: scene.store, frame, now: () => scene.now })).toBe('whole');
});
afterAll(async () => {
  await scene.stop();
  rmSync(folder, { recursive: true, force: true });
});

const PAGES = ['/reports', '/reports/causes', '/reports/risk', '/reports/learn', '/reports/figures'];
const DAY = 'from=2027-01-04&to=2027-01-04';
const read = (path: string, client = supervisor) => client.ask('GET', path);

test('a weekly report that did not arrive stands on the first page, with why and what to do', async () => {
  expect((await read('/reports')).body).not.toContain('--send');
  const unsent = { lastDay: '2027-01-03', why: HOSTILE };
  await noteUnsent(scene.store, [
    { ...unsent, place: 'hook', at: MONDAY_NOON, isGivenUp: false },
    { ...unsent, place: 'mail:boss@shop.example', isGivenUp: true },
    { ...unsent, place: 'folder', isGivenUp: true, lastDay: '2026-12-27' },
  ]);
  const page = (await read('/reports?lang=en')).body;
  expect(page).toMatch(
    /3 Jan 2027 has not reached REPORT_WEBHOOK_URL; it is tried again every hour for a day\. \S.*\d\d[:.]\d\d/,
  );
  expect(page).toMatch(
    /3 Jan 2027 did not reach boss@shop\.example and is not tried any more\..*khidmat report --week --send \(a folder: --into\)\. &#60;img/,
  );
  expect(page).not.toContain('REPORT_DIR');
  expect(page).not.toContain('<img');
});

describe('who may read', () => {
  const FILES = [
    '/reports/export.csv',
    '/reports/export.json',
    '/reports/cases?metric=cases',
    '/reports/cases.csv?metric=cases',
  ];

  test('supervisors and administrators', async () => {
    const admin = await scene.join('Adi', 'admin', []);
    for (const path of [...PAGES, ...FILES]) {
      expect([path, (await read(path)).status]).toEqual([path, 200]);
      expect([path, (await read(path, admin)).status]).toEqual([path, 200]);
    }
  });

  test('an agent reads nothing of it, a stranger is sent to the door', async () => {
    const agent = await scene.join('Budi', 'agent', ['general']);
    const number = await scene.numberOf('c0');
    for (const path of [...PAGES, ...FILES, `/reports/case/${number}`]) {
      const answer = await read(path, agent);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(JSON.stringify(answer.body)).not.toContain('K-');
      const stranger = await fetch(scene.url + path, { redirect: 'manual' });
      expect([path, stranger.status, stranger.headers.get('location')]).toEqual([path, 303, '/desk']);
      expect(await stranger.text()).toBe('');
    }
  });

  test('there is no page for a case that is none', async () => {
    for (const number of ['K-9999', '..%2f..', '%00', "K'%20OR%201=1"]) {
      expect([number, (await read(`/reports/case/${number}`)).status]).toEqual([number, 404]);
    }
  });
});

test('a page lets nothing run that is not its own', async () => {
  const { headers } = await read('/reports');
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self'.*style-src 'self'/);
  expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
  expect(headers.get('cache-control')).toBe('no-store');
});

test('what customers and agents wrote stands on a page as text', async () => {
  for (const name of ['c0', 'c2']) {
    const page = String((await read(`/reports/case/${await scene.numberOf(name)}`)).body);
    expect(page).not.toContain('<img');
    expect(page).toContain('&#60;img src=x onerror=alert(1)&#62;');
  }
  const list = String((await read(`/reports/cases?metric=cases&${DAY}`)).body);
  expect(list).not.toContain('<img');
  expect(list).toContain('&#60;img');
});

test('no cell of a file is a formula', async () => {
  const csv = String((await read(`/reports/cases.csv?metric=cases&${DAY}`)).body);
  expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
  const all = csv + String((await read(`/reports/export.csv?${DAY}`)).body);
  for (const cell of all.split(/[\r\n,]+/)) expect(cell).not.toMatch(/^"?[=+@]/);
  const { headers } = await read(`/reports/export.csv?${DAY}`);
  expect(headers.get('content-disposition')).toBe('attachment; filename="khidmat-2027-01-04-2027-01-04.csv"');
});

test('every number of the first page leads to as many cases as it says', async () => {
  const page = String((await read(`/reports?lang=en&${DAY}`)).body);
  const links = [...page.matchAll(/class="number" href="([^"]+)">([\d,]+)</g)].map(([, href, n]) => [
    href!.replaceAll('&#38;', '&'),
    Number(n),
  ]);
  expect(links.length).toBeGreaterThan(5);
  for (const [href, n] of links) {
    const csv = String((await read(String(href).replace('/reports/cases', '/reports/cases.csv'))).body);
    expect([href, csv.trimEnd().split('\r\n').length - 1]).toEqual([href, n]);
  }
  const cases = String((await read(`/reports/cases?metric=cases&lang=en&${DAY}`)).body);
  const number = await scene.numberOf('c2');
  expect(cases).toContain(`/reports/case/${number}?`);
  expect(String((await read(`/reports/case/${number}`)).body)).toContain('where is my order KH-104233');
});

test.each([
  ['id', 'Ringkasan', 'Mengapa diserahkan'],
  ['ms', 'Gambaran keseluruhan', 'Mengapa diserahkan kepada pegawai'],
  ['en', 'Overview', 'Why cases went to people'],
])('in %s the page is in that language', async (language, ...words) => {
  const page = String((await read(`/reports?lang=${language}`)).body);
  expect(page).toContain(`<html lang="${language}">`);
  for (const word of words) expect(page).toContain(word);
  expect(page).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
});

test('an address that makes no sense shows a page all the same, and breaks nothing', async () => {
  const nonsense = [
    ...['from=2027-02-31&to=2027-03-01', 'from=9999-99-99&to=x', 'from=2027-01-09&to=2027-01-01', 'days=77', 'lang=fr'],
    ...['team=', 'moon=base', 'team=%00', 'team=security%20x', 'hours=never', 'page=-1', 'page=999999999'],
    ...['from=1900-01-01&to=2199-12-31', 'by=nothing', `language=${encodeURIComponent(HOSTILE)}`, '__proto__=x'],
  ];
  for (const query of nonsense) {
    for (const path of PAGES) {
      const answer = await read(`${path}?${query}`);
      expect([path, query, answer.status]).toEqual([path, query, 200]);
      expect(String(answer.body)).not.toMatch(/<img|undefined|NaN/);
    }
  }
  const behind = [
    ...['metric=cases&after=2027-01-04:5', 'metric=cases&after=x:y', 'metric=cases&by=reason&part=asked&team=orders'],
    ...['metric=cases&kinds=1', 'metric=at-risk&by=risk&part=angry', 'metric=nps'],
  ];
  for (const query of behind) expect([query, (await read(`/reports/cases?${query}`)).status]).toEqual([query, 200]);
  const unknown = [
    ...[
      '',
      'metric=constructor',
      'metric=cases&by=__proto__',
      'metric=cases&kinds=7',
      'metric=cause-time&by=cause&part=x',
    ],
    ...[`metric=cause-time&by=cause&part=${encodeURIComponent('[1,2,3,4,5]')}`],
    ...[`metric=cause-time&by=cause&part=${encodeURIComponent('[null,null,"toString",null,null]')}`],
  ];
  for (const query of unknown) expect([query, (await read(`/reports/cases?${query}`)).status]).toEqual([query, 404]);
  expect((await read(`/reports?x=${'a'.repeat(3000)}`)).status).toBe(414);
});

test('a day that is not over is held against none before it, in numbers as in words', async () => {
  const changes = async (day: string) => {
    const page = String((await read(`/reports?lang=en&from=${day}&to=${day}`)).body);
    expect(page).toContain('against the day before');
    // What was asked the day before and by nobody yet is not listed.
    expect(/>Check an order<\/t[hd]>/.test(page)).toBe(day === '2027-01-04');
    return page.match(/<span class="change[^"]*"[^>]*>/g) ?? [];
  };
  expect(await changes('2027-01-04')).toEqual([]);
  expect((await changes('2027-01-03')).length).toBeGreaterThan(0);
  expect(await changes('2027-01-05')).toEqual([]);
});
