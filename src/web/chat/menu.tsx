import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../domain/language';
import { GlobeIcon, MoreIcon, RefreshIcon, SoundIcon } from '../shared/icons';
import { canSound, isSoundOn, setSoundOn } from './alerts';
import { useSurroundings } from './window-state';

export const LANGUAGE_NAMES: { readonly [language in Language]: string } = {
  id: 'Bahasa Indonesia',
  ms: 'Bahasa Melayu',
  en: 'English',
};

/** Language, sound, a new conversation. */
export function Menu({ onFresh }: { onFresh: () => void }) {
  const { config, texts, language, setLanguage, keep } = useSurroundings();
  const [isOpen, setOpen] = useState(false);
  const [sound, setSound] = useState(() => isSoundOn(keep));
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return undefined;
    const onAway = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', onAway);
    addEventListener('focusin', onAway);
    return () => {
      removeEventListener('pointerdown', onAway);
      removeEventListener('focusin', onAway);
    };
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears Escape on its way up from the controls inside.
    <div
      class="menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        ref={button}
        class="icon-button"
        aria-label={texts.menu}
        title={texts.menu}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <MoreIcon />
      </button>
      {isOpen && (
        <div class="menu-panel">
          <fieldset>
            <legend>
              <GlobeIcon />
              {texts.language}
            </legend>
            {config.languages.map((one) => (
              <label key={one} class="menu-choice">
                <input type="radio" name="language" checked={one === language} onChange={() => setLanguage(one)} />
                <span lang={one}>{LANGUAGE_NAMES[one]}</span>
              </label>
            ))}
          </fieldset>
          {canSound() && (
            <label class="menu-row">
              <SoundIcon />
              <span>{texts.sound}</span>
              <input
                type="checkbox"
                class="switch"
                checked={sound}
                onChange={(event) => {
                  setSound(event.currentTarget.checked);
                  setSoundOn(keep, event.currentTarget.checked);
                }}
              />
            </label>
          )}
          <button
            type="button"
            class="menu-row"
            onClick={() => {
              close();
              onFresh();
            }}
          >
            <RefreshIcon />
            <span>{texts.fresh}</span>
          </button>
        </div>
      )}
    </div>
  );
}
