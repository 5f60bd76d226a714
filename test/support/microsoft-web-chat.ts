import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { reasonOf } from '../../src/errors';
import { npm, run } from './npm';

const VERSION = '4.18.1';
const CACHE = join(__dirname, '../../node_modules/.cache/khidmat');

/** Microsoft's Web Chat, fetched from the npm registry once for the tests; or why it could not be. */
export function fetchWebChat(): { readonly file: string } | { readonly reason: string } {
  const file = join(CACHE, `botframework-webchat-${VERSION}.js`);
  if (existsSync(file)) return { file };
  mkdirSync(CACHE, { recursive: true });
  // A folder of its own, and a move at the end: another test process may be at it too.
  const folder = mkdtempSync(join(CACHE, 'fetch-'));
  try {
    npm(folder, 'pack', '--silent', `botframework-webchat@${VERSION}`);
    const pack = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
    run(folder, 'tar', '-xzf', pack, 'package/dist/webchat.js');
    renameSync(join(folder, 'package/dist/webchat.js'), file);
    return { file };
  } catch (error) {
    return { reason: `botframework-webchat@${VERSION} could not be fetched (${reasonOf(error)})` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A site of its own with nothing on it but Web Chat, which reads what to connect to from the address. */
export async function serveWebChat(file: string): Promise<{ origin: string; server: Server }> {
  const server = createServer((request, response) => {
    if (request.url === '/webchat.js') {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      createReadStream(file).pipe(response);
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGE);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>Web Chat</title><link rel="icon" href="data:,">
<div id="webchat" style="height:700px"></div><script src="/webchat.js"></script><script>
  const given = new URLSearchParams(location.search);
  window.WebChat.renderWebChat({
    directLine: window.WebChat.createDirectLine({
      domain: given.get('domain'), token: given.get('token'), webSocket: given.get('webSocket') === 'true', pollingInterval: 2000,
    }),
    locale: 'en-US',
  }, document.getElementById('webchat'));
</script>`;
