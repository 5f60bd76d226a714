import { waitBefore } from '../shared/backoff';
import type { Keep } from '../shared/storage';
import type { Unsent } from './chat-message';
import type { Credential } from './credential';
import { type DirectLine, Refused, Unreachable } from './direct-line';
import { activityOf } from './wire';

export interface OutboxEvents {
  onChange(clientId: string, change: Partial<Unsent>): void;
  /** The next in line, or null. */
  next(): Unsent | null;
  /** The server refused the customer's token. */
  onRefusedToken(): void;
}

export interface Outbox {
  /** Kept until the server has it, over a reload too. */
  add(unsent: Unsent): void;
  drop(clientId: string): void;
  /** What an earlier visit could not send, oldest first. */
  left(): Unsent[];
  /** Sends what waits, one after the other, in order. */
  pump(): void;
}

const PREFIX = 'unsent:';

export function createOutbox(
  api: DirectLine,
  credential: Credential,
  keep: Keep,
  locale: () => string,
  events: OutboxEvents,
): Outbox {
  let busy = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    add(unsent) {
      // A file can't be kept as text; it waits on this page only.
      if (unsent.file === undefined) keep.set(PREFIX + unsent.clientId, JSON.stringify(unsent));
    },
    drop: (clientId) => keep.remove(PREFIX + clientId),
    left() {
      return keep
        .keys()
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => read(keep.get(key)))
        .filter((unsent) => unsent !== null)
        .sort((one, other) => one.at - other.at);
    },
    pump() {
      clearTimeout(timer);
      attempt = 0;
      void work();
    },
  };

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let unsent = events.next(); unsent !== null; unsent = events.next()) {
        if (!(await send(unsent))) return;
        attempt = 0;
      }
    } finally {
      busy = false;
    }
  }

  /** False: the way is blocked, so that those behind wait too. */
  async function send(unsent: Unsent): Promise<boolean> {
    const { clientId } = unsent;
    const held = credential.held;
    if (held === null) return false;
    events.onChange(clientId, { state: 'sending' });
    try {
      await credential.renewInTime();
      const activity = activityOf(unsent, locale());
      if (unsent.file === undefined) await api.post(credential.held ?? held, activity);
      else {
        const onProgress = (progress: number) => events.onChange(clientId, { progress });
        await api.upload(credential.held ?? held, activity, unsent.file, onProgress);
      }
      keep.remove(PREFIX + clientId);
      events.onChange(clientId, { state: 'sent' });
      return true;
    } catch (error) {
      return onFailure(clientId, error);
    }
  }

  function onFailure(clientId: string, error: unknown): boolean {
    if (error instanceof Refused && ![401, 403, 404].includes(error.status)) {
      const because = ({ 413: 'size', 415: 'kind' } as const)[error.status];
      events.onChange(clientId, { state: 'refused', ...(because === undefined ? {} : { because }) });
      return true;
    }
    events.onChange(clientId, { state: 'waiting' });
    if (error instanceof Refused) {
      events.onRefusedToken();
      return false;
    }
    attempt += 1;
    const asked = error instanceof Unreachable ? error.retryAfterMs : null;
    timer = setTimeout(() => void work(), Math.max(asked ?? 0, waitBefore(attempt)));
    return false;
  }
}

function read(text: string | null): Unsent | null {
  try {
    const unsent = JSON.parse(text ?? 'null');
    if (typeof unsent?.clientId !== 'string' || typeof unsent.text !== 'string') return null;
    return { ...unsent, state: 'waiting' };
  } catch {
    return null;
  }
}
