import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EXPOSITION_TYPE } from '../metrics/exposition';
import type { Registry } from '../metrics/registry';

/** Serves `/metrics` on a listener of its own, which stays out of customers' reach and is never shed. */
export async function startMetricsServer(
  registry: Registry,
  where: { readonly port: number; readonly host: string },
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    request.resume();
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(isRead ? 404 : 405, { 'content-length': '0' });
      response.end();
      return;
    }
    const text = await registry.write();
    response.writeHead(200, { 'content-type': EXPOSITION_TYPE, 'content-length': Buffer.byteLength(text) });
    response.end(request.method === 'HEAD' ? undefined : text);
  });
  server.headersTimeout = 10_000;
  server.maxConnections = 50;
  server.listen(where.port, where.host);
  await once(server, 'listening');
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/metrics`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
