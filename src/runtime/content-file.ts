import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KhidmatError } from '../errors';
import type { SourceFile } from '../flow/diagnostic';

export const LARGEST_BYTES = 1_048_576;
/** Files that were read before: to look whether one was touched since is a quarter of the work of reading it. */
const before = new Map<string, { readonly look: string; readonly file: SourceFile }>();
const MOST_KEPT = 5000;
/** What was saved just now may be saved again within one tick of the file system's clock. */
const SETTLED_MS = 3000;

/** The text of one file of a project; null for one that was removed or renamed since its folder was listed. Throws a `KhidmatError` for one that is refused. */
export async function readContentText(dir: string, path: string): Promise<string | null> {
  const file = await readContentFile(dir, path);
  if (file?.refused) throw new KhidmatError(file.refused.code, file.refused.message);
  return file === null ? null : file.text;
}

/**
 * Null for a file that was removed or renamed since the folder was listed. `most`: so many bytes may it have, less than else where the
 * files before it were too much already.
 */
export async function readContentFile(dir: string, path: string, most = LARGEST_BYTES): Promise<SourceFile | null> {
  const full = join(dir, path);
  try {
    const look = await stat(full, { bigint: true });
    const refused = refusalOf(path, look, most);
    if (refused !== null) return refused;
    const known = before.get(full);
    if (known?.look === markOf(path, look)) return known.file;
    return await readAnew(full, path, most);
  } catch (cause) {
    if (isGone(cause)) return null;
    return unreadable(path, cause);
  }
}

/** What it is only shows once it is open: a pipe may have taken the file's place since. Not to wait for one is the second flag. */
async function readAnew(full: string, path: string, most: number): Promise<SourceFile> {
  const handle = await open(full, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const look = await handle.stat({ bigint: true });
    const refused = refusalOf(path, look, most);
    if (refused !== null) return refused;
    const file = decoded(path, await bytesOf(handle, Number(look.size)));
    const isSettled = Date.now() - Number(look.ctimeNs / 1_000_000n) > SETTLED_MS;
    if (before.size >= MOST_KEPT) before.clear();
    if (isSettled) before.set(full, { look: markOf(path, look), file });
    return file;
  } finally {
    await handle.close();
  }
}

/** As many as it had when it was looked at, and never more, however it grows meanwhile. */
async function bytesOf(handle: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

function refusalOf(path: string, look: BigIntStats, most: number): SourceFile | null {
  if (!look.isFile()) return notAFile(path, look);
  if (look.size <= most) return null;
  const message =
    look.size > LARGEST_BYTES
      ? `${path} has ${look.size} bytes; at most ${LARGEST_BYTES} are read. Split it.`
      : `${path} is not read: with its ${look.size} bytes the project is too large. Take out what is no flow of yours.`;
  return { path, text: '', refused: { code: 'CONTENT_TOO_LARGE', message } };
}

/** What a folder, a pipe or a socket with the name of a file is told. */
export function notAFile(path: string, entry: Kinds): SourceFile {
  const message = `${path} is ${kindIn(entry)} and no file; give it another name, or take it out.`;
  return { path, text: '', refused: { code: 'CONTENT_NOT_A_FILE', message } };
}

type Kinds = Pick<BigIntStats, 'isDirectory' | 'isFIFO' | 'isSocket'>;

function kindIn(entry: Kinds): string {
  if (entry.isDirectory()) return 'a folder';
  if (entry.isFIFO()) return 'a pipe';
  return entry.isSocket() ? 'a socket' : 'a device';
}

function unreadable(path: string, cause: unknown): SourceFile {
  const code = codeOf(cause);
  const mend = code === 'EACCES' || code === 'EPERM' ? 'check its permissions' : `the system says ${code ?? cause}`;
  return { path, text: '', refused: { code: 'CONTENT_UNREADABLE', message: `${path} cannot be read; ${mend}.` } };
}

function decoded(path: string, bytes: Buffer): SourceFile {
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder().decode(bytes);
    const message = `${path} is not written in UTF-8, as this letter shows; save it as UTF-8.`;
    return { path, text, refused: { code: 'CONTENT_NOT_UTF8', message, offset: Math.max(0, text.indexOf('\uFFFD')) } };
  }
}

function markOf(path: string, { ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${path} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

/** Its folder may have become a file, too. */
function isGone(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
}

export function codeOf(error: unknown): unknown {
  return error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
}
