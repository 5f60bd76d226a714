import { useId, useState } from 'preact/hooks';
import type { AgentRole, DeskPerson, DeskTeam } from '../../domain/desk';
import type { Language } from '../../domain/language';
import { post, Refusal } from './api';
import { Dialog } from './dialog';
import { Fault, Field } from './field';
import { LANGUAGE_NAMES } from './texts';
import { useWords } from './words';

const LANGUAGES: readonly Language[] = ['id', 'ms', 'en'];
const ROLES: readonly AgentRole[] = ['agent', 'supervisor', 'admin'];
const INVITATION_HOURS = 72;
const PASSWORD_HOURS = 24;

/** Invites somebody, or changes who somebody is. */
export function PersonDialog(props: {
  person: DeskPerson | null;
  teams: readonly DeskTeam[];
  onClose: () => void;
  onDone: (person: DeskPerson, link: string | null) => void;
}) {
  const { t, fault, roles, local } = useWords();
  const id = useId();
  const { person } = props;
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [role, setRole] = useState<AgentRole>(person?.role ?? 'agent');
  const [teams, setTeams] = useState<readonly string[]>(person?.teams ?? props.teams.map((team) => team.name));
  const [disabled, setDisabled] = useState(person?.disabled ?? false);
  const [capacity, setCapacity] = useState(person?.capacity?.toString() ?? '');
  const [languages, setLanguages] = useState<readonly Language[]>(person?.languages ?? []);
  const [code, setCode] = useState<string | null>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    setCode(null);
    try {
      const done: { person: DeskPerson; link?: string } = person
        ? await post(`people/${person.id}`, {
            name,
            role,
            teams,
            disabled,
            capacity: capacity === '' ? null : Number(capacity),
            languages,
          })
        : await post('people', { name, email, role, teams });
      props.onDone(done.person, done.link ?? null);
    } catch (error) {
      setCode(error instanceof Refusal ? error.code : 'other');
    }
  };

  return (
    <Dialog title={person ? t('editTitle', { name: person.name }) : t('inviteTitle')} onClose={props.onClose}>
      <form onSubmit={submit}>
        <Field label={t('name')} hint={t('nameHint')} value={name} onValue={setName} maxLength={80} autoFocus />
        {!person && <Field label={t('email')} type="email" value={email} onValue={setEmail} />}
        <div class="field">
          <label for={id}>{t('role')}</label>
          <select
            id={id}
            value={role}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setRole(ROLES.find((one) => one === event.currentTarget.value) ?? 'agent')}
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {roles[one]}
              </option>
            ))}
          </select>
          <p class="hint" id={`${id}-hint`}>
            {t(`roleHint_${role}`)}
          </p>
        </div>
        <fieldset class="field">
          <legend>{t('teams')}</legend>
          {props.teams.map((team) => (
            <label class="tick" key={team.name}>
              <input
                type="checkbox"
                checked={teams.includes(team.name)}
                onChange={(event) =>
                  setTeams(
                    event.currentTarget.checked ? [...teams, team.name] : teams.filter((one) => one !== team.name),
                  )
                }
              />
              {local(team.title, team.name)}
            </label>
          ))}
        </fieldset>
        {person && (
          <>
            <fieldset class="field" aria-describedby={`${id}-speaks`}>
              <legend>{t('speaks')}</legend>
              {LANGUAGES.map((one) => (
                <label class="tick" key={one}>
                  <input
                    type="checkbox"
                    checked={languages.includes(one)}
                    onChange={(event) =>
                      setLanguages(
                        event.currentTarget.checked ? [...languages, one] : languages.filter((other) => other !== one),
                      )
                    }
                  />
                  {LANGUAGE_NAMES[one]}
                </label>
              ))}
              <p class="hint" id={`${id}-speaks`}>
                {t('speaksHint')}
              </p>
            </fieldset>
            <div class="field">
              <label for={`${id}-capacity`}>{t('capacity')}</label>
              <input
                id={`${id}-capacity`}
                type="number"
                min={1}
                max={100}
                value={capacity}
                aria-describedby={`${id}-capacity-hint`}
                onInput={(event) => setCapacity(event.currentTarget.value)}
              />
              <p class="hint" id={`${id}-capacity-hint`}>
                {t('capacityHint')}
              </p>
            </div>
          </>
        )}
        {person && (
          <div class="field">
            <label class="tick">
              <input
                type="checkbox"
                checked={disabled}
                onChange={(event) => setDisabled(event.currentTarget.checked)}
              />
              {t('disableAccount')}
            </label>
            <p class="hint">{t('disableHint')}</p>
          </div>
        )}
        {code && <Fault>{fault(code)}</Fault>}
        <div class="dialog-foot">
          <button type="button" onClick={props.onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="primary">
            {t(person ? 'save' : 'inviteDo')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The link is shown once: the server keeps only its hash. */
export function LinkDialog({ person, link, onClose }: { person: DeskPerson; link: string; onClose: () => void }) {
  const { t } = useWords();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const field = document.getElementById(id) as HTMLInputElement | null;
    field?.select();
    // Without https there is no clipboard; the text is selected all the same.
    await navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Dialog title={t('linkTitle', { name: person.name })} onClose={onClose}>
      <p>{t('linkText', { hours: person.joined ? PASSWORD_HOURS : INVITATION_HOURS })}</p>
      <div class="copy-line">
        <input id={id} class="invite-link" readOnly value={link} aria-label={t('linkTitle', { name: person.name })} />
        <button type="button" class="primary" onClick={copy}>
          {t(copied ? 'copied' : 'copy')}
        </button>
      </div>
      <div class="dialog-foot">
        <button type="button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </Dialog>
  );
}
