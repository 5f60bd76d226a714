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
  return error instanceof Error ? error.message : String(error);
}
