/** Keeps small values between visits. Where the browser forbids it (private windows, blocked cookies) it keeps them for this page only. */
export interface Keep {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

export function openKeep(prefix: string, area: () => Storage = () => window.localStorage): Keep {
  const memory = new Map<string, string>();
  const storage = usable(area);
  return {
    get(key) {
      return memory.get(key) ?? storage?.getItem(prefix + key) ?? null;
    },
    set(key, value) {
      try {
        if (storage === null) throw new Error('none');
        storage.setItem(prefix + key, value);
        memory.delete(key);
      } catch {
        // Full or forbidden: what is said must not be lost for that.
        memory.set(key, value);
      }
    },
    remove(key) {
      memory.delete(key);
      storage?.removeItem(prefix + key);
    },
    keys() {
      const stored = storage === null ? [] : Object.keys(storage).filter((key) => key.startsWith(prefix));
      return [...new Set([...stored.map((key) => key.slice(prefix.length)), ...memory.keys()])];
    },
  };
}

function usable(area: () => Storage): Storage | null {
  try {
    const storage = area();
    storage.setItem('khidmat:probe', '1');
    storage.removeItem('khidmat:probe');
    return storage;
  } catch {
    return null;
  }
}
