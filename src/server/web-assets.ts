import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { HttpAnswer, HttpRequest } from '../channels/http';
import { KhidmatError } from '../errors';

/** The bundles of `dist/web`, read once and kept in memory in each encoding. */
export interface WebAssets {
  /** The addresses of an app's script and style sheet: `/assets/chat-1a2b3c.js`. */
  app(name: string): { readonly js: string; readonly css: string };
  /** A file as text. */
  read(file: string): string;
  /** Answers with a file of the folder; null when there is none of this name. */
  answer(request: HttpRequest, file: string, caching: string): HttpAnswer | null;
}

export interface Asset {
  readonly contentType: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly encoded: { readonly [encoding in 'br' | 'gzip']?: Buffer };
}

const TYPES: { readonly [end: string]: string } = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Under this name the content never changes: the name is made from it. */
export const FOREVER = 'public, max-age=31536000, immutable';

export function loadWebAssets(folder: string): WebAssets {
  const manifestFile = join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) {
    throw new KhidmatError('WEB_NOT_BUILT', `The pages are not built: ${manifestFile} is missing; run npm run build.`);
  }
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(folder)) {
    const contentType = TYPES[name.split('.').pop() ?? ''];
    if (contentType !== undefined) assets.set(name, readAsset(folder, name, contentType));
  }

  return {
    app(name) {
      const files = manifest[name];
      if (files?.js === undefined || files.css === undefined) {
        throw new KhidmatError('WEB_NOT_BUILT', `The page '${name}' is not in ${manifestFile}; run npm run build.`);
      }
      return { js: `/assets/${files.js.file}`, css: `/assets/${files.css.file}` };
    },
    read: (file) => assets.get(file)?.plain.toString() ?? '',
    answer(request, file, caching) {
      const asset = assets.get(file);
      return asset === undefined ? null : assetAnswer(request, asset, caching);
    },
  };
}

/** For what is made while the server runs. */
export function makeAsset(contentType: string, text: string): Asset {
  const plain = Buffer.from(text);
  return {
    contentType,
    etag: hashOf(plain),
    plain,
    encoded: { br: brotliCompressSync(plain), gzip: gzipSync(plain) },
  };
}

function readAsset(folder: string, name: string, contentType: string): Asset {
  const plain = readFileSync(join(folder, name));
  const encoded = (end: string) => {
    const file = join(folder, `${name}.${end}`);
    return existsSync(file) ? readFileSync(file) : undefined;
  };
  const br = encoded('br');
  const gzip = encoded('gz');
  return { contentType, etag: hashOf(plain), plain, encoded: { ...(br && { br }), ...(gzip && { gzip }) } };
}

/** In the best encoding that the browser takes. */
export function assetAnswer(request: HttpRequest, asset: Asset, caching: string): HttpAnswer {
  const encoding = (['br', 'gzip'] as const).find((one) => asset.encoded[one] && accepts(request, one));
  return cachedAnswer(request, asset.etag + (encoding === undefined ? '' : `-${encoding}`), {
    status: 200,
    headers: {
      'content-type': asset.contentType,
      'cache-control': caching,
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      vary: 'Accept-Encoding',
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    },
    body: encoding === undefined ? asset.plain : asset.encoded[encoding]!,
  });
}

/** Adds the etag, and answers 304 to a browser that has it already. */
export function cachedAnswer(request: HttpRequest, hash: string, answer: HttpAnswer): HttpAnswer {
  const etag = `"${hash}"`;
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  const headers = { ...answer.headers, etag };
  return known.includes(etag) || known.includes('*') ? { status: 304, headers } : { ...answer, headers };
}

export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}

function accepts(request: HttpRequest, encoding: string): boolean {
  return String(request.headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .some((one) => {
      const [name, ...parameters] = one.split(';').map((part) => part.trim());
      return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
}
