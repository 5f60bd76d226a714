import type { Keep } from '../shared/storage';
import { type DirectLine, type Held, type Opened, Refused, type Session } from './direct-line';

/** The customer's hold on a conversation, shared by all tabs of one browser. */
export interface Credential {
  /** What is held now, in whichever tab it was renewed last. */
  readonly held: Held | null;
  /** Begins a conversation when none is held. */
  obtain(locale: string): Promise<Held>;
  keep(opened: Opened): void;
  /** Renews a token that has passed half of its life; does nothing to a fresh one. */
  renewInTime(): Promise<void>;
  /** After the server has refused the token. False: there is no way back into this conversation. */
  recover(): Promise<boolean>;
  forget(): void;
}

interface Stored extends Held {
  readonly resume: string;
  readonly from: number;
  readonly until: number;
}

export const HELD = 'conversation';

export function createCredential(api: DirectLine, keep: Keep, now: () => number = Date.now): Credential {
  const credential: Credential = {
    get held() {
      return read();
    },

    obtain(locale) {
      // Two tabs opened at once must not begin two conversations.
      return exclusively(async () => {
        const held = read();
        if (held !== null) return held;
        const session = await api.start(locale);
        write(session, session.resume);
        return session;
      });
    },

    keep(opened) {
      const held = read();
      // Another tab may have moved on to another conversation meanwhile.
      if (held?.conversationId === opened.conversationId) write(opened, held.resume);
    },

    async renewInTime() {
      const held = read();
      if (held === null || now() < (held.from + held.until) / 2) return;
      renew(held, await api.resume(held.resume));
    },

    async recover() {
      const held = read();
      if (held === null) return false;
      try {
        renew(held, await api.resume(held.resume));
        return true;
      } catch (error) {
        if (error instanceof Refused) return false;
        throw error;
      }
    },

    forget: () => keep.remove(HELD),
  };
  return credential;

  function renew(before: Stored, session: Session): void {
    // Another tab may have moved on to another conversation meanwhile.
    if (read()?.conversationId === before.conversationId) write(session, session.resume);
  }

  function write({ conversationId, token, expires_in }: Opened, resume: string): void {
    const from = now();
    const stored: Stored = { conversationId, token, resume, from, until: from + expires_in * 1000 };
    keep.set(HELD, JSON.stringify(stored));
  }

  function read(): Stored | null {
    try {
      const stored = JSON.parse(keep.get(HELD) ?? 'null');
      return typeof stored?.token === 'string' && typeof stored.conversationId === 'string' ? stored : null;
    } catch {
      return null;
    }
  }
}

function exclusively<T>(work: () => Promise<T>): Promise<T> {
  // Absent on pages served over plain http from another machine.
  return navigator.locks === undefined ? work() : (navigator.locks.request('khidmat:start', work) as Promise<T>);
}
