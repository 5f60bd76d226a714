/** The talk between the window in its frame and the launcher on the company's page (`embed.ts`). No customer's word passes here. */
export interface FrameLink {
  readonly isOpen: boolean;
  onOpen(listener: () => void): () => void;
  onClose(listener: () => void): () => void;
  close(): void;
  tellUnread(count: number): void;
}

/** Null when the page stands alone. */
export function createFrameLink(): FrameLink | null {
  if (window.parent === window) return null;
  let isOpen = false;
  const opened = new Set<() => void>();
  const closed = new Set<() => void>();

  addEventListener('message', ({ source, data }) => {
    if (source !== window.parent || (data?.khidmat !== 'open' && data?.khidmat !== 'closed')) return;
    isOpen = data.khidmat === 'open';
    for (const listener of isOpen ? opened : closed) listener();
  });
  const tell = (message: object) => window.parent.postMessage(message, '*');
  tell({ khidmat: 'ready' });

  return {
    get isOpen() {
      return isOpen;
    },
    onOpen: (listener) => listenTo(opened, listener),
    onClose: (listener) => listenTo(closed, listener),
    close: () => tell({ khidmat: 'close' }),
    tellUnread: (count) => tell({ khidmat: 'unread', count }),
  };
}

function listenTo(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
