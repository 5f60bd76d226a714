import { useState } from 'preact/hooks';
import { useGoingBack } from '../shared/going-back';
import { DownIcon } from '../shared/icons';
import { dayOf } from '../shared/when';
import { Avatar } from './avatar';
import type { ChatButton, ChatMessage } from './chat-message';
import { Choices } from './choices';
import { inLanguage } from './config';
import { MessageRow } from './message-row';
import { NoticeRow } from './notice-row';
import { type Row, rowsOf } from './rows';
import type { SessionState } from './session';
import { openPrompt, type Standing } from './thread';
import { useScroll } from './use-scroll';
import { useLasting, useSurroundings } from './window-state';

/** Drawn at once; the rest on request. */
const SHOWN = 150;

/** All that was said, newest at the end. */
export function Log({ state, standing, onAnswer }: { state: SessionState; standing: Standing; onAnswer: () => void }) {
  const { session, texts, language, config } = useSurroundings();
  const { thread, caughtUp } = state;
  const [shown, setShown] = useState(SHOWN);
  const messages = thread.messages.slice(-shown);
  const count = thread.messages.length + thread.unsent.length;
  const { box, missed, toEnd } = useScroll(count, state.typing !== null, shown);
  const hasEarlier = thread.messages.length > shown;
  const { live, goBack } = useGoingBack(box, hasEarlier, () => setShown(shown + SHOWN));
  const prompt = openPrompt(thread);
  const greeting = inLanguage(config.greeting, language);
  const newestOwn = thread.messages.findLast(({ from }) => from.role === 'customer')?.key;
  const last = thread.messages.at(-1);
  const isUnanswered = last?.from.role === 'customer' || thread.unsent.some((unsent) => unsent.state === 'sent');
  const isThinking = useLasting(isUnanswered && standing.kind === 'bot' && state.phase === 'live', 500);
  const typist = state.typing ?? (isThinking ? ({ role: 'bot', name: config.name } as const) : null);

  const press = (button: ChatButton) => {
    session.press(button);
    onAnswer();
  };
  const choicesOf = (message: ChatMessage) => (
    <Choices
      message={message}
      isOpen={message.key === prompt}
      picked={pickedOf(message, thread.messages, thread.unsent)}
      onPress={press}
    />
  );
  const line = (row: Row) => {
    switch (row.kind) {
      case 'day':
        return (
          <p class="day" key={row.key}>
            {dayOf(row.at, Date.now(), language)}
          </p>
        );
      case 'notice':
        return <NoticeRow key={row.key} message={row.message} />;
      case 'message':
        return (
          <div class="entry" key={row.key}>
            <MessageRow
              message={row.message}
              first={row.first}
              last={row.last}
              unsent={row.unsent}
              isNewestOwn={row.key === newestOwn && thread.unsent.length === 0}
              isSeen={(row.message.seq ?? Number.POSITIVE_INFINITY) <= state.seen}
            />
            {row.message.buttons.length + row.message.links.length > 0 && choicesOf(row.message)}
          </div>
        );
    }
  };

  return (
    <div class="log-frame">
      <div
        class="log"
        ref={box}
        role="log"
        aria-label={texts.conversation}
        aria-live={live}
        aria-relevant="additions"
        aria-busy={!caughtUp}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it.
        tabIndex={0}
      >
        <div class="intro">
          {greeting !== '' && <strong>{greeting}</strong>}
          <p>{texts.intro(config.name)}</p>
          <p>{texts.safety}</p>
        </div>
        {hasEarlier && (
          <button type="button" class="button quiet older" onClick={() => void goBack()}>
            {texts.older}
          </button>
        )}
        {state.restarted && <p class="notice">{texts.restarted}</p>}
        {rowsOf(messages, thread.unsent).map(line)}
        {!caughtUp && thread.messages.length === 0 && <Waiting />}
        {typist !== null && (
          <div class={`row ${typist.role} first last typing`} aria-hidden="true">
            <Avatar speaker={typist} />
            <div class="bubble dots">
              <i />
              <i />
              <i />
            </div>
          </div>
        )}
      </div>
      <p class="hidden-words" role="status">
        {state.typing === null ? '' : texts.typing(state.typing.name)}
      </p>
      {missed !== null && (
        <button type="button" class="to-end" onClick={toEnd}>
          <DownIcon />
          {missed === 0 ? <span class="hidden-words">{texts.toNewest}</span> : texts.newMessages(missed)}
        </button>
      )}
    </div>
  );
}

function Waiting() {
  const { texts } = useSurroundings();
  return (
    <p class="waiting">
      <span class="hidden-words">{texts.connecting}</span>
      <i />
      <i />
      <i />
    </p>
  );
}

/** What the customer picked of a message's buttons, sent or not yet. */
function pickedOf(
  message: ChatMessage,
  messages: readonly ChatMessage[],
  unsent: SessionState['thread']['unsent'],
): string | null {
  const prompts = new Set(message.buttons.map((button) => button.prompt));
  const said = [...messages, ...unsent].findLast(({ choice }) => choice != null && prompts.has(choice.prompt));
  return said?.choice?.value ?? null;
}
