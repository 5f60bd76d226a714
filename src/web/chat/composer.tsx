import type { Ref } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FilePicker } from '../shared/file-picker';
import { PersonIcon, SendIcon } from '../shared/icons';
import type { Standing } from './thread';
import { useSurroundings } from './window-state';

export interface ComposerHandle {
  focus(): void;
}

const DRAFT = 'draft';

/** The place to write, to add a file and to ask for a person. */
export function Composer({
  handle,
  standing,
  problem,
  onFile,
}: {
  handle: Ref<ComposerHandle>;
  standing: Standing;
  problem: string;
  onFile: (file: File) => void;
}) {
  const { config, session, texts, keep } = useSurroundings();
  const [text, showText] = useState(() => keep.get(DRAFT) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(handle, () => ({ focus: () => field.current?.focus({ preventScroll: true }) }), []);

  // At once: a page that is left in this moment has no later one.
  const setText = (next: string) => {
    if (next === '') keep.remove(DRAFT);
    else keep.set(DRAFT, next);
    showText(next);
  };
  useLayoutEffect(() => {
    if (field.current !== null) fitHeight(field.current);
  }, [text]);

  const send = () => {
    const words = text.trim();
    if (words === '') return;
    session.say(words);
    setText('');
    field.current?.focus();
  };
  const remaining = config.maxTextLength - text.length;

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="composer-box">
        <FilePicker
          label={texts.attach}
          className="icon-button"
          onFiles={(files) => {
            for (const file of files) onFile(file);
          }}
        />
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          aria-label={texts.placeholder}
          placeholder={texts.placeholder}
          maxLength={config.maxTextLength}
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => {
            setText(event.currentTarget.value);
            if (standing.kind !== 'bot') session.typing();
          }}
          onKeyDown={(event) => {
            // Enter that ends a composition (Chinese, Japanese, Tamil, …) belongs to the keyboard.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button
          type="submit"
          class="send-button"
          aria-label={texts.send}
          title={texts.send}
          aria-disabled={text.trim() === ''}
        >
          <SendIcon />
        </button>
      </div>
      <div class="composer-foot">
        {standing.kind === 'bot' && (
          <button type="button" class="person-button" onClick={() => session.say(texts.personWords)}>
            <PersonIcon />
            {texts.person}
          </button>
        )}
        {standing.kind === 'agent' && <span>{texts.withAgent(standing.name)}</span>}
        {standing.kind === 'queued' && <span>{texts.waitingHint}</span>}
        {remaining < 200 && <span class="count">{texts.remaining(remaining)}</span>}
      </div>
    </form>
  );
}

/** As high as its text, up to what the style sheet allows. */
function fitHeight(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
