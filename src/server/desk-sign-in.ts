import { HttpError, type HttpRequest } from '../channels/http';
import type { TryRule } from '../store/shared-store';
import type { Agent, Store } from '../store/store';
import { deviceMarkOf } from './desk-cookie';
import { decoy, isPassword } from './desk-password';
import { deviceMark, hashOfToken, isDeviceMark, newToken } from './desk-token';

// With these at most ten guesses at one account are looked at in fifteen minutes, by all processes together.
const PER_ACCOUNT: TryRule = {
  free: 5,
  firstDelayMs: 15_000,
  longestDelayMs: 15 * 60_000,
  forgetMs: 6 * 3_600_000,
};

/** An office behind one address makes honest mistakes, too. */
const PER_ADDRESS: TryRule = {
  free: 30,
  firstDelayMs: 2_000,
  longestDelayMs: 5 * 60_000,
  forgetMs: 3_600_000,
};

/**
 * Checks e-mail and password. Unknown, disabled and wrong are one answer and one amount of work. Guessing is slowed per
 * account and per address; a browser in which the account has signed in before has a count of its own, so that
 * a stranger who guesses cannot keep the rightful owner out.
 */
export class SignIn {
  private constructor(
    private readonly store: Store,
    private readonly secret: string,
    private readonly now: () => number,
  ) {}

  static async create(store: Store, now: () => number): Promise<SignIn> {
    const secret = await store.writeValue('desk.device-secret', newToken(), { ifAbsent: true });
    await decoy();
    return new SignIn(store, String(secret), now);
  }

  /** The agent, or an `HttpError`: 401 for any wrong pair, 429 while the account or the address must wait. */
  async check(request: HttpRequest, email: string, password: string): Promise<Agent> {
    const account = await this.store.people.readAgentByEmail(email);
    const key = this.accountKey(request, email, account?.agent ?? null);
    // Of IPv6 the network: within it every guess could come from an address of its own.
    const address = `address:${request.limitKey ?? request.clientAddress}`;
    await this.countTries(key, address);
    const right = await isPassword(password, account?.passwordHash ?? null);
    if (!account || !right || account.agent.disabled) {
      // Of an account that there is not, too: else the time that it takes would tell which there are.
      const subject = account?.agent.id ?? null;
      await this.store.audit.note({ who: 'somebody', act: 'sign-in-failed', subject, at: this.now() });
      throw new HttpError(401, 'SignInFailed', 'E-mail address and password do not fit together.');
    }
    await this.store.shared.forgetTries(key);
    // Only this one: else whoever has an account could guess at others without end.
    await this.store.shared.takeBackTry(address);
    return account.agent;
  }

  /** For the cookie by which this browser is known from now on. */
  markDevice(agentId: string): string {
    return deviceMark(this.secret, agentId);
  }

  private accountKey(request: HttpRequest, email: string, agent: Agent | null): string {
    const mark = deviceMarkOf(request);
    if (agent && mark !== null && isDeviceMark(this.secret, agent.id, mark)) return `device:${mark}`;
    return `account:${hashOfToken(email)}`;
  }

  /** Counted before it is judged, so that a hundred at once are not all looked at. */
  private async countTries(account: string, address: string): Promise<void> {
    const { shared } = this.store;
    const now = this.now();
    refuse(await shared.countTry(account, now, PER_ACCOUNT));
    const waitMs = await shared.countTry(address, now, PER_ADDRESS);
    if (waitMs > 0) await shared.takeBackTry(account);
    refuse(waitMs);
  }
}

function refuse(waitMs: number): void {
  if (waitMs <= 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new HttpError(429, 'TooManyAttempts', `Too many attempts; try again in ${seconds} s.`, {
    'retry-after': String(seconds),
  });
}
