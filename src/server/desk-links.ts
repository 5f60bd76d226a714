import { createHash } from 'node:crypto';
import type { Agent, OneTimeLink, Store } from '../store/store';
import { hashOfToken, newToken } from './desk-token';

const FIRST_ACCOUNT_MS = 24 * 3_600_000;
const INVITATION_MS = 72 * 3_600_000;
const PASSWORD_MS = 24 * 3_600_000;

/** Holds the hash of the one link that may make the first account: of those printed earlier none works any more. */
const FIRST_LINK = 'desk.first-link';

/**
 * The link under which the first account is made, or null when there is an account. Each call makes a new link and
 * ends the one before. `baseUrl` is without an end slash.
 */
export async function firstAccountLink(store: Store, baseUrl: string, now: number): Promise<string | null> {
  if ((await store.people.countAgents()) > 0) return null;
  const token = newToken();
  const tokenHash = hashOfToken(token);
  await store.people.createLink({ tokenHash, purpose: 'first-account', expiresAt: now + FIRST_ACCOUNT_MS, data: null });
  await store.writeValue(FIRST_LINK, tokenHash);
  return linkTo(baseUrl, token, null);
}

/** A link by which a colleague chooses a password: the first (an invitation) or a new one. */
export async function accountLink(
  store: Store,
  baseUrl: string,
  now: number,
  agent: Agent,
  passwordHash: string,
  purpose: 'invitation' | 'password',
  /** Who made it by hand, where that is an act of its own. */
  by?: Agent,
): Promise<string> {
  const token = newToken();
  await store.people.createLink(
    {
      tokenHash: hashOfToken(token),
      purpose,
      expiresAt: now + (purpose === 'invitation' ? INVITATION_MS : PASSWORD_MS),
      data: { agentId: agent.id, stamp: stampOf(passwordHash) },
    },
    by && { who: by.id, act: 'link-made', subject: agent.id, at: now },
  );
  return linkTo(baseUrl, token, agent.email);
}

/** Tells a link for the first account from others without using it up. */
export async function isFirstLink(store: Store, token: string): Promise<boolean> {
  return (await store.readValue(FIRST_LINK)) === hashOfToken(token);
}

export type UsedLink = { readonly kind: 'first-account' } | { readonly kind: 'account'; readonly agent: Agent };

/** Uses a link up. Null: unknown, used, expired, or overtaken (an account exists, the password was chosen already). */
export async function useLink(store: Store, token: string, now: number): Promise<UsedLink | null> {
  const tokenHash = hashOfToken(token);
  const link = await store.people.useLink(tokenHash, now);
  if (!link || link.expiresAt <= now) return null;
  if (link.purpose !== 'first-account') return accountOf(store, link);
  return (await isFirstLink(store, token)) && (await store.people.countAgents()) === 0
    ? { kind: 'first-account' }
    : null;
}

async function accountOf(store: Store, { data }: OneTimeLink): Promise<UsedLink | null> {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return null;
  const { agentId, stamp } = data as { readonly agentId?: unknown; readonly stamp?: unknown };
  const agent = typeof agentId === 'string' ? await store.people.readAgent(agentId) : null;
  if (!agent || agent.disabled) return null;
  const account = await store.people.readAgentByEmail(agent.email);
  return account && stampOf(account.passwordHash) === stamp ? { kind: 'account', agent } : null;
}

/** Changes with the password, so that choosing one ends every other link to the account. */
function stampOf(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('base64url').slice(0, 16);
}

/** The token stands behind the `#`, which browsers send to nobody: it is in no log and no referrer. */
function linkTo(baseUrl: string, token: string, email: string | null): string {
  const values = new URLSearchParams({ link: token, ...(email === null ? {} : { email }) });
  return `${baseUrl}/desk#${values}`;
}
