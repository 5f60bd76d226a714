import { join } from 'node:path';
import { mountBotFramework } from '../channels/botframework/mount';
import { refusalReason } from '../channels/botframework/settings';
import type { Channel } from '../channels/channel';
import { createFileLinks } from '../channels/directline/files';
import { mountDirectLine } from '../channels/directline/mount';
import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from '../channels/directline/settings';
import { loadSigningKey } from '../channels/directline/tokens';
import type { Config } from '../config';
import { KhidmatError } from '../errors';
import type { Content } from '../flow/program';
import type { Log } from '../log';
import type { Meters } from '../metrics/meters';
import type { Project } from '../project';
import type { Action } from '../runtime/action';
import type { ContentHolder } from '../runtime/content-holder';
import { createService, type RunningService } from '../runtime/create-service';
import { mountDesk } from '../server/desk';
import { mountDeskPage } from '../server/desk-page';
import { createWebhook } from '../server/desk-webhook';
import { mountHealth } from '../server/health';
import { createHttpServer } from '../server/http';
import { mountPages } from '../server/pages';
import { mountReports } from '../server/reports-routes';
import { loadWebAssets } from '../server/web-assets';
import type { Store } from '../store/store';
import type { Wakeups } from '../wakeups/wakeups';
import type { FiguresThread } from './figures-thread';
import { reportContentOf } from './report-content';

/** How long what is under way may take after Ctrl-C, and how long of that requests may. */
const GRACE_MS = 8_000;
const REQUESTS_GRACE_MS = 6_000;

export interface Parts {
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
export async function wire(parts: Parts) {
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
  const azure = mountAzure(http, { config, log, store, now, fileLink: createFileLinks(key, now) }, running);
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
        deskUrl: () => `${config.publicUrl ?? http.url ?? `http://${config.host}:${config.port}`}/desk`,
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
      const began = performance.now();
      await http.close({ graceMs: REQUESTS_GRACE_MS });
      desk.stop();
      await service.stop(GRACE_MS - (performance.now() - began));
    },
  };
}

export type Wired = Awaited<ReturnType<typeof wire>>;

type FileLinks = ReturnType<typeof createFileLinks>;

function mountAzure(
  http: Parameters<typeof mountBotFramework>[0],
  { config, log, store, now, fileLink }: Pick<Parts, 'config' | 'log' | 'store' | 'now'> & { fileLink: FileLinks },
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
    now,
    fileLink,
    log,
  });
}

/** What the pages offer to begin with: the author's menu. */
function topicsOf({ bot, flows }: Content) {
  return bot.menu.flatMap((flow) => {
    const title = flows[flow]?.title;
    return title === undefined ? [] : [{ id: flow, title }];
  });
}
