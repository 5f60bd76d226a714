/** Those who listen under a key. One who throws does not keep the others from hearing. */
export class Listeners<Heard extends readonly unknown[]> {
  private readonly byKey = new Map<string, Set<(...heard: Heard) => void>>();

  constructor(private readonly failed: (error: unknown) => void) {}

  add(key: string, listener: (...heard: Heard) => void): () => void {
    const listeners = this.byKey.get(key) ?? new Set();
    this.byKey.set(key, listeners);
    // The same function may listen twice: each has its own entry.
    const entry = (...heard: Heard) => listener(...heard);
    listeners.add(entry);
    return () => {
      listeners.delete(entry);
      if (listeners.size === 0 && this.byKey.get(key) === listeners) this.byKey.delete(key);
    };
  }

  keys(): Iterable<string> {
    return this.byKey.keys();
  }

  get isEmpty(): boolean {
    return this.byKey.size === 0;
  }

  tell(key: string, ...heard: Heard): void {
    for (const listener of this.byKey.get(key) ?? []) {
      try {
        listener(...heard);
      } catch (error) {
        this.failed(error);
      }
    }
  }
}
