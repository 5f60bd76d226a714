import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../config';
import type { Understanding } from '../domain/understanding';
import { KhidmatError } from '../errors';
import { compileContent } from '../flow/compile-content';
import type { SourceFile } from '../flow/diagnostic';
import { formatDiagnostics } from '../flow/format-diagnostic';
import type { Content } from '../flow/program';
import { createLog } from '../log';
import type { Model } from '../nlu/model';
import { type UnderstandContext, understand } from '../nlu/understand';
import { readContentFiles } from '../runtime/content-files';
import { hashOf } from '../runtime/content-hash';
import { ModelStore } from '../runtime/model-store';
import type { Trial } from '../runtime/run-again';
import type { Store } from '../store/store';
import type { Terminal } from './command';
import { loadProject } from './load-project';
import { modelOptions } from './model-options';

/** The release that is in force, where a folder or a release is asked for. */
export const IN_FORCE = 'live';

/** The last readings: two contents with one model read a conversation side by side. */
class Readings {
  private readonly known = new Map<string, Understanding>();

  of(text: string, model: Model, context: UnderstandContext): Understanding {
    const key = `${model.hash} ${JSON.stringify(context)} ${text}`;
    const known = this.known.get(key) ?? understand(text, model, context);
    if (this.known.size >= MOST_READINGS) this.known.clear();
    this.known.set(key, known);
    return known;
  }
}

const MOST_READINGS = 1000;

/** Work that is begun now and waited for later: until then its failure is nobody's. */
export function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** Makes content ready to decide recorded turns: that of a folder, of the release in force (`live`), or of a release by its hash. */
export class Trials {
  private readonly models: ModelStore;
  private readonly contentDir: string;
  private readonly learnt = new Map<string, Promise<Model>>();
  private readonly read = new Readings();

  constructor(
    private readonly store: Store,
    private readonly terminal: Pick<Terminal, 'cwd' | 'env'>,
  ) {
    const { contentDir, dataDir } = readConfig(terminal.cwd, terminal.env);
    this.contentDir = contentDir;
    this.models = new ModelStore(join(dataDir, 'models'), createLog({ level: 'silent' }), modelOptions());
  }

  /**
   * Examples that were never learnt are learnt as a draft, a model as careful as the one in force. Throws CONTENT_BROKEN,
   * CONTENT_NOT_FOUND and RELEASE_UNKNOWN.
   */
  async trialOf(place: string): Promise<Trial> {
    const content = this.compile(place, await this.filesOf(place));
    return this.trialWith(content, await this.modelFor(content));
  }

  trialWith(content: Content, model: Model): Trial {
    const { timeZone, thresholds } = content.bot;
    const gates = thresholds === null ? {} : { thresholds };
    return { content, understand: (text, context) => this.read.of(text, model, { ...context, timeZone, ...gates }) };
  }

  private compile(place: string, files: readonly SourceFile[]): Content {
    const { entities = [] } = loadProject(this.folderOf(place) ?? this.contentDir);
    const isPublished = this.folderOf(place) === null;
    const { content, diagnostics } = compileContent(files, {
      actions: null,
      entities,
      hash: hashOf(files),
      isPublished,
    });
    if (content !== null) return content;
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    throw new KhidmatError(
      'CONTENT_BROKEN',
      `'${place}' has mistakes; mend them first.\n\n${formatDiagnostics(errors)}`,
    );
  }

  private async filesOf(place: string): Promise<readonly SourceFile[]> {
    const folder = this.folderOf(place);
    if (folder !== null) return readContentFiles(folder);
    const { releases } = this.store;
    const published = await releases.readPublications(1000);
    const hash =
      place === IN_FORCE ? published[0]?.hash : (published.find((one) => one.hash.startsWith(place))?.hash ?? place);
    const release = hash === undefined ? null : await releases.readRelease(hash);
    if (release !== null) return release.files;
    throw new KhidmatError(
      'RELEASE_UNKNOWN',
      `'${place}' is no folder and no release that is kept here; give a folder, '${IN_FORCE}' for the release in force, or one that 'khidmat releases' lists.`,
    );
  }

  private folderOf(place: string): string | null {
    const folder = resolve(this.terminal.cwd, place);
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : null;
  }

  /** Of the same examples the same: what two places have in common is learnt once, and each text read once. */
  private modelFor(content: Content): Promise<Model> {
    const key = JSON.stringify(content.training);
    const known = this.learnt.get(key) ?? this.learn(content);
    this.learnt.set(key, known);
    return known;
  }

  private async learn({ training }: Content): Promise<Model> {
    const kept = await this.models.keptFor(training);
    if (kept !== null) return kept;
    const like = await this.modelInForce();
    return like === null ? this.models.modelFor(training) : this.models.draftFor(training, like);
  }

  /** The model that serves now, as far as one is kept: of what was published, else of what was served last. */
  private async modelInForce(): Promise<Model | null> {
    const { releases } = this.store;
    const hash = (await releases.readPublications(1))[0]?.hash ?? (await this.releaseOfLastTurns());
    const release = hash === undefined ? null : await releases.readRelease(hash);
    if (release === null) return null;
    const { entities = [] } = loadProject(this.contentDir);
    const options = { actions: null, entities, hash: release.hash, isPublished: true };
    const { content } = compileContent(release.files, options);
    return content === null ? null : this.models.keptFor(content.training);
  }

  private async releaseOfLastTurns(): Promise<string | undefined> {
    const [row] = await this.store.readCases({ closedToo: true, limit: 1 });
    const stored = row === undefined ? null : await this.store.readConversation(row.conversation);
    return stored?.state.release;
  }
}
