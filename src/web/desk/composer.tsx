import { useEffect, useRef } from 'preact/hooks';
import { SendIcon } from '../shared/icons';
import type { CaseView } from './case-view';
import type { DeskModel } from './desk-model';
import { useWords } from './words';

const MAX_TEXT = 8_000;

/** Where the agent writes. It stays usable while the line is down: what is sent then goes out afterwards. */
export function Composer({ view, model }: { view: CaseView; model: DeskModel }) {
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
