import { createHash } from 'node:crypto';
import type { SourceFile } from '../flow/diagnostic';

/** The hash under which content is frozen: of all its files, whatever order they were read in. */
export function releaseHash(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of inOrder(files)) hash.update(`${path.length} ${text.length}\n${path}${text}`);
  return hash.digest('hex');
}

export function inOrder(files: readonly SourceFile[]): readonly SourceFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
