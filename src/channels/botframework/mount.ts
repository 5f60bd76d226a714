import { KhidmatError } from '../../errors';
import type { Log } from '../../log';
import type { Service } from '../../runtime/service';
import type { SharedStore } from '../../store/shared-store';
import type { Channel } from '../channel';
import type { HttpAnswer, HttpRoutes } from '../http';
import type { Connector } from './connector';
import { createDeliver } from './deliver';
import { createDeliveryLimits } from './delivery-limits';
import { type Admission, admit, type Guard, trustOf } from './guard';
import type { InboundActivity } from './inbound-activity';
import { AZURE_CHANNELS, type BotFrameworkSettings, refusalReason } from './settings';
import { createSigningKeys } from './signing-keys';
import { channelNameOf, conversationOf, toIncoming } from './to-incoming';

export interface BotFrameworkOptions {
  readonly service: Pick<Service, 'receive' | 'typing'>;
  readonly settings: BotFrameworkSettings;
  /** Where all processes count what they send. */
  readonly shared: Pick<SharedStore, 'countSend' | 'holdSends'>;
  /** The clock that all processes go by. */
  readonly now: () => number;
  readonly log: Log;
  /** Signs the address of a kept file for the customer's client; without it the address alone is given. */
  readonly fileLink?: (url: string, publicUrl: string) => string;
  /** What is outside; tests bring their own. */
  readonly world?: Partial<World>;
}

export interface World {
  readonly fetch: typeof fetch;
  readonly issuer: string;
  readonly metadataUrl: string;
  readonly fetchToken: (() => Promise<string>) | undefined;
  readonly timeoutMs: number;
}

export interface BotFramework {
  /** One for each of Azure's channels: each begins its own conversation ids. */
  readonly channels: readonly Channel[];
  /** What the operator should be told at the start, or null. */
  readonly notice: string | null;
}

const PUBLIC_AZURE: World = {
  fetch: (...request) => fetch(...request),
  issuer: 'https://api.botframework.com',
  metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  fetchToken: undefined,
  timeoutMs: 10_000,
};

/** Serves `/api/messages`. Throws `BOT_FRAMEWORK_CLOSED` where `refusalReason` has a reason. */
export function mountBotFramework(http: Pick<HttpRoutes, 'route'>, options: BotFrameworkOptions): BotFramework {
  const { settings, service, log, now } = options;
  const world: World = { ...PUBLIC_AZURE, ...options.world };
  const reason = refusalReason(settings);
  if (reason) throw new KhidmatError('BOT_FRAMEWORK_CLOSED', reason);
  const guard = createGuard(options, world);

  http.route('POST', '/api/messages', async (request) => {
    const activity = await admit(request, guard);
    return answer(activity, service, guard.admission.kind === 'azure');
  });

  const deliver = createDeliver({
    connector: loadConnector(options, world, guard.admission),
    limits: createDeliveryLimits(options.shared, now),
    trust: trustOf(guard.admission),
    fileLink: (url) => {
      const { publicUrl } = settings;
      if (publicUrl === null) return null;
      return options.fileLink?.(url, publicUrl) ?? publicUrl + url;
    },
  });
  const notice = guard.admission.kind === 'azure' ? null : DEVELOPMENT_NOTICE;
  if (notice) log.warn({ path: '/api/messages' }, notice);
  return { channels: guard.channels.map((channel) => ({ name: channelNameOf(channel), deliver })), notice };
}

const DEVELOPMENT_NOTICE =
  '/api/messages serves this machine only, because MICROSOFT_APP_ID is empty. Set it to be reached from Teams.';

function createGuard({ settings, now, log }: BotFrameworkOptions, world: World): Guard {
  const channels = settings.channels ?? AZURE_CHANNELS;
  if (!settings.appId) {
    return { admission: { kind: 'development' }, channels: [...channels, 'emulator'], now };
  }
  const keys = createSigningKeys({ ...world, now, log });
  void keys.warm();
  const admission: Admission = { kind: 'azure', appId: settings.appId, issuer: world.issuer, keys };
  return { admission, channels, now };
}

/** Answers once the turn is committed, so that Azure never sends it again because something behind it was slow. */
async function answer(
  activity: InboundActivity,
  service: BotFrameworkOptions['service'],
  isProven: boolean,
): Promise<HttpAnswer> {
  // Invokes want a result; Bot Framework's word for "not by this bot" is 501.
  if (activity.type === 'invoke') return { status: 501, body: {} };
  if (activity.type === 'typing') service.typing(conversationOf(activity), { role: 'customer' });
  const incoming = toIncoming(activity, isProven);
  if (incoming) await service.receive(incoming);
  return { status: 200, body: {} };
}

/**
 * botbuilder takes some 0.5 s to load and 60 MB: at the start for a bot that is registered at Azure, at the first answer for
 * one that may never need it.
 */
function loadConnector({ settings, now }: BotFrameworkOptions, world: World, admission: Admission): () => Connector {
  let connector: Connector | null = null;
  const load = (): Connector => {
    const { createConnector } = require('./connector') as typeof import('./connector');
    connector ??= createConnector({ ...world, now, settings, trust: trustOf(admission) });
    return connector;
  };
  if (admission.kind === 'azure') load();
  return load;
}
