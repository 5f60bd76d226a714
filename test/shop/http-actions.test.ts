import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Action, type ActionContext, ActionError } from '../../src/runtime/action';
import { sign } from '../../src/runtime/signature';
import { shopActions } from '../../src/shop/actions';
import { httpActions } from '../../src/shop/http-actions';
import { type ActionsServer, startActionsServer } from '../support/actions-server';
import { demoShopStore } from '../support/starter';

const secret = 'a secret of the company';
const context: ActionContext = {
  idempotencyKey: 'web:1/c7',
  conversation: 'web:1',
  caseNumber: 'K-7',
  language: 'ms',
  now: Date.UTC(2026, 10, 23, 3, 0),
  signal: AbortSignal.timeout(60_000),
};

describe("actions in the company's own service", () => {
  let server: ActionsServer;
  let shop: readonly Action[];
  beforeEach(async () => {
    shop = shopActions(demoShopStore());
    server = await startActionsServer(shop, secret, () => Date.now());
  });
  afterEach(() => server.close());

  function remote(name: string, change: { secret?: string; names?: string[] } = {}): Action {
    const options = { url: server.url, secret, names: [name], like: shop, ...change };
    return httpActions(options)[0]!;
  }

  it('answer as if they were here', async () => {
    const found = await remote('orders.find').run({ id: 'KH-104233' }, context);
    const local = shop.find(({ name }) => name === 'orders.find')!;
    expect(found).toEqual(await local.run({ id: 'KH-104233' }, context));
    expect(await remote('orders.find').run({ id: 'KH-999999' }, context)).toBeNull();
  });

  it('carry the idempotency key and keep the schemas', async () => {
    const action = remote('orders.trace');
    await action.run({ id: 'KH-104233', kind: 'late' }, context);
    expect(server.keys).toEqual(['web:1/c7']);
    expect(action.input).toEqual(shop.find(({ name }) => name === 'orders.trace')!.input);
  });

  it('fail under the code that the service gives', async () => {
    const input = { order_id: 'KH-104234', sku: '104234-1', reason: 'x', wish: 'refund', exchange_for: '' };
    await expect(remote('returns.open').run(input, context)).rejects.toMatchObject({
      code: 'RETURN_NOT_ALLOWED',
      options: { retry: false },
    });
  });

  it('are refused with a wrong secret', async () => {
    const action = remote('orders.find', { secret: 'quite another secret' });
    await expect(action.run({ id: 'KH-104233' }, context)).rejects.toMatchObject({ code: 'SIGNATURE_WRONG' });
  });
});

describe('a service that misbehaves', () => {
  let server: Server | undefined;
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  });

  async function answering(listener: RequestListener, signal = context.signal): Promise<unknown> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const [action] = httpActions({ url, secret, names: ['orders.find'] });
    return action!.run({ id: 'KH-104233' }, { ...context, signal }).catch((error: unknown) => error);
  }

  it('is not followed elsewhere', async () => {
    const seen: string[] = [];
    const error = await answering((request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(302, { location: '/elsewhere' });
      response.end();
    });
    expect(error).toMatchObject({ code: 'ACTION_HTTP_302', options: { retry: false } });
    expect(seen).toEqual(['/orders.find']);
  });

  it('gets no more than 256 KiB of attention', async () => {
    const error = await answering((_request, response) => response.end(JSON.stringify('x'.repeat(300_000))));
    expect(error).toMatchObject({ code: 'ACTION_RESULT_INVALID', options: { retry: false } });
  });

  it('is tried again when it is only busy', async () => {
    const error = await answering((_request, response) => {
      response.writeHead(503);
      response.end();
    });
    expect(error).toMatchObject({ code: 'ACTION_HTTP_503', options: { retry: true } });
  });

  it('is not believed when it answers what is not JSON', async () => {
    expect(await answering((_request, response) => response.end('<html>'))).toMatchObject({
      code: 'ACTION_RESULT_INVALID',
    });
  });

  it('is given up when it begins to answer and hangs', async () => {
    const error = await answering((_request, response) => void response.write('{'), AbortSignal.timeout(50));
    expect(error).toMatchObject({ code: 'ACTION_UNREACHABLE' });
  });

  it('is given up when it hangs and the call has waited long enough', async () => {
    const error = await answering(() => {}, AbortSignal.timeout(50));
    expect(error).toBeInstanceOf(ActionError);
    expect(error).toMatchObject({ code: 'ACTION_UNREACHABLE' });
  });
});

describe('settings', () => {
  const given = { secret, names: ['orders.find'] };

  it.each([
    'http://shop.example',
    'ftp://shop.example',
    'https://user@shop.example',
    'https://shop.example/?a=1',
    'shop',
  ])('refuse %s as an address', (url) => {
    expect(() => httpActions({ ...given, url })).toThrow(/ACTIONS_URL is '.*'; give an https:/);
  });

  it('refuse a short secret and a name that could leave the path', () => {
    expect(() => httpActions({ ...given, url: 'https://shop.example', secret: 'short' })).toThrow(/16 characters/);
    expect(() => httpActions({ ...given, url: 'https://shop.example', names: ['../admin'] })).toThrow(/orders\.find/);
  });

  it('sign what both sides can compute', () => {
    expect(sign('a secret of the company', '1760000000', '{}')).toBe(
      'v1=384794e9052eea7a8ba657070ef795f04a6234400a88d59e1b7f2280d8fa132a',
    );
  });
});
