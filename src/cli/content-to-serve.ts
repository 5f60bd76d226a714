import type { Config } from '../config';
import { KhidmatError } from '../errors';
import type { Diagnostic, SourceFile } from '../flow/diagnostic';
import { readContentFiles } from '../runtime/content-files';
import type { ContentHolder } from '../runtime/content-holder';
import { readFiles, readInForce } from '../runtime/publications';
import type { Store } from '../store/store';

/** What a server serves from its start. */
export interface ContentToServe {
  readonly files: readonly SourceFile[];
  /** The publication that it is: 0 where nothing was ever published, null where the folder is served as it is saved. */
  readonly publication: number | null;
}

/** With WATCH=on the folder, else what was published last; the folder too where nothing ever was. */
export async function contentToServe({ watch, contentDir }: Config, store: Store): Promise<ContentToServe> {
  const published = watch ? null : await readInForce(store);
  if (published !== null) return { files: published.files, publication: published.publication.number };
  return { files: await readContentFiles(contentDir), publication: watch ? null : 0 };
}

/**
 * Puts it into force. Resolves with the number of the publication, the first one where there was none. Throws CONTENT_BROKEN,
 * and RELEASE_BROKEN where what was published does not compile with this version any more.
 */
export async function loadFirst(
  { files, publication }: ContentToServe,
  parts: {
    readonly holder: ContentHolder;
    readonly store: Store;
    readonly now: () => number;
    readonly say: (diagnostics: readonly Diagnostic[]) => void;
  },
): Promise<number | null> {
  const { holder, store, now, say } = parts;
  const { live, diagnostics } = await holder.load(files);
  say(diagnostics);
  if (!live) {
    if (!publication) throw new KhidmatError('CONTENT_BROKEN', 'The flows or intents have mistakes; see above.');
    throw new KhidmatError(
      'RELEASE_BROKEN',
      `What was published (publication ${publication}) has mistakes for this version of Khidmat; see above. Mend the folder and publish it with 'khidmat publish', or start with WATCH=on.`,
    );
  }
  if (publication !== 0) return publication;
  const first = { number: 1, hash: holder.current().hash, at: now(), note: 'the first start' };
  if (await store.releases.appendPublication(first)) return 1;
  // Another server was first.
  const [newest] = await store.releases.readPublications(1);
  await holder.load(await readFiles(store, newest!.hash));
  return newest!.number;
}
