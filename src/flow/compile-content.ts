import type { Diagnostic, SourceFile } from './diagnostic';
import type { Content } from './program';

export interface Compiled {
  /** Null when any diagnostic is an error. */
  readonly content: Content | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles `flows/*.yaml` and `intents/*.yaml`. `actions` are the names that a `call` may use; null checks none. */
export declare function compileContent(
  files: readonly SourceFile[],
  options: { readonly actions: readonly string[] | null; readonly hash: string },
): Compiled;
