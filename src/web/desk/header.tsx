import { useState } from 'preact/hooks';
import { CloseIcon, MoreIcon } from '../shared/icons';
import type { Alerts } from './alerts';
import type { DeskState } from './desk-state';
import { LanguageSelect, Mark } from './gate';
import { useWords } from './words';

export function Header(props: {
  state: DeskState;
  page: 'desk' | 'people';
  alerts: Alerts;
  onPage: (page: 'desk' | 'people') => void;
  onShortcuts: () => void;
  onLanguage: (language: string) => void;
  onSignOut: () => void;
}) {
  const { t, roles } = useWords();
  const [menu, setMenu] = useState(false);
  const { me, line, lists } = props.state;
  return (
    <header class="top">
      <p class="brand">
        <Mark /> Khidmat <span class="brand-part">{t('desk')}</span>
      </p>
      <p class={`line ${line}`}>
        <span class="dot" aria-hidden="true" />
        {line === 'open' ? t('onlineCount', { n: lists?.online ?? 1 }) : t('connecting')}
      </p>
      <span class="grow" />
      <button
        type="button"
        class="icon menu-button"
        aria-expanded={menu}
        aria-label={t('menu')}
        onClick={() => setMenu(!menu)}
      >
        {menu ? <CloseIcon /> : <MoreIcon />}
      </button>
      <div class={`top-menu ${menu ? 'shown' : ''}`}>
        {me.role === 'admin' && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              props.onPage(props.page === 'people' ? 'desk' : 'people');
              setMenu(false);
            }}
          >
            {t(props.page === 'people' ? 'backToDesk' : 'people')}
          </button>
        )}
        <label class="tick">
          <input
            type="checkbox"
            checked={props.alerts.sound}
            onChange={(event) => props.alerts.setSound(event.currentTarget.checked)}
          />
          {t('sound')}
        </label>
        <label class="tick">
          <input
            type="checkbox"
            checked={props.alerts.notifications}
            onChange={(event) => props.alerts.setNotifications(event.currentTarget.checked)}
          />
          {t('notifications')}
        </label>
        <button type="button" class="quiet on-wide" onClick={props.onShortcuts}>
          {t('shortcuts')}
        </button>
        <LanguageSelect onLanguage={props.onLanguage} />
        <p class="who" title={me.email}>
          <strong>{me.name}</strong> <span class="soft">{roles[me.role]}</span>
        </p>
        <button type="button" class="quiet" onClick={props.onSignOut}>
          {t('signOut')}
        </button>
      </div>
    </header>
  );
}
