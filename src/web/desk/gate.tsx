import type { ComponentChildren } from 'preact';
import { LANGUAGES } from '../../domain/language';
import { LANGUAGE_NAMES } from './texts';
import { useWords } from './words';

/** The frame of the pages in front of the desk: sign-in and links. */
export function Gate({
  title,
  text,
  onLanguage,
  children,
}: {
  title: string;
  text: string | null;
  onLanguage: (language: string) => void;
  children: ComponentChildren;
}) {
  const { t } = useWords();
  return (
    <div class="gate">
      <main class="gate-box">
        <p class="brand">
          <Mark /> Khidmat <span class="brand-part">{t('desk')}</span>
        </p>
        <h1>{title}</h1>
        {text !== null && <p class="soft">{text}</p>}
        {children}
      </main>
      <footer class="gate-foot">
        <LanguageSelect onLanguage={onLanguage} />
      </footer>
    </div>
  );
}

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" fill="currentColor" />
      <path
        d="M7 6.5v11M16.5 6.5 10.5 12l6 5.5"
        fill="none"
        stroke="#fff"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

export function LanguageSelect({ onLanguage }: { onLanguage: (language: string) => void }) {
  const { t, language } = useWords();
  return (
    <select
      class="language"
      aria-label={t('language')}
      value={language}
      onChange={(event) => onLanguage(event.currentTarget.value)}
    >
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one}>
          {LANGUAGE_NAMES[one]}
        </option>
      ))}
    </select>
  );
}
