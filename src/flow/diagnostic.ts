import type { DiagnosticCode } from './diagnostic-codes';
import type { Place } from './program';

/** An author's mistake: where it is, what it is, and the mend. Data, never an exception. */
export interface Diagnostic extends Place {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** One sentence that names the thing, what was found and the mend ("did you mean …?"). */
  readonly message: string;
  /** The line of the file, and how many columns the mark under it covers. */
  readonly frame?: { readonly text: string; readonly length: number };
  /** For what holds on some paths only: the shortest one, in the author's words. */
  readonly road?: readonly RoadStep[];
}

/** One step of a path: where it is written, what it does, and by which way the path leaves it. */
export interface RoadStep extends Place {
  readonly step: string;
  readonly way: string | null;
}

/** A content file as it was read: `path` relative to the project (`flows/order-status.yaml`). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Why it was not read, or not as it stands; it is reported and nothing of it is used. */
  readonly refused?: { readonly code: DiagnosticCode; readonly message: string; readonly offset?: number };
}
