import { resolve } from 'node:path';
import type { Thresholds, TrainingSet } from '../domain/training';
import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import { formatDiagnostics } from '../flow/format-diagnostic';
import { hashOf, readContentFiles } from '../runtime/content-files';
import { loadProject } from './load-project';
import { readExamples } from './read-examples';

/** What a command about the understanding works on: a project's examples, or those of data files. */
export interface Material {
  readonly training: TrainingSet;
  readonly timeZone: string;
  /** The gates that the author set, if any. */
  readonly thresholds: Thresholds | null;
}

/** Reads the project in `dir`. Throws `CONTENT_BROKEN` with the mistakes where it does not compile. */
export async function readProject(cwd: string, dir: string): Promise<Material> {
  const files = await readContentFiles(resolve(cwd, dir));
  const { entities = [] } = loadProject(resolve(cwd, dir));
  const { content, diagnostics } = compileContent(files, { actions: null, entities, hash: hashOf(files) });
  if (content === null) {
    throw new KhidmatError(
      'CONTENT_BROKEN',
      `The content has mistakes; mend them first.\n\n${formatDiagnostics(diagnostics)}`,
    );
  }
  return { training: content.training, timeZone: content.bot.timeZone, thresholds: content.bot.thresholds };
}

export async function readMaterial(cwd: string, dir: string, trainFiles: readonly string[]): Promise<Material> {
  if (trainFiles.length === 0) return readProject(cwd, dir);
  const texts = await readExamples(cwd, trainFiles);
  const examples = texts.flatMap(({ text, intent }) => (intent === null ? [] : [{ text, intent }]));
  const outOfScope = texts.filter(({ intent }) => intent === null).map(({ text }) => text);
  return { training: { examples, outOfScope, entities: [] }, timeZone: 'Asia/Jakarta', thresholds: null };
}
