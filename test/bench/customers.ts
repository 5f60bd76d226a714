import { type NextRequest, post } from './http-load';

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

async function opens(port: number): Promise<Customer> {
  const answer = await fetch(`http://127.0.0.1:${port}/webchat/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`no session: ${answer.status} ${await answer.text()}`);
  const { conversationId, token } = (await answer.json()) as { conversationId: string; token: string };
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
