import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliverReport, type Place } from '../../src/cli/deliver-report';
import { keepReports, noteArrived } from '../../src/cli/keep-reports';
import { reportContentOf } from '../../src/cli/report-content';
import { type MailServer as Outgoing, sendMail } from '../../src/cli/send-mail';
import { periodOf } from '../../src/insight/frame';
import { type Report, reportOf } from '../../src/insight/report';
import { reportMail } from '../../src/insight/report-mail';
import { createLog } from '../../src/log';
import { readUnsent } from '../../src/reports/unsent';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { MailServer } from '../support/mail-server';
import { TestPostgres } from '../support/postgres';
import { starterContent } from '../support/starter';

const content = reportContentOf(starterContent());
const { frame, flows } = content;
const MONDAY = Date.parse('2026-11-23T03:00:00Z');
const report: Report = reportOf({
  ...{ days: new Map(), talks: [], frame, flows, asOf: MONDAY },
  period: periodOf('2026-11-16', '2026-11-22', frame.timeZone),
  botName: 'Kirana "& <b>',
});
const shape = { language: 'id', caseUrl: null, reportsUrl: 'https://shop.example/reports' } as const;
const FROM = 'Khidmat <reports@shop.example>';
const letter = {
  to: 'sri@shop.example',
  subject: 'Hi',
  text: 'Hi',
  html: '<p>Hi',
  messageId: '<1@x>',
  attachments: [],
};
const log = createLog({ level: 'silent' });

let server: MailServer;
let folder: string;
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.destroy());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-mail-'));
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Lines that a letter's encoding has broken, put together again. */
const decoded = (source: string) =>
  Buffer.from(
    source.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

test('a letter tells the week in words and as HTML, with the whole page and the CSV as files', async () => {
  server = await MailServer.start();
  const place = { kind: 'mail', to: 'Sri@shop.example', server: { url: server.url, from: FROM } } as const;
  expect(await deliverReport(report, place, shape)).toEqual(['mailed to Sri@shop.example']);
  expect(server.received).toHaveLength(1);
  const [{ from, to, source }] = server.received as [(typeof server.received)[0]];
  expect([from, to]).toEqual(['reports@shop.example', ['Sri@shop.example']]);
  const text = decoded(source);
  expect(text).toContain('Laporan mingguan · Kirana "& <b>');
  expect(text).toContain('https://shop.example/reports');
  expect(text).toContain('Kirana &#34;&#38; &#60;b&#62;');
  expect(text).toMatch(/Message-ID: <khidmat-2026-11-16-2026-11-22\.[0-9a-f]{16}@shop\.example>/);
  expect(source).toMatch(/^auto-submitted: auto-generated\r$/im);
  for (const kind of ['html', 'csv']) expect(text).toContain(`filename=khidmat-2026-11-16-2026-11-22.${kind}`);
});

test.each(['id', 'ms', 'en'] as const)('in %s nothing is left to fill in', (language) => {
  const { subject, text, html } = reportMail(report, language, null);
  expect(subject + text + html).not.toMatch(/\{\w+\}|undefined|NaN|null/);
  expect(subject).not.toMatch(/[\r\n]/);
});

test('a bot’s name cannot add lines to the head of a letter', async () => {
  server = await MailServer.start();
  const evil = { ...letter, subject: 'Hi\r\nBcc: all@shop.example\r\n\r\nBuy', to: 'sri@shop.example' };
  await sendMail(evil, { url: server.url, from: FROM });
  expect(server.received[0]!.to).toEqual(['sri@shop.example']);
  expect(server.received[0]!.source).not.toMatch(/^Bcc:/m);
});

test('what may pass is tried again: a busy server, a connection that breaks', async () => {
  server = await MailServer.start({ mood: (_, attempt) => ['451 later', 'cut', null][attempt - 1] ?? null });
  await sendMail(letter, { url: server.url, from: FROM }, 1);
  expect(server.asked.get(letter.to)).toBe(3);
  expect(server.received).toHaveLength(1);
});

test('a server that goes on answering without end is left', async () => {
  server = await MailServer.start({ mood: () => 'drip' });
  const sent = sendMail(letter, { url: server.url, from: FROM }, 1, 100);
  await expect(sent).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
  await expect(sent).rejects.toThrow(/sri@shop\.example could not be given to .*: it was not done within 0\.1 s/);
});

test('a refusal is final and said in one sentence', async () => {
  server = await MailServer.start({ mood: () => '550 5.1.1 no such person' });
  const sent = sendMail(letter, { url: server.url, from: FROM }, 1);
  await expect(sent).rejects.toMatchObject({ code: 'MAIL_REFUSED' });
  await expect(sent).rejects.toThrow(/sri@shop\.example could not be given to 127\.0\.0\.1:\d+: .*no such person/);
  expect(server.asked.get(letter.to)).toBe(1);
});

test('a wrong password is final and in no message, the right one lets in', async () => {
  server = await MailServer.start();
  const at = (password: string): Outgoing => ({
    ...{ url: server.url.replace('://', `://desk%40shop:${password}@`), from: FROM },
  });
  const wrong = sendMail(letter, at('very-secret-thing'), 1);
  await expect(wrong).rejects.toMatchObject({ code: 'MAIL_REFUSED' });
  await expect(wrong).rejects.not.toThrow(/very-secret-thing/);
  await sendMail(letter, at('right'), 1);
  expect(server.received).toMatchObject([{ user: 'desk@shop' }]);
});

test('a password does not go over the net in the clear', async () => {
  server = await MailServer.start();
  // By a name that is this machine's own, and that the program cannot know to be.
  const url = server.url.replace('://127.0.0.1', '://desk:right@127.0.0.2');
  await expect(sendMail(letter, { url, from: FROM }, 1)).rejects.toMatchObject({ code: /MAIL_/ });
  expect(server.received).toEqual([]);
});

test('where nobody listens it says whom it asked', async () => {
  server = await MailServer.start();
  const { url } = server;
  await server.stop();
  const sent = sendMail(letter, { url, from: FROM }, 1);
  await expect(sent).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
  await expect(sent).rejects.toThrow(/ECONNREFUSED.*check SMTP_URL/);
  server = await MailServer.start();
});

const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  SQLite: () => openSqliteStore({ folder: mkdtempSync(join(folder, 'store-')) }),
  PostgreSQL: async () => openPostgresStore({ url: await postgres.createDatabase() }),
};

describe.each(Object.keys(STORES))('of each week, on %s', (name) => {
  const places = (...to: string[]): readonly Place[] =>
    to.map((one) => ({ kind: 'mail', to: one, server: { url: server.url, from: FROM } }));
  const thread = {
    refresh: async () => 'whole' as const,
    weekly: ({ place }: { place: Place }) => deliverReport(report, place, shape),
  };
  const kept: { stop(): void }[] = [];
  const stores: Store[] = [];
  afterEach(async () => {
    for (const one of kept.splice(0)) one.stop();
    for (const one of stores.splice(0)) await one.close();
  });
  const keep = (store: Store, to: readonly string[], now: () => number) => {
    const one = keepReports({
      ...{ thread, store, log, now, places: places(...to) },
      ...{ content: () => content, shape: () => shape },
    });
    kept.push(one);
    return one;
  };
  const open = async () => {
    const store = await STORES[name]!();
    stores.push(store);
    return store;
  };

  test('each reader gets one letter, though two processes look at the same moment, and again', async () => {
    server = await MailServer.start();
    const store = await open();
    const to = ['sri@shop.example', 'tono@shop.example', 'dewi@shop.example'];
    const [one, other] = [keep(store, to, () => MONDAY), keep(store, to, () => MONDAY)];
    await Promise.all([one.look(), other.look(), one.look()]);
    await Promise.all([one.look(), other.look()]);
    expect(server.received.flatMap((mail) => mail.to).sort()).toEqual(to.toSorted());
    const nextWeek = keep(store, to, () => MONDAY + 7 * 86_400_000);
    await nextWeek.look();
    expect(server.received).toHaveLength(6);
  });

  test('who cannot be reached is tried again in an hour, and nobody else gets a second letter', async () => {
    let isBack = false;
    server = await MailServer.start({
      mood: (to) => (to.startsWith('tono') && !isBack ? '550 box is full' : null),
    });
    const store = await open();
    let now = MONDAY;
    const mails = keep(store, ['tono@shop.example', 'sri@shop.example'], () => now);
    await expect(mails.look()).rejects.toThrow(/tono@shop\.example.*box is full/);
    expect(server.received.map(({ to }) => to)).toEqual([['sri@shop.example']]);
    await mails.look();
    expect(server.asked.get('tono@shop.example')).toBe(1);
    isBack = true;
    now += 3_600_001;
    await mails.look();
    expect(server.received.map(({ to }) => to)).toEqual([['sri@shop.example'], ['tono@shop.example']]);
  });

  test('after a day of tries an address is given up, until the next week', async () => {
    server = await MailServer.start({ mood: () => '550 no such person' });
    const store = await open();
    let now = MONDAY;
    const mails = keep(store, ['nobody@shop.example'], () => now);
    for (let n = 1; n <= 24; n++, now += 3_600_001)
      await expect(mails.look()).rejects.toThrow(n < 24 ? /no such person/ : /given up for this week/);
    await mails.look();
    expect(server.asked.get('nobody@shop.example')).toBe(24);
    const unsent = { place: 'mail:nobody@shop.example', at: now - 3_600_001, isGivenUp: true };
    expect(await readUnsent(store, '2026-11-22')).toMatchObject([unsent]);
    now = MONDAY + 7 * 86_400_000;
    await expect(mails.look()).rejects.toThrow(/no such person/);
  });

  test('what somebody has sent by hand is not sent again, and nobody is told of it any more', async () => {
    server = await MailServer.start({ mood: () => '550 box is full' });
    const store = await open();
    let now = MONDAY;
    const to = ['sri@shop.example', 'tono@shop.example'];
    const mails = keep(store, to, () => now);
    await expect(mails.look()).rejects.toThrow(/box is full/);
    const [sri, tono] = places(...to);
    await noteArrived(store, sri!, '2026-11-22');
    // Of another week: nothing was tried there.
    await noteArrived(store, tono!, '2026-11-15');
    expect(await readUnsent(store, '2026-11-22')).toMatchObject([{ place: 'mail:tono@shop.example' }]);
    now += 3_600_001;
    await expect(mails.look()).rejects.toThrow(/tono@shop\.example.*box is full/);
    expect([...server.asked]).toEqual([
      ['sri@shop.example', 1],
      ['tono@shop.example', 2],
    ]);
  });
});
