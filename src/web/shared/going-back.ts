import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A reader takes note of what is new within this time. */
const QUIET_MS = 1_000;

/**
 * Earlier words that come in above: a screen reader does not read them out as if they were just said, and who pressed by
 * keyboard the button that is gone with the last of them goes on from the area.
 */
export function useGoingBack(
  area: RefObject<HTMLElement>,
  hasEarlier: boolean,
  bringEarlier: () => void | Promise<void>,
): { readonly live: 'off' | 'polite'; readonly goBack: () => Promise<void> } {
  const [isGoingBack, setGoingBack] = useState(false);
  const ends = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    if (isGoingBack && !hasEarlier && document.activeElement === document.body)
      area.current?.focus({ preventScroll: true });
  }, [isGoingBack, hasEarlier]);

  const goBack = async () => {
    setGoingBack(true);
    clearTimeout(ends.current);
    await bringEarlier();
    clearTimeout(ends.current);
    ends.current = setTimeout(() => setGoingBack(false), QUIET_MS);
  };
  return { live: isGoingBack ? 'off' : 'polite', goBack };
}
