import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { Channel } from '../../src/channels/channel';
import type { DeskFrame, DeskRequest } from '../../src/domain/desk';
import type { SourceFile } from '../../src/flow/diagnostic';
import type { Content } from '../../src/flow/program';
import { createLog, type Log } from '../../src/log';
import type { Action } from '../../src/runtime/action';
import { ContentHolder } from '../../src/runtime/content-holder';
import { createService, type RunningService } from '../../src/runtime/create-service';
import type { Notify } from '../../src/runtime/desk-notice';
import { ModelStore } from '../../src/runtime/model-store';
import { mountDesk } from '../../src/server/desk';
import { hashPassword } from '../../src/server/desk-password';
import { createHttpServer, type HttpServer, type HttpSettings } from '../../src/server/http';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Agent, Store } from '../../src/store/store';

export const MONDAY_NOON = Date.UTC(2027, 0, 4, 5, 0, 0);
export const PASSWORD = 'kuda lumping naik becak';

/** A bot that hands over: to three teams, with and without urgency. */
const CONTENT: readonly SourceFile[] = [
  {
    path: 'flows/_bot.yaml',
    text: `name: Kirana
languages: [en, id, ms]
time-zone: Asia/Jakarta
default-team: general
teams:
  general: { title: { id: Layanan, ms: Khidmat, en: Care }, hours: always }
  orders: { title: { id: Pesanan, ms: Pesanan, en: Orders }, hours: always }
  security: { title: { id: Keamanan, ms: Keselamatan, en: Security }, hours: always }
survey: false
silence: 30m
brand: { colour: "#0b6e4f", title: { id: Halo, ms: Hai, en: Hello } }
`,
  },
  flow('talk-to-human', 'Talk to a person', 'general', 'normal', '  - handoff: { reason: asked for a person }\n'),
  flow('hacked', 'Hacked account', 'security', 'crisis', '  - handoff: { reason: account taken over }\n'),
  flow(
    'order-status',
    'Check an order',
    'orders',
    'normal',
    `  - ask: order_id
    type: order-number
    say: { id: "Nomor pesanan?", ms: "Nombor pesanan?", en: "Which order number?" }
  - ask: phone
    type: phone
    say: { id: "Nomor telepon?", ms: "Nombor telefon?", en: "Which phone number?" }
  - promise: { what: { id: "Kami kabari", ms: "Kami maklumkan", en: "We will tell you" }, within: 2h }
  - handoff: { reason: order needs a look }
`,
  ),
  intent('talk-to-human', 'talk to a person, i want an agent, human please, connect me to somebody, real person'),
  intent('hacked', 'my account was hacked, somebody stole my account, fraud on my account, hacked, stolen account'),
  intent('order-status', 'where is my order, track my order, order status, check my order, where is my parcel'),
  {
    path: 'intents/_entities.yaml',
    text: 'entities:\n  order-number: { pattern: "KH-?\\\\d{6}", format: "KH-######" }\n',
  },
  { path: 'intents/_out-of-scope.yaml', text: 'examples: [who won the match, a recipe for fried rice, the weather]\n' },
];

export interface DeskScene {
  readonly url: string;
  readonly http: HttpServer;
  readonly store: Store;
  readonly service: RunningService;
  readonly holder: ContentHolder;
  /** What it was begun with. */
  readonly files: readonly SourceFile[];
  readonly models: ModelStore;
  /** Every line of the log. */
  readonly log: readonly string[];
  now: number;
  /** An account with `PASSWORD`, not signed in. */
  addAgent(name: string, role?: Agent['role'], teams?: readonly string[]): Promise<Agent>;
  /** Signed in as a new agent. */
  join(name: string, role?: Agent['role'], teams?: readonly string[]): Promise<DeskClient>;
  client(): DeskClient;
  /** A customer's words, in a conversation of that name. */
  say(conversation: string, text: string, name?: string): Promise<void>;
  /** A customer who waits for a team; returns the case's number. */
  waiting(conversation: string, team?: 'general' | 'orders' | 'security'): Promise<string>;
  numberOf(conversation: string): Promise<string>;
  stop(): Promise<void>;
}

const models = mkdtempSync(join(tmpdir(), 'khidmat-desk-models-'));
// A worker of the tests is ended without an 'exit'.
afterAll(() => rmSync(models, { recursive: true, force: true }));

export interface DeskSceneOptions {
  /** Puts more on the server: pages, a channel. */
  readonly mount?: (
    http: HttpServer,
    parts: { store: Store; service: RunningService; holder: ContentHolder; log: Log },
  ) => void | Promise<void>;
  /** Follows the real clock instead of one that stands still. */
  readonly realTime?: boolean;
  /** Another folder's data, which stays when the scene stops. */
  readonly folder?: string;
  readonly port?: number;
  /** What stands in front of the server. */
  readonly proxies?: Pick<HttpSettings, 'trustedProxies'>;
  /** What the teams have besides, or their hours, by name, as it stands in `_bot.yaml`: `sla: { first-answer: 5m }`. */
  readonly teams?: { readonly [team: string]: string };
  /** How people outside of the desk hear of cases that wait. */
  readonly notify?: (bot: () => Content['bot']) => Notify;
  readonly actions?: readonly Action[];
  readonly survey?: boolean;
  /** Makes the customers' channel one that must be called. */
  readonly deliver?: Channel['deliver'];
  /** More lines of `_bot.yaml`. */
  readonly bot?: string;
  /** More files of content. */
  readonly files?: readonly SourceFile[];
}

/** The desk on a real server, service and store, with a clock that the test moves. */
export async function startDesk(options: DeskSceneOptions = {}): Promise<DeskScene> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'khidmat-desk-'));
  const lines: string[] = [];
  const log = createLog({ level: 'info', write: (line) => void lines.push(line) });
  const now = () => (options.realTime ? Date.now() : scene.now);
  const store = await openSqliteStore({ folder });
  const { actions = [] } = options;
  const modelStore = new ModelStore(models, log);
  const holder = new ContentHolder({
    store,
    log,
    now,
    models: modelStore,
    actions: actions.map(({ name }) => name),
    entities: [],
  });
  const http = createHttpServer({ log, ...(options.proxies && { settings: options.proxies }) });
  const scene: { now: number } = { now: MONDAY_NOON };
  const { live, diagnostics } = await holder.load(contentWith(options));
  if (!live) throw new Error(diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  const channels = [{ name: 'webchat', deliver: options.deliver ?? null }];
  const notify = options.notify?.(() => holder.current().bot);
  const service = createService({
    store,
    content: holder,
    channels,
    actions,
    log,
    now,
    random: () => 0.5,
    ...(notify && { notify }),
  });
  const desk = await mountDesk(http, {
    store,
    service,
    content: () => holder.current(),
    whyOf: (text, read) => holder.whyOf(text, read),
    log,
    now,
  });
  await options.mount?.(http, { store, service, holder, log });
  const url = await http.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  service.start();
  const hash = hashPassword(PASSWORD);
  let said = 0;

  const parts: Omit<DeskScene, 'now'> = {
    url,
    http,
    store,
    service,
    holder,
    files: contentWith(options),
    models: modelStore,
    log: lines,
    async addAgent(name, role = 'agent', teams = ['general']) {
      const agent = {
        id: `a-${name}`,
        name,
        email: `${name.toLowerCase()}@shop.example`,
        role,
        teams,
        disabled: false,
      };
      await store.people.createAgent(agent, await hash);
      return agent;
    },
    async join(name, role, teams) {
      const agent = await parts.addAgent(name, role, teams);
      const client = new DeskClient(url);
      const answer = await client.post('sign-in', { email: agent.email, password: PASSWORD });
      if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`);
      return client;
    },
    client: () => new DeskClient(url),
    async say(conversation, text, name) {
      said += 1;
      await service.receive({
        conversation: `webchat:${conversation}`,
        channel: 'webchat',
        id: `said-${said}`,
        body: { kind: 'message', text, ...(name === undefined ? {} : { name }) },
      });
    },
    async waiting(conversation, team = 'general') {
      const words = { general: ['i want an agent'], security: ['my account was hacked'] };
      const order = ['where is my order KH-104233', '+62 812 3456 7890'];
      for (const text of team === 'orders' ? order : words[team]) await parts.say(conversation, text);
      const number = await parts.numberOf(conversation);
      const row = await store.readCase(number);
      if (row?.case.owner.kind !== 'queue')
        throw new Error(`${number} does not wait but is with ${row?.case.owner.kind}`);
      return number;
    },
    async numberOf(conversation) {
      const stored = await store.readConversation(`webchat:${conversation}`);
      if (!stored?.state.case) throw new Error(`${conversation} has no case`);
      return stored.state.case.number;
    },
    async stop() {
      desk.stop();
      await http.close({ graceMs: 50 });
      await service.stop(100);
      await store.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  return Object.assign(scene, parts);
}

function contentWith({
  teams = {},
  files = [],
  bot: more = '',
  survey = false,
}: DeskSceneOptions): readonly SourceFile[] {
  const [bot, ...others] = CONTENT;
  const text = Object.entries(teams).reduce(
    (before, [team, more]) =>
      before.replace(
        new RegExp(`(  ${team}: .*)hours: always`),
        `$1${more.includes('hours:') ? more : `hours: always, ${more}`}`,
      ),
    bot!.text,
  );
  return [
    { ...bot!, text: (survey ? text.replace('survey: false', 'survey: true') : text) + more },
    ...others,
    ...files,
  ];
}

function flow(name: string, title: string, team: string, urgency: string, steps: string): SourceFile {
  return {
    path: `flows/${name}.yaml`,
    text: `flow: ${name}
title: { id: ${title}, ms: ${title}, en: ${title} }
owner: care
review-by: 2030-01-01
team: ${team}
urgency: ${urgency}
triggers: [${name}]
steps:
${steps}`,
  };
}

function intent(name: string, examples: string): SourceFile {
  return { path: `intents/${name}.yaml`, text: `intent: ${name}\nexamples:\n  en: [${examples}]\n` };
}

export function emailOf(name: string): string {
  return `${name.toLowerCase().replace(/\s/g, '.')}@shop.example`;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at answers of every shape.
  readonly body: any;
}

/** A browser as the server sees one: keeps cookies, says where its requests come from. */
export class DeskClient {
  readonly cookies = new Map<string, string>();
  headers: { [name: string]: string } = { 'sec-fetch-site': 'same-origin' };

  constructor(private readonly url: string) {}

  get(path: string): Promise<Answer> {
    return this.ask('GET', `/desk/api/${path}`);
  }

  post(path: string, body: object = {}): Promise<Answer> {
    return this.ask('POST', `/desk/api/${path}`, body);
  }

  async ask(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...this.headers,
        cookie: this.cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** An open live socket; rejects with the status when it is refused. */
  live(headers: { [name: string]: string } = { origin: this.url }): Promise<LiveDesk> {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/desk/stream`, {
      headers: { ...headers, cookie: this.cookie },
    });
    const live = new LiveDesk(socket);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(live));
      socket.on('error', reject);
      socket.on('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))));
    });
  }
}

/** What came over a live socket, and waiting for what is still to come. */
export class LiveDesk {
  readonly frames: DeskFrame[] = [];
  readonly closed: Promise<number>;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)));
      for (const look of this.waiting) look();
    });
    this.closed = new Promise((resolve) => socket.on('close', resolve));
  }

  send(request: DeskRequest): void {
    this.socket.send(JSON.stringify(request));
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  /** The first frame, come or still to come, that fits. */
  async until<K extends DeskFrame['kind']>(
    kind: K,
    fits: (frame: Extract<DeskFrame, { kind: K }>) => boolean = () => true,
  ): Promise<Extract<DeskFrame, { kind: K }>> {
    const find = () =>
      this.frames.find(
        (frame): frame is Extract<DeskFrame, { kind: K }> =>
          frame.kind === kind && fits(frame as Extract<DeskFrame, { kind: K }>),
      );
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise<void>((resolve) => {
        const look = () => {
          this.waiting.delete(look);
          resolve();
        };
        this.waiting.add(look);
      });
    }
  }

  close(): void {
    this.socket.terminate();
  }
}
