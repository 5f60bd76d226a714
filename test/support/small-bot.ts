import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Channel } from '../../src/channels/channel';
import type { SourceFile } from '../../src/flow/diagnostic';
import { createLog, type Log } from '../../src/log';
import { createMeters, type Meters } from '../../src/metrics/meters';
import { type Action, defineAction } from '../../src/runtime/action';
import { ContentHolder } from '../../src/runtime/content-holder';
import type { ContentSource } from '../../src/runtime/content-source';
import { createService, type RunningService } from '../../src/runtime/create-service';
import { ModelStore } from '../../src/runtime/model-store';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import type { Wakeups } from '../../src/wakeups/wakeups';
import { NOON } from './turns';

/** A bot that is small but whole: a greeting, and a flow that asks, calls and resolves. */
export const SMALL_BOT: readonly SourceFile[] = [
  {
    path: 'flows/_bot.yaml',
    text: `name: Kirana
languages: [id, ms, en]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Care }, hours: always }
  orders: { title: { id: Pesanan, ms: Pesanan, en: Orders }, hours: always }
survey: false
silence: 30m
brand: { colour: "#0b6e4f", title: { id: Halo, ms: Hai, en: Hello } }
`,
  },
  {
    path: 'flows/greeting.yaml',
    text: `flow: greeting
title: { id: Salam, ms: Salam, en: Greeting }
owner: care
review-by: 2030-01-01
case: false
triggers: [greeting]
steps:
  - say: { id: "Halo juga.", ms: "Hai juga.", en: "Hello to you." }
`,
  },
  {
    path: 'flows/order-status.yaml',
    text: `flow: order-status
title: { id: Cek pesanan, ms: Semak pesanan, en: Check an order }
owner: logistics
review-by: 2030-01-01
team: orders
triggers: [order-status]
steps:
  - ask: order_id
    type: order-number
    say: { id: "Nomor pesanannya?", ms: "Nombor pesanan?", en: "Which order number?" }
    tries: 2
  - call: orders.find
    with: { id: "{{ order_id }}" }
    save: order
    timeout: 1s
    retry: 1
    on-error:
      - handoff: { team: orders, reason: order lookup failed }
  - choose:
      - if: order == nil
        do:
          - handoff: { reason: order not found }
      - else:
          - say: { id: "Statusnya {{ order.status }}.", ms: "Statusnya {{ order.status }}.", en: "It is {{ order.status }}." }
  - resolve: { confirm: false }
`,
  },
  {
    path: 'intents/greeting.yaml',
    text: `intent: greeting
examples:
  id: [halo, selamat pagi, hai kak, permisi min, selamat siang]
  ms: [hai, selamat petang, apa khabar, assalamualaikum, helo]
  en: [hello, good morning, hi there, hey, good evening]
`,
  },
  {
    path: 'intents/order-status.yaml',
    text: `intent: order-status
examples:
  id: [pesanan saya sudah sampai mana, di mana paket saya, cek status pesanan, mau tanya pesanan saya, status pesanan KH-104233]
  ms: [pesanan saya dah sampai mana, mana bungkusan saya, semak status pesanan, nak tanya pasal pesanan, status pesanan KH-104234]
  en: [where is my order, where is my parcel, check my order status, track my order, order status KH-104235]
`,
  },
  {
    path: 'intents/_out-of-scope.yaml',
    text: 'examples: [siapa presiden sekarang, resep nasi goreng, who won the match]\n',
  },
  {
    path: 'intents/_entities.yaml',
    text: `entities:
  order-number: { pattern: "KH-?\\\\d{6}", format: "KH-######" }
`,
  },
];

/** Finds every order whose number is even. */
export const findOrder: Action = defineAction({
  name: 'orders.find',
  async run({ id }) {
    return Number(String(id).slice(-1)) % 2 === 0 ? { id: String(id), status: 'shipped' } : null;
  },
});

export function changed(path: string, change: (text: string) => string): readonly SourceFile[] {
  return SMALL_BOT.map((file) => (file.path === path ? { path, text: change(file.text) } : file));
}

export function writeFiles(folder: string, files: readonly SourceFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export interface Bot {
  readonly folder: string;
  store: Store;
  service: RunningService;
  holder: ContentHolder;
  wakeups?: Wakeups;
  readonly log: string[];
  readonly meters: Meters;
  /** The clock; moved by the test. */
  now: number;
  /** Ends the service and the store, and starts both on the same data. With a limit, what is under way is left behind. */
  restart(limitMs?: number): Promise<void>;
  close(): Promise<void>;
}

export interface BotOptions {
  readonly actions?: readonly Action[];
  readonly channels?: readonly Channel[];
  readonly files?: readonly SourceFile[];
  /** Changes the store before the service gets it. */
  readonly wrap?: (store: Store) => Store;
  /** How it tells other bots on the same data. */
  readonly wakeups?: () => Wakeups;
  /** Another bot's, to share its data. */
  readonly folder?: string;
  /** Changes the content before the service gets it. */
  readonly wrapContent?: (content: ContentSource) => ContentSource;
  /** What the service really has, where that is not what the content was compiled against. */
  readonly served?: readonly Action[];
}

let openStore = (folder: string): Promise<Store> => openSqliteStore({ folder });

/** From here on the tests' bots keep their data somewhere else; the same folder must open the same data. */
export function keepIn(open: (folder: string) => Promise<Store>): void {
  openStore = open;
}

/** Models are learnt once for all tests of a file. */
const models = mkdtempSync(join(tmpdir(), 'khidmat-models-'));
afterAll(() => rmSync(models, { recursive: true, force: true }));

/** A started service on a real store (SQLite unless `keepIn` said otherwise), with content of its own and a clock that stands still. */
export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'khidmat-bot-'));
  const actions = options.actions ?? [findOrder];
  const lines: string[] = [];
  const log = createLog({ level: 'debug', write: (line) => void lines.push(line) });
  const meters = createMeters();
  const now = () => bot.now;
  const open = async () => {
    const opened = await openStore(folder);
    const store = options.wrap?.(opened) ?? opened;
    const holder = await holdContent({ store, actions, log, now, files: options.files ?? SMALL_BOT });
    const channels = options.channels ?? [{ name: 'webchat', deliver: null }];
    const content = options.wrapContent?.(holder) ?? holder;
    const served = options.served ?? actions;
    const wakeups = options.wakeups?.();
    const service = createService({
      ...{ store, content, channels, actions: served, log, now, meters, random: () => 0.5 },
      ...(wakeups && { wakeups }),
    });
    service.start();
    return { store, holder, service, wakeups };
  };
  const bot: Bot = {
    folder,
    now: NOON,
    log: lines,
    meters,
    async restart(limitMs) {
      await bot.service.stop(limitMs);
      await bot.store.close();
      Object.assign(bot, await open());
    },
    async close() {
      await bot.service.stop(100);
      await bot.wakeups?.close();
      await bot.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  } as Bot;
  return Object.assign(bot, await open());
}

export async function holdContent(parts: {
  store: Store;
  actions: readonly Action[];
  log: Log;
  now: () => number;
  files: readonly SourceFile[];
}): Promise<ContentHolder> {
  const { store, actions, log, now } = parts;
  const holder = new ContentHolder({
    store,
    log,
    now,
    models: new ModelStore(models, log),
    actions: actions.map(({ name }) => name),
    entities: [],
  });
  const { live, diagnostics } = await holder.load(parts.files);
  if (!live) throw new Error(`the test's content has mistakes: ${JSON.stringify(diagnostics, null, 2)}`);
  return holder;
}

let ids = 0;

export function says(conversation: string, text: string, id = `m${++ids}`) {
  return { conversation, channel: conversation.split(':')[0]!, id, body: { kind: 'message', text } as const };
}

/** Waits until `look` returns something. The limit only ends what hangs: to start a thread takes half a minute on a busy machine. */
export async function eventually<T>(look: () => Promise<T | undefined | false | null>, limitMs = 120_000): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false && found !== null) return found;
    if (Date.now() > until) throw new Error(`it did not happen within ${limitMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
