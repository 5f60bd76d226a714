import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KhidmatError } from '../errors';
import type { SourceFile } from '../flow/diagnostic';
import { codeOf, LARGEST_BYTES, notAFile, readContentFile } from './content-file';

const FOLDERS = ['flows', 'intents'];
/** Twice a project of 500 flows and as many intents. */
const MOST_FILES = 2000;
/** Three times a project of 500 flows of 30 steps in three languages. */
const MOST_LETTERS = 16 * 1_048_576;
/** No person wrote it in one piece: a few such files are read, for what a program made. */
const LARGE = 131_072;
const MOST_LARGE = 4 * 1_048_576;
/** So many files are open together; more is no faster, and holds more memory. */
const AT_A_TIME = 4;
const YAML = /\.ya?ml$/;

/**
 * Reads the YAML files of `flows/` and `intents/` in a project's folder, in the order of their paths. Hidden files and other
 * kinds of files are left alone. A file that is too large, no UTF-8, a link, not readable or no file at all comes as `refused`, for the
 * compiler to report beside all other mistakes. Throws a `KhidmatError`: `CONTENT_NOT_FOUND`, `CONTENT_TOO_MANY`, `CONTENT_UNREADABLE` for a folder.
 */
export async function readContentFiles(dir: string): Promise<SourceFile[]> {
  const paths: string[] = [];
  const odd: SourceFile[] = [];
  for (const folder of FOLDERS) paths.push(...(await listFolder(dir, folder, odd)));
  if (paths.length + odd.length === 0) {
    throw new KhidmatError('CONTENT_NOT_FOUND', `${dir} has no file in flows/ or intents/; name the folder of a bot.`);
  }
  if (paths.length > MOST_FILES) {
    throw new KhidmatError(
      'CONTENT_TOO_MANY',
      `${dir} has ${paths.length} content files; at most ${MOST_FILES} are read. Take out what is no flow of yours.`,
    );
  }
  const read = await readAll(dir, paths.sort());
  return [...odd, ...read].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Once there is too much of them together, the rest is refused unread. */
async function readAll(dir: string, paths: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  let letters = 0;
  let large = 0;
  for (let at = 0; at < paths.length; at += AT_A_TIME) {
    const some = paths.slice(at, at + AT_A_TIME);
    const most = letters > MOST_LETTERS ? 0 : large > MOST_LARGE ? LARGE : LARGEST_BYTES;
    for (const file of await Promise.all(some.map((path) => readContentFile(dir, path, most)))) {
      if (file === null) continue;
      letters += file.text.length;
      if (file.text.length > LARGE) large += file.text.length;
      files.push(file);
    }
  }
  return files;
}

async function listFolder(dir: string, folder: string, odd: SourceFile[]): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await entriesOf(join(dir, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isSymbolicLink()) {
      const message = `${path} is a link to another place; put the file itself there.`;
      odd.push({ path, text: '', refused: { code: 'CONTENT_LINK', message } });
    } else if (YAML.test(entry.name)) entry.isFile() ? paths.push(path) : odd.push(notAFile(path, entry));
    else if (entry.isDirectory()) paths.push(...(await listFolder(dir, path, odd)));
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
