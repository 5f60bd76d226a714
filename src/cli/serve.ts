import { join } from 'node:path';
import { mountBotFramework } from '../channels/botframework/mount';
import { refusalReason } from '../channels/botframework/settings';
import type { Channel } from '../channels/channel';
import { createFileLinks } from '../channels/directline/files';
import { mountDirectLine } from '../channels/directline/mount';
import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from '../channels/directline/settings';
import { loadSigningKey } from '../channels/directline/tokens';
import { type Config, readConfig } from '../config';
import { KhidmatError } from '../errors';
import type { Diagnostic } from '../flow/diagnostic';
import { formatDiagnostics } from '../flow/format-diagnostic';
import type { Content } from '../flow/program';
import { frameOf } from '../insight/frame';
import { createLog, type Log } from '../log';
import { createMeters, type Meters } from '../metrics/meters';
import { addProcessMetrics } from '../metrics/process-metrics';
import { meteredStore } from '../metrics/store-metrics';
import type { Project } from '../project';
import type { Action } from '../runtime/action';
import { readContentFiles } from '../runtime/content-files';
import { ContentHolder, type Loaded } from '../runtime/content-holder';
import { createService, type RunningService } from '../runtime/create-service';
import { keyOldCustomers } from '../runtime/key-old-customers';
import { ModelStore } from '../runtime/model-store';
import { followPublications } from '../runtime/publications';
import { saySo } from '../runtime/serving';
import { shareClock } from '../runtime/shared-clock';
import { watchContent } from '../runtime/watch-content';
import { mountDesk } from '../server/desk';
import { firstAccountLink } from '../server/desk-links';
import { mountDeskPage } from '../server/desk-page';
import { createWebhook } from '../server/desk-webhook';
import { mountHealth } from '../server/health';
import { createHttpServer } from '../server/http';
import { startMetricsServer } from '../server/metrics-server';
import { mountPages } from '../server/pages';
import { mountReports } from '../server/reports-routes';
import { addServerMetrics } from '../server/server-metrics';
import { loadWebAssets } from '../server/web-assets';
import { WriteThread } from '../store/sqlite/write-thread';
import type { Store } from '../store/store';
import type { Wakeups } from '../wakeups/wakeups';
import { actionsOf } from './actions-of';
import type { Command, Terminal } from './command';
import { contentToServe, loadFirst } from './content-to-serve';
import { placesOf } from './deliver-report';
import { FiguresThread } from './figures-thread';
import { keepAudit } from './keep-audit';
import { keepFigures } from './keep-figures';
import { keepReports } from './keep-reports';
import { loadProject } from './load-project';
import { modelOptions } from './model-options';
import { openStore } from './open-store';
import { openWakeups } from './open-wakeups';
import { readOptions } from './options';
import { reportContentOf } from './report-content';

const usage = `Usage: khidmat serve

Runs the bot, its web chat, the desk and /api/messages. Settings come from the environment and .env; .env.example lists them.`;

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Run the bot, its web chat and the desk',
  usage,
  async run(args, terminal) {
    readOptions(args, usage, {});
    const config = readConfig(terminal.cwd, terminal.env);
    const server = await startServer(config, { project: loadProject(config.contentDir), terminal });
    await stopSignal(terminal);
    await server.stop();
    return 0;
  },
};

export interface ServeOptions {
  /** What the project adds in TypeScript. */
  readonly project?: Project;
  /** Where addresses and mistakes in content are said; nowhere unless given. */
  readonly terminal?: Pick<Terminal, 'out' | 'err'>;
  readonly log?: Log;
  /** The clock that conversations live by; the machine's unless given. */
  readonly now?: () => number;
}

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:3978`. */
  readonly url: string;
  /** Where its figures are, or null. */
  readonly metricsUrl: string | null;
  /** Finishes what is under way, then closes everything. */
  stop(): Promise<void>;
}

/** How long what is under way may take after Ctrl-C. */
const GRACE_MS = 8_000;

/** Wires everything and listens. Rejects with a `KhidmatError` that says what to mend; nothing is left open then. */
export async function startServer(config: Config, options: ServeOptions = {}): Promise<RunningServer> {
  const log = options.log ?? createLog({ level: config.logLevel });
  const project = options.project ?? {};
  const terminal = options.terminal ?? { out: () => {}, err: () => {} };
  const thread = config.databaseUrl === null ? new WriteThread() : null;
  const aside = thread !== null && { thread };
  const closing: (() => unknown)[] = [() => thread?.end()];
  try {
    const meters = createMeters();
    const opened = await openStore(config, { ...aside });
    closing.unshift(() => opened.close());
    const store = config.metrics === null ? opened : meteredStore(opened, meters);
    const now = options.now ?? (await clockOf(config, store, { log, closing }));
    await keyOldCustomers(store, { now, log });
    const content = await contentToServe(config, store);
    const { actions, other, isDemo, close } = await actionsOf({ config, project, files: content.files, ...aside });
    closing.unshift(close);
    const models = new ModelStore(join(config.dataDir, 'models'), log, modelOptions());
    const holder = new ContentHolder({
      store,
      models,
      actions: other === null ? actions.map((action) => action.name) : null,
      entities: project.entities ?? [],
      now,
      log,
    });
    const say = (diagnostics: readonly Diagnostic[]) => sayDiagnostics(terminal, diagnostics);
    const publication = await loadFirst(content, { holder, store, now, say });

    const wakeups = openWakeups(config, log);
    if (wakeups !== null) closing.unshift(() => wakeups.close());
    const writing = (await thread?.open(join(config.dataDir, 'khidmat.db'))) ?? null;
    const figures = new FiguresThread(config, { writing, log });
    closing.unshift(() => writing?.close());
    // What is learnt takes seconds of a processor; the pages of figures do not wait for it.
    const learning = new FiguresThread(config, { writing, log });
    closing.unshift(() => Promise.all([figures.end(), learning.end()]));
    const server = await wire({
      config,
      log,
      project,
      actions,
      other,
      store,
      wakeups,
      holder,
      now,
      meters,
      figures,
      learning,
    });
    const audit = keepAudit({ store, log });
    closing.unshift(() => audit.stop());
    closing.unshift(() => server.stop());
    const metrics = await serveMetrics(config, { meters, server, store, holder, now });
    closing.push(metrics.stop);
    const url = await server.http.listen({ port: config.port, host: config.host }).catch((error) => {
      throw cannotListen({ ...config, names: ['PORT', 'HOST'] }, error);
    });
    server.service.start();
    audit.start();
    server.begin();
    const loaded = (what: string) => (result: Loaded) => {
      say(result.diagnostics);
      terminal.out(result.live ? `${what} is live.` : `${what} has mistakes; the last good version goes on.`);
    };
    const follow =
      publication === null
        ? watchContent({
            folder: config.contentDir,
            read: readContentFiles,
            holder,
            log,
            loaded: loaded('Saved content'),
          })
        : followPublications({ store, holder, log, from: publication, loaded: loaded('What was published') });
    follow.start();
    closing.unshift(() => follow.stop());
    const release = () => holder.current().hash;
    const folder = config.contentDir;
    const serving = saySo({ store, watch: publication === null, folder, release, now, log });
    serving.start();
    closing.unshift(() => serving.stop());
    closing.unshift(() => models.end());
    if (config.figuresEverySeconds > 0) {
      const everyMs = config.figuresEverySeconds * 1000;
      const frame = () => frameOf(holder.current().bot);
      const kept = keepFigures({ thread: figures, frame, everyMs, now, log });
      closing.unshift(() => kept.stop());
    }
    const publicUrl = config.publicUrl ?? url;
    const places = placesOf(config.reports);
    if (places.length > 0) {
      const content = () => reportContentOf(holder.current());
      const urls = { caseUrl: `${publicUrl}/reports/case/`, reportsUrl: `${publicUrl}/reports` };
      const shape = () => ({ ...urls, language: holder.current().bot.languages[0] });
      const reports = keepReports({ thread: figures, store, content, places, shape, now, log });
      closing.unshift(() => reports.stop());
    }
    const link = await firstAccountLink(store, publicUrl, now());
    terminal.out(greeting({ url: publicUrl, notices: [server.notice, isDemo ? DEMO : null], link }));
    return { url, metricsUrl: metrics.url, stop: () => closeAll(closing) };
  } catch (error) {
    await closeAll(closing);
    throw error;
  }
}

/** This machine's clock where the store is this process's own, else the store's, for all processes the same. */
async function clockOf(
  { databaseUrl }: Config,
  store: Store,
  { log, closing }: { log: Log; closing: (() => unknown)[] },
): Promise<() => number> {
  if (databaseUrl === null) return Date.now;
  const { now, keeper } = await shareClock(() => store.readClock(), log);
  keeper.start();
  closing.unshift(() => keeper.stop());
  return now;
}

interface Parts {
  readonly config: Config;
  readonly log: Log;
  readonly project: Project;
  readonly actions: readonly Action[];
  readonly other: ((name: string) => Action | undefined) | null;
  readonly store: Store;
  readonly wakeups: Wakeups | null;
  readonly holder: ContentHolder;
  readonly now: () => number;
  readonly meters: Meters;
  readonly figures: FiguresThread;
  readonly learning: FiguresThread;
}

/** Puts channels, desk and pages on one HTTP server and one service behind them. */
async function wire(parts: Parts) {
  const { config, log, project, actions, other, store, wakeups, holder, now, meters } = parts;
  const { limits } = config;
  let service: RunningService | undefined;
  const http = createHttpServer({
    log,
    refused: meters.requestRefused,
    isFull: () => service?.isFull ?? false,
    settings: {
      trustedProxies: config.trustedProxies,
      publicUrl: config.publicUrl,
      perAddress: { perSecond: limits.addressPerSecond, burst: limits.addressBurst },
    },
  });
  const running = () => {
    if (service === undefined) throw new KhidmatError('OVERLOADED', 'The server is starting; try again in a moment.');
    return service;
  };
  const key = await loadSigningKey(store);
  const azure = mountAzure(http, { config, log, store, fileLink: createFileLinks(key, now) }, running);
  const own = project.channels ?? [];
  service = createService({
    store,
    content: holder,
    channels: [...azure.channels, ...own],
    actions,
    ...(other !== null && { otherAction: other }),
    log,
    now,
    meters,
    ...(wakeups !== null && { wakeups }),
    ...(config.deskWebhook !== null && {
      notify: createWebhook({
        ...config.deskWebhook,
        deskUrl: () => `${config.publicUrl ?? `http://${config.host}:${config.port}`}/desk`,
        bot: () => holder.current().bot,
      }),
    }),
  });
  for (const channel of own) channel.mount?.({ http, service });
  const perConversation = { perSecond: limits.conversationPerSecond, burst: limits.conversationBurst };
  mountDirectLine(http, {
    service,
    store,
    key,
    log,
    now,
    settings: {
      allowedOrigins: config.allowedOrigins,
      secret: config.directLineSecret,
      perConversation,
      perUser: { perSecond: perConversation.perSecond * 4, burst: perConversation.burst * 4 },
    },
  });
  const desk = await mountDesk(http, {
    store,
    service,
    content: () => holder.current(),
    whyOf: (text, read) => holder.whyOf(text, read),
    log,
    now,
  });
  const assets = loadWebAssets(join(__dirname, '..', '..', 'dist', 'web'));
  mountDeskPage(http, assets);
  mountReports(http, {
    ...{ store, assets, now },
    content: () => reportContentOf(holder.current()),
    answer: (ask) => (ask.place === 'learn' ? parts.learning : parts.figures).answer(ask),
  });
  mountPages(http, {
    assets,
    bot: () => holder.current().bot,
    topics: () => topicsOf(holder.current()),
    allowedOrigins: config.allowedOrigins,
    maxFileBytes: MAX_FILE_BYTES,
    maxTextLength: MAX_TEXT_LENGTH,
  });
  let started = false;
  mountHealth(http, { ping: () => store.ping(), isStarted: () => started });
  return {
    http,
    service,
    notice: azure.notice,
    begin: () => {
      started = true;
    },
    async stop() {
      // First nobody comes in any more and requests under way are answered; then the turns and deliveries they made end.
      await http.close({ graceMs: GRACE_MS });
      desk.stop();
      await service.stop(GRACE_MS);
    },
  };
}

type FileLinks = ReturnType<typeof createFileLinks>;

function mountAzure(
  http: Parameters<typeof mountBotFramework>[0],
  { config, log, store, fileLink }: Pick<Parts, 'config' | 'log' | 'store'> & { fileLink: FileLinks },
  running: () => RunningService,
): { channels: readonly Channel[]; notice: string | null } {
  const settings = { ...config.microsoft, listenHost: config.host, publicUrl: config.publicUrl };
  const reason = refusalReason(settings);
  if (reason !== null) return { channels: [], notice: reason };
  return mountBotFramework(http, {
    service: {
      receive: (incoming) => running().receive(incoming),
      typing: (conversation, from) => running().typing(conversation, from),
    },
    settings,
    shared: store.shared,
    fileLink,
    log,
  });
}

/** Prometheus' figures, where a port for them is set. */
async function serveMetrics(
  config: Config,
  { meters, server, ...rest }: Pick<Parts, 'meters' | 'store' | 'holder' | 'now'> & { server: Metered },
): Promise<{ readonly url: string | null; readonly stop: () => unknown }> {
  if (config.metrics === null) return { url: null, stop: () => {} };
  const { registry } = meters;
  const stopWatching = addProcessMetrics(registry);
  addServerMetrics(registry, { ...rest, http: server.http, service: server.service });
  const listener = await startMetricsServer(registry, config.metrics).catch((error) => {
    stopWatching();
    throw cannotListen({ ...config.metrics!, names: ['METRICS_PORT', 'METRICS_HOST'] }, error);
  });
  return {
    url: listener.url,
    async stop() {
      stopWatching();
      await listener.stop();
    },
  };
}

type Metered = Awaited<ReturnType<typeof wire>>;

/** What the pages offer to begin with: the author's menu. */
function topicsOf({ bot, flows }: Content) {
  return bot.menu.flatMap((flow) => {
    const title = flows[flow]?.title;
    return title === undefined ? [] : [{ id: flow, title }];
  });
}

const DEMO = 'a made-up shop answers the flows (docs/demo-shop.md); connect your systems before customers come';

function greeting(parts: { url: string; notices: readonly (string | null)[]; link: string | null }): string {
  const { url, notices, link } = parts;
  const rows = ['Khidmat is ready.', `  chat   ${url}/`, `  desk   ${url}/desk`, `  reports ${url}/reports`];
  if (link !== null) rows.push(`  first account of the desk (this link works once, for 24 hours):`, `         ${link}`);
  for (const notice of notices) if (notice !== null) rows.push(`  note   ${notice}`);
  return rows.join('\n');
}

function sayDiagnostics(terminal: Pick<Terminal, 'err'>, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) terminal.err(formatDiagnostics(diagnostics));
}

function cannotListen(
  { port, host, names }: { port: number; host: string; names: readonly [string, string] },
  error: NodeJS.ErrnoException,
): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES' && error.code !== 'EADDRNOTAVAIL') return error;
  const why = {
    EADDRINUSE: 'something listens there already',
    EACCES: 'this user may not',
    EADDRNOTAVAIL: 'this machine has no such address',
  }[error.code];
  return new KhidmatError(
    'CANNOT_LISTEN',
    `Port ${port} on ${host} cannot be used: ${why}; set ${names.join(' or ')} to another.`,
    { cause: error },
  );
}

async function closeAll(closing: readonly (() => unknown)[]): Promise<void> {
  for (const close of closing) await close();
}

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function stopSignal(terminal: Terminal): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(130);
      asked = true;
      terminal.out('Stopping: finishing what is under way (again to stop at once) ...');
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
