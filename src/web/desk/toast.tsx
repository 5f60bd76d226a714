import { createContext } from 'preact';
import type { DeskState, ToastText } from './desk-state';
import { useWords, type Words } from './words';

/** What is said just now, for whatever lies over the header. */
export const ToastShown = createContext<DeskState['toast']>(null);

/**
 * Says for a moment what was done. Always on the page, so that a screen reader listens to it; in the header, where it has room of its own and
 * lies over no button.
 */
export function Toast({ toast }: { toast: DeskState['toast'] }) {
  const words = useWords();
  return (
    <div class="toasts grow" role="status">
      {toast && <p class={`toast ${toast.bad ? 'bad' : ''}`}>{textOf(toast.text, words)}</p>}
    </div>
  );
}

function textOf(text: ToastText, words: Words): string {
  if (text.kind === 'text') return words.t(text.key);
  if (text.kind === 'case') return words.t(text.key, { number: text.number });
  return words.fault(text.code);
}
