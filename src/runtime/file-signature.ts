import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Names, sizes and times of the files in a folder and below it: another text as soon as one of them was saved, added or taken away.
 * To look works on every file system and with every editor; to be told does not.
 */
export async function signatureIn(folder: string, wanted: RegExp, skipped: readonly string[] = []): Promise<string> {
  const files = await filesIn(folder, wanted, skipped);
  return (await Promise.all(files.map(signatureOf))).sort().join('\n');
}

async function filesIn(folder: string, wanted: RegExp, skipped: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.includes(entry.name) ? [] : filesIn(path, wanted, skipped);
    return wanted.test(entry.name) ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

async function signatureOf(file: string): Promise<string> {
  // One that went away between the two is seen as such at the next look.
  const found = await stat(file, { bigint: true }).catch(() => null);
  return `${file} ${found?.mtimeNs} ${found?.size} ${found?.ino}`;
}
