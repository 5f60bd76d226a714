import { randomBytes } from 'node:crypto';
import { contentTypeOf, displayName } from '../channels/file-kind';
import { HttpError, type HttpRequest } from '../channels/http';
import type { ConversationId } from '../domain/conversation';
import type { Attachment } from '../domain/message';
import { freshId } from './desk-body';
import type { DeskParts } from './desk-parts';

const MAX_FILES = 5;
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_TEXT = 8_000;
/** Files of all agents that stand in memory at the same moment. */
const MAX_HELD_BYTES = 8 * MAX_FILE_BYTES;
let held = 0;

interface Sent {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** An agent's message with files: a form of `id`, `text` and up to five `file`s. All are judged before any is kept. */
export async function readDeskUpload(
  request: HttpRequest,
): Promise<{ readonly id: string; readonly text: string; readonly files: readonly Sent[] }> {
  let own = 0;
  const taking = (bytes: number) => {
    if (held + bytes > MAX_HELD_BYTES) {
      throw new HttpError(503, 'Overloaded', 'Too many files are coming in; try again.', { 'retry-after': '5' });
    }
    held += bytes;
    own += bytes;
  };
  try {
    const parts = await request.readForm({
      maxFiles: MAX_FILES + 1,
      maxFileBytes: MAX_FILE_BYTES,
      maxBytes: 2 * MAX_FILE_BYTES + 64 * 1024,
      maxFieldBytes: MAX_TEXT * 4,
      taking,
    });
    const field = (name: string) => parts.find((part) => part.field === name)?.bytes.toString('utf8') ?? '';
    const id = freshId(field('id'));
    const text = field('text').trim();
    const files = parts.filter((part) => part.field === 'file');
    if (id === undefined) throw new HttpError(400, 'BadArgument', "'id' is missing or not acceptable.");
    if (text.length > MAX_TEXT)
      throw new HttpError(413, 'MessageSizeTooBig', `The text has more than ${MAX_TEXT} characters.`);
    if (files.length === 0) throw new HttpError(400, 'BadArgument', 'There is no file in it.');
    if (files.length > MAX_FILES) throw new HttpError(413, 'TooManyFiles', `${MAX_FILES} files are the most.`);
    return {
      id,
      text,
      files: files.map(({ fileName, bytes }) => {
        const name = displayName(fileName ?? '');
        return { name, contentType: contentTypeOf(name, bytes), bytes };
      }),
    };
  } finally {
    held -= own;
  }
}

/** Ids of other channels may hold a slash; our own stand as they are. */
function addressOf(conversation: ConversationId): string {
  return encodeURIComponent(conversation).replaceAll('%3A', ':');
}

/** Kept beside the customer's own files: the channel gives each its address. */
export async function keepFiles(
  { store, now }: DeskParts,
  conversation: ConversationId,
  files: readonly Sent[],
): Promise<readonly Attachment[]> {
  const kept: Attachment[] = [];
  for (const file of files) {
    const id = randomBytes(16).toString('base64url');
    await store.uploads.saveUpload({ id, conversation, at: now(), ...file });
    const { name, contentType, bytes } = file;
    kept.push({ name, contentType, url: `/files/${addressOf(conversation)}/${id}`, bytes: bytes.length });
  }
  return kept;
}
