import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../../domain/language';
import { preferredLanguage } from '../shared/language';
import { openKeep } from '../shared/storage';
import './chat.css';
import { ChatWindow } from './chat-window';
import { type PageConfig, readConfig } from './config';
import { HELD } from './credential';
import { createFrameLink } from './frame-link';
import { Home } from './home';
import { createSession } from './session';
import { SurroundingsContext } from './window-state';

const keep = openKeep('khidmat:');
const frame = createFrameLink();

function App({ config }: { config: PageConfig }) {
  const asked = new URLSearchParams(location.search).get('lang');
  const [language, choose] = useState<Language>(() =>
    preferredLanguage(config.languages, keep.get('language') ?? asked, navigator.languages),
  );
  const session = useMemo(() => createSession({ base: '', keep, language }), []);

  useEffect(() => {
    document.documentElement.lang = language;
    session.setLanguage(language);
  }, [language]);

  useEffect(() => {
    if (frame === null) return session.start();
    // In a frame nothing is begun before the customer opens the window.
    frame.onOpen(() => session.start());
    frame.onResume(() => keep.get(HELD) !== null && session.start());
    frame.ready();
  }, []);

  const setLanguage = (next: Language) => {
    keep.set('language', next);
    choose(next);
  };
  const chat = <ChatWindow frame={frame} />;
  return (
    <SurroundingsContext.Provider value={{ config, session, keep, language, setLanguage }}>
      {config.page === 'home' ? <Home>{chat}</Home> : chat}
    </SurroundingsContext.Provider>
  );
}

const root = document.getElementById('app');
if (root !== null) render(<App config={readConfig()} />, root);
