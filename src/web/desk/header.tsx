import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CloseIcon, MoreIcon } from '../shared/icons';
import type { Alerts } from './alerts';
import type { DeskPage } from './desk';
import type { DeskState } from './desk-state';
import { LanguageSelect, Mark } from './gate';
import { Toast } from './toast';
import { useWords } from './words';

interface HeaderProps {
  readonly state: DeskState;
  readonly page: DeskPage;
  readonly alerts: Alerts;
  readonly onPage: (page: DeskPage) => void;
  readonly onAway: (away: boolean) => void;
  readonly onShortcuts: () => void;
  readonly onLanguage: (language: string) => void;
  readonly onSignOut: () => void;
}

export function Header(props: HeaderProps) {
  const { t, roles } = useWords();
  const { me, line, lists, toast } = props.state;
  return (
    <header class={`top ${toast === null ? '' : 'has-toast'}`}>
      <p class="brand">
        <Mark /> <span class="brand-name">Khidmat</span> <span class="brand-part">{t('desk')}</span>
      </p>
      <p class={`line ${line}`}>
        <span class="dot" aria-hidden="true" />
        {line === 'open' ? t('onlineCount', { n: lists?.online ?? 1 }) : t('connecting')}
      </p>
      <Toast toast={toast} />
      <div class="ways">
        {props.page !== 'desk' && (
          <button type="button" class="quiet" onClick={() => props.onPage('desk')}>
            {t('backToDesk')}
          </button>
        )}
        {me.role !== 'agent' && props.page !== 'house' && (
          <button type="button" class="quiet" onClick={() => props.onPage('house')}>
            {t('house')}
          </button>
        )}
        {me.role !== 'agent' && (
          <a class="quiet" href="/reports">
            {t('reports')}
          </a>
        )}
        {me.role === 'admin' && props.page !== 'people' && (
          <button type="button" class="quiet" onClick={() => props.onPage('people')}>
            {t('people')}
          </button>
        )}
      </div>
      {lists?.own.away && <span class="tag away">{t('awayNow')}</span>}
      <p class="who" title={me.email}>
        <strong>{me.name}</strong> <span class="soft">{roles[me.role]}</span>
      </p>
      <Menu {...props} />
    </header>
  );
}

/** What is needed once in a while. Closes by its button, by Escape, and when something else is clicked. */
function Menu({ state, alerts, onAway, onShortcuts, onLanguage, onSignOut }: HeaderProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  /** The focus would be lost with what goes away. */
  const close = () => {
    button.current?.focus();
    setOpen(false);
  };
  // At once: Escape may come with the next key.
  useLayoutEffect(() => {
    if (!open) return;
    const onPointer = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);

  return (
    <div class="menu" ref={box}>
      <button
        type="button"
        class="icon"
        ref={button}
        aria-expanded={open}
        aria-label={t('menu')}
        onClick={() => setOpen(!open)}
      >
        {open ? <CloseIcon /> : <MoreIcon />}
      </button>
      {open && (
        <div class="menu-body">
          <label class="tick">
            <input
              type="checkbox"
              checked={state.lists?.own.away ?? false}
              onChange={(event) => onAway(event.currentTarget.checked)}
            />
            {t('away')}
          </label>
          <label class="tick">
            <input
              type="checkbox"
              checked={alerts.sound}
              onChange={(event) => alerts.setSound(event.currentTarget.checked)}
            />
            {t('sound')}
          </label>
          <label class="tick">
            <input
              type="checkbox"
              checked={alerts.notifications}
              onChange={(event) => alerts.setNotifications(event.currentTarget.checked)}
            />
            {t('notifications')}
          </label>
          <LanguageSelect onLanguage={onLanguage} />
          <button
            type="button"
            class="quiet"
            onClick={() => {
              close();
              onShortcuts();
            }}
          >
            {t('shortcuts')}
          </button>
          <button type="button" class="quiet" onClick={onSignOut}>
            {t('signOut')}
          </button>
        </div>
      )}
    </div>
  );
}
