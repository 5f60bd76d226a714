import { join } from 'node:path';
import type { SourceFile } from '../flow/diagnostic';
import type { Log } from '../log';
import { type ContentHolder, type Loaded, loadFault } from './content-holder';
import { signatureIn } from './file-signature';
import { Repeater } from './repeater';

export interface WatchParts {
  /** The project's folder, with `flows/` and `intents/` in it. */
  readonly folder: string;
  readonly read: (folder: string) => Promise<readonly SourceFile[]>;
  readonly holder: ContentHolder;
  readonly log: Log;
  /** Told of what came into force and of what was refused, for a terminal to show. */
  readonly loaded?: (loaded: Loaded) => void;
}

const LOOK_MS = 250;
/** A large project is looked at less often while nothing changes: with 1,000 files each look takes 14 ms of the processor. */
const PAUSE_MS_PER_FILE = 0.7;
const FOLDERS = ['flows', 'intents'];

/**
 * Puts saved files into force, within a second or so. Files are taken when two looks agree, so a file that is being
 * written is left alone; and what does not compile never replaces what does. The first look takes the files once more: one
 * may have been saved since the start read them.
 */
export function watchContent(parts: WatchParts): Repeater {
  let taken: string | null = null;
  let seen: string | null = null;
  let rest = 0;
  return new Repeater(LOOK_MS, parts.log, async () => {
    rest -= 1;
    if (seen === taken && rest >= 0) return;
    const now = await signatureOf(parts.folder);
    const settled = now === seen;
    seen = now;
    rest = Math.floor((now.split('\n').length * PAUSE_MS_PER_FILE) / LOOK_MS);
    if (now === taken || !settled) return;
    taken = now;
    await load(parts);
  });
}

async function load({ folder, read, holder, log, loaded }: WatchParts): Promise<void> {
  try {
    const result = await holder.load(await read(folder));
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    if (!result.live)
      log.warn(
        { errors: errors.map(({ code, file, line, column }) => ({ code, file, line, column })) },
        'saved content has errors; the release in force stays',
      );
    if (result.changed || !result.live) loaded?.(result);
  } catch (error) {
    log.error({ reason: loadFault(error) }, 'saved content could not be loaded; the release in force stays');
  }
}

async function signatureOf(folder: string): Promise<string> {
  const parts = await Promise.all(FOLDERS.map((name) => signatureIn(join(folder, name), /\.ya?ml$/)));
  return parts.join('\n');
}
