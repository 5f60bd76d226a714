import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const AT_END_PX = 60;

/**
 * Keeps to the end while the customer reads there, and stays put while they read further up, also when more of the earlier messages
 * are `shown` above; then `missed` counts what has come since (null: they are at the end).
 */
export function useScroll(count: number, isTyping: boolean, shown: number) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seen = useRef(count);
  const height = useRef(0);
  const shownBefore = useRef(shown);
  const [missed, setMissed] = useState<number | null>(null);

  const toEnd = () => {
    const element = box.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
  };

  useLayoutEffect(() => {
    if (atEnd.current) {
      seen.current = count;
      toEnd();
    } else setMissed(Math.max(0, count - seen.current));
  }, [count, isTyping]);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (!atEnd.current && shown > shownBefore.current) element.scrollTop += element.scrollHeight - height.current;
    shownBefore.current = shown;
    height.current = element.scrollHeight;
  });

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const onScroll = () => {
      // A picture that has come, or one that is drawn anew: the page moved, not they.
      const isOther = element.scrollHeight !== height.current;
      height.current = element.scrollHeight;
      if (isOther && atEnd.current) return toEnd();
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX;
      setMissed((before) => (atEnd.current ? null : (before ?? 0)));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    // Pictures that load late, a keyboard that opens, a window that is turned: the end stays the end.
    const resized = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    resized.observe(element);
    const onLoad = () => {
      if (atEnd.current) toEnd();
    };
    element.addEventListener('load', onLoad, true);
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('load', onLoad, true);
      resized.disconnect();
    };
  }, []);

  return { box, missed, toEnd };
}
