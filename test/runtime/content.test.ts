import { mkdtempSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceFile } from '../../src/flow/diagnostic';
import { createLog } from '../../src/log';
import { readContentFiles } from '../../src/runtime/content-files';
import { ContentHolder, type Loaded } from '../../src/runtime/content-holder';
import { ModelStore } from '../../src/runtime/model-store';
import { watchContent } from '../../src/runtime/watch-content';
import { type Bot, changed, eventually, SMALL_BOT, says, startBot, writeFiles } from '../support/small-bot';

const A = 'webchat:a';
const FLOW = 'flows/order-status.yaml';
const GREETING = 'flows/greeting.yaml';
let bot: Bot;

afterEach(() => bot.close());

const last = async (conversation: string) => (await bot.store.readMessages(conversation, 0, 100)).at(-1)!.text;
const say = async (conversation: string, text: string) => {
  await bot.service.receive(says(conversation, text));
  return last(conversation);
};
const newGreeting = (words: string) => changed(GREETING, (text) => text.replace('Halo juga.', words));

describe('the content in force', () => {
  test('changes at once for those who are idle, and after its flows for the others', async () => {
    bot = await startBot();
    expect(await say(A, 'cek status pesanan')).toBe('Nomor pesanannya?');
    const files = changed(FLOW, (text) =>
      text.replace('Statusnya', 'Status baru:').replace('Nomor pesanannya?', 'Nomor?'),
    );
    expect(await bot.holder.load(files)).toMatchObject({ live: true, changed: true });
    expect(await say('webchat:b', 'cek status pesanan')).toBe('Nomor?');
    await bot.restart();
    expect((await bot.holder.load(files)).live).toBe(true);
    await bot.service.receive(says(A, 'KH-104232'));
    await eventually(async () => (await last(A)) === 'Statusnya shipped.');
    const old = (await bot.store.readTurns(A))[0]!.release;
    expect((await bot.store.readTurns(A)).map(({ release }) => release)).toEqual([old, old, old]);
    expect(await say(A, 'cek status pesanan')).toBe('Nomor?');
  });

  test('changes for who is only asked whether it helped', async () => {
    const helps = (text: string) => text.replace(/- resolve: .*/, '- resolve: { confirm: true }');
    bot = await startBot();
    await bot.holder.load(changed(FLOW, helps));
    await say(A, 'cek status pesanan KH-104232');
    await eventually(async () => /membantu/.test(await last(A)));
    await bot.holder.load(changed(FLOW, (text) => helps(text).replace('Statusnya', 'Status baru:')));
    await say(A, 'cek status pesanan KH-104232');
    await eventually(async () =>
      (await bot.store.readMessages(A, 0, 100)).some(({ text }) => text.startsWith('Status baru:')),
    );
    expect(await say(A, 'ya')).not.toBe('');
  });

  test('stays when new files have mistakes, and says which', async () => {
    bot = await startBot();
    const broken = changed(GREETING, (text) => text.replace('- say:', '- sai:'));
    const { live, diagnostics } = await bot.holder.load(broken);
    expect(live).toBe(false);
    expect(diagnostics.find(({ severity }) => severity === 'error')).toMatchObject({ file: GREETING });
    expect(await say(A, 'halo')).toBe('Halo juga.');
  });

  test('goes on with the current one where an older release is not kept any more', async () => {
    bot = await startBot({
      wrap: (store) => ({
        ...store,
        releases: { ...store.releases, saveRelease: async () => {}, readRelease: async () => null },
      }),
    });
    await say(A, 'cek status pesanan');
    await bot.holder.load(newGreeting('Halo lagi.'));
    // The greeting of the new release, then the question that was open.
    expect(await say(A, 'halo')).toBe('Nomor pesanannya?');
    expect((await bot.store.readMessages(A, 0, 100)).map(({ text }) => text)).toContain('Halo lagi.');
    expect(bot.log.some((line) => line.includes('an older release cannot be used'))).toBe(true);
  });

  test('understands saved examples by a draft at first, then by the model that is calibrated on them', async () => {
    bot = await startBot();
    const before = bot.holder.understand('cek status pesanan', {
      now: 0,
      language: 'id',
      content: bot.holder.current(),
    });
    const files = changed('intents/greeting.yaml', (text) => text.replace('id: [', 'id: [assalamualaikum semuanya, '));
    await bot.holder.load(files);
    const read = () =>
      bot.holder.understand('assalamualaikum', { now: 0, language: 'id', content: bot.holder.current() });
    const draft = read();
    expect(draft.intents[0]?.intent).toBe('greeting');
    expect(draft.model).not.toBe(before.model);
    await eventually(async () => read().model !== draft.model);
    expect(read().intents[0]?.intent).toBe('greeting');
  });

  test('loads one after the other: the last one given is in force', async () => {
    bot = await startBot();
    await Promise.all(['satu', 'dua', 'tiga'].map((word) => bot.holder.load(newGreeting(word))));
    expect(await say(A, 'halo')).toBe('tiga');
  });
});

describe('a restart', () => {
  /** More sentences than are learnt in no time. */
  const manyFiles = () => {
    const greetings = ['halo', 'salam', 'permisi', 'selamat datang', 'hai'];
    const people = ['kak', 'min', 'admin', 'bang', 'mbak', 'pak', 'bu', 'gan', 'sis', 'kakak'];
    const ends = ['mau tanya', 'semoga sehat', 'apa kabar', 'ada orang', 'tolong ya', 'selamat bekerja', 'saya datang'];
    const starts = ['eh', 'oh', 'wah'];
    const all = starts.flatMap((start) =>
      greetings.flatMap((word) => people.flatMap((who) => ends.map((end) => `${start} ${word} ${who} ${end}`))),
    );
    expect(all.length).toBeGreaterThan(1000);
    return changed('intents/greeting.yaml', (text) => text.replace('id: [', `id: [${all.join(', ')}, `));
  };

  test('in the middle of learning serves on a draft like the model that was learnt last, and learns in its own time', async () => {
    bot = await startBot();
    const models = new ModelStore(join(bot.folder, 'models'), createLog({ level: 'silent' }));
    await models.modelFor(bot.holder.current().training);
    const again = new ContentHolder({
      ...{ store: bot.store, models, actions: null, entities: [] },
      ...{ now: Date.now, log: createLog({ level: 'silent' }) },
    });
    expect(await again.load(manyFiles())).toMatchObject({ live: true, changed: true });
    const { training } = again.current();
    const draft = again.inUse().model;
    // What came into force is no model that was learnt with all care: that one is learnt, and kept, after it.
    expect(await models.keptFor(training)).toBeNull();
    await eventually(async () => again.inUse().model !== draft, 60_000);
    expect((await models.keptFor(training))?.hash).toBe(again.inUse().model);
  }, 90_000);

  test('is not held up by what is being learnt: a stop ends it', async () => {
    bot = await startBot();
    const models = new ModelStore(join(bot.folder, 'models'), createLog({ level: 'silent' }));
    await bot.holder.load(manyFiles());
    const learning = models.modelFor(bot.holder.current().training);
    models.end();
    await expect(learning).rejects.toMatchObject({ code: 'TRAINING_ENDED' });
    await expect(models.modelFor(bot.holder.current().training)).rejects.toMatchObject({ code: 'TRAINING_ENDED' });
  }, 90_000);
});

describe('a model', () => {
  test('is learnt once for the same examples, and anew when its file is damaged', async () => {
    bot = await startBot();
    const folder = join(bot.folder, 'models');
    const lines: string[] = [];
    const log = createLog({ level: 'info', write: (line) => void lines.push(line) });
    const set = bot.holder.current().training;
    const first = await new ModelStore(folder, log).modelFor(set);
    const again = await new ModelStore(folder, log).modelFor(set);
    expect(again.hash).toBe(first.hash);
    expect(lines.filter((line) => line.includes('model trained'))).toHaveLength(1);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'torn');
    expect((await new ModelStore(folder, log).modelFor(set)).hash).toBe(first.hash);
    expect(lines.filter((line) => line.includes('model trained'))).toHaveLength(2);
  });

  test('that cannot be learnt is refused with its reason', async () => {
    bot = await startBot();
    const log = createLog({ level: 'silent' });
    const empty = { examples: [], outOfScope: [], entities: [] };
    await expect(new ModelStore(join(bot.folder, 'models'), log).modelFor(empty)).rejects.toMatchObject({
      code: 'TRAINING_EMPTY',
    });
  });
});

describe('watching saved files', () => {
  let project: string;
  const told: Loaded[] = [];

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'khidmat-project-'));
    writeFiles(project, SMALL_BOT);
    told.length = 0;
  });
  afterEach(() => rmSync(project, { recursive: true }));

  async function watching<T>(work: () => Promise<T>): Promise<T> {
    bot = await startBot();
    const log = createLog({ level: 'debug', write: (line) => void bot.log.push(line) });
    const watch = watchContent({
      folder: project,
      read: readContentFiles,
      holder: bot.holder,
      log,
      loaded: (loaded) => told.push(loaded),
    });
    watch.start();
    try {
      return await work();
    } finally {
      await watch.stop();
    }
  }

  const save = (file: SourceFile) => writeFileSync(join(project, file.path), file.text);
  const greetingSaying = (words: string) => newGreeting(words).find(({ path }) => path === GREETING)!;
  const greets = (words: string) => {
    let nth = 0;
    return eventually(async () => (await say(`webchat:${words}-${nth++}`, 'halo')) === words);
  };

  test('puts what was saved into force, a new file too, and a removed one out of it', async () => {
    await watching(async () => {
      save(greetingSaying('Halo dari berkas.'));
      await greets('Halo dari berkas.');
      save({
        path: 'flows/thanks.yaml',
        text: greetingSaying('Sama-sama.')
          .text.replace('flow: greeting', 'flow: thanks')
          .replace('triggers: [greeting]', 'triggers: [thanks]'),
      });
      save({
        path: 'intents/thanks.yaml',
        text: 'intent: thanks\nexamples:\n  id: [terima kasih, makasih kak, makasih ya, terima kasih banyak, tengkyu]\n',
      });
      await eventually(async () => bot.holder.current().flows.thanks);
      unlinkSync(join(project, 'flows/thanks.yaml'));
      unlinkSync(join(project, 'intents/thanks.yaml'));
      await eventually(async () => bot.holder.current().flows.thanks === undefined);
    });
  });

  test('shows the mistakes of a broken file, keeps the good release, and takes the mended file', async () => {
    await watching(async () => {
      const { path, text } = greetingSaying('Halo mendatang.');
      save({ path, text: text.replace('- say:', '- sai:') });
      await eventually(async () => told.length === 1);
      expect(told[0]).toMatchObject({ live: false });
      expect(await say(A, 'halo')).toBe('Halo juga.');
      save({ path, text });
      await greets('Halo mendatang.');
    });
  });

  test('never takes a file that is half written', async () => {
    await watching(async () => {
      const { path, text } = greetingSaying('Halo utuh.');
      for (let end = 0; end < text.length; end += 20) {
        save({ path, text: text.slice(0, end) });
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      save({ path, text });
      await greets('Halo utuh.');
      expect(told.filter(({ live }) => !live)).toEqual([]);
    });
  });
});
