import type { Diagnostic, RoadStep } from './diagnostic';
import type { DiagnosticCode } from './diagnostic-codes';
import type { SourceText, Span } from './source-text';

const MOST_MISTAKES = 100;

/** Collects what is wrong with one file. */
export class Report {
  readonly diagnostics: Diagnostic[] = [];

  constructor(readonly source: SourceText) {}

  error(code: DiagnosticCode, at: Span, message: string, road?: readonly RoadStep[]): void {
    this.add(code, 'error', at, message, road);
  }

  warn(code: DiagnosticCode, at: Span, message: string, road?: readonly RoadStep[]): void {
    this.add(code, 'warning', at, message, road);
  }

  private add(
    code: DiagnosticCode,
    severity: Diagnostic['severity'],
    at: Span,
    message: string,
    road?: readonly RoadStep[],
  ): void {
    if (this.diagnostics.length > MOST_MISTAKES) return;
    if (this.diagnostics.length === MOST_MISTAKES) {
      code = 'CONTENT_TOO_MANY_MISTAKES';
      message = `There are more than ${MOST_MISTAKES} findings in this file; mend these first.`;
    }
    const { source } = this;
    this.diagnostics.push({
      ...source.placeOf(at.start),
      code,
      severity,
      // A mend may end in a question of its own.
      message: message.replace(/\?\.$/, '?'),
      frame: source.frameOf(at),
      ...(road === undefined ? {} : { road }),
    });
  }
}
