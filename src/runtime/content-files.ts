import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KhidmatError } from '../errors';
import type { SourceFile } from '../flow/diagnostic';

const FOLDERS = ['flows', 'intents'];
const LARGEST_BYTES = 1_048_576;
const MOST_FILES = 5000;

/**
 * Reads the YAML files of `flows/` and `intents/` in a project's folder, in the order of their paths. Hidden files and other
 * kinds of files are left alone. Throws a `KhidmatError` that names the file: `CONTENT_NOT_FOUND`, `CONTENT_LINK`,
 * `CONTENT_TOO_LARGE`, `CONTENT_TOO_MANY`, `CONTENT_NOT_UTF8`, `CONTENT_UNREADABLE`.
 */
export async function readContentFiles(dir: string): Promise<SourceFile[]> {
  const paths: string[] = [];
  for (const folder of FOLDERS) paths.push(...(await listFolder(dir, folder)));
  if (paths.length === 0) {
    throw new KhidmatError('CONTENT_NOT_FOUND', `${dir} has no file in flows/ or intents/; name the folder of a bot.`);
  }
  if (paths.length > MOST_FILES) {
    throw new KhidmatError(
      'CONTENT_TOO_MANY',
      `${dir} has ${paths.length} content files; at most ${MOST_FILES} are read.`,
    );
  }
  const files: SourceFile[] = [];
  for (const path of paths.sort()) {
    const text = await readContentText(dir, path);
    if (text !== null) files.push({ path, text });
  }
  return files;
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

async function listFolder(dir: string, folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await entriesOf(join(dir, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isSymbolicLink()) {
      throw new KhidmatError('CONTENT_LINK', `${path} is a link to another place; put the file itself there.`);
    }
    if (entry.isDirectory()) paths.push(...(await listFolder(dir, path)));
    else if (entry.isFile() && /\.ya?ml$/.test(entry.name)) paths.push(path);
  }
  return paths;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw new KhidmatError('CONTENT_UNREADABLE', `The folder ${folder} cannot be read; check its permissions.`, {
      cause,
    });
  }
}

/** The text of one file of a project; null for one that was removed or renamed since its folder was listed. Throws as `readContentFiles` does. */
export async function readContentText(dir: string, path: string): Promise<string | null> {
  const full = join(dir, path);
  try {
    const { size } = await stat(full);
    if (size > LARGEST_BYTES) {
      throw new KhidmatError(
        'CONTENT_TOO_LARGE',
        `${path} has ${size} bytes; at most ${LARGEST_BYTES} are read. Split it.`,
      );
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(full));
  } catch (cause) {
    if (cause instanceof KhidmatError) throw cause;
    if (codeOf(cause) === 'ENOENT') return null;
    if (codeOf(cause) === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new KhidmatError('CONTENT_NOT_UTF8', `${path} is not written in UTF-8; save it as UTF-8.`, { cause });
    }
    throw new KhidmatError('CONTENT_UNREADABLE', `${path} cannot be read; check its permissions.`, { cause });
  }
}

function codeOf(error: unknown): unknown {
  return error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
}
