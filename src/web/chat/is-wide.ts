import { useEffect, useState } from 'preact/hooks';

/** The same words as in chat.css, where the two stand side by side. */
const WIDE = '(min-width: 60rem) and (min-height: 32rem)';

/** Whether the window has room for the page of the house beside the chat; without it the chat is the page. */
export function useIsWide(): boolean {
  const [isWide, setIsWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const look = () => setIsWide(query.matches);
    look();
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return isWide;
}
