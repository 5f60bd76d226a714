import { mountBotFramework, type World } from '../../../src/channels/botframework/mount';
import type { BotFrameworkSettings } from '../../../src/channels/botframework/settings';
import type { Channel } from '../../../src/channels/channel';
import { createLog } from '../../../src/log';
import type { Service } from '../../../src/runtime/service';
import { createHttpServer } from '../../../src/server/http';
import { MemoryShared } from '../../../src/store/memory-shared';
import {
  createSigningPair,
  type FakeConnector,
  ISSUER,
  type SigningPair,
  signToken,
  startFakeConnector,
  TEAMS_URL,
} from '../../support/fake-connector';
import { createMemoryService, type MemoryService } from '../../support/memory-service';

export const APP_ID = '7f3c8a52-1111-4222-8333-0123456789ab';
/** Of a delivery that is the first try of its message. */
export const IN_ONE = { partsBefore: 0, partArrived: () => {} };
export const NOW = Date.UTC(2026, 10, 22, 3, 0, 0);

/** A bot behind the real HTTP server, with Microsoft's side on loopback. */
export interface Rig {
  readonly connector: FakeConnector;
  readonly service: MemoryService;
  readonly pair: SigningPair;
  readonly channels: readonly Channel[];
  readonly logged: readonly string[];
  readonly notice: string | null;
  clock: number;
  /** Posts to `/api/messages`; with a good token unless `authorization` says otherwise. */
  post(body: unknown, authorization?: string | null, headers?: Record<string, string>): Promise<Response>;
  token(claims?: object, header?: object): string;
}

export const REGISTERED: BotFrameworkSettings = {
  appId: APP_ID,
  appPassword: 'the-secret-of-the-bot',
  tenantId: '00000000-0000-4000-8000-000000000001',
  appType: 'SingleTenant',
  listenHost: '0.0.0.0',
  publicUrl: 'https://help.example.com',
};

export const UNREGISTERED: BotFrameworkSettings = {
  ...REGISTERED,
  appId: null,
  appPassword: null,
  tenantId: null,
  listenHost: '127.0.0.1',
};

/** Made once: a key takes longer than most tests. */
const pair = createSigningPair('key-1', ['msteams', 'webchat', 'directline']);

const open: (() => Promise<void>)[] = [];

/** Goes into `afterEach`: a server left open by a test that failed would keep the run from ending. */
export async function closeRigs(): Promise<void> {
  await Promise.all(open.splice(0).map((close) => close()));
}

export async function startRig(
  settings: BotFrameworkSettings = REGISTERED,
  world: Partial<World> = {},
  behind?: Pick<Service, 'receive' | 'typing'>,
): Promise<Rig> {
  const connector = await startFakeConnector(pair);
  const service = createMemoryService();
  const logged: string[] = [];
  const log = createLog({ level: 'debug', write: (line) => void logged.push(line) });
  const http = createHttpServer({ log });
  const rig = { clock: NOW };
  const { channels, notice } = mountBotFramework(http, {
    service: behind ?? service,
    settings,
    shared: new MemoryShared(),
    now: () => rig.clock,
    log,
    world: {
      fetch: connector.fetch,
      issuer: ISSUER,
      metadataUrl: connector.metadataUrl,
      fetchToken: async () => 'outbound-token',
      timeoutMs: 400,
      ...world,
    },
  });
  const url = await http.listen({ port: 0, host: '127.0.0.1' });

  open.push(async () => {
    await http.close({ graceMs: 0 });
    await connector.close();
  });

  const token = (claims: object = {}, header: object = {}): string =>
    signToken(pair, { ...goodClaims(rig.clock), ...claims }, header);

  return Object.assign(rig, {
    connector,
    service,
    pair,
    channels,
    logged,
    notice,
    token,
    post(body: unknown, authorization?: string | null, headers: Record<string, string> = {}) {
      const given = authorization === undefined && settings.appId ? `Bearer ${token()}` : authorization;
      return fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(given && { authorization: given }), ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    },
  });
}

export function goodClaims(now: number): Record<string, unknown> {
  const seconds = Math.floor(now / 1000);
  return { iss: ISSUER, aud: APP_ID, serviceurl: TEAMS_URL, nbf: seconds - 60, exp: seconds + 3600 };
}

/** What Teams sends when a customer writes to the bot. */
export function teamsMessage(changes: object = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: '1763780400000',
    timestamp: '2026-11-22T03:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: TEAMS_URL,
    from: { id: '29:1-customer', name: 'Siti Rahma', aadObjectId: 'c0ffee00-0000-4000-8000-000000000002' },
    conversation: { conversationType: 'personal', tenantId: 'tenant-1', id: 'a:1-thread' },
    recipient: { id: `28:${APP_ID}`, name: 'Kirana' },
    text: 'pesanan saya di mana?',
    textFormat: 'plain',
    locale: 'id-ID',
    channelData: { tenant: { id: 'tenant-1' } },
    entities: [{ type: 'clientInfo', locale: 'id-ID', country: 'ID', platform: 'Web' }],
    attachments: [{ contentType: 'text/html', content: '<p>pesanan saya di mana?</p>' }],
    ...changes,
  };
}
