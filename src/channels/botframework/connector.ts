import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { DeliveryError } from '../channel';
import type { OutboundActivity } from './outbound-activity';
import type { Reference } from './reference';
import { type SendOptions, sendOnce } from './send-once';
import type { BotFrameworkSettings } from './settings';

/** Sends one activity into a conversation. Rejects with a `DeliveryError`. */
export type Connector = (activity: OutboundActivity, to: Reference) => Promise<void>;

export interface ConnectorOptions extends SendOptions {
  readonly settings: BotFrameworkSettings;
  /** Tokens from elsewhere than Microsoft's log-in: for tests. */
  readonly fetchToken?: (() => Promise<string>) | undefined;
}

/**
 * botbuilder's part, and the one file that knows it: it gets tokens from Microsoft's log-in, keeps them, writes the
 * connector's wire form and finds its routes. It does not answer `/api/messages` (see `verify-token.ts`), and below it stands
 * our own HTTP client, because its own repeats a message up to four times by itself, follows redirects, and has no time-out.
 */
export function createConnector(options: ConnectorOptions): Connector {
  const appId = options.settings.appId ?? '';
  const adapter = new CloudAdapter(createAuthentication(options));
  return async (activity, to) => {
    const reference = {
      channelId: to.channelId,
      serviceUrl: to.serviceUrl,
      bot: { id: to.bot?.id ?? appId, name: to.bot?.name ?? '' },
      conversation: toConversation(to),
    };
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      const client: ConnectorClient = context.turnState.get(adapter.ConnectorClientKey);
      // Not `context.sendActivity`: it answers a message that does not exist, under a random id.
      await client.conversations.sendToConversation(to.conversationId, {
        ...(activity as Partial<Activity>),
        from: reference.bot,
        recipient: { id: to.user.id, name: to.user.name ?? '' },
        conversation: reference.conversation,
        channelId: to.channelId,
        serviceUrl: to.serviceUrl,
      });
    });
  };
}

/** Without what is not known: an empty `conversationType` is refused. */
function toConversation({ conversationId, isGroup, conversationType, tenantId }: Reference): Activity['conversation'] {
  const known = {
    id: conversationId,
    isGroup,
    ...(conversationType && { conversationType }),
    ...(tenantId && { tenantId }),
  };
  return known as Activity['conversation'];
}

interface ConnectorClient {
  readonly conversations: { sendToConversation(id: string, activity: Partial<Activity>): Promise<unknown> };
}

type AuthenticationArguments = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type CredentialsFactory = NonNullable<AuthenticationArguments[1]>;
type Credentials = Awaited<ReturnType<CredentialsFactory['createCredentials']>>;
type HttpClient = NonNullable<NonNullable<AuthenticationArguments[4]>['httpClient']>;

function createAuthentication(options: ConnectorOptions): ConfigurationBotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication({}, createCredentials(options), undefined, undefined, {
    httpClient: createHttpClient(options),
  });
}

function createCredentials({ settings, fetchToken, timeoutMs }: ConnectorOptions): CredentialsFactory {
  // Without an app id botbuilder attaches no token.
  if (!settings.appId) return new ConfigurationServiceClientCredentialFactory({});
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: settings.appId,
    MicrosoftAppPassword: settings.appPassword ?? '',
    MicrosoftAppType: settings.appType,
    MicrosoftAppTenantId: settings.tenantId ?? '',
  });
  let made: Promise<Credentials> | null = null;
  return {
    isValidAppId: (appId) => factory.isValidAppId(appId),
    isAuthenticationDisabled: () => factory.isAuthenticationDisabled(),
    createCredentials(appId, audience, loginEndpoint, validateAuthority) {
      made ??= factory
        .createCredentials(appId, audience ?? '', loginEndpoint, validateAuthority)
        .then((credentials) =>
          signWith(fetchToken ?? (() => (credentials as Partial<TokenHolder> as TokenHolder).getToken()), timeoutMs),
        );
      return made;
    },
  };
}

interface TokenHolder {
  getToken(): Promise<string>;
}

/** botbuilder asks for a token for each message that waits for the first one, and has no time-out for it. */
function signWith(getToken: () => Promise<string>, timeoutMs: number): Credentials {
  let underWay: Promise<string> | null = null;
  return {
    async signRequest(resource) {
      underWay ??= within(timeoutMs, getToken()).finally(() => {
        underWay = null;
      });
      resource.headers.set('authorization', `Bearer ${await underWay}`);
      return resource;
    },
  };
}

async function within<T>(timeoutMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new DeliveryError("Microsoft's log-in did not answer in time", { final: false });
    timer = setTimeout(() => reject(error), timeoutMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function createHttpClient(options: ConnectorOptions): HttpClient {
  return {
    async sendRequest(request) {
      const { url, method } = request;
      const headers = request.headers.toJson();
      const status = await sendOnce({ url, method, headers, body: String(request.body ?? '') }, options);
      // Of the answer botbuilder is told nothing: what it could not read it would take for a failure.
      return { request, status, headers: request.headers.clone(), bodyAsText: '' };
    },
  };
}
