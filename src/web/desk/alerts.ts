import { useEffect, useRef, useState } from 'preact/hooks';
import type { Keep } from '../shared/storage';
import { unreadOf } from './case-view';
import { useNow } from './clock';
import type { DeskState } from './desk-state';
import { dueState } from './due';
import { newsBetween, type Standing } from './news';
import { useWords } from './words';

export interface Alerts {
  readonly sound: boolean;
  readonly notifications: boolean;
  setSound(on: boolean): void;
  setNotifications(on: boolean): void;
}

/** Calls the agent when somebody new waits, a case is given to them or a customer of theirs writes: by sound, and by the browser when the page is hidden. Both off until wanted. */
export function useAlerts(keep: Keep, state: DeskState): Alerts {
  const { t } = useWords();
  const [sound, setSoundState] = useState(keep.get('sound') === 'on');
  const [notifications, setNotificationsState] = useState(
    keep.get('notifications') === 'on' && 'Notification' in window && Notification.permission === 'granted',
  );
  const { lists } = state;
  const unread = Object.values(state.cases).reduce((sum, view) => sum + unreadOf(view), 0);
  const now = useNow(state.clockAheadMs);
  const near = [...(lists?.mine ?? []), ...(lists?.following ?? []), ...(lists?.owed ?? [])]
    .filter(({ due }) => due !== null && dueState(due, now) !== 'calm')
    .map(({ number }) => number);
  const mine = lists?.mine.map(({ number }) => number) ?? [];
  const before = useRef<Standing>({ waiting: null, unread: 0, near: [], mine: [] });

  useEffect(() => {
    const last = before.current;
    const waiting = lists && { at: lists.at, inAll: lists.waitingInAll, shown: [...lists.waiting, ...lists.further] };
    before.current = { waiting, unread, near, mine };
    const news = newsBetween(last, before.current, state);
    if (news === null) return;
    if (sound) beep();
    if (notifications && document.visibilityState === 'hidden') {
      // No name and no words of the customer: notifications stay on lock screens.
      new Notification(t('desk'), { body: t(news), tag: 'khidmat-desk' });
    }
  }, [lists, unread, near.join(' '), sound, notifications, t]);

  return {
    sound,
    notifications,
    setSound(on) {
      keep.set('sound', on ? 'on' : 'off');
      setSoundState(on);
      if (on) beep();
    },
    setNotifications(on) {
      if (!on || !('Notification' in window)) {
        keep.set('notifications', 'off');
        setNotificationsState(false);
        return;
      }
      void Notification.requestPermission().then((permission) => {
        keep.set('notifications', permission === 'granted' ? 'on' : 'off');
        setNotificationsState(permission === 'granted');
      });
    },
  };
}

let audio: AudioContext | null = null;

/** Two short soft tones, made here: no file to load. */
function beep(): void {
  audio ??= new AudioContext();
  void audio.resume();
  const start = audio.currentTime;
  for (const [at, frequency] of [
    [0, 660],
    [0.14, 880],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, start + at);
    volume.gain.exponentialRampToValueAtTime(0.12, start + at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + at + 0.13);
    tone.connect(volume).connect(audio.destination);
    tone.start(start + at);
    tone.stop(start + at + 0.14);
  }
}
