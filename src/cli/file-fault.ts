import { KhidmatError } from '../errors';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'it can only be read there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full for this user',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is a file and no folder',
  EISDIR: 'it is a folder',
  EEXIST: 'something else has this name already',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
};

/** What the system said of a file that a command was told to use, as an error that names it; null of anything else. */
export function fileFault(error: unknown): KhidmatError | null {
  const { code, path, syscall } = Object(error) as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined || typeof path !== 'string') return null;
  return new KhidmatError(
    'FILE_UNUSABLE',
    `${path} cannot be used: ${reason} (${code}, ${syscall}). Give another place, or mend this one.`,
    { cause: error },
  );
}
