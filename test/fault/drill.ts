import type { RunningServer } from '../../src/cli/serve';

const JSON_TYPE = { 'content-type': 'application/json' };
export interface Customer {
  readonly conversationId: string;
  readonly token: string;
  /** Texts that were acknowledged, in order. */
  readonly acknowledged: string[];
}

export async function opens({ url }: RunningServer): Promise<Customer> {
  const answer = await fetch(`${url}/webchat/session`, { method: 'POST', body: '{}', headers: JSON_TYPE });
  return { ...((await answer.json()) as { conversationId: string; token: string }), acknowledged: [] };
}

export async function says({ url }: RunningServer, customer: Customer, text: string): Promise<void> {
  const answer = await fetch(`${url}/v3/directline/conversations/${customer.conversationId}/activities`, {
    method: 'POST',
    headers: { ...JSON_TYPE, authorization: `Bearer ${customer.token}` },
    body: JSON.stringify({ type: 'message', text, from: { id: 'u' } }),
  });
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
  customer.acknowledged.push(text);
}
