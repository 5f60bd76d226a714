/** What a command reads and writes; tests give their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: NodeJS.ReadableStream;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends what would go on until somebody presses Ctrl-C. */
  readonly signal?: AbortSignal;
}

/** One `khidmat <name>`; one file each in this folder, listed in `khidmat.ts`. */
export interface Command {
  readonly name: string;
  /** One line for `khidmat help`. */
  readonly summary: string;
  /** Shown by `khidmat <name> --help` and on wrong words. */
  readonly usage: string;
  /** Exit status: 0 done, 1 found something wrong, 2 wrong use. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}
