import { KhidmatError } from '../errors';
import type { SourceFile } from '../flow/diagnostic';
import type { Log } from '../log';
import type { Publication, Store } from '../store/store';
import { hashOf } from './content-hash';
import { type ContentHolder, type Loaded, loadFault } from './content-holder';
import { Repeater } from './repeater';

/** The publication in force with the files of its release; null where nothing was ever published. Throws RELEASE_UNKNOWN and RELEASE_DAMAGED. */
export async function readInForce(
  store: Store,
): Promise<{ readonly publication: Publication; readonly files: readonly SourceFile[] } | null> {
  const [publication] = await store.releases.readPublications(1);
  return publication === undefined ? null : { publication, files: await readFiles(store, publication.hash) };
}

/** The files of a release. Throws RELEASE_UNKNOWN, and RELEASE_DAMAGED where they are not what the hash says. */
export async function readFiles(store: Store, hash: string): Promise<readonly SourceFile[]> {
  const release = await store.releases.readRelease(hash);
  if (release === null)
    throw new KhidmatError('RELEASE_UNKNOWN', `The release ${hash} is not kept here; publish the folder again.`);
  if (hashOf(release.files) !== hash)
    throw new KhidmatError(
      'RELEASE_DAMAGED',
      `The files of the release ${hash} are not those that were published; publish the folder again.`,
    );
  return release.files;
}

export interface FollowParts {
  readonly store: Store;
  readonly holder: ContentHolder;
  readonly log: Log;
  /** The publication that is in force already. */
  readonly from: number;
  /** Told of what came into force and of what was refused, for a terminal to show. */
  readonly loaded?: (loaded: Loaded) => void;
}

const LOOK_MS = 1_000;

/**
 * Puts what is published into force, in every server on this store, within a second or two. New examples are learnt aside
 * first, while the release so far goes on; what cannot be used here never replaces what can.
 */
export function followPublications({ store, holder, log, from, loaded }: FollowParts): Repeater {
  let taken = from;
  return new Repeater(LOOK_MS, log, async () => {
    const [publication] = await store.releases.readPublications(1);
    if (publication === undefined || publication.number <= taken) return;
    const { number, hash } = publication;
    const refused = (what: object) =>
      log.error(
        { publication: number, release: hash, ...what },
        'what was published cannot be used; the release in force stays',
      );
    try {
      const result = await holder.load(await readFiles(store, hash), 'whole');
      if (!result.live) {
        const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
        refused({ errors: errors.map(({ code, file, line, column }) => ({ code, file, line, column })) });
      }
      loaded?.(result);
    } catch (error) {
      // The store is away for a moment: the next look tries again.
      if (error instanceof KhidmatError && error.code === 'STORE_UNAVAILABLE') throw error;
      refused({ reason: loadFault(error) });
    }
    taken = number;
  });
}
