import { LANGUAGE_NAMES } from './menu';
import { useSurroundings } from './window-state';

/** The languages side by side, where there is room for them. */
export function LanguageTabs() {
  const { config, texts, language, setLanguage } = useSurroundings();
  return (
    <nav class="languages" aria-label={texts.language}>
      {config.languages.map((one) => (
        <button
          type="button"
          key={one}
          lang={one}
          title={LANGUAGE_NAMES[one]}
          aria-pressed={one === language}
          onClick={() => setLanguage(one)}
        >
          <span class="hidden-words">{LANGUAGE_NAMES[one]}</span>
          <span aria-hidden="true">{one.toUpperCase()}</span>
        </button>
      ))}
    </nav>
  );
}
