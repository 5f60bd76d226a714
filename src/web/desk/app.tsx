import { useEffect, useState } from 'preact/hooks';
import type { DeskMe } from '../../domain/desk';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language';
import { preferredLanguage } from '../shared/language';
import { openKeep } from '../shared/storage';
import { get, Refusal } from './api';
import { Desk } from './desk';
import { Join } from './join';
import { SignIn } from './sign-in';
import { WordsProvider, wordsOf } from './words';

const keep = openKeep('khidmat:desk:');

type Stage =
  | { readonly kind: 'loading' | 'offline' }
  | { readonly kind: 'join'; readonly link: string; readonly email: string | null }
  | { readonly kind: 'sign-in'; readonly ended: boolean }
  | { readonly kind: 'desk'; readonly me: DeskMe };

/** Finds out who sits here and shows what is theirs: a link's page, the sign-in, or the desk. */
export function App() {
  const [stage, setStage] = useState<Stage>(stageOfLink);
  const [language, setLanguage] = useState<Language>(() =>
    preferredLanguage(LANGUAGES, keep.get('language'), navigator.languages),
  );
  const words = wordsOf(language);

  useEffect(() => {
    document.documentElement.lang = language;
    keep.set('language', language);
  }, [language]);

  useEffect(() => {
    document.title = stage.kind === 'desk' ? words.t('desk') : `${words.t('signIn')} · ${words.t('desk')}`;
  }, [stage.kind, words]);

  useEffect(() => {
    if (stage.kind === 'loading') whoAmI(setStage);
    if (stage.kind !== 'offline') return;
    const timer = setTimeout(() => whoAmI(setStage), 3_000);
    return () => clearTimeout(timer);
  }, [stage]);

  // A link that is opened while the page is open already changes only what stands behind the `#`.
  useEffect(() => {
    const onHash = () => {
      const next = stageOfLink();
      if (next.kind === 'join') setStage(next);
    };
    onHash();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  const onMe = (me: DeskMe) => setStage({ kind: 'desk', me });
  const setLanguageTo = (value: string) => isLanguage(value) && setLanguage(value);
  return (
    <WordsProvider value={words}>
      {stage.kind === 'desk' ? (
        <Desk
          me={stage.me}
          keep={keep}
          onLanguage={setLanguageTo}
          onSignedOut={(ended) => setStage({ kind: 'sign-in', ended })}
        />
      ) : stage.kind === 'join' ? (
        <Join link={stage.link} email={stage.email} onLanguage={setLanguageTo} onMe={onMe} />
      ) : stage.kind === 'sign-in' ? (
        <SignIn ended={stage.ended} onLanguage={setLanguageTo} onMe={onMe} />
      ) : (
        <p class="splash" role="status">
          {words.t(stage.kind === 'offline' ? 'offline' : 'connecting')}
        </p>
      )}
    </WordsProvider>
  );
}

/** The token is taken out of the address at once: it must not stay in the history. */
function stageOfLink(): Stage {
  const values = new URLSearchParams(location.hash.slice(1));
  const link = values.get('link');
  if (link === null) return { kind: 'loading' };
  history.replaceState(null, '', location.pathname);
  return { kind: 'join', link, email: values.get('email') };
}

async function whoAmI(setStage: (change: (now: Stage) => Stage) => void): Promise<void> {
  const found = await askWhoIAm();
  // A link may have been opened while the question was on its way.
  setStage((now) => (now.kind === 'loading' || now.kind === 'offline' ? found : now));
}

async function askWhoIAm(): Promise<Stage> {
  try {
    return { kind: 'desk', me: await get<DeskMe>('me') };
  } catch (error) {
    const isAway = error instanceof Refusal && error.isPassing;
    return isAway ? { kind: 'offline' } : { kind: 'sign-in', ended: false };
  }
}
