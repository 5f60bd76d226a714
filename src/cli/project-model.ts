import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LANGUAGES, type Language } from '../domain/language';
import type { Thresholds, TrainingSet } from '../domain/training';
import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import { formatDiagnostics } from '../flow/format-diagnostic';
import { createLog } from '../log';
import type { Model } from '../nlu/model';
import { decodeModel } from '../nlu/model-file';
import { trainModel } from '../nlu/train';
import { readContentFiles } from '../runtime/content-files';
import { hashOf } from '../runtime/content-hash';
import { ModelStore, modelFileName } from '../runtime/model-store';
import { loadProject } from './load-project';
import { modelOptions } from './model-options';
import { readExamples } from './read-examples';

/** What a command about the understanding works on: a project's examples, or those of data files. */
export interface Material {
  readonly training: TrainingSet;
  readonly timeZone: string;
  /** The gates that the author set, if any. */
  readonly thresholds: Thresholds | null;
  /** The languages that its customers speak. */
  readonly languages: readonly Language[];
  /** Where the project stands; null for data files. */
  readonly folder: string | null;
}

/** Reads the project in `dir`. Throws `CONTENT_BROKEN` with the mistakes where it does not compile. */
export async function readProject(cwd: string, dir: string): Promise<Material> {
  const folder = resolve(cwd, dir);
  const files = await readContentFiles(folder);
  const { entities = [] } = loadProject(folder);
  const { content, diagnostics } = compileContent(files, { actions: null, entities, hash: hashOf(files) });
  if (content === null) {
    throw new KhidmatError(
      'CONTENT_BROKEN',
      `The content has mistakes; mend them first.\n\n${formatDiagnostics(diagnostics)}`,
    );
  }
  const { timeZone, thresholds, languages } = content.bot;
  return { training: content.training, timeZone, thresholds, languages, folder };
}

export async function readMaterial(cwd: string, dir: string, trainFiles: readonly string[]): Promise<Material> {
  if (trainFiles.length === 0) return readProject(cwd, dir);
  const texts = await readExamples(cwd, trainFiles);
  const examples = texts.flatMap(({ text, intent }) => (intent === null ? [] : [{ text, intent }]));
  const outOfScope = texts.filter(({ intent }) => intent === null).map(({ text }) => text);
  const training = { examples, outOfScope, entities: [] };
  return { training, timeZone: 'Asia/Jakarta', thresholds: null, languages: LANGUAGES, folder: null };
}

/** The model that the server would use, learnt before where it can be found; a folder that keeps no models stays as it is. */
export async function modelOf({ training, folder }: Material): Promise<Model> {
  if (folder === null) return trainModel(training);
  const options = modelOptions();
  const kept = join(folder, 'data', 'models');
  if (existsSync(kept)) return new ModelStore(kept, createLog({ level: 'silent' }), options).modelFor(training);
  const file = join(options.shipped ?? kept, modelFileName(training, options.version ?? ''));
  return existsSync(file) ? decodeModel(new Uint8Array(await readFile(file))) : trainModel(training);
}
