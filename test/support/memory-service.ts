import type { Incoming } from '../../src/channels/channel';
import type { Service } from '../../src/runtime/service';
import type { TurnReceipt } from '../../src/store/store';

/** Keeps `Service.receive`'s promises in memory: one turn for each event id of a conversation, in the order of arrival. */
export interface MemoryService extends Pick<Service, 'receive' | 'typing'> {
  readonly turns: readonly Incoming[];
  readonly typed: readonly string[];
  /** What the next turns fail with, before anything is kept. */
  failWith(...errors: readonly Error[]): void;
  /** Turns wait until the returned function is called. */
  hold(): () => void;
}

export function createMemoryService(): MemoryService {
  const turns: Incoming[] = [];
  const typed: string[] = [];
  const receipts = new Map<string, TurnReceipt>();
  const failures: Error[] = [];
  let gate: Promise<void> = Promise.resolve();

  return {
    turns,
    typed,
    failWith: (...errors) => void failures.push(...errors),
    hold() {
      let open!: () => void;
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
    async receive(incoming) {
      await gate;
      const failure = failures.shift();
      if (failure) throw failure;
      const key = JSON.stringify([incoming.conversation, incoming.id]);
      const known = receipts.get(key);
      if (known) return known;
      const receipt = { turn: turns.push(incoming), seq: turns.length, refused: null };
      receipts.set(key, receipt);
      return receipt;
    },
    typing: (conversation) => void typed.push(conversation),
  };
}
