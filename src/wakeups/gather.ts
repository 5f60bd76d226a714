import { randomBytes } from 'node:crypto';
import { packHints, unpackHints } from './hint-text';
import type { Hint, OpenWire, Wakeups } from './wakeups';

/** At most twenty times a second, whatever the load: a NOTIFY takes a lock that all of the database's commits share. */
const GATHER_MS = 50;
/** A process that has more to tell in that time tells no more: those who listen look by themselves. */
const MOST_WAITING = 10_000;

/** Hints over a wire, many to a text. The first after a pause goes at once. */
export function gatherHints(open: OpenWire): Wakeups {
  const own = randomBytes(6).toString('base64url');
  const listeners = new Set<(hint: Hint) => void>();
  const waiting = new Map<string, Hint>();
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> = Promise.resolve();
  let closed = false;

  const wire = open((text) => {
    for (const hint of unpackHints(own, text)) for (const listener of listeners) listener(hint);
  });

  function plan(afterMs: number): void {
    timer ??= setTimeout(() => {
      timer = null;
      if (waiting.size === 0) return;
      const hints = [...waiting.values()];
      waiting.clear();
      sending = sending.then(() => sendAll(hints));
      plan(GATHER_MS);
    }, afterMs).unref();
  }

  async function sendAll(hints: readonly Hint[]): Promise<void> {
    for (const text of packHints(own, hints)) await wire.send(text);
  }

  return {
    tell(hint) {
      if (closed || waiting.size >= MOST_WAITING) return;
      const key = `${hint.kind} ${hint.conversation}`;
      const last = waiting.get(key);
      // Only the latest of a conversation counts, but once a case has changed that stays said.
      const isCase = hint.kind === 'turn' && (hint.isCase || (last?.kind === 'turn' && last.isCase));
      waiting.set(key, hint.kind === 'turn' ? { ...hint, isCase } : hint);
      plan(0);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      const hints = [...waiting.values()];
      waiting.clear();
      await sending.then(() => sendAll(hints));
      await wire.close();
    },
  };
}
