import { createHash } from 'node:crypto';
import type { SourceFile } from '../flow/diagnostic';

/** The name of a release: SHA-256, in hex, over the sorted paths and texts. */
export function hashOf(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    // Lengths keep the end of one text apart from the beginning of the next path.
    hash.update(`${path.length} ${text.length}\n${path}\n${text}\n`);
  }
  return hash.digest('hex');
}
