import { HttpError } from './http';

/** Files that may be sent: by the end of the name, proven by the first bytes. What is served later bears our type, never the sender's. */
const KINDS: readonly { ends: readonly string[]; contentType: string; isOne: (bytes: Buffer) => boolean }[] = [
  { ends: ['png'], contentType: 'image/png', isOne: begins('89504e470d0a1a0a') },
  { ends: ['jpg', 'jpeg'], contentType: 'image/jpeg', isOne: begins('ffd8ff') },
  { ends: ['gif'], contentType: 'image/gif', isOne: begins('47494638') },
  { ends: ['webp'], contentType: 'image/webp', isOne: (b) => begins('52494646')(b) && has(b, 8, 'WEBP') },
  { ends: ['heic', 'heif'], contentType: 'image/heic', isOne: isMedia },
  { ends: ['pdf'], contentType: 'application/pdf', isOne: begins('255044462d') },
  { ends: ['txt'], contentType: 'text/plain; charset=utf-8', isOne: isText },
  {
    ends: ['docx'],
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isOne: begins('504b0304'),
  },
  {
    ends: ['xlsx'],
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isOne: begins('504b0304'),
  },
  { ends: ['mp4', 'mov'], contentType: 'video/mp4', isOne: isMedia },
  { ends: ['m4a'], contentType: 'audio/mp4', isOne: isMedia },
  {
    ends: ['mp3'],
    contentType: 'audio/mpeg',
    isOne: (b) => has(b, 0, 'ID3') || (b[0] === 0xff && (b[1]! & 0xe0) === 0xe0),
  },
  { ends: ['ogg', 'oga', 'opus'], contentType: 'audio/ogg', isOne: begins('4f676753') },
  { ends: ['webm'], contentType: 'video/webm', isOne: begins('1a45dfa3') },
];

/** The content type of an allowed file; throws 415 naming what may be sent. */
export function contentTypeOf(name: string, bytes: Buffer): string {
  const end = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS.find(({ ends }) => ends.includes(end));
  if (kind?.isOne(bytes)) return kind.contentType;
  const allowed = KINDS.flatMap(({ ends }) => ends).join(', ');
  throw new HttpError(415, 'UnsupportedMediaType', `This file can't be sent; allowed are ${allowed}.`);
}

/** A name that can be shown: no path, no control characters, nothing that turns the direction of what follows. */
export function displayName(name: string): string {
  const clean = (name.split(/[\\/]/).pop() ?? '')
    .replace(/[\p{Cc}\p{Surrogate}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"<>|:*?;%]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const dot = clean.lastIndexOf('.');
  const end = dot < 0 ? '' : clean.slice(dot);
  return [...clean.slice(0, clean.length - end.length)].slice(0, 100).join('') + end.slice(0, 10);
}

function begins(hex: string): (bytes: Buffer) => boolean {
  const magic = Buffer.from(hex, 'hex');
  return (bytes) => bytes.subarray(0, magic.length).equals(magic);
}

function has(bytes: Buffer, at: number, word: string): boolean {
  return bytes.toString('latin1', at, at + word.length) === word;
}

/** The family of MPEG-4 files, pictures of phones among them. */
function isMedia(bytes: Buffer): boolean {
  return has(bytes, 4, 'ftyp');
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function isText(bytes: Buffer): boolean {
  try {
    return !utf8.decode(bytes).includes('\0');
  } catch {
    return false;
  }
}
