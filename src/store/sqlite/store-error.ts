import { KhidmatError, reasonOf } from '../../errors';

/** SQLite's error as the port's: the disk is full, or the store does not answer. */
export function storeError(error: unknown): KhidmatError {
  if (error instanceof KhidmatError) return error;
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL')
    return new KhidmatError(
      'STORE_FULL',
      'The disk of the data folder is full; nothing was stored. Make room and try again.',
      {
        cause: error,
      },
    );
  if (code.startsWith('SQLITE_READONLY'))
    return new KhidmatError('STORE_READ_ONLY', 'The data folder is open for reading only; nothing was stored.', {
      cause: error,
    });
  if (code.startsWith('SQLITE_CONSTRAINT'))
    return new KhidmatError(
      'STORE_REFUSED',
      'The write contradicts what is stored; nothing was stored. This is a fault of the program.',
      {
        cause: error,
      },
    );
  if (code.startsWith('SQLITE_BUSY'))
    return new KhidmatError(
      'STORE_UNAVAILABLE',
      "Another command (such as 'khidmat move') has the data folder to itself; nothing was stored. Try again when it has ended.",
      { cause: error },
    );
  return new KhidmatError(
    'STORE_UNAVAILABLE',
    `The store did not take it (${code || reasonOf(error)}); nothing was stored. Try again.`,
    {
      cause: error,
    },
  );
}

/** Runs a read; what it throws comes out as the port's error. */
export async function reading<T>(look: () => T): Promise<T> {
  try {
    return look();
  } catch (error) {
    throw storeError(error);
  }
}

/** The medium failed, so every write of the same transaction failed with it. */
export function isMediumFault(error: unknown): boolean {
  const code = sqliteCode(error);
  return [
    'SQLITE_FULL',
    'SQLITE_IOERR',
    'SQLITE_READONLY',
    'SQLITE_CORRUPT',
    'SQLITE_CANTOPEN',
    'SQLITE_BUSY',
    'SQLITE_NOTADB',
  ].some((name) => code.startsWith(name));
}

function sqliteCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}
