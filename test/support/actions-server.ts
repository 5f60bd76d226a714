import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Action, ActionError } from '../../src/runtime/action';
import { sign } from '../../src/runtime/signature';

export interface ActionsServer {
  readonly url: string;
  /** Idempotency keys in the order in which they came. */
  readonly keys: readonly string[];
  close(): Promise<void>;
}

/** A company's side of `httpActions`, in as few lines as it takes: checks the signature and the clock, runs the action, answers. */
export async function startActionsServer(
  actions: readonly Action[],
  secret: string,
  now: () => number,
): Promise<ActionsServer> {
  const keys: string[] = [];
  const server = createServer(async (request, response) => {
    const answer = (status: number, body?: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    let body = '';
    for await (const chunk of request) body += chunk;
    const timestamp = String(request.headers['khidmat-timestamp']);
    const given = Buffer.from(String(request.headers['khidmat-signature']));
    const right = Buffer.from(sign(secret, timestamp, body));
    if (given.length !== right.length || !timingSafeEqual(given, right))
      return answer(401, { code: 'SIGNATURE_WRONG' });
    if (Math.abs(now() / 1000 - Number(timestamp)) > 300) return answer(401, { code: 'TIMESTAMP_OLD' });
    const action = actions.find(({ name }) => request.url === `/khidmat/${name}`);
    if (!action) return answer(404, { code: 'ACTION_UNKNOWN', message: `no ${request.url}` });
    const idempotencyKey = String(request.headers['idempotency-key']);
    keys.push(idempotencyKey);
    const { input, context } = JSON.parse(body);
    try {
      const result = await action.run(input, { ...context, idempotencyKey, signal: AbortSignal.timeout(5000) });
      return result === null ? answer(204) : answer(200, result);
    } catch (error) {
      if (!(error instanceof ActionError)) return answer(500);
      return answer(error.options.retry === false ? 422 : 503, { code: error.code, message: error.message });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/khidmat`;
  return { url, keys, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
