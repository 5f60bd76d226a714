import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { readTyped, TERMINAL, terminalLines } from '../channels/terminal';
import { type Config, readConfig } from '../config';
import { isLanguage, LANGUAGES, type Language } from '../domain/language';
import type { Button, Message } from '../domain/message';
import { KhidmatError } from '../errors';
import { formatDiagnostics } from '../flow/format-diagnostic';
import { createLog, type Log } from '../log';
import { readContentFiles } from '../runtime/content-files';
import { ContentHolder } from '../runtime/content-holder';
import { createService, type RunningService } from '../runtime/create-service';
import { ModelStore } from '../runtime/model-store';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store';
import type { Store } from '../store/store';
import { actionsOf } from './actions-of';
import type { Command, Terminal } from './command';
import { loadProject } from './load-project';
import { modelOptions } from './model-options';
import { readOptions } from './options';

const usage = `Usage: khidmat chat [dir] [--language id|ms|en]

Talks to the bot of a folder (the one of CONTENT_DIR unless given) in the terminal. A number presses the button that stands
under it; 'exit' or Ctrl-D ends it. Lines may be piped in: echo "pesanan saya di mana" | khidmat chat

Nothing is kept: it runs on data of its own, which goes away at the end, so neither the desk nor the figures see it.`;

export const chatCommand: Command = {
  name: 'chat',
  summary: 'Talk to the bot in the terminal',
  usage,
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, usage, { language: { type: 'string', short: 'l' } });
    const language = readLanguage(values.language);
    const config = readConfig(terminal.cwd, terminal.env);
    const dir = positionals[0] === undefined ? config.contentDir : resolve(terminal.cwd, positionals[0]);
    const dataDir = await mkdtemp(join(tmpdir(), 'khidmat-chat-'));
    const closing: (() => unknown)[] = [() => rm(dataDir, { recursive: true, force: true })];
    try {
      const bot = await startBot(
        { ...config, contentDir: dir, dataDir, databaseUrl: null },
        config.dataDir,
        terminal,
        closing,
      );
      await talk(bot, terminal, language);
      return 0;
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

function readLanguage(given: string | undefined): Language | undefined {
  if (given === undefined || isLanguage(given)) return given;
  throw new KhidmatError('USAGE', `--language is '${given}'; give one of ${LANGUAGES.join(', ')}.\n\n${usage}`);
}

interface ChatBot {
  readonly store: Store;
  readonly service: RunningService;
}

/** As `khidmat serve` does, without a server. What was learnt is kept in the project's own data folder. */
async function startBot(
  config: Config,
  modelsDir: string,
  terminal: Terminal,
  closing: (() => unknown)[],
): Promise<ChatBot> {
  const log: Log = createLog({ level: 'error', write: (line) => terminal.err(line.trimEnd()) });
  const files = await readContentFiles(config.contentDir);
  const project = loadProject(config.contentDir);
  const store = await openSqliteStore({ folder: config.dataDir });
  closing.push(() => store.close());
  const { actions, close } = await actionsOf({ config, project, files });
  closing.push(close);
  const holder = new ContentHolder({
    store,
    models: new ModelStore(join(modelsDir, 'models'), log, modelOptions()),
    actions: actions.map((action) => action.name),
    entities: project.entities ?? [],
    now: Date.now,
    log,
  });
  const { live, diagnostics } = await holder.load(files);
  if (diagnostics.length > 0) terminal.err(formatDiagnostics(diagnostics));
  if (!live) throw new KhidmatError('CONTENT_BROKEN', 'The flows or intents have mistakes; see above.');
  const service = createService({ store, content: holder, channels: [TERMINAL], actions, log });
  service.start();
  closing.push(() => service.stop(2_000));
  return { store, service };
}

async function talk({ store, service }: ChatBot, terminal: Terminal, locale?: Language): Promise<void> {
  const conversation = `terminal:${randomUUID()}`;
  const isInteractive = (terminal.stdin as { isTTY?: boolean }).isTTY === true;
  let shown: readonly Button[] = [];
  const show = (messages: readonly Message[]): void => {
    for (const message of messages) {
      for (const line of terminalLines(message, shown.length + 1)) terminal.out(line);
      if (message.from.role !== 'customer') shown = [...shown, ...(message.buttons ?? [])];
    }
  };
  const happen = async (body: ReturnType<typeof readTyped> | { kind: 'opened'; locale?: Language }): Promise<void> => {
    shown = [];
    await service.receive({ conversation, channel: TERMINAL.name, id: randomUUID(), body });
    await untilQuiet(store, conversation);
  };

  const stopListening = service.onMessages(conversation, show);
  await happen({ kind: 'opened', ...(locale && { locale }) });
  const lines = createInterface({
    input: terminal.stdin,
    ...(isInteractive && { output: process.stdout, prompt: '> ' }),
  });
  // Input that was piped in ends while its lines still wait for their turn.
  let hasEnded = false;
  lines.once('close', () => {
    hasEnded = true;
  });
  const prompt = (): void => {
    if (isInteractive && !hasEnded) lines.prompt();
  };
  prompt();
  for await (const line of lines) {
    const typed = line.trim();
    if (typed === 'exit') break;
    if (typed !== '') {
      if (!isInteractive) terminal.out(`> ${typed}`);
      await happen(readTyped(typed, shown)).catch((error) => sayRefusal(error, terminal));
    }
    prompt();
  }
  lines.close();
  stopListening();
}

function sayRefusal(error: unknown, terminal: Terminal): void {
  if (!(error instanceof KhidmatError)) throw error;
  terminal.err(`${error.code}  ${error.message}`);
}

const LOOK_EVERY_MS = 20;
const LONGEST_MS = 60_000;
/** The place in the queue comes a moment after the handoff. */
const PLACE_WITHIN_MS = 2_000;

/** Resolves when nothing more is under way: no action whose result the bot would tell, no place in the queue still to be told. */
async function untilQuiet(store: Store, conversation: string): Promise<void> {
  const began = performance.now();
  for (;;) {
    const state = (await store.readConversation(conversation))?.state;
    const waited = performance.now() - began;
    const isCalling = state?.phase.kind === 'calling' && waited < LONGEST_MS;
    const awaitsPlace = state?.case?.owner.kind === 'queue' && state.placeTold === null && waited < PLACE_WITHIN_MS;
    if (!isCalling && !awaitsPlace) return;
    await sleep(LOOK_EVERY_MS);
  }
}
