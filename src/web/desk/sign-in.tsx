import { useState } from 'preact/hooks';
import type { DeskMe } from '../../domain/desk';
import { post, Refusal } from './api';
import { Fault, Field, PasswordField } from './field';
import { Gate } from './gate';
import { useWords } from './words';

export function SignIn(props: { ended: boolean; onLanguage: (language: string) => void; onMe: (me: DeskMe) => void }) {
  const { t, fault, duration } = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      props.onMe(await post<DeskMe>('sign-in', { email, password }));
    } catch (error) {
      setRefusal(error instanceof Refusal ? error : new Refusal('other'));
      setPassword('');
      setBusy(false);
    }
  };

  return (
    <Gate title={t('signIn')} text={props.ended ? t('sessionEnded') : null} onLanguage={props.onLanguage}>
      <form onSubmit={submit}>
        <Field label={t('email')} type="email" value={email} onValue={setEmail} autoComplete="username" autoFocus />
        <PasswordField label={t('password')} value={password} onValue={setPassword} isNew={false} />
        {refusal && <Fault>{fault(refusal.code, { time: duration(refusal.retryAfterMs) })}</Fault>}
        <button class="primary wide" type="submit" disabled={busy}>
          {t(busy ? 'signingIn' : 'signIn')}
        </button>
      </form>
    </Gate>
  );
}
