import { type NextRequest, post } from './http-load';
import { RawHttp } from './raw-http';

interface Customer {
  readonly path: string;
  readonly token: string;
  said: number;
}

/** Opens one conversation a connection, each with its own token; a customer works through the script over and over. */
export async function openConversations(
  portOf: (connection: number) => number,
  count: number,
  script: readonly string[],
): Promise<NextRequest> {
  const customers: Customer[] = [];
  // A few at a time: all at once would be the overload that some of these benchmarks are about.
  while (customers.length < count) {
    const some = Math.min(AT_ONCE, count - customers.length);
    const from = customers.length;
    customers.push(...(await Promise.all(Array.from({ length: some }, (_, n) => opens(portOf(from + n))))));
  }
  return (connection) => says(customers[connection]!, script);
}

const AT_ONCE = 32;

/** As customers do: each says so much, and the next one takes the connection, with a conversation of their own. */
export class PassingCustomers {
  /** Conversations that could not be opened. */
  failures = 0;
  private readonly ready: Customer[] = [];
  private isOpening = false;

  private constructor(
    private readonly line: RawHttp,
    private readonly script: readonly string[],
    private readonly sayings: number,
    private readonly talking: Customer[],
  ) {}

  static async open(options: {
    port: number;
    connections: number;
    script: readonly string[];
    sayings: number;
  }): Promise<PassingCustomers> {
    const { port, connections, script, sayings } = options;
    const talking = await Promise.all(Array.from({ length: connections }, () => opens(port)));
    // Nor do they all come at one moment.
    const customers = talking.map((one, n) => ({ ...one, said: Math.floor((n / connections) * sayings) }));
    return new PassingCustomers(new RawHttp(() => port), script, sayings, customers);
  }

  readonly next: NextRequest = (connection) => {
    const customer = this.talking[connection]!;
    // Whose follower is still being opened says a little more.
    if (customer.said >= this.sayings) this.talking[connection] = this.ready.pop() ?? customer;
    if (this.ready.length < AT_ONCE / 2) void this.openSome();
    return says(this.talking[connection]!, this.script);
  };

  close(): void {
    this.line.close();
  }

  private async openSome(): Promise<void> {
    if (this.isOpening) return;
    this.isOpening = true;
    while (this.ready.length < AT_ONCE) {
      try {
        this.ready.push(await opensBy(this.line));
      } catch {
        this.failures += 1;
        break;
      }
    }
    this.isOpening = false;
  }
}

async function opens(port: number): Promise<Customer> {
  const line = new RawHttp(() => port);
  try {
    return await opensBy(line);
  } finally {
    line.close();
  }
}

async function opensBy(line: RawHttp): Promise<Customer> {
  const { status, body } = await line.ask('POST', '/webchat/session', { json: {} });
  if (status < 200 || status >= 300) throw new Error(`no session: ${status} ${body}`);
  const { conversationId, token } = JSON.parse(body) as { conversationId: string; token: string };
  return customer(conversationId, token);
}

export function customer(conversation: string, token: string): Customer {
  return { path: `/v3/directline/conversations/${conversation}/activities`, token, said: 0 };
}

let saidByAll = 0;

/** The next line of the script. No text is the same as one before, to the letter: the blanks at its end differ, so that none is understood from memory. */
export function says(customer: Customer, script: readonly string[]): Buffer {
  customer.said += 1;
  saidByAll += 1;
  const body = {
    type: 'message',
    text: `${script[customer.said % script.length]}${blanks(saidByAll)}`,
    from: { id: 'u' },
    channelData: { clientActivityID: `m${customer.said}` },
  };
  return post(customer.path, body, { authorization: `Bearer ${customer.token}` });
}

const BLANKS = 14;

/** A number in blanks and tabs. */
function blanks(number: number): string {
  return Array.from({ length: BLANKS }, (_, bit) => ((number >> bit) & 1 ? '\t' : ' ')).join('');
}
