import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useWords } from './words';

/** A labelled line to fill in. */
export function Field(props: {
  label: string;
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'email';
  hint?: string;
  autoComplete?: string;
  required?: boolean;
  maxLength?: number;
  autoFocus?: boolean;
  readOnly?: boolean;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type={props.type ?? 'text'}
        value={props.value}
        required={props.required ?? true}
        maxLength={props.maxLength ?? 254}
        readOnly={props.readOnly ?? false}
        autoComplete={props.autoComplete ?? 'off'}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        data-first={props.autoFocus}
        ref={(input) => {
          if (input && props.autoFocus && !input.dataset.focused) {
            input.dataset.focused = 'yes';
            input.focus();
          }
        }}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

export function PasswordField(props: {
  label: string;
  value: string;
  onValue: (value: string) => void;
  isNew: boolean;
  hint?: string;
}) {
  const id = useId();
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type={shown ? 'text' : 'password'}
        value={props.value}
        required
        minLength={props.isNew ? 12 : 1}
        maxLength={256}
        autoComplete={props.isNew ? 'new-password' : 'current-password'}
        spellcheck={false}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <label class="tick">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        {t('showPassword')}
      </label>
    </div>
  );
}

/** Says what went wrong, aloud too. */
export function Fault({ children }: { children: ComponentChildren }) {
  return (
    <p class="fault" role="alert">
      {children}
    </p>
  );
}
