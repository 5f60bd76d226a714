import { isLoopbackHost } from './loopback';

/** What the Bot Framework channel must know; the first four come from the bot's registration at Azure. */
export interface BotFrameworkSettings {
  /** Null: not registered; only this machine may call. */
  readonly appId: string | null;
  readonly appPassword: string | null;
  readonly tenantId: string | null;
  readonly appType: 'MultiTenant' | 'SingleTenant';
  /** The address that the server listens on. */
  readonly listenHost: string;
  /** Where customers reach this server; files kept by it are linked below it. Null: they are named, not linked. */
  readonly publicUrl: string | null;
  /** Azure's names of the channels that may call. */
  readonly channels?: readonly string[];
}

export const AZURE_CHANNELS: readonly string[] = ['msteams', 'webchat', 'directline'];

/** Longest text of a customer that is looked at, in UTF-16 units. */
export const MAX_TEXT = 8000;

/**
 * Why `/api/messages` must not be served with these settings, or null. Without an app id nobody proves who calls, so
 * then the server may listen on this machine only.
 */
export function refusalReason(settings: BotFrameworkSettings): string | null {
  const { appId, appPassword, appType, tenantId, listenHost } = settings;
  if (!appId) {
    if (isLoopbackHost(listenHost)) return null;
    return (
      `/api/messages is closed: MICROSOFT_APP_ID is empty and the server listens on '${listenHost}', where others could ` +
      'call as anybody. Set MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD, or listen on 127.0.0.1.'
    );
  }
  if (!appPassword) {
    return '/api/messages is closed: MICROSOFT_APP_PASSWORD is empty; give the client secret that belongs to MICROSOFT_APP_ID.';
  }
  if (appType === 'SingleTenant' && !tenantId) {
    return '/api/messages is closed: MICROSOFT_APP_TENANT_ID is empty; give the tenant, or set MICROSOFT_APP_TYPE to MultiTenant.';
  }
  return null;
}
