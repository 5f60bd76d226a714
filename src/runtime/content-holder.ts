import { setImmediate } from 'node:timers/promises';
import type { ConversationState } from '../domain/conversation';
import type { EntityDefinition, TrainingSet } from '../domain/training';
import type { Understanding, Why } from '../domain/understanding';
import { KhidmatError, reasonOf } from '../errors';
import { compileContent } from '../flow/compile-content';
import type { Diagnostic, SourceFile } from '../flow/diagnostic';
import { isAtRest, movedFrames } from '../flow/moves';
import type { Content } from '../flow/program';
import { isReserved } from '../flow/standing-patterns';
import type { Log } from '../log';
import { readWithWhy, whyReadSo } from '../nlu/explain';
import type { Model } from '../nlu/model';
import { gatherNeighbours, type Neighbours } from '../nlu/nearest';
import { toolsOf } from '../nlu/prepare';
import { understand } from '../nlu/understand';
import type { Store } from '../store/store';
import { hashOf } from './content-hash';
import type { ContentSource } from './content-source';
import { HeardLately } from './heard-lately';
import type { ModelStore } from './model-store';

export interface HolderParts {
  readonly store: Store;
  readonly models: ModelStore;
  /** The names that a `call` may use; null where a service outside answers and its names are not known. */
  readonly actions: readonly string[] | null;
  /** Kinds of values that a developer added, beside those of the intents' files. */
  readonly entities: readonly EntityDefinition[];
  readonly now: () => number;
  readonly log: Log;
}

export interface Loaded {
  /** False: there were errors, or the training failed, and the release in force stays. */
  readonly live: boolean;
  /** True when another release came into force by it. */
  readonly changed: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

interface Live {
  readonly content: Content;
  readonly model: Model;
  /** It is kept nowhere: who asks later why it read something so must have been told at once. */
  readonly isDraft: boolean;
  /** Among the content's examples. */
  readonly neighbours: Neighbours;
  /** By this model. */
  readonly heard: HeardLately;
}

/** Examples that are read in one go, some milliseconds long: turns are taken in between. */
const AT_A_TIME = 200;

async function liveWith(content: Content, model: Model, isDraft: boolean): Promise<Live> {
  const gathering = gatherNeighbours(toolsOf(model).lexicon, content.training.examples, AT_A_TIME);
  for (;;) {
    const step = gathering.next();
    if (step.done) return { content, model, isDraft, neighbours: step.value, heard: new HeardLately() };
    await setImmediate();
  }
}

/** So many examples take less than a second. */
const QUICKLY_LEARNT = 1_000;

/** How many releases of old conversations are kept compiled. */
const KEPT = 20;

/** Models with their examples, some megabytes each, for those who ask why something was read so. */
const READERS_KEPT = 3;

/**
 * The content in force and its model. A conversation with flows under way stays on the release on which they began, with
 * that release's flows and settings, unless the current one declares where it moves; an idle one goes on with the current one. Words are always read by the current
 * model: an intent that the older flows do not know is, to them, one that was not understood, and the repair ladder helps.
 */
export class ContentHolder implements ContentSource {
  private live: Live | null = null;
  private readonly older = new Map<string, Promise<Content | null>>();
  private readonly readers = new Map<string, Promise<Live | null>>();
  private loading: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: HolderParts) {}

  current(): Content {
    return this.inForce().content;
  }

  /** The hashes of what answers customers now. */
  inUse(): { readonly release: string; readonly model: string } {
    const { content, model } = this.inForce();
    return { release: content.hash, model: model.hash };
  }

  contentFor(state: ConversationState): Content | Promise<Content> {
    const { content } = this.inForce();
    if (state.release === content.hash || isAtRest(state) || movedFrames(state, content) !== null) return content;
    return this.pinned(state.release).then((older) => older ?? content);
  }

  understand(text: string, context: Parameters<ContentSource['understand']>[1]): Understanding {
    const { now, language, content } = context;
    const { timeZone, thresholds } = content.bot;
    const { content: live, model, isDraft, neighbours, heard } = this.inForce();
    const gates = thresholds !== null && { thresholds };
    const given = { now, timeZone, language, ...gates };
    return heard.understand(text, context, () => ({
      ...(isDraft ? readWithWhy(text, model, given, neighbours) : understand(text, model, given)),
      release: live.hash,
    }));
  }

  /** Why a text of the record was read so; null where the model that read it is not there any more, or this program reads it otherwise. */
  async whyOf(text: string, understanding: Understanding): Promise<Why | null> {
    const { why, release, model } = understanding;
    if (why !== undefined) return why;
    const reader = release === undefined ? null : await this.readerOf(release, model);
    return reader && whyReadSo(text, understanding, reader.model, reader.neighbours);
  }

  private readerOf(release: string, model: string): Promise<Live | null> | Live {
    const live = this.inForce();
    if (live.content.hash === release && live.model.hash === model) return live;
    const key = `${release} ${model}`;
    const known = this.readers.get(key);
    if (known !== undefined) return known;
    const loading = this.loadReader(release, model);
    this.readers.set(key, loading);
    loading.then(
      (reader) => reader ?? this.readers.delete(key),
      () => this.readers.delete(key),
    );
    if (this.readers.size > READERS_KEPT) this.readers.delete(this.readers.keys().next().value!);
    return loading;
  }

  private async loadReader(release: string, hash: string): Promise<Live | null> {
    const content = await this.pinned(release);
    const model = content && (await this.parts.models.keptFor(content.training));
    return model?.hash === hash ? liveWith(content!, model, false) : null;
  }

  /**
   * Compiles, trains and then, all at once, puts these files into force; a fault leaves everything as it is. Two calls run
   * one after the other. Examples that are new are live as a draft at first; `whole`: not before they are learnt with all care.
   */
  load(files: readonly SourceFile[], how: 'draft-first' | 'whole' = 'draft-first'): Promise<Loaded> {
    const loaded = this.loading.then(() => this.loadNow(files, how));
    this.loading = loaded.catch(() => undefined);
    return loaded;
  }

  private async loadNow(files: readonly SourceFile[], how: 'draft-first' | 'whole'): Promise<Loaded> {
    const hash = hashOf(files);
    const { content, diagnostics } = this.compile(files, hash);
    if (content === null) return { live: false, changed: false, diagnostics };
    if (this.live?.content.hash === hash) return { live: true, changed: false, diagnostics };
    const { models, store, log, now } = this.parts;
    const kept = await models.keptFor(content.training);
    const before = this.live;
    const like = how === 'whole' ? null : (before?.model ?? (await this.lastLearnt(content.training)));
    const model = kept ?? (await this.learnFirst(content.training, like));
    await store.releases.saveRelease({ hash, at: now(), files });
    const isDraft = kept === null && like !== null;
    this.live = await liveWith(content, model, isDraft);
    const flows = Object.keys(content.flows).filter((name) => !isReserved(name)).length;
    log.info({ release: hash, model: model.hash, flows }, 'release in force');
    if (isDraft) void this.learnWhole(content);
    return { live: true, changed: true, diagnostics };
  }

  /**
   * At a start: what was saved shortly before the last stop was still being learnt then. A server that learnt all of it first would
   * be away for as long as that takes, a minute and more on a busy machine; few examples are learnt in no time.
   */
  private async lastLearnt({ examples }: TrainingSet): Promise<Model | null> {
    return examples.length < QUICKLY_LEARNT ? null : this.parts.models.newestKept();
  }

  /** While serving, saved examples shall be live within a second or so: on a draft, as careful as the model so far. */
  private learnFirst(training: TrainingSet, like: Model | null): Promise<Model> {
    const { models } = this.parts;
    return like === null ? models.modelFor(training) : models.draftFor(training, like);
  }

  /** Puts the model that was calibrated on these examples in the place of the draft. */
  private async learnWhole(content: Content): Promise<void> {
    const { models, log } = this.parts;
    try {
      const model = await models.modelFor(content.training);
      const live = await liveWith(content, model, false);
      if (this.live?.content !== content) return;
      this.live = live;
      log.info({ release: content.hash, model: model.hash }, 'model in force');
    } catch (error) {
      if (error instanceof KhidmatError && error.code === 'TRAINING_ENDED') return;
      log.error({ reason: loadFault(error) }, 'the training failed; the draft of the model stays');
    }
  }

  private compile(files: readonly SourceFile[], hash: string, isPublished = false) {
    const { actions, entities } = this.parts;
    return compileContent(files, { actions, entities, hash, isPublished });
  }

  private pinned(release: string): Promise<Content | null> {
    const known = this.older.get(release);
    if (known !== undefined) return known;
    const loading = this.loadOlder(release);
    this.older.set(release, loading);
    // What could not be read now may be read later.
    loading.catch(() => this.older.delete(release));
    if (this.older.size > KEPT) this.older.delete(this.older.keys().next().value!);
    return loading;
  }

  private async loadOlder(hash: string): Promise<Content | null> {
    const release = await this.parts.store.releases.readRelease(hash);
    const content = release === null ? null : this.compile(release.files, hash, true).content;
    if (content === null)
      this.parts.log.warn(
        { release: hash, kept: release !== null },
        'an older release cannot be used any more; its conversations go on with the current one',
      );
    return content;
  }

  private inForce() {
    if (this.live !== null) return this.live;
    throw new KhidmatError('CONTENT_MISSING', 'No release is in force yet; load content before taking turns.');
  }
}

/** One sentence for the log where loading itself failed. */
export function loadFault(error: unknown): string {
  return error instanceof KhidmatError ? `${error.code} ${error.message}` : reasonOf(error);
}
