import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainingSet } from '../domain/training';
import { reasonOf } from '../errors';
import type { Log } from '../log';
import type { Model } from '../nlu/model';
import { decodeModel, MODEL_VERSION } from '../nlu/model-file';
import { trainAside } from './train-aside';

export interface ModelStoreOptions {
  /** Models that came with the program: those of the content that it was built with. */
  readonly shipped?: string;
  /** Of the program: another one may learn otherwise. */
  readonly version?: string;
}

/** Models in the data folder, `models/<hash of the training set>.bin`: the same examples are learnt once. */
export class ModelStore {
  constructor(
    private readonly folder: string,
    private readonly log: Log,
    private readonly options: ModelStoreOptions = {},
  ) {}

  private readonly ending = new AbortController();

  /** Ends what is being learnt: a process that stops is not held up by it. */
  end(): void {
    this.ending.abort();
  }

  async modelFor(set: TrainingSet): Promise<Model> {
    return (await this.keptFor(set)) ?? (await this.train(set));
  }

  /** A model of these examples that was learnt before, or null. */
  async keptFor(set: TrainingSet): Promise<Model | null> {
    const { shipped, version = '' } = this.options;
    const name = modelFileName(set, version);
    const kept = shipped === undefined ? null : await this.readKept(join(shipped, name));
    return kept ?? (await this.readKept(join(this.folder, name)));
  }

  /** A model of these examples in a fraction of the time, as careful as `like` is. It is kept nowhere. */
  async draftFor(set: TrainingSet, like: Model): Promise<Model> {
    const { temperature, trust, thresholds, person } = like;
    return decodeModel(await trainAside(set, { like: { temperature, trust, thresholds, person } }, this.ending.signal));
  }

  /** The model that was learnt here last, of whatever examples; null where there is none that can be read. */
  async newestKept(): Promise<Model | null> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => name.endsWith('.bin'));
    const files = await Promise.all(
      names.map(async (name) => {
        const file = join(this.folder, name);
        return { file, at: (await stat(file).catch(() => null))?.mtimeMs ?? 0 };
      }),
    );
    for (const { file } of files.sort((one, other) => other.at - one.at)) {
      const model = await this.readKept(file);
      if (model !== null) return model;
    }
    return null;
  }

  private async readKept(file: string): Promise<Model | null> {
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) return null;
    try {
      // A Buffer's own slice would share its memory; a model keeps its arrays.
      return decodeModel(new Uint8Array(bytes));
    } catch (error) {
      this.log.warn({ file, reason: reasonOf(error) }, 'a kept model cannot be read; training anew');
      return null;
    }
  }

  private async train(set: TrainingSet): Promise<Model> {
    const file = join(this.folder, modelFileName(set, this.options.version ?? ''));
    const began = performance.now();
    const bytes = await trainAside(set, {}, this.ending.signal);
    const model = decodeModel(bytes);
    this.log.info(
      { model: model.hash, examples: set.examples.length, ms: Math.round(performance.now() - began) },
      'model trained',
    );
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    // Never a half-written one under the final name.
    const draft = `${file}.${randomBytes(4).toString('hex')}`;
    await writeFile(draft, bytes);
    await rename(draft, file);
    return model;
  }
}

/** Named by what was learnt, and by which program. */
export function modelFileName(set: TrainingSet, version: string): string {
  const key = createHash('sha256')
    .update(`${version} ${MODEL_VERSION}`)
    .update(JSON.stringify(set))
    .digest('hex')
    .slice(0, 32);
  return `${key}.bin`;
}
