import { useEffect, useRef } from 'preact/hooks';
import type { Keep } from '../shared/storage';
import type { FrameLink } from './frame-link';
import type { SessionState } from './session';
import { useSurroundings } from './window-state';

/** Tells of new messages to a customer who looks elsewhere: on the launcher, in the tab's title and, if wished, by a sound. */
export function useAlerts(state: SessionState, frame: FrameLink | null): void {
  const { keep } = useSurroundings();
  const heard = useRef<number | null>(null);
  const unread = useRef(0);
  const title = useRef(document.title);

  const show = (count: number) => {
    unread.current = count;
    document.title = count === 0 ? title.current : `(${count}) ${title.current}`;
    frame?.tellUnread(count);
  };

  useEffect(() => {
    const read = () => {
      if (isLookedAt(frame) && unread.current > 0) show(0);
    };
    document.addEventListener('visibilitychange', read);
    const stop = frame?.onOpen(read);
    return () => {
      document.removeEventListener('visibilitychange', read);
      stop?.();
    };
  }, [frame]);

  const answers = state.thread.messages.filter(({ from }) => from.role !== 'customer').length;
  useEffect(() => {
    if (!state.caughtUp) {
      heard.current = null;
      return;
    }
    const fresh = heard.current === null ? 0 : Math.max(0, answers - heard.current);
    heard.current = answers;
    if (fresh === 0) return;
    if (!isLookedAt(frame)) show(unread.current + fresh);
    if (isSoundOn(keep)) playSound();
  }, [answers, state.caughtUp]);
}

function isLookedAt(frame: FrameLink | null): boolean {
  return !document.hidden && (frame === null || frame.isOpen);
}

export function canSound(): boolean {
  return 'AudioContext' in window;
}

export function isSoundOn(keep: Keep): boolean {
  return keep.get('sound') === 'on';
}

export function setSoundOn(keep: Keep, on: boolean): void {
  keep.set('sound', on ? 'on' : 'off');
  if (on) playSound();
}

let audio: AudioContext | undefined;

/** Two soft tones, made here: nothing is loaded. */
function playSound(): void {
  audio ??= new AudioContext();
  const { currentTime, destination } = audio;
  for (const [at, hertz] of [
    [0, 660],
    [0.11, 880],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, currentTime + at);
    volume.gain.linearRampToValueAtTime(0.06, currentTime + at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0005, currentTime + at + 0.22);
    tone.connect(volume).connect(destination);
    tone.start(currentTime + at);
    tone.stop(currentTime + at + 0.25);
  }
}
