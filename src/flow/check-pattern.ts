import { RE2JS } from 're2js';
import { patternSize } from './pattern-repeats';

/** As many letters as a pattern may come to when what it repeats is written out: its machine has as many parts. */
const LARGEST = 5000;

/** What is wrong with an author's pattern, in RE2's words; null when it compiles. RE2 never takes exponential time. */
export function patternFault(pattern: string): string | null {
  if (pattern.length > 1000) return 'it is longer than 1,000 characters';
  if (patternSize(pattern) > LARGEST)
    return 'it repeats so much that it would take minutes and a great deal of memory; write smaller numbers in { }';
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
  }
}

/** Whether a pattern is content with no text at all: it would find something everywhere. */
export function matchesEmptyText(pattern: string): boolean {
  return RE2JS.compile(`^(?:${pattern})$`).matcher('').find();
}

/** Whether a pattern takes one of some texts, from its beginning to its end. */
export function matchesAnyWhole(pattern: string, texts: readonly string[]): boolean {
  const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  return texts.some((text) => compiled.matches(text));
}
