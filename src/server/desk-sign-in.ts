import { HttpError, type HttpRequest } from '../channels/http';
import type { Agent, Store } from '../store/store';
import { deviceMarkOf } from './desk-cookie';
import { decoy, isPassword } from './desk-password';
import { createThrottle, PER_ACCOUNT, PER_ADDRESS } from './desk-throttle';
import { deviceMark, hashOfToken, isDeviceMark, newToken } from './desk-token';

/**
 * Checks e-mail and password. Unknown, disabled and wrong are one answer and one amount of work. Guessing is slowed per
 * account and per address; a browser in which the account has signed in before has a count of its own, so that
 * a stranger who guesses cannot keep the rightful owner out.
 */
export class SignIn {
  private readonly perAccount = createThrottle(PER_ACCOUNT);
  private readonly perAddress = createThrottle(PER_ADDRESS);

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
    this.countAttempt(key, request.clientAddress);
    const right = await isPassword(password, account?.passwordHash ?? null);
    if (!account || !right || account.agent.disabled) {
      throw new HttpError(401, 'SignInFailed', 'E-mail address and password do not fit together.');
    }
    this.perAccount.forget(key);
    // Only this one: else whoever has an account could guess at others without end.
    this.perAddress.takeBack(request.clientAddress);
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

  private countAttempt(account: string, address: string): void {
    const now = this.now();
    const waitMs = Math.max(this.perAccount.waitMs(account, now), this.perAddress.waitMs(address, now));
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      throw new HttpError(429, 'TooManyAttempts', `Too many attempts; try again in ${seconds} s.`, {
        'retry-after': String(seconds),
      });
    }
    this.perAccount.count(account, now);
    this.perAddress.count(address, now);
  }
}
