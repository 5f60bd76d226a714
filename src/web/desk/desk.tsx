import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DeskMe } from '../../domain/desk';
import type { Keep } from '../shared/storage';
import { useAlerts } from './alerts';
import { CasePane } from './case-pane';
import { unreadOf } from './case-view';
import { SUGGEST } from './composer';
import { DeskModel, signOut } from './desk-model';
import type { DeskState } from './desk-state';
import { dropDrafts } from './drafts';
import { Header } from './header';
import { House } from './house';
import { Lists } from './lists';
import { People } from './people';
import { useShortcuts } from './shortcuts';
import { ShortcutsDialog } from './shortcuts-dialog';
import { ToastShown } from './toast';
import { useWords } from './words';

export type DialogName =
  | 'review-assign'
  | 'review-close'
  | 'shortcuts'
  | 'resolve'
  | 'return'
  | 'assign'
  | 'promise'
  | 'lend'
  | 'hand-back'
  | 'reject';
export type DeskPage = 'desk' | 'house' | 'people';

/** The agents' page: lists, the open case, its card. */
export function Desk(props: {
  me: DeskMe;
  keep: Keep;
  onLanguage: (language: string) => void;
  onSignedOut: (ended: boolean) => void;
}) {
  const { t } = useWords();
  const [state, setState] = useState<DeskState>(() => DeskModel.stateFor(props.me));
  const [team, setTeam] = useState<string | null>(null);
  const [page, setPage] = useState<DeskPage>('desk');
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const leaving = useRef(false);

  const model = useMemo(() => new DeskModel(state, setState, () => props.onSignedOut(!leaving.current)), []);
  useEffect(() => () => model.stop(), [model]);
  useEffect(() => {
    const onVisible = () => model.state.open !== null && model.markRead(model.state.open);
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [model]);

  useEffect(() => {
    const onLink = () => {
      const number = caseOfLink();
      if (number === null) return;
      setPage('desk');
      model.show(number);
    };
    onLink();
    window.addEventListener('hashchange', onLink);
    return () => window.removeEventListener('hashchange', onLink);
  }, [model]);

  const alerts = useAlerts(props.keep, state);
  const open = state.open === null ? null : (state.cases[state.open] ?? null);
  const deeds = open === null || open.gone ? [] : (open.desk?.may ?? []);
  const mayWork = deeds.includes('answer');
  const mayOversee = deeds.includes('oversee');
  const askFor = (name: DialogName) => {
    if (mayWork || name === 'shortcuts' || (mayOversee && OVERSEEN.includes(name))) setDialog(name);
  };
  useShortcuts({
    next: () => void model.takeNext(team),
    answer: () => document.getElementById('answer-tab')?.click(),
    down: () => model.show(neighbour(state, 1)),
    up: () => model.show(neighbour(state, -1)),
    resolve: () => askFor('resolve'),
    return: () => askFor('return'),
    assign: () => askFor('assign'),
    promise: () => askFor('promise'),
    suggest: () => document.dispatchEvent(new Event(SUGGEST)),
    note: () => document.getElementById('note-tab')?.click(),
    bot: () => askFor('hand-back'),
    help: () => askFor('shortcuts'),
  });

  // What was pressed went away with the case or the page, and the focus with it: it goes on where one goes on.
  const place = page === 'desk' && open === null ? 'nav' : 'main';
  const was = useRef(place + page);
  useEffect(() => {
    const isOther = was.current !== place + page && (place === 'nav' || page !== 'desk');
    was.current = place + page;
    if (isOther && document.activeElement === document.body) document.querySelector<HTMLElement>(place)?.focus();
  }, [place, page]);

  const unread = Object.values(state.cases).reduce((sum, view) => sum + unreadOf(view), 0);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t('desk')}` : t('desk');
  }, [unread, t]);

  const leave = async () => {
    leaving.current = true;
    model.stop();
    dropDrafts(state.me.agentId);
    await signOut();
    props.onSignedOut(false);
  };

  return (
    <div class={`desk ${open ? 'has-case' : ''}`}>
      {page === 'desk' && open !== null && (
        <a class="skip" href="#case">
          {t('skip')}
        </a>
      )}
      <Header
        state={state}
        page={page}
        alerts={alerts}
        onPage={setPage}
        onAway={(away) => void model.setAway(away)}
        onShortcuts={() => setDialog('shortcuts')}
        onLanguage={props.onLanguage}
        onSignOut={leave}
      />
      {state.line === 'lost' && (
        <p class="banner" role="status">
          {t('offline')}
        </p>
      )}
      <ToastShown.Provider value={state.toast}>
        {page === 'people' ? (
          <People model={model} state={state} />
        ) : page === 'house' ? (
          <House
            state={state}
            model={model}
            onOpen={(number) => {
              setPage('desk');
              model.show(number);
            }}
          />
        ) : (
          <div class="columns">
            <Lists state={state} model={model} team={team} onTeam={setTeam} />
            <CasePane state={state} model={model} view={open} dialog={dialog} onDialog={setDialog} />
          </div>
        )}
      </ToastShown.Provider>
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
    </div>
  );
}

/** The case that a message outside of the desk leads to, `#case=K-1042`; taken out of the address, or a reload would go there again. */
function caseOfLink(): string | null {
  const number = new URLSearchParams(location.hash.slice(1)).get('case');
  if (number === null) return null;
  history.replaceState(null, '', location.pathname);
  return /^K-\d{1,12}$/.test(number) ? number : null;
}

const OVERSEEN: readonly DialogName[] = ['assign', 'return', 'resolve'];

/** The case above or below the open one in "my cases", around the ends. */
function neighbour(state: DeskState, step: 1 | -1): string | null {
  const numbers = state.lists?.mine.map(({ number }) => number) ?? [];
  if (numbers.length === 0) return state.open;
  const at = state.open === null ? -1 : numbers.indexOf(state.open);
  if (at < 0) return numbers[step === 1 ? 0 : numbers.length - 1]!;
  return numbers[(at + step + numbers.length) % numbers.length]!;
}
