import { useEffect, useRef, useState } from 'preact/hooks';
import { SendIcon } from '../shared/icons';
import type { CaseView } from './case-view';
import type { DeskModel } from './desk-model';
import { useWords } from './words';

const MAX_TEXT = 8_000;
const MAX_NOTE = 1_000;

/** Where the agent writes: to the customer, or a note for colleagues. What may not be answered can still be noted. */
export function Composer({ view, model, mayAnswer }: { view: CaseView; model: DeskModel; mayAnswer: boolean }) {
  const { t } = useWords();
  const [side, setSide] = useState<'answer' | 'note'>(mayAnswer ? 'answer' : 'note');
  useEffect(() => setSide(mayAnswer ? 'answer' : 'note'), [view.number, mayAnswer]);
  return (
    <div class={`composing ${side}`}>
      <div class="composing-tabs" role="tablist">
        {mayAnswer && (
          <button
            type="button"
            role="tab"
            id="answer-tab"
            aria-selected={side === 'answer'}
            onClick={() => setSide('answer')}
          >
            {t('answerTab')}
          </button>
        )}
        <button type="button" role="tab" id="note-tab" aria-selected={side === 'note'} onClick={() => setSide('note')}>
          {t('noteTab')}
        </button>
      </div>
      {side === 'answer' ? <Answer view={view} model={model} /> : <Note view={view} model={model} />}
    </div>
  );
}

/** It stays usable while the line is down: what is sent then goes out afterwards. */
function Answer({ view, model }: { view: CaseView; model: DeskModel }) {
  const { t } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (window.matchMedia('(min-width: 760px)').matches) box.current?.focus();
  }, [view.number]);

  useEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight + 2, window.innerHeight / 3)}px`;
  }, [view.draft, view.number]);

  const send = () => {
    model.say(view.number);
    box.current?.focus();
  };

  return (
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
        value={view.draft}
        placeholder={t('answerPlaceholder')}
        aria-describedby="answer-hint"
        onInput={(event) => model.write(view.number, event.currentTarget.value)}
        onKeyDown={(event) => {
          // While an input method composes, Enter belongs to it.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="send" disabled={view.draft.trim() === ''} aria-label={t('send')}>
        <SendIcon />
      </button>
      <p class="hint" id="answer-hint">
        {t('answerHint')}
      </p>
    </form>
  );
}

function Note({ view, model }: { view: CaseView; model: DeskModel }) {
  const { t } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => setText(''), [view.number]);
  const save = async () => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    if (await model.note(view.number, text.trim())) setText('');
    setBusy(false);
    box.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="unseen" for="note">
        {t('noteLabel')}
      </label>
      <textarea
        id="note"
        ref={box}
        rows={2}
        maxLength={MAX_NOTE}
        value={text}
        placeholder={t('notePlaceholder')}
        aria-describedby="note-hint"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      <button type="submit" class="send" disabled={text.trim() === '' || busy} aria-label={t('noteSave')}>
        <SendIcon />
      </button>
      <p class="hint" id="note-hint">
        {t('noteOnly')}
      </p>
    </form>
  );
}
