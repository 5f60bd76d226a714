import { useEffect, useState } from 'preact/hooks';
import type { DeskPerson } from '../../domain/desk';
import { get, post } from './api';
import type { DeskModel } from './desk-model';
import type { DeskState } from './desk-state';
import { LinkDialog, PersonDialog } from './person-dialog';
import { useWords } from './words';

type Open =
  | { readonly kind: 'invite' }
  | { readonly kind: 'edit'; readonly person: DeskPerson }
  | { readonly kind: 'link'; readonly person: DeskPerson; readonly link: string };

/** The administrators' page: who works here. */
export function People({ model, state }: { model: DeskModel; state: DeskState }) {
  const { t, roles, local } = useWords();
  const [people, setPeople] = useState<readonly DeskPerson[] | null>(null);
  const [open, setOpen] = useState<Open | null>(null);

  const read = async () => {
    try {
      setPeople((await get<{ people: DeskPerson[] }>('people')).people);
    } catch (error) {
      model.complain(error);
    }
  };
  useEffect(() => void read(), []);

  const newLink = async (person: DeskPerson) => {
    try {
      const { link } = await post<{ link: string }>(`people/${person.id}/link`);
      setOpen({ kind: 'link', person, link });
    } catch (error) {
      model.complain(error);
    }
  };

  const titles = (teams: readonly string[]) =>
    teams.map((team) => local(state.me.allTeams.find(({ name }) => name === team)?.title ?? null, team)).join(', ');

  return (
    <main class="people" tabIndex={-1}>
      <div class="people-head">
        <h1>{t('people')}</h1>
        <span class="grow" />
        <button type="button" class="primary" onClick={() => setOpen({ kind: 'invite' })}>
          {t('invite')}
        </button>
      </div>
      <ul class="people-list">
        {people?.map((person) => (
          <li key={person.id} class={person.disabled ? 'off' : ''}>
            <div class="person-name">
              <strong>{person.name}</strong>
              <span class="soft">{person.email}</span>
            </div>
            <div class="person-work">
              <span>{roles[person.role]}</span>
              <span class="soft">
                {person.role !== 'agent'
                  ? t('allTeams')
                  : person.teams.length === 0
                    ? t('noTeams')
                    : titles(person.teams)}
              </span>
            </div>
            <span class={`tag status ${statusOf(person)}`}>{t(statusOf(person))}</span>
            <div class="person-deeds">
              {!person.disabled && (
                <button
                  type="button"
                  aria-label={`${t('newLink')}: ${person.name}`}
                  onClick={() => void newLink(person)}
                >
                  {t('newLink')}
                </button>
              )}
              <button
                type="button"
                aria-label={t('editTitle', { name: person.name })}
                onClick={() => setOpen({ kind: 'edit', person })}
              >
                {t('edit')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {(open?.kind === 'invite' || open?.kind === 'edit') && (
        <PersonDialog
          person={open.kind === 'edit' ? open.person : null}
          teams={state.me.allTeams}
          onClose={() => setOpen(null)}
          onDone={(person, link) => {
            setOpen(link === null ? null : { kind: 'link', person, link });
            model.toast({ kind: 'text', key: link === null ? 'savedToast' : 'invitedToast' });
            void read();
          }}
        />
      )}
      {open?.kind === 'link' && <LinkDialog person={open.person} link={open.link} onClose={() => setOpen(null)} />}
    </main>
  );
}

function statusOf({ disabled, joined, online }: DeskPerson): 'disabled' | 'invited' | 'online' | 'active' {
  if (disabled) return 'disabled';
  if (!joined) return 'invited';
  return online ? 'online' : 'active';
}
