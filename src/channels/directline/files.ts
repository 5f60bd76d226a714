import type { ServerResponse } from 'node:http';
import type { ConversationId } from '../../domain/conversation';
import type { Attachment } from '../../domain/message';
import { contentTypeOf, displayName } from '../file-kind';
import { type FormPart, type HttpAnswer, HttpError, type HttpRequest } from '../http';
import { Downloads } from './downloads';
import type { Archive } from './host';
import { randomId } from './ids';
import { bad } from './incoming-activity';
import {
  FILE_LINK_SECONDS,
  MAX_ACTIVITY_BYTES,
  MAX_FILE_BYTES,
  MAX_FILES,
  MAX_UPLOAD_BYTES,
  OUTSIDE_LINK_SECONDS,
} from './settings';
import { createTokens, type Tokens } from './tokens';

export interface Files {
  /** Reads an upload: the activity that came with it, and the files, checked and kept. */
  accept(request: HttpRequest, conversation: ConversationId): Promise<{ activity: unknown; files: Attachment[] }>;
  /** Serves a kept file to whoever holds its link. */
  serve(request: HttpRequest, response: ServerResponse): Promise<HttpAnswer>;
  /** The address of a file as a browser opens it: ours with a signature that lasts a day, others as they are. */
  link(url: string, baseUrl: string): string;
}

export function createFiles(parts: { archive: Archive; tokens: Tokens; now: () => number; atOnce: number }): Files {
  const { archive, tokens, now } = parts;
  const downloads = new Downloads();
  const mostHeld = parts.atOnce * MAX_UPLOAD_BYTES;
  let held = 0;

  return {
    async accept(request, conversation) {
      let own = 0;
      // What has come is counted, and not who has begun: a few slow connections would keep everybody else out.
      const taking = (bytes: number) => {
        if (held + bytes > mostHeld) {
          throw new HttpError(503, 'Overloaded', 'Too many files are coming in; try again.', { 'retry-after': '5' });
        }
        held += bytes;
        own += bytes;
      };
      try {
        const { activity, sent } = await readUpload(request, taking);
        if (sent.length === 0) throw bad('the upload has no file');
        // All are judged before any is kept.
        const checked = sent.map((part) => {
          const name = displayName(part.fileName ?? '');
          return { name, contentType: contentTypeOf(name, part.bytes), bytes: part.bytes };
        });
        const files: Attachment[] = [];
        for (const file of checked) {
          const id = randomId();
          await archive.uploads.saveUpload({ id, conversation, at: now(), ...file });
          files.push({
            name: file.name,
            contentType: file.contentType,
            url: `/files/${conversation}/${id}`,
            bytes: file.bytes.length,
          });
        }
        return { activity, files };
      } finally {
        held -= own;
      }
    },

    async serve(request, response) {
      const { conversation = '', id = '' } = request.params;
      const claims = tokens.verify(request.query.get('t') ?? '', 'file');
      const file =
        claims.conv === conversation && claims.jti === id ? await archive.uploads.readUpload(conversation, id) : null;
      if (!file) throw new HttpError(404, 'NotFound', 'There is no such file.');
      const { buffer, byteOffset, byteLength } = file.bytes;
      downloads.begin(conversation, byteLength, response);
      return { status: 200, headers: fileHeaders(file), body: Buffer.from(buffer, byteOffset, byteLength) };
    },

    link: (url, baseUrl) => linkOf(tokens, url, baseUrl, FILE_LINK_SECONDS),
  };
}

/** Addresses of kept files for customers of other channels: they stand in a chat elsewhere, so they last longer. */
export function createFileLinks(key: Buffer, now: () => number): (url: string, baseUrl: string) => string {
  const tokens = createTokens(key, now);
  return (url, baseUrl) => linkOf(tokens, url, baseUrl, OUTSIDE_LINK_SECONDS);
}

function linkOf(tokens: Tokens, url: string, baseUrl: string, seconds: number): string {
  const match = /^\/files\/([^/]+)\/([\w-]+)$/.exec(url);
  if (!match) return url.startsWith('/') ? baseUrl + url : url;
  const conv = decodeURIComponent(match[1]!);
  const ticket = tokens.issue({ use: 'file', conv, user: '', jti: match[2]! }, seconds);
  return `${baseUrl}${url}?t=${ticket}`;
}

/** Whatever a file holds, a browser saves it or draws it as a picture; it never runs it. */
function fileHeaders(file: { name: string; contentType: string }): { readonly [name: string]: string } {
  return {
    'content-type': file.contentType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escape)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'private, max-age=86400, immutable',
  };
}

async function readUpload(
  request: HttpRequest,
  taking: (bytes: number) => void,
): Promise<{ activity: unknown; sent: readonly FormPart[] }> {
  if (!/^multipart\//i.test(request.headers['content-type'] ?? '')) return readSingle(request, taking);
  const parts = await request.readForm({
    maxFiles: MAX_FILES + 1,
    maxFileBytes: MAX_FILE_BYTES,
    maxBytes: MAX_UPLOAD_BYTES,
    maxFieldBytes: MAX_ACTIVITY_BYTES,
    taking,
  });
  const activity = parts.find(({ field }) => field === 'activity');
  const sent = parts.filter(({ field }) => field === 'file');
  if (sent.length > MAX_FILES) throw new HttpError(413, 'MessageSizeTooBig', `${MAX_FILES} files are the most.`);
  return { activity: activity ? readJson(activity.bytes) : {}, sent };
}

/** Direct Line also takes one file as the whole body, named by its Content-Disposition. */
async function readSingle(
  request: HttpRequest,
  taking: (bytes: number) => void,
): Promise<{ activity: unknown; sent: readonly FormPart[] }> {
  const fileName = /filename="([^"]*)"/i.exec(request.headers['content-disposition'] ?? '')?.[1];
  if (fileName === undefined) {
    throw new HttpError(
      415,
      'UnsupportedMediaType',
      'Send multipart/form-data, or one file with its Content-Disposition.',
    );
  }
  const bytes = await request.readBytes(MAX_FILE_BYTES, taking);
  return { activity: {}, sent: [{ field: 'file', fileName, contentType: '', bytes }] };
}

function readJson(bytes: Buffer): unknown {
  if (bytes.length > MAX_ACTIVITY_BYTES) throw new HttpError(413, 'MessageSizeTooBig', 'The activity is too large.');
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw bad('the part named activity is not valid JSON');
  }
}
