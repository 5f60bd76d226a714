import { mkdtempSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Understanding } from '../../src/domain/understanding';
import { createLog } from '../../src/log';
import { readWithWhy } from '../../src/nlu/explain';
import { neighboursAmong } from '../../src/nlu/nearest';
import { toolsOf } from '../../src/nlu/prepare';
import { ContentHolder } from '../../src/runtime/content-holder';
import { ModelStore } from '../../src/runtime/model-store';
import { type Bot, changed, SMALL_BOT, says, startBot } from '../support/small-bot';

const TEXT = 'cek status pesanan saya dong';
const OTHER = changed('intents/greeting.yaml', (text) => text.replace('id: [', 'id: [assalamualaikum semuanya, '));
const folder = mkdtempSync(join(tmpdir(), 'khidmat-why-'));
const log = createLog({ level: 'silent' });
const models = new ModelStore(folder, log);
let bot: Bot;
let read: Understanding;

/** A process that has just started, with these files in force. */
async function holderOf(files = SMALL_BOT, store = bot.store): Promise<ContentHolder> {
  const holder = new ContentHolder({ store, models, actions: null, entities: [], now: Date.now, log });
  expect((await holder.load(files, 'whole')).live).toBe(true);
  return holder;
}

const readBy = (holder: ContentHolder): Understanding =>
  holder.understand(TEXT, { now: Date.now(), language: 'id', content: holder.current() });

/** What was kept with the turn before it was worked out when asked for. */
async function keptBefore(holder: ContentHolder): Promise<Understanding> {
  const { training, bot } = holder.current();
  const model = (await models.keptFor(training))!;
  const neighbours = neighboursAmong(toolsOf(model).lexicon, training.examples);
  return readWithWhy(TEXT, model, { now: Date.now(), timeZone: bot.timeZone, language: 'id' }, neighbours);
}

beforeAll(async () => {
  bot = await startBot();
  read = readBy(await holderOf());
});
afterAll(async () => {
  // What is still learnt in the place of a draft.
  models.end();
  await bot.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a turn holds by what it was read, and not why: hundreds of bytes less', async () => {
  await bot.service.receive(says('webchat:why', TEXT));
  const { event } = (await bot.store.readTurns('webchat:why')).at(-1)!;
  const kept = (event as { understanding: Understanding }).understanding;
  expect(kept).toMatchObject(bot.holder.inUse());
  expect(kept.why).toBeUndefined();
  const before = await keptBefore(await holderOf());
  expect(JSON.stringify(before).length - JSON.stringify(read).length).toBeGreaterThan(300);
});

test('the reasons are those that were kept before: now, after other content came into force, and in a process that has just started', async () => {
  const holder = await holderOf();
  const { why } = await keptBefore(holder);
  expect(why!.nearest.length).toBeGreaterThan(0);
  // As the record gives it back.
  const recorded = JSON.parse(JSON.stringify(read)) as Understanding;
  expect(await holder.whyOf(TEXT, recorded)).toEqual(why);
  await holder.load(OTHER, 'whole');
  expect(holder.inUse().model).not.toBe(read.model);
  expect(await holder.whyOf(TEXT, recorded)).toEqual(why);
  expect(await (await holderOf(OTHER)).whyOf(TEXT, recorded)).toEqual(why);
});

test('of an old record they are what it kept', async () => {
  const { release: _release, ...old } = { ...read, model: 'long gone' };
  const why = { taken: 'cek', intents: [{ base: 1, weights: [2] }], person: null, nearest: [] };
  expect(await bot.holder.whyOf(TEXT, { ...old, why })).toBe(why);
  expect(await bot.holder.whyOf(TEXT, old)).toBeNull();
});

test('where this program reads the text otherwise than it was read nothing is told', async () => {
  const [best, ...others] = read.intents;
  const otherwise = { ...read, intents: [{ ...best!, probability: best!.probability - 0.01 }, ...others] };
  const holder = await holderOf();
  expect(await holder.whyOf(TEXT, otherwise)).toBeNull();
  expect(await holder.whyOf(TEXT, read)).not.toBeNull();
});

test('a release that the store has no more, and a model whose file is gone, tell nothing, until they are there again', async () => {
  const releases = Object.assign(Object.create(bot.store.releases), { readRelease: async () => null });
  expect(await (await holderOf(OTHER, { ...bot.store, releases })).whyOf(TEXT, read)).toBeNull();
  const holder = await holderOf(OTHER);
  for (const name of readdirSync(folder)) unlinkSync(join(folder, name));
  expect(await holder.whyOf(TEXT, read)).toBeNull();
  await holderOf();
  expect(await holder.whyOf(TEXT, read)).not.toBeNull();
});

test('what a draft read keeps its reasons with the turn: a draft is kept nowhere', async () => {
  const holder = await holderOf();
  await holder.load(changed('intents/greeting.yaml', (text) => text.replace('id: [', 'id: [salam semuanya kawan, ')));
  const draft = readBy(holder);
  expect(draft.why?.taken).toContain('pesanan');
  expect(await holder.whyOf(TEXT, draft)).toBe(draft.why);
});
