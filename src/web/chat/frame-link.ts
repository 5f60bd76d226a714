/** The talk between the window in its frame and the launcher on the company's page (`embed.ts`). No customer's word passes here. */
export interface FrameLink {
  readonly isOpen: boolean;
  onOpen(listener: () => void): () => void;
  /** The launcher loaded the window unseen, for a customer who was here before. */
  onResume(listener: () => void): () => void;
  /** From now on the window listens. */
  ready(): void;
  close(): void;
  tellUnread(count: number): void;
}

/** Null when the page stands alone. */
export function createFrameLink(): FrameLink | null {
  if (window.parent === window) return null;
  let isOpen = false;
  const opened = new Set<() => void>();
  const resumed = new Set<() => void>();

  addEventListener('message', ({ source, data }) => {
    if (source !== window.parent) return;
    if (data?.khidmat === 'closed') isOpen = false;
    if (data?.khidmat === 'open') isOpen = true;
    const listeners = { open: opened, resume: resumed }[data?.khidmat as string] ?? [];
    for (const listener of listeners) listener();
  });
  const tell = (message: object) => window.parent.postMessage(message, '*');
  return {
    get isOpen() {
      return isOpen;
    },
    onOpen: (listener) => listenTo(opened, listener),
    onResume: (listener) => listenTo(resumed, listener),
    ready: () => tell({ khidmat: 'ready' }),
    close: () => tell({ khidmat: 'close' }),
    tellUnread: (count) => tell({ khidmat: 'unread', count }),
  };
}

function listenTo(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
