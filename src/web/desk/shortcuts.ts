import { useEffect, useRef } from 'preact/hooks';

export type Shortcut =
  | 'next'
  | 'answer'
  | 'down'
  | 'up'
  | 'resolve'
  | 'return'
  | 'assign'
  | 'note'
  | 'suggest'
  | 'promise'
  | 'bot'
  | 'help';

/** All with Alt, so that none of them gets in the way of writing. By place on the keyboard: Alt changes letters on a Mac. */
export const SHORTCUT_KEYS: { readonly [shortcut in Shortcut]: { readonly code: string; readonly shown: string } } = {
  next: { code: 'KeyN', shown: 'N' },
  answer: { code: 'KeyA', shown: 'A' },
  down: { code: 'ArrowDown', shown: '↓' },
  up: { code: 'ArrowUp', shown: '↑' },
  resolve: { code: 'KeyR', shown: 'R' },
  return: { code: 'KeyT', shown: 'T' },
  assign: { code: 'KeyG', shown: 'G' },
  note: { code: 'KeyM', shown: 'M' },
  suggest: { code: 'KeyS', shown: 'S' },
  promise: { code: 'KeyP', shown: 'P' },
  bot: { code: 'KeyB', shown: 'B' },
  help: { code: 'KeyH', shown: 'H' },
};

export function useShortcuts(deeds: { readonly [shortcut in Shortcut]: () => void }): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
      for (const [shortcut, { code }] of Object.entries(SHORTCUT_KEYS)) {
        if (event.code !== code) continue;
        event.preventDefault();
        latest.current[shortcut as Shortcut]();
        return;
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
