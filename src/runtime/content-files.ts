import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KhidmatError } from '../errors';
import type { SourceFile } from '../flow/diagnostic';

const FOLDERS = ['flows', 'intents'];
const LARGEST_BYTES = 1_048_576;
const MOST_FILES = 5000;
/** So many files are open together. */
const AT_A_TIME = 32;

/**
 * Reads the YAML files of `flows/` and `intents/` in a project's folder, in the order of their paths. Hidden files and other
 * kinds of files are left alone. A file that is too large, no UTF-8, a link or not readable comes as `refused`, for the compiler to
 * report beside all other mistakes. Throws a `KhidmatError`: `CONTENT_NOT_FOUND`, `CONTENT_TOO_MANY`, `CONTENT_UNREADABLE` for a folder.
 */
export async function readContentFiles(dir: string): Promise<SourceFile[]> {
  const paths: string[] = [];
  const links: SourceFile[] = [];
  for (const folder of FOLDERS) paths.push(...(await listFolder(dir, folder, links)));
  if (paths.length + links.length === 0) {
    throw new KhidmatError('CONTENT_NOT_FOUND', `${dir} has no file in flows/ or intents/; name the folder of a bot.`);
  }
  if (paths.length > MOST_FILES) {
    throw new KhidmatError(
      'CONTENT_TOO_MANY',
      `${dir} has ${paths.length} content files; at most ${MOST_FILES} are read.`,
    );
  }
  const files: SourceFile[] = [...links];
  for (let at = 0; at < paths.length; at += AT_A_TIME) {
    const read = await Promise.all(paths.slice(at, at + AT_A_TIME).map((path) => readOne(dir, path)));
    for (const file of read) if (file !== null) files.push(file);
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The name of a release: SHA-256, in hex, over the sorted paths and texts. */
export function hashOf(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    // Lengths keep the end of one text apart from the beginning of the next path.
    hash.update(`${path.length} ${text.length}\n${path}\n${text}\n`);
  }
  return hash.digest('hex');
}

async function listFolder(dir: string, folder: string, links: SourceFile[]): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await entriesOf(join(dir, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isSymbolicLink()) {
      const message = `${path} is a link to another place; put the file itself there.`;
      links.push({ path, text: '', refused: { code: 'CONTENT_LINK', message } });
    } else if (entry.isDirectory()) paths.push(...(await listFolder(dir, path, links)));
    else if (entry.isFile() && /\.ya?ml$/.test(entry.name)) paths.push(path);
  }
  return paths;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    if (codeOf(cause) === 'ENOTDIR')
      throw new KhidmatError('CONTENT_NOT_FOUND', `${dirname(folder)} is a file; name the folder of a bot.`);
    throw new KhidmatError('CONTENT_UNREADABLE', `The folder ${folder} cannot be read; check its permissions.`, {
      cause,
    });
  }
}

/** The text of one file of a project; null for one that was removed or renamed since its folder was listed. Throws a `KhidmatError` for one that is refused. */
export async function readContentText(dir: string, path: string): Promise<string | null> {
  const file = await readOne(dir, path);
  if (file?.refused) throw new KhidmatError(file.refused.code, file.refused.message);
  return file === null ? null : file.text;
}

/** Files that were read before: to look whether one was touched since is a quarter of the work of reading it. */
const before = new Map<string, { readonly look: string; readonly file: SourceFile }>();
/** What was saved just now may be saved again within one tick of the file system's clock. */
const SETTLED_MS = 3000;

/** Null for a file that was removed or renamed since the folder was listed. */
async function readOne(dir: string, path: string): Promise<SourceFile | null> {
  const full = join(dir, path);
  try {
    const { size, ino, mtimeNs, ctimeNs } = await stat(full, { bigint: true });
    if (size > LARGEST_BYTES) {
      const message = `${path} has ${size} bytes; at most ${LARGEST_BYTES} are read. Split it.`;
      return { path, text: '', refused: { code: 'CONTENT_TOO_LARGE', message } };
    }
    const look = `${path} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
    const known = before.get(full);
    if (known?.look === look) return known.file;
    const file = decoded(path, await readFile(full));
    const isSettled = Date.now() - Number(ctimeNs / 1_000_000n) > SETTLED_MS;
    if (before.size >= MOST_FILES) before.clear();
    if (isSettled) before.set(full, { look, file });
    return file;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    const message = `${path} cannot be read; check its permissions.`;
    return { path, text: '', refused: { code: 'CONTENT_UNREADABLE', message } };
  }
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

function codeOf(error: unknown): unknown {
  return error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
}
