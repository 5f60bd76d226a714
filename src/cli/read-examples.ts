import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KhidmatError, reasonOf } from '../errors';

/** A line of a data file; `intent` null for `oos`. */
export interface LabelledText {
  readonly text: string;
  readonly intent: string | null;
}

const OUT_OF_SCOPE = 'oos';

/**
 * Reads files of one `{"text","intent"}` a line; `oos` marks a text that no intent covers. Throws `DATA_UNREADABLE` with the file,
 * `DATA_BROKEN_LINE` with file and line.
 */
export async function readExamples(cwd: string, files: readonly string[]): Promise<LabelledText[]> {
  const texts: LabelledText[] = [];
  for (const file of files) {
    const content = await readText(resolve(cwd, file), file);
    content.split('\n').forEach((line, i) => {
      if (line.trim() !== '') texts.push(readLine(line, `${file}:${i + 1}`));
    });
  }
  return texts;
}

async function readText(path: string, file: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new KhidmatError('DATA_UNREADABLE', `${file} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

function readLine(line: string, place: string): LabelledText {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw broken(place, `is no JSON (${reasonOf(cause).replace(/\p{Cc}+/gu, ' ')})`, cause);
  }
  if (typeof value !== 'object' || value === null) throw broken(place, 'is no object');
  const { text, intent } = value as { text?: unknown; intent?: unknown };
  if (typeof text !== 'string') throw broken(place, "has no 'text' that is a string");
  if (typeof intent !== 'string' || intent === '') throw broken(place, "has no 'intent' that is a string");
  return { text, intent: intent === OUT_OF_SCOPE ? null : intent };
}

function broken(place: string, what: string, cause?: unknown): KhidmatError {
  const message = `${place} ${what}; each line must read {"text": "…", "intent": "…"}, with "oos" for a text that no intent covers.`;
  return new KhidmatError('DATA_BROKEN_LINE', message, { cause });
}
