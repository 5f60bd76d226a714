/** An error that tells its reader what to do: `code` is for programs, the message for people. */
export class KhidmatError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'KhidmatError';
  }
}

/** One sentence about anything thrown. */
export function reasonOf(error: unknown): string {
  const message: unknown = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
  return typeof message === 'string' ? message : String(error);
}
