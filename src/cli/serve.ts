import { join } from 'node:path';
import { type Config, readConfig } from '../config';
import { KhidmatError } from '../errors';
import type { Diagnostic } from '../flow/diagnostic';
import { formatDiagnostics } from '../flow/format-diagnostic';
import { frameOf } from '../insight/frame';
import { createLog, type Log } from '../log';
import { createMeters } from '../metrics/meters';
import { addProcessMetrics } from '../metrics/process-metrics';
import { meteredStore } from '../metrics/store-metrics';
import type { Project } from '../project';
import { readContentFiles } from '../runtime/content-files';
import { ContentHolder, type Loaded } from '../runtime/content-holder';
import { keyOldCustomers } from '../runtime/key-old-customers';
import { ModelStore } from '../runtime/model-store';
import { followPublications } from '../runtime/publications';
import { saySo } from '../runtime/serving';
import { shareClock } from '../runtime/shared-clock';
import { watchContent } from '../runtime/watch-content';
import { firstAccountLink } from '../server/desk-links';
import { startMetricsServer } from '../server/metrics-server';
import { addServerMetrics } from '../server/server-metrics';
import { WriteThread } from '../store/sqlite/write-thread';
import type { Store } from '../store/store';
import { actionsOf } from './actions-of';
import { type Close, closeAll, closeTogether, within } from './closing';
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
import { type Parts, type Wired, wire } from './wire';

const usage = `Usage: khidmat serve

Runs the bot, its web chat, the desk and /api/messages. Settings come from the environment and .env; .env.example lists them.`;

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Run the bot, its web chat and the desk',
  usage,
  async run(args, terminal) {
    readOptions(args, usage, {});
    const config = readConfig(terminal.cwd, terminal.env);
    // Heard from the beginning: whoever is told that it is ready may stop it in the same moment.
    const stopped = stopSignal(terminal);
    const server = await startServer(config, { project: loadProject(config.contentDir), terminal });
    await stopped;
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

/** Wires everything and listens. Rejects with a `KhidmatError` that says what to mend; nothing is left open then. */
export async function startServer(config: Config, options: ServeOptions = {}): Promise<RunningServer> {
  const log = options.log ?? createLog({ level: config.logLevel });
  const project = options.project ?? {};
  const terminal = options.terminal ?? { out: () => {}, err: () => {} };
  const thread = config.databaseUrl === null ? new WriteThread() : null;
  const aside = thread !== null && { thread };
  const closing: Close[] = [() => thread?.end()];
  try {
    const meters = createMeters();
    const opened = await openStore(config, { ...aside, serves: true });
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
    closing.unshift(() => within(LEAVING_MS, audit.stop()));
    // None of them waits for another: a database that does not answer keeps no customer coming in.
    const working: Close[] = [() => server.stop()];
    closing.unshift(() => closeTogether(working, log));
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
    working.push(() => follow.stop());
    const release = () => holder.current().hash;
    const folder = config.contentDir;
    const serving = saySo({ store, watch: publication === null, folder, release, now, log });
    serving.start();
    working.push(() => within(LEAVING_MS, serving.stop()));
    working.push(() => models.end());
    if (config.figuresEverySeconds > 0) {
      const everyMs = config.figuresEverySeconds * 1000;
      const frame = () => frameOf(holder.current().bot);
      const kept = keepFigures({ thread: figures, frame, everyMs, now, log, failed: meters.figuresFailed });
      working.push(() => kept.stop());
    }
    const publicUrl = config.publicUrl ?? url;
    const places = placesOf(config.reports);
    if (places.length > 0) {
      const content = () => reportContentOf(holder.current());
      const urls = { caseUrl: `${publicUrl}/reports/case/`, reportsUrl: `${publicUrl}/reports` };
      const shape = () => ({ ...urls, language: holder.current().bot.languages[0] });
      const reports = keepReports({
        ...{ thread: figures, store, content, places, shape, now, log },
        failed: meters.reportFailed,
        figuresFailed: meters.figuresFailed,
      });
      working.push(() => reports.stop());
    }
    const link = await firstAccountLink(store, publicUrl, now());
    terminal.out(greeting({ url: publicUrl, notices: [server.notice, isDemo ? DEMO : null], link }));
    return { url, metricsUrl: metrics.url, stop: () => closeAll(closing, log) };
  } catch (error) {
    await closeAll(closing, log);
    throw error;
  }
}

/** What is only said or sealed in leaving waits no longer for a store: others, or the next start, make up for it. */
const LEAVING_MS = 2_000;

/** This machine's clock where the store is this process's own, else the store's, for all processes the same. */
async function clockOf(
  { databaseUrl }: Config,
  store: Store,
  { log, closing }: { log: Log; closing: Close[] },
): Promise<() => number> {
  if (databaseUrl === null) return Date.now;
  const { now, keeper } = await shareClock(() => store.readClock(), log);
  keeper.start();
  closing.unshift(() => within(LEAVING_MS, keeper.stop()));
  return now;
}

/** Prometheus' figures, where a port for them is set. */
async function serveMetrics(
  config: Config,
  { meters, server, ...rest }: Pick<Parts, 'meters' | 'store' | 'holder' | 'now'> & { server: Wired },
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
