import type { SourceFile } from './diagnostic';
import { type FileDraft, readContentFile } from './read-file';

/** Of what cannot be used as it stands, so many letters are read in one go: no person broke more than that in one evening. */
const MOST_BROKEN = 262_144;
const LARGE = 65_536;
/** Nor so many files. */
const MOST_FILES = 20;

/**
 * Reads each file by itself. Once there is a great deal of broken text, the files after it wait: each is told of with its name, in no
 * time, and sixty broken files of a megabyte cost hardly more than one, and two thousand small ones than twenty.
 */
export function readDrafts(files: readonly SourceFile[]): FileDraft[] {
  let broken = 0;
  let brokenFiles = 0;
  return files.map((file) => {
    const isTooMuch =
      broken > MOST_BROKEN || (broken === MOST_BROKEN && file.text.length > LARGE) || brokenFiles === MOST_FILES;
    if (isTooMuch && !file.refused) return readContentFile({ path: file.path, text: '', refused: WAITS });
    const draft = readContentFile(file);
    // One file alone keeps none waiting that a person wrote, however long it is.
    if (!file.refused && isBroken(draft)) {
      broken += Math.min(file.text.length, MOST_BROKEN);
      brokenFiles += 1;
    }
    return draft;
  });
}

const WAITS = {
  code: 'CONTENT_WAITS',
  message: `${MOST_FILES} files before this one, or a quarter of a megabyte in them, are broken; it is read when those are mended.`,
} as const;

function isBroken({ reading }: FileDraft): boolean {
  return reading.diagnostics.some(({ severity }) => severity === 'error');
}
