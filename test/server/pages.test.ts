import { request as ask } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createLog } from '../../src/log';
import { createHttpServer, type HttpServer } from '../../src/server/http';
import { mountPages } from '../../src/server/pages';
import { loadWebAssets } from '../../src/server/web-assets';
import { webFolder } from '../support/web-folder';

let http: HttpServer;
let url: string;
let colour = '#0b6e4f';

beforeAll(async () => {
  http = createHttpServer({ log: createLog({ level: 'silent' }) });
  mountPages(http, {
    assets: loadWebAssets(await webFolder()),
    bot: () => ({ name: '</script><b>Kirana', languages: ['ms', 'en'], brand: { colour, title: { en: 'Hello' } } }),
    topics: () => [{ id: 'order-status', title: { en: 'Check an order' } }],
    allowedOrigins: ['https://shop.example'],
    maxFileBytes: 1,
    maxTextLength: 1,
  });
  url = await http.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(() => http?.close({ graceMs: 0 }));

interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
}

/** `fetch` would unpack what it gets. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    ask(url + path, { headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Answer['headers'],
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

async function scriptOf(page: string): Promise<string> {
  const { body } = await get(page);
  return /src="(\/assets\/chat-\w+\.js)"/.exec(body.toString())?.[1] ?? '';
}

test.each(['/', '/chat'])('serves %s as a page without anything inline that could run', async (path) => {
  const { status, headers, body } = await get(path);
  const html = body.toString();
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(html).toContain('<html lang="ms">');
  expect(html).not.toMatch(/<style|style=|\son\w+=/);
  const scripts = [...html.matchAll(/<script([^>]*)>/g)].map((match) => match[1]);
  expect(scripts).toHaveLength(2);
  expect(scripts[0]).toBe(' type="application/json" id="config"');
  // A name with markup in it stays a name.
  expect(html).not.toContain('<b>Kirana');
  const config = JSON.parse(/id="config">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
  expect(config).toMatchObject({
    name: '</script><b>Kirana',
    languages: ['ms', 'en'],
    topics: [{ id: 'order-status' }],
  });
});

test('lets the sites that were named frame the chat, and nobody the help page', async () => {
  const chat = await get('/chat');
  expect(chat.headers['content-security-policy']).toContain("frame-ancestors 'self' https://shop.example");
  expect(chat.headers['x-frame-options']).toBeUndefined();
  const home = await get('/');
  expect(home.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(home.headers['x-frame-options']).toBe('DENY');
});

test('answers 304 to who has it, 200 to who has another', async () => {
  for (const path of ['/', '/embed.js', '/brand.css', '/icon.svg', await scriptOf('/')]) {
    const first = await get(path);
    const etag = first.headers.etag ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await get(path, { 'if-none-match': `"other", ${etag}` });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  }
});

test('sends bundles packed as the browser can take them, to be kept for ever', async () => {
  const script = await scriptOf('/chat');
  const plain = await get(script);
  const brotli = await get(script, { 'accept-encoding': 'gzip, deflate, br' });
  const gzip = await get(script, { 'accept-encoding': 'gzip;q=1.0, br;q=0' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
  for (const { headers } of [plain, brotli, gzip]) {
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  }
});

test('answers HEAD with the same headers and no body', async () => {
  for (const path of ['/', '/chat', '/embed.js', '/brand.css', await scriptOf('/')]) {
    const full = await get(path);
    const head = await get(path, {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect(head.headers.etag).toBe(full.headers.etag);
    expect(head.headers['content-length']).toBe(String(full.body.length));
  }
});

test('gives nothing but what was built', async () => {
  for (const file of ['manifest.json', '..%2fmanifest.json', '..%2f..%2fpackage.json', 'chat.js', '%00', '__proto__']) {
    const { status } = await get(`/assets/${file}`);
    expect([file, status]).toEqual([file, status === 400 ? 400 : 404]);
  }
});

test('shows a new colour of the company at once', async () => {
  const before = await get('/');
  expect((await get('/embed.js')).body.toString()).toContain('#0b6e4f #ffffff');
  colour = '#ffd400';
  const after = await get('/');
  expect(after.headers.etag).not.toBe(before.headers.etag);
  const styles = /href="(\/brand\.css\?[\w-]+)"/.exec(after.body.toString())?.[1] ?? '';
  const css = await get(styles);
  expect(css.body.toString()).toContain('--brand:#ffd400');
  expect(css.headers['cache-control']).toContain('immutable');
  expect((await get('/brand.css?older')).headers['cache-control']).toBe('no-cache');
  expect((await get('/embed.js')).body.toString()).toContain('#ffd400 #0a0e0c');
});

test('says what to do when the pages are not built', () => {
  expect(() => loadWebAssets(join(__dirname, 'nowhere'))).toThrow('run npm run build');
});
