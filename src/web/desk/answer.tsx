import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskAnswer } from '../../domain/desk';
import { FilePicker } from '../shared/file-picker';
import { CloseIcon, SendIcon } from '../shared/icons';
import { get, pathOf } from './api';
import { CannedList, fitting } from './canned-list';
import type { CaseView } from './case-view';
import type { DeskModel } from './desk-model';
import { Suggestions } from './suggestions';
import { useWords } from './words';

const MAX_TEXT = 8_000;

/** Where the agent answers. It stays usable while the line is down: what is sent then goes out afterwards. */
export function Answer({
  view,
  model,
  suggesting,
  onSuggest,
  onAsk,
}: {
  view: CaseView;
  model: DeskModel;
  suggesting: boolean;
  onSuggest: (suggesting: boolean) => void;
  onAsk: (dialog: 'promise' | 'lend') => void;
}) {
  const { t } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  /** What of a text that was just put in is to be marked; null: none was. */
  const marking = useRef<string | null>(null);
  const listId = useId();
  const [answers, setAnswers] = useState<readonly DeskAnswer[] | null>(null);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(false);
  const { number, draft } = view;
  // `/` at the very beginning, in one line: an address or a date has it elsewhere.
  const looking = draft.startsWith('/') && !draft.includes('\n') && !closed;
  const found = looking ? fitting(answers ?? [], draft.slice(1)) : [];

  useEffect(() => {
    if (window.matchMedia('(min-width: 760px)').matches) box.current?.focus();
  }, [number]);

  useEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight + 2, window.innerHeight / 3)}px`;
  }, [draft, number]);

  // Read when it is looked for: what the case has may have changed since the last time.
  useEffect(() => {
    if (!looking) return setAnswers(null);
    get<{ answers: readonly DeskAnswer[] }>(`${pathOf(number)}/answers`)
      .then((read) => setAnswers(read.answers))
      .catch((error) => model.complain(error));
  }, [looking, number]);

  // With the very text: what the agent types next must find the place that is to be filled in.
  useLayoutEffect(() => {
    const area = box.current;
    const name = marking.current;
    if (!area || name === null) return;
    marking.current = null;
    area.focus();
    const from = name === '' ? -1 : draft.indexOf(`[${name}]`);
    if (from >= 0) area.setSelectionRange(from, from + name.length + 2);
    else area.setSelectionRange(draft.length, draft.length);
  }, [draft]);

  const send = () => {
    model.sending.say(number);
    box.current?.focus();
  };
  /** Puts a text in to be changed; what is still to be filled in is marked. */
  const put = (text: string, missing: readonly string[]) => {
    model.write(number, text);
    onSuggest(false);
    marking.current = missing[0] ?? '';
  };
  const pick = (answer: DeskAnswer | undefined) => answer && put(answer.text, answer.missing);

  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (looking) {
      const steps: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1 };
      const step = steps[event.key];
      if (step !== undefined && found.length > 0) {
        event.preventDefault();
        return setAt((at + step + found.length) % found.length);
      }
      if (event.key === 'Escape') {
        event.preventDefault();
        return setClosed(true);
      }
      if ((event.key === 'Enter' || event.key === 'Tab') && found.length > 0) {
        event.preventDefault();
        return pick(found[Math.min(at, found.length - 1)]);
      }
    }
    if (event.key === 'Escape' && suggesting) return onSuggest(false);
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    // Words that were looked for are none for the customer; an answer that really begins so is sent by the button, or after Escape.
    if (!looking) send();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a way beside the "add a file" button, which everybody can use.
    <div
      class="answering"
      onDragOver={(event) => event.dataTransfer?.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        model.sending.addFiles(number, event.dataTransfer?.files ?? []);
      }}
      onPaste={(event) => {
        const files = event.clipboardData?.files;
        if (files === undefined || files.length === 0) return;
        event.preventDefault();
        model.sending.addFiles(number, files);
      }}
    >
      {looking && <CannedList id={listId} answers={answers} found={found} at={at} onPick={pick} />}
      {suggesting && <Suggestions number={number} model={model} onUse={put} onClose={() => onSuggest(false)} />}
      {view.files.length > 0 && (
        <ul class="chosen-files">
          {view.files.map((file) => (
            <li key={`${file.name}-${file.lastModified}`}>
              {file.name}
              <button
                type="button"
                class="icon"
                aria-label={t('removeFile', { name: file.name })}
                onClick={() => model.sending.removeFile(number, file)}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label class="unseen" for="answer">
          {t('answerLabel')}
        </label>
        <textarea
          id="answer"
          ref={box}
          rows={2}
          maxLength={MAX_TEXT}
          value={draft}
          placeholder={t('answerPlaceholder')}
          aria-describedby="answer-hint"
          {...(looking && {
            'aria-controls': listId,
            'aria-autocomplete': 'list' as const,
            'aria-activedescendant': found.length > 0 ? `${listId}-${Math.min(at, found.length - 1)}` : undefined,
          })}
          onInput={(event) => {
            setAt(0);
            setClosed(false);
            model.write(number, event.currentTarget.value);
          }}
          onKeyDown={onKey}
        />
        <button
          type="submit"
          class="send"
          disabled={draft.trim() === '' && view.files.length === 0}
          aria-label={t('send')}
        >
          <SendIcon />
        </button>
        <div class="composer-foot">
          <FilePicker label={t('attach')} className="icon" onFiles={(files) => model.sending.addFiles(number, files)} />
          <button type="button" class="link" aria-expanded={suggesting} onClick={() => onSuggest(!suggesting)}>
            {t('suggest')}
          </button>
          <button type="button" class="link" onClick={() => onAsk('promise')}>
            {t('promise')}
          </button>
          <button type="button" class="link" onClick={() => onAsk('lend')}>
            {t('lend')}
          </button>
          <p class="hint" id="answer-hint">
            {t('answerHint')} · {t('cannedHint')}
          </p>
        </div>
      </form>
    </div>
  );
}
