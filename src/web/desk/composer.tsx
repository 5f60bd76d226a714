import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SendIcon } from '../shared/icons';
import { Answer } from './answer';
import type { CaseView } from './case-view';
import type { DeskModel } from './desk-model';
import { useWords } from './words';

const MAX_NOTE = 1_000;

/** The event by which the shortcut asks for suggestions. */
export const SUGGEST = 'desk-suggest';

/** Where the agent writes: to the customer, or a note for colleagues. What may not be answered can still be noted. */
export function Composer({
  view,
  model,
  mayAnswer,
  onAsk,
}: {
  view: CaseView;
  model: DeskModel;
  mayAnswer: boolean;
  onAsk: (dialog: 'promise' | 'lend') => void;
}) {
  const { t } = useWords();
  const [side, setSide] = useState<'answer' | 'note'>(mayAnswer ? 'answer' : 'note');
  const [suggesting, setSuggesting] = useState(false);
  useLayoutEffect(() => {
    setSide(mayAnswer ? 'answer' : 'note');
    setSuggesting(false);
  }, [view.number, mayAnswer]);
  // By the keyboard, from whichever side.
  useEffect(() => {
    if (!mayAnswer) return;
    const onWish = () => {
      setSuggesting(side === 'note' || !suggesting);
      setSide('answer');
    };
    document.addEventListener(SUGGEST, onWish);
    return () => document.removeEventListener(SUGGEST, onWish);
  }, [mayAnswer, side, suggesting]);
  const picked = useRef(false);
  const pick = (to: 'answer' | 'note') => {
    picked.current = true;
    setSide(to);
    // Where it was open already nothing is drawn anew.
    document.getElementById(to)?.focus();
  };
  // Whoever picks a side goes on to write, at once: what is typed next may not land on the other.
  useLayoutEffect(() => {
    if (picked.current) document.getElementById(side)?.focus();
    picked.current = false;
  }, [side]);
  return (
    <div class={`composing ${side}`}>
      <div
        class="composing-tabs"
        role="tablist"
        aria-label={t('composing')}
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
          currentTarget.querySelector<HTMLElement>('[role=tab]:not(:focus)')?.focus();
        }}
      >
        {mayAnswer && (
          <button
            type="button"
            role="tab"
            id="answer-tab"
            aria-selected={side === 'answer'}
            onClick={() => pick('answer')}
          >
            {t('answerTab')}
          </button>
        )}
        <button type="button" role="tab" id="note-tab" aria-selected={side === 'note'} onClick={() => pick('note')}>
          {t('noteTab')}
        </button>
      </div>
      {side === 'answer' ? (
        <Answer view={view} model={model} suggesting={suggesting} onSuggest={setSuggesting} onAsk={onAsk} />
      ) : (
        <Note key={view.number} view={view} model={model} />
      )}
    </div>
  );
}

function Note({ view, model }: { view: CaseView; model: DeskModel }) {
  const { t } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const text = view.note;
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    await model.deeds.note(view.number);
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
        readOnly={busy}
        onInput={(event) => model.writeNote(view.number, event.currentTarget.value)}
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
