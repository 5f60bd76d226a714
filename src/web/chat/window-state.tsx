import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Language } from '../../domain/language';
import type { Keep } from '../shared/storage';
import type { PageConfig } from './config';
import type { Session, SessionState } from './session';
import { TEXTS, type Texts } from './texts';

/** What every part of the window needs. */
export interface Surroundings {
  readonly config: PageConfig;
  readonly session: Session;
  readonly keep: Keep;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings & { readonly texts: Texts } {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === null) throw new Error('A part of the chat stands outside of it.');
  return { ...surroundings, texts: TEXTS[surroundings.language] };
}

export function useSession(session: Session): SessionState {
  const [state, setState] = useState(session.state);
  useEffect(() => {
    setState(session.state);
    return session.subscribe(() => setState(session.state));
  }, [session]);
  return state;
}

/** True once `value` has been true for so long: nothing flickers for what is over in a blink. */
export function useLasting(value: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!value) {
      setLasting(false);
      return undefined;
    }
    const timer = setTimeout(() => setLasting(true), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return value && lasting;
}
