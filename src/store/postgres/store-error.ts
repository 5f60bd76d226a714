import { KhidmatError, reasonOf } from '../../errors';

/** PostgreSQL's error as the port's: the disk is full, the database does not answer, the write is refused. */
export function storeError(error: unknown): KhidmatError {
  if (error instanceof KhidmatError) return error;
  const code = codeOf(error);
  const options = { cause: error };
  if (code === '53100')
    return new KhidmatError(
      'STORE_FULL',
      'The disk of the database is full; nothing was stored. Make room and try again.',
      options,
    );
  if (code === '25006')
    return new KhidmatError('STORE_READ_ONLY', 'The database takes reads only; nothing was stored.', options);
  if (isFaultOfStatement(code))
    return new KhidmatError(
      'STORE_REFUSED',
      `The write contradicts what is stored (${code}); nothing was stored. This is a fault of the program.`,
      options,
    );
  // A connection may break between the commit and its answer: then nobody knows. The same event again finds out.
  return new KhidmatError(
    'STORE_UNAVAILABLE',
    `The database did not confirm it (${code || reasonOf(error)}). Try again.`,
    options,
  );
}

/** One statement was at fault, and the database is well: others may be tried. A deadlock is settled by trying alone. */
export function isFaultOfStatement(code: string): boolean {
  return /^(22|23|42|0A|21|54)/.test(code);
}

export function isWorthTryingAlone(error: unknown): boolean {
  const code = codeOf(error);
  return isFaultOfStatement(code) || code.startsWith('40');
}

export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
