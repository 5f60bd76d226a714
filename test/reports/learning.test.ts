import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Learner } from '../../src/cli/learn';
import { reportContentOf } from '../../src/cli/report-content';
import { refreshFigures } from '../../src/figures/refresh-figures';
import { compileContent } from '../../src/flow/compile-content';
import { answerReport } from '../../src/reports/answer';
import { readContentFiles } from '../../src/runtime/content-files';
import { hashOf } from '../../src/runtime/content-hash';
import { mountReports } from '../../src/server/reports-routes';
import type { WebAssets } from '../../src/server/web-assets';
import { type DeskClient, type DeskScene, MONDAY_NOON, startDesk } from '../server/desk-scene';

const ASSETS = { app: () => ({ js: '/assets/r.js', css: '/assets/r.css' }) } as unknown as WebAssets;
/** Written by somebody who cares: comments, an order of their own, quotes. */
const WRAP = `# Kept by the gift team; ask Dewi before you change it.
intent: gift-wrap

examples:
  id:   # most customers
    - "bungkus kado bisa?"   # the shortest
    - tolong bungkus hadiah
    - 'pakai kertas kado dong'
  en:
    - wrap it as a gift
    - gift wrapping please # politely
    - can you gift wrap my order

# The end.
`;
const FILES = [
  {
    path: 'flows/gift-wrap.yaml',
    text: `flow: gift-wrap
title: { id: Bungkus kado, ms: Bungkus hadiah, en: Gift wrapping }
owner: care
review-by: 2030-01-01
triggers: [gift-wrap]
steps:
  - say: { id: "Bisa, gratis.", ms: "Boleh, percuma.", en: "Yes, free of charge." }
  - resolve: { confirm: true }
`,
  },
  { path: 'intents/gift-wrap.yaml', text: WRAP },
];
const SAID = [
  ...['put a ribbon around the box', 'ribbon around the box please', 'a ribbon on the box, my number is 081234567890'],
  ...['tie a ribbon around the box', 'box with a ribbon'],
];
const OTHERS = ['sell me a fridge magnet', 'fridge magnet for sale', 'a fridge magnet please', 'magnet for my fridge'];
const PAGE = '/reports/learn?lang=en&from=2027-01-04&to=2027-01-04';

let scene: DeskScene;
let supervisor: DeskClient;
let second: DeskClient;
let agent: DeskClient;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'khidmat-learning-'));
  const learner = new Learner(folder);
  scene = await startDesk({
    files: FILES,
    mount: (http, { store, holder }) =>
      mountReports(http, {
        ...{ store, assets: ASSETS, now: () => scene.now },
        content: () => reportContentOf(holder.current()),
        answer: (ask) => answerReport(store, ask, learner),
      }),
  });
  for (const { path, text } of scene.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  supervisor = await scene.join('Sri', 'supervisor', []);
  second = await scene.join('Tono', 'supervisor', []);
  agent = await scene.join('Ani', 'agent', ['general']);
  for (const [at, text] of [...SAID, ...OTHERS].entries()) await scene.say(`c${at}`, text);
  scene.now = MONDAY_NOON + 600_000;
  const { frame } = reportContentOf(scene.holder.current());
  expect(await refreshFigures({ store: scene.store, frame, now: () => scene.now })).toBe('whole');
});
afterEach(async () => {
  await scene.stop();
  rmSync(folder, { recursive: true, force: true });
});

const inFile = (name = 'gift-wrap') => readFileSync(join(folder, 'intents', `${name}.yaml`), 'utf8');
const everything = async () => hashOf(await readContentFiles(folder));

async function read(path = PAGE, client = supervisor): Promise<string> {
  const answer = await client.ask('GET', path);
  expect(answer.status).toBe(200);
  return String(answer.body);
}

/** The group that a sentence is in. */
async function groupWith(text: string): Promise<string> {
  const item = (await read()).split('<li id="group-').find((one) => one.includes(text));
  return item!.slice(0, item!.indexOf('"'));
}

const field = (page: string, name: string) =>
  new RegExp(`<form method="post".*?name="${name}" value="([^"]*)"`, 's').exec(page)?.[1] ?? null;

async function offered(group: string, intent: string, client = supervisor) {
  const page = await read(`${PAGE}&group=${group}&intent=${intent}`, client);
  return { page, form: { group, intent, seen: field(page, 'seen') ?? '' } };
}

function send(form: Record<string, string>, client = supervisor, headers: Record<string, string> = {}) {
  return fetch(scene.url + PAGE, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', cookie: client.cookie, ...headers },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
}

test('label, see the effect, accept: the sentences stand in the file, all else as its author wrote it, and the bot learns them', async () => {
  const page = await read();
  // A customer's characters that turn the direction turn nothing of ours.
  expect(page).toMatch(/<bdi>[^<]*ribbon around the box[^<]*<\/bdi>/);
  expect(page).not.toContain('081234567890');
  const { page: shown, form } = await offered(await groupWith('box with a ribbon'), 'gift-wrap');
  expect(shown).toMatch(/Sentences that would be read as meant: \d of \d \(now 0\)/);
  expect(shown).toMatch(/New lines in intents\/gift-wrap\.yaml: \d/);
  expect(inFile()).toBe(WRAP);
  const answer = await send(form);
  expect([answer.status, await answer.text()]).toEqual([
    200,
    expect.stringContaining('Written to intents/gift-wrap.yaml'),
  ]);
  const lines = inFile().split('\n');
  const added = lines.filter((line) => !WRAP.split('\n').includes(line));
  expect(lines.filter((line) => !added.includes(line)).join('\n')).toBe(WRAP);
  expect(added.every((line) => /^ {4}- .*(ribbon|box)/.test(line))).toBe(true);
  expect(added.length).toBeGreaterThanOrEqual(3);
  expect(inFile()).not.toContain('081234567890');
  expect(readdirSync(join(folder, 'intents')).filter((name) => name.includes('.part'))).toEqual([]);
  // A draft until it is published: what is in force has not changed.
  await scene.say('before', 'box with a ribbon');
  expect((await scene.store.readConversation('webchat:before'))!.state.case?.tried ?? []).toEqual([]);
  const files = await readContentFiles(folder);
  expect(compileContent(files, { actions: null, hash: hashOf(files) }).diagnostics).toEqual([]);
  expect(await scene.holder.load(files)).toMatchObject({ live: true });
  await scene.say('after', 'box with a ribbon');
  expect((await scene.store.readConversation('webchat:after'))!.state.case).toMatchObject({ intent: 'gift-wrap' });
  // What was learnt is no longer asked about.
  expect(await read()).not.toContain('box with a ribbon');
});

test('each message stands with what was around it when it was said last: the bot’s words before, the reading, what came, and the case', async () => {
  await scene.say('again', 'a knot in my curtain, call 081234567890');
  await scene.say('again', 'curtain with a knot');
  scene.now += 600_000;
  const { frame } = reportContentOf(scene.holder.current());
  await refreshFigures({ store: scene.store, frame, now: () => scene.now });
  const item = (await read()).split('<li>').find((one) => one.includes('curtain with a knot'))!;
  const number = await scene.numberOf('again');
  expect(item).toMatch(/after “[^”]+” · read as [^·<]+ \([\d.]+ %\) · then (to people|silence)/);
  expect(item).toContain(`/reports/case/${number}?`);
  const first = (await read()).split('<li>').find((one) => one.includes('a knot in my curtain'))!;
  expect(first).toMatch(/first words · read as .* · then wrote again/);
});

test('what most customers picked after these words stands on the group, and is the label that is proposed', async () => {
  const files = (await readContentFiles(folder)).map((file) =>
    file.path === 'flows/_bot.yaml'
      ? { ...file, text: `${file.text}thresholds: { confidence: 0.99, margin: 0.98, trust: 0.97 }\n` }
      : file,
  );
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  expect(await scene.holder.load(files)).toMatchObject({ live: true });
  const picks = ['gift-wrap', 'gift-wrap', 'order-status'];
  for (const [at, wanted] of picks.entries()) {
    await scene.say(`p${at}`, 'is my order a gift');
    const { state } = (await scene.store.readConversation(`webchat:p${at}`))!;
    const prompt = state.phase.kind === 'idle' ? '' : (state.phase as { prompt: string }).prompt;
    await scene.service.receive({
      ...{ conversation: `webchat:p${at}`, channel: 'webchat', id: `picked-${at}` },
      body: { kind: 'message', text: 'that one', choice: { prompt, value: wanted } },
    });
  }
  scene.now += 600_000;
  const { frame } = reportContentOf(scene.holder.current());
  await refreshFigures({ store: scene.store, frame, now: () => scene.now });
  const item = (await read()).split('<li id="group-').find((one) => one.includes('is my order a gift'))!;
  expect(item).toContain('read as Check an order');
  expect(item).toContain('then picked Gift wrapping ×2, Check an order ×1');
  expect(item).toMatch(/<option value="gift-wrap" selected>/);
});

/** What a browser sends of the group's form with only these boxes ticked. */
async function withBoxes(group: string, wanted: readonly string[], intent = 'gift-wrap') {
  const item = (await read()).split('<li id="group-').find((one) => one.startsWith(group))!;
  const boxes = [...item.matchAll(/<input type="checkbox" name="only" value="(\d+)" checked> <span><bdi>([^<]*)/g)];
  const numbers = boxes.filter(([, , text]) => wanted.includes(text!)).map(([, number]) => number!);
  const picked = ['', ...numbers].map((number) => `&only=${number}`).join('');
  return { boxes, page: await read(`${PAGE}&group=${group}&intent=${intent}${picked}`) };
}

test('one sentence of a group is accepted, and no other', async () => {
  const group = await groupWith('box with a ribbon');
  const { boxes, page } = await withBoxes(group, ['box with a ribbon']);
  expect(boxes.length).toBeGreaterThanOrEqual(3);
  expect(page).toMatch(/Sentences that would be read as meant: \d of 1 /);
  expect(page.match(/name="only" value="\d+" checked/g)).toHaveLength(1 + manyBoxes(await read(), group));
  const form = { group, intent: 'gift-wrap', only: field(page, 'only')!, seen: field(page, 'seen')! };
  expect(await (await send(form)).text()).toContain('Written to intents/gift-wrap.yaml');
  const added = inFile()
    .split('\n')
    .filter((line) => !WRAP.split('\n').includes(line));
  expect(added).toEqual(['    - box with a ribbon']);
});

/** Boxes that are ticked in other groups than this one. */
function manyBoxes(page: string, group: string): number {
  const others = page.split('<li id="group-').filter((one) => !one.startsWith(group));
  return others.join('').split('type="checkbox" name="only"').length - 1;
}

test('what was shown of one sentence accepts no other', async () => {
  const group = await groupWith('box with a ribbon');
  const { page } = await withBoxes(group, ['box with a ribbon']);
  const form = { group, intent: 'gift-wrap', seen: field(page, 'seen')! };
  for (const only of [undefined, '1,2', '99', '0', '1,x']) {
    const answer = await send({ ...form, ...(only !== undefined && { only }) });
    expect(await answer.text()).not.toContain('Written to');
  }
  expect(inFile()).toBe(WRAP);
});

test('where no box is ticked the page asks for one, beside the group', async () => {
  const group = await groupWith('box with a ribbon');
  const { page } = await withBoxes(group, []);
  const item = page.split('<li id="group-').find((one) => one.startsWith(group))!;
  expect(item).toContain('No sentence is picked');
  expect(page).not.toContain('name="seen"');
});

test('what is nobody’s business goes to its own file', async () => {
  const { form } = await offered(await groupWith('a fridge magnet please'), '_out-of-scope');
  expect((await send(form)).status).toBe(200);
  expect(inFile('_out-of-scope')).toContain('a fridge magnet please');
  expect(inFile()).toBe(WRAP);
});

test('sent again, by a reload or a double click, it is written once', async () => {
  const { form } = await offered(await groupWith('box with a ribbon'), 'gift-wrap');
  const both = await Promise.all([send(form), send(form, second)]);
  const pages = await Promise.all(both.map((one) => one.text()));
  expect(pages.filter((page) => page.includes('Written to')).length).toBe(1);
  expect(pages.filter((page) => page.includes('no longer there')).length).toBe(1);
  const once = inFile();
  expect(once.split('box with a ribbon').length).toBe(2);
  expect(await (await send(form)).text()).toContain('no longer there');
  expect(inFile()).toBe(once);
});

test('of two supervisors who teach the same intent the second looks again at what the first has changed', async () => {
  const mine = await offered(await groupWith('box with a ribbon'), 'gift-wrap');
  const theirs = await offered(await groupWith('a fridge magnet please'), 'gift-wrap', second);
  expect(await (await send(mine.form)).text()).toContain('Written to');
  const once = inFile();
  const page = await (await send(theirs.form, second)).text();
  expect(page).toMatch(/role="alert">[^<]*Nothing was written/);
  expect(inFile()).toBe(once);
  const again = await offered(await groupWith('a fridge magnet please'), 'gift-wrap', second);
  expect(await (await send(again.form, second)).text()).toContain('Written to');
  for (const text of ['box with a ribbon', 'a fridge magnet please']) expect(inFile()).toContain(text);
});

test('who edits the file by hand meanwhile loses nothing', async () => {
  const { form } = await offered(await groupWith('box with a ribbon'), 'gift-wrap');
  const edited = WRAP.replace('# The end.', '# The very end.');
  writeFileSync(join(folder, 'intents/gift-wrap.yaml'), edited);
  expect(await (await send(form)).text()).toContain('has changed since it was shown');
  expect(inFile()).toBe(edited);
});

test('only supervisors teach, and only from our own page', async () => {
  const { form } = await offered(await groupWith('box with a ribbon'), 'gift-wrap');
  const before = await everything();
  expect((await send(form, agent)).status).toBe(403);
  expect((await send(form, scene.client())).status).toBe(401);
  expect((await send(form, supervisor, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const looked = await supervisor.ask('GET', `${PAGE}&${new URLSearchParams({ ...form, accept: 'true' })}`);
  expect(looked.status).toBe(200);
  expect(await everything()).toBe(before);
});

test('rubbish writes nothing and breaks nothing', async () => {
  const { form } = await offered(await groupWith('box with a ribbon'), 'gift-wrap');
  const before = await everything();
  const rubbish: Record<string, string>[] = [
    {},
    { ...form, seen: '' },
    { ...form, seen: 'x'.repeat(500) },
    { ...form, intent: '../../flows/_bot' },
    { ...form, intent: '__proto__' },
    { ...form, intent: 'gift-wrap\nexamples: []' },
    { ...form, intent: 'never-heard-of' },
    { ...form, group: '<script>' },
    { group: form.group },
  ];
  for (const one of rubbish) {
    const answer = await send(one);
    expect([one, answer.status]).toEqual([one, 200]);
    expect(await answer.text()).not.toMatch(/<script>|Written to/);
  }
  expect((await send({ ...form, more: 'x'.repeat(20_000) })).status).toBe(413);
  expect(await everything()).toBe(before);
});

test('where the content has mistakes the page says so, and stays a page', async () => {
  const { form } = await offered(await groupWith('box with a ribbon'), 'gift-wrap');
  writeFileSync(join(folder, 'flows/gift-wrap.yaml'), 'flow: gift-wrap\nsteps: [');
  expect(await read()).toContain('The content has mistakes');
  const answer = await send(form);
  expect([answer.status, (await answer.text()).includes('The content has mistakes')]).toEqual([200, true]);
  expect(inFile()).toBe(WRAP);
});
