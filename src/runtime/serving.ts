import type { Json } from '../domain/json';
import type { Log } from '../log';
import type { Store } from '../store/store';
import { Repeater } from './repeater';

/** What a server that runs on this store says of itself, for the commands beside it. */
export interface Serving {
  /** True: the folder as it is saved; false: what was published. */
  readonly watch: boolean;
  /** The release that answers customers. */
  readonly release: string;
  readonly folder: string;
  readonly at: number;
}

const LOOK_MS = 500;
const SAY_EVERY_MS = 10_000;
/** A server that has not said it for so long is gone. */
const STALE_MS = 30_000;

/** Of several servers of one kind the last word stands. */
const keyOf = (watch: boolean) => `serving:${watch ? 'folder' : 'published'}`;

/** Says it at once when another release came into force, and every now and then; a stop takes it back. */
export function saySo(parts: {
  readonly store: Pick<Store, 'writeValue'>;
  readonly watch: boolean;
  readonly folder: string;
  readonly release: () => string;
  readonly now: () => number;
  readonly log: Log;
}): { start(): void; stop(): Promise<void> } {
  const { store, watch, folder, now, log } = parts;
  let said = { release: '', at: 0 };
  const say = async (release: string, at: number) => {
    await store.writeValue(keyOf(watch), { watch, folder, release, at });
    said = { release, at };
  };
  const repeater = new Repeater(LOOK_MS, log, async () => {
    const release = parts.release();
    const at = now();
    if (release !== said.release || at - said.at >= SAY_EVERY_MS) await say(release, at);
  });
  return {
    start: () => repeater.start(),
    async stop() {
      await repeater.stop();
      await say(said.release, 0).catch(() => undefined);
    },
  };
}

/** What the servers that run now serve: none, the folder, what was published, or each by one of them. */
export async function readServing(store: Pick<Store, 'readValue' | 'readClock'>): Promise<readonly Serving[]> {
  const now = await store.readClock();
  const values = await Promise.all([store.readValue(keyOf(false)), store.readValue(keyOf(true))]);
  return values.filter(isServing).filter(({ at }) => now - at < STALE_MS);
}

function isServing(value: Json | undefined): value is Json & Serving {
  return value !== null && typeof value === 'object' && 'release' in value && 'at' in value;
}
