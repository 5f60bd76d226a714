import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../config';
import { isLanguage, LANGUAGES, type Language } from '../domain/language';
import { dayOf } from '../domain/opening-hours';
import { KhidmatError, reasonOf } from '../errors';
import type { Content } from '../flow/program';
import { dayAfter, frameOf } from '../insight/frame';
import { createLog } from '../log';
import { readContentFiles } from '../runtime/content-files';
import { ContentHolder } from '../runtime/content-holder';
import { ModelStore } from '../runtime/model-store';
import { type Simulated, simulate } from '../simulation/simulate';
import { type ByLanguage, NO_WORDS, type Words } from '../simulation/words';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';
import type { ScriptTest } from '../testing/script';
import { actionNamesOf } from './action-shapes';
import type { Command } from './command';
import { loadProject } from './load-project';
import { modelOptions } from './model-options';
import { dayOption, readOptions } from './options';
import { findTests, readTestFiles, readTests } from './read-tests';
import { testActionsOf } from './test-actions';

const USAGE = `Usage: khidmat simulate [--customers 50] [--days 30] [--seed 1] [--until 2026-11-22] [--data simulated]

Fills a data folder with a time of life: on each day so many customers come, patient and impatient, in three languages, with the words of
the project's dialogues and of sentences that nobody taught the bot; agents take what is handed over. Everything goes through the real
turns, rules, store and actions, on a clock that is moved; there is no HTTP in between. The same seed and days make the same record.
Beside it stands truth.json: what really happened, written down by a witness that knows nothing of the figures.

  --customers 50   who come on a day
  --days 30        how many days
  --seed 1         another seed, other customers
  --until DAY      the day after the last one; today unless told
  --data FOLDER    where to write; it must not have a record yet. Look at it with DATA_DIR=FOLDER khidmat report`;

export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'Fill a data folder with a month of customers and agents',
  usage: USAGE,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, USAGE, {
      customers: { type: 'string', default: '50' },
      days: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string' },
      data: { type: 'string', default: 'simulated' },
    });
    if (positionals.length > 0) {
      terminal.err(USAGE);
      return 2;
    }
    const wish = {
      customers: wholeOf('customers', values.customers, 1, 100_000),
      days: wholeOf('days', values.days, 1, 3_660),
      seed: wholeOf('seed', values.seed, 0, 4_294_967_295),
      until: values.until === undefined ? null : dayOption('until', values.until),
    };
    const folder = resolve(terminal.cwd, values.data);
    if (existsSync(join(folder, 'khidmat.db'))) {
      throw new KhidmatError(
        'SIMULATION_FOLDER_USED',
        `${folder} has a record already; a simulation begins with none. Give another folder with --data.`,
      );
    }
    const began = performance.now();
    const made = await fill(folder, terminal, wish);
    const seconds = (performance.now() - began) / 1000;
    terminal.out(
      `${made.conversations} conversations, ${made.messages} messages of customers, ${made.turns} turns in ${folder} (${seconds.toFixed(1)} s, ${Math.round(made.turns / seconds)} turns a second).`,
    );
    return 0;
  },
};

interface Wish {
  readonly customers: number;
  readonly days: number;
  readonly seed: number;
  readonly until: string | null;
}

async function fill(
  folder: string,
  terminal: Parameters<Command['run']>[1],
  { until, ...wish }: Wish,
): Promise<Simulated> {
  const config = readConfig(terminal.cwd, terminal.env);
  const project = loadProject(config.contentDir);
  const log = createLog({ level: 'silent' });
  const clock = { now: 0 };
  const store = await openSqliteStore({ folder, durable: false });
  const names = actionNamesOf(config, project);
  const holder = new ContentHolder({
    store,
    models: new ModelStore(join(config.dataDir, 'models'), log, modelOptions()),
    actions: names,
    entities: project.entities ?? [],
    now: () => clock.now,
    log,
  });
  let isBroken = false;
  try {
    const { live } = await holder.load(await readContentFiles(config.contentDir));
    if (!live) throw new KhidmatError('CONTENT_BROKEN', "The content has mistakes; 'khidmat check' shows them.");
    const content = holder.current();
    const firstDay = dayAfter(until ?? dayOf(Date.now(), content.bot.timeZone), -wish.days);
    const words = await readWords(config.contentDir, content, names);
    const shop = testActionsOf({ config, project })(Date.parse(`${firstDay}T12:00:00Z`));
    const { sla, ...rest } = frameOf(content.bot);
    const frame = { ...rest, ...sla };
    const parts = { store, content: holder, actions: shop.actions, words, log, frame, clock };
    const made = await simulate(parts, { ...wish, firstDay });
    shop.close();
    writeFileSync(join(folder, 'truth.json'), `${JSON.stringify({ ...wish, firstDay, ...made }, null, 1)}\n`);
    return made;
  } catch (error) {
    isBroken = true;
    throw error;
  } finally {
    await store.close();
    // What has no truth beside it is of no use, and would only stand in the way of the next try.
    if (isBroken)
      for (const name of ['khidmat.db', 'khidmat.db-wal', 'khidmat.db-shm'])
        rmSync(join(folder, name), { force: true });
  }
}

/** Dialogues of the tests, and held-out sentences where the project keeps some; else the examples of its intents. */
async function readWords(folder: string, content: Content, names: readonly string[] | null): Promise<Words> {
  const files = await readTestFiles(folder, findTests(folder).yaml);
  const { scripts } = readTests(files, { content, actions: names });
  // Where a test says what an action answers, the shop would answer otherwise.
  const dialogues = scripts.flatMap(({ tests }) => tests).filter(isForAnyDay);
  const asks = (intent: string) => content.flows[content.flowOf[intent] ?? '']?.opensCase === true;
  const heldOut = LANGUAGES.map(
    (language) => [language, heldOutOf(folder, `${language}.jsonl`, asks, language)] as const,
  );
  const taught = (language: Language) =>
    content.training.examples.flatMap((one) => (one.language === language && asks(one.intent) ? [one.text] : []));
  return {
    dialogues,
    requests: byLanguage((language) => {
      const own = heldOut.find(([name]) => name === language)![1];
      return own.length > 0 ? own : taught(language);
    }),
    outside: byLanguage((language) => heldOutOf(folder, 'out-of-scope.jsonl', () => true, language)),
    person: byLanguage((language) => heldOutOf(folder, 'person.jsonl', () => true, language)),
    orderNumbers: [...new Set(files.flatMap(({ text }) => text.match(/\bKH-1\d{5}\b/g) ?? []))].sort(),
  };
}

function isForAnyDay({ now, channel, lines }: ScriptTest): boolean {
  return now === null && channel === 'webchat' && lines.some(({ happens }) => happens?.kind === 'says');
}

function byLanguage(of: (language: Language) => readonly string[]): ByLanguage {
  return { ...NO_WORDS, ...Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])) };
}

function heldOutOf(
  folder: string,
  name: string,
  asks: (intent: string) => boolean,
  wanted: Language,
): readonly string[] {
  const file = join(folder, 'test', 'held-out', name);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const { text, intent, language = wanted, person = true } = sentenceOf(line, `test/held-out/${name}:${at + 1}`);
      const fits = isLanguage(language) && language === wanted && person === true;
      return fits && typeof text === 'string' && (intent === undefined || intent === 'oos' || asks(String(intent)))
        ? [text]
        : [];
    });
}

function sentenceOf(line: string, place: string): { readonly [key: string]: unknown } {
  try {
    return Object(JSON.parse(line));
  } catch (cause) {
    throw new KhidmatError('DATA_BROKEN_LINE', `${place} is no JSON (${reasonOf(cause)}).`, { cause });
  }
}

function wholeOf(option: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (/^\d{1,10}$/.test(given) && value >= least && value <= most) return value;
  throw new KhidmatError('USAGE', `--${option} is '${given}'; give a whole number from ${least} to ${most}.`);
}
