import type { SourceFile } from './diagnostic';
import type { Place } from './program';

/** A stretch of a file: UTF-16 offsets into `SourceText.text`, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A content file with its lines counted. Windows line ends and a byte order mark are taken out; no column changes by it. */
export class SourceText {
  readonly path: string;
  readonly text: string;
  private counted: Uint32Array | null = null;

  constructor(file: SourceFile) {
    this.path = file.path;
    this.text = withPlainLineEnds(file.text.replace(/^\uFEFF/, ''));
  }

  /** Where each line begins. */
  private get starts(): Uint32Array {
    this.counted ??= lineStarts(this.text);
    return this.counted;
  }

  placeOf(offset: number): Place {
    const line = this.lineAt(offset);
    return { file: this.path, line: line + 1, column: offset - (this.starts[line] ?? 0) + 1 };
  }

  /** The line on which the span begins, and how much of it the span covers. */
  frameOf(span: Span): { readonly text: string; readonly length: number } {
    const start = this.starts[this.lineAt(span.start)] ?? 0;
    const newline = this.text.indexOf('\n', start);
    const end = newline < 0 ? this.text.length : newline;
    return { text: this.text.slice(start, end), length: Math.max(1, Math.min(span.end, end) - span.start) };
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const CR = 13;
const LF = 10;

/** Letter by letter, in place: to replace texts takes 40 bytes for each of a million line ends. */
function withPlainLineEnds(text: string): string {
  if (!text.includes('\r')) return text;
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  let before = 0;
  for (const byte of bytes) {
    const isCounted = byte === LF && before === CR;
    before = byte;
    if (isCounted) continue;
    bytes[length] = byte === CR ? LF : byte;
    length += 1;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, length));
}

function lineStarts(text: string): Uint32Array {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  const starts = new Uint32Array(lines);
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    line += 1;
    starts[line] = at + 1;
  }
  return starts;
}

/** The name that a file's content has by custom: what others may mean when the file itself cannot be read. */
export function customaryName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
}
