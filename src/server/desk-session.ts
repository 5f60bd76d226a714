import type { Act } from '../store/audit';
import type { Agent, PeopleStore } from '../store/store';
import { hashOfToken, newToken } from './desk-token';

/** Without a sign of life: an open page sends one each 15 s. */
export const IDLE_MS = 30 * 60_000;
/** However busy: then the password is asked again. */
export const LONGEST_MS = 12 * 3_600_000;
/** Signs of life closer together than this are not written. */
const TOUCH_MS = 30_000;

export interface SignedIn {
  readonly agent: Agent;
  readonly tokenHash: string;
}

/** Sessions of agents. Tokens live in the browser's cookie, their hashes in the store. */
export class DeskSessions {
  constructor(
    private readonly people: PeopleStore,
    private readonly now: () => number,
  ) {}

  /** Returns the token, which nobody can read again. `act`: as the audit trail is to say it. */
  async open(agentId: string, act?: 'signed-in'): Promise<string> {
    const token = newToken();
    const at = this.now();
    const session = { tokenHash: hashOfToken(token), agentId, createdAt: at, lastSeenAt: at };
    await this.people.createSession(session, act && { who: agentId, act, subject: agentId, at });
    return token;
  }

  /** Who this is, or null: unknown, expired, or an account that was disabled. A visit keeps the session alive. */
  async read(token: string): Promise<SignedIn | null> {
    return this.readHash(hashOfToken(token), true);
  }

  /** The same for an open socket, which knows only the hash; `seen` tells whether this is a sign of life. */
  async readHash(tokenHash: string, seen: boolean): Promise<SignedIn | null> {
    const session = await this.people.readSession(tokenHash);
    if (!session) return null;
    const now = this.now();
    if (now - session.lastSeenAt > IDLE_MS || now - session.createdAt > LONGEST_MS) {
      await this.people.deleteSession(tokenHash);
      return null;
    }
    const agent = await this.people.readAgent(session.agentId);
    if (!agent || agent.disabled) return null;
    if (seen && now - session.lastSeenAt >= TOUCH_MS) await this.people.touchSession(tokenHash, now);
    return { agent, tokenHash };
  }

  async close(tokenHash: string, act?: Act): Promise<void> {
    await this.people.deleteSession(tokenHash, act);
  }

  async closeAllOf(agentId: string): Promise<void> {
    await this.people.deleteSessionsOf(agentId);
  }
}
