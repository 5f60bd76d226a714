/** Refused so often within a second, a token is refused at the door for the rest of that second. */
const MOST_REFUSALS = 10;
const SECOND_MS = 1_000;
const MOST_TOKENS = 10_000;

/**
 * Whoever sends hundreds of messages a second is refused by a limit each time, after routing and reading the token: a third of a
 * millisecond of the one thread that all others wait for. Here the same refusal costs a tenth of that. Only a token that a limit
 * has refused gets in, so nobody can bring another customer here.
 */
export class PenaltyBox {
  private readonly tokens = new Map<string, { since: number; refusals: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** A limit has refused a request with this token. */
  noteRefusal(token: string | undefined): void {
    if (token === undefined) return;
    const at = this.now();
    const known = this.tokens.get(token);
    if (known !== undefined && at - known.since < SECOND_MS) {
      known.refusals += 1;
      return;
    }
    if (this.tokens.size >= MOST_TOKENS) this.tokens.clear();
    this.tokens.set(token, { since: at, refusals: 1 });
  }

  holds(token: string | undefined): boolean {
    const known = token === undefined ? undefined : this.tokens.get(token);
    return known !== undefined && known.refusals >= MOST_REFUSALS && this.now() - known.since < SECOND_MS;
  }
}
