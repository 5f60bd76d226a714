import { useState } from 'preact/hooks';
import type { DeskMe } from '../../domain/desk';
import { post, Refusal } from './api';
import { Fault, Field, PasswordField } from './field';
import { Gate } from './gate';
import { useWords } from './words';

/** The page behind a one-time link: the first account, or the password of an invited colleague. */
export function Join(props: {
  link: string;
  /** Known for a colleague; the first account brings its own. */
  email: string | null;
  onLanguage: (language: string) => void;
  onMe: (me: DeskMe) => void;
}) {
  const { t, fault } = useWords();
  const [name, setName] = useState('');
  const [email, setEmail] = useState(props.email ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const isFirst = props.email === null;

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setCode(null);
    try {
      props.onMe(await post<DeskMe>('join', { link: props.link, password, ...(isFirst ? { name, email } : {}) }));
    } catch (error) {
      setCode(error instanceof Refusal ? error.code : 'other');
      setBusy(false);
    }
  };

  return (
    <Gate
      title={t(isFirst ? 'firstAccountTitle' : 'joinTitle')}
      text={isFirst ? t('firstAccountText') : t('joinText', { email })}
      onLanguage={props.onLanguage}
    >
      <form onSubmit={submit}>
        {isFirst && (
          <Field
            label={t('name')}
            hint={t('nameHint')}
            value={name}
            onValue={setName}
            autoComplete="name"
            maxLength={80}
            autoFocus
          />
        )}
        {isFirst ? (
          <Field label={t('email')} type="email" value={email} onValue={setEmail} autoComplete="username" />
        ) : (
          // For the browser's password manager, which files the password under it.
          <input
            type="email"
            class="unseen"
            tabIndex={-1}
            aria-hidden="true"
            autoComplete="username"
            value={email}
            readOnly
          />
        )}
        <PasswordField label={t('password')} hint={t('passwordRule')} value={password} onValue={setPassword} isNew />
        {code && <Fault>{fault(code)}</Fault>}
        <button class="primary wide" type="submit" disabled={busy}>
          {t(isFirst ? 'createAccount' : 'savePassword')}
        </button>
      </form>
    </Gate>
  );
}
