import { FaceIcon } from '../shared/icons';
import type { ChatButton, ChatMessage } from './chat-message';
import { isRating } from './thread';
import { useSurroundings } from './window-state';

interface Props {
  readonly message: ChatMessage;
  /** False for the buttons of long ago. */
  readonly isOpen: boolean;
  /** What the customer picked here. */
  readonly picked: string | null;
  readonly onPress: (button: ChatButton) => void;
}

/** The answers that a message offers: faces for a rating, else a row of buttons. */
export function Choices(props: Props) {
  return isRating(props.message) ? <Rating {...props} /> : <Buttons {...props} />;
}

function Buttons({ message, isOpen, picked, onPress }: Props) {
  const { texts } = useSurroundings();
  return (
    <div class="choices">
      {message.buttons.map((button) => (
        <button
          type="button"
          key={button.choice}
          class={button.choice === picked ? 'choice picked' : 'choice'}
          disabled={!isOpen}
          onClick={() => onPress(button)}
        >
          <bdi>{button.title}</bdi>
          {button.choice === picked && <span class="hidden-words"> ({texts.chosen})</span>}
        </button>
      ))}
      {message.links.map(({ title, url }) => (
        <a key={url} class="choice" href={url} target="_blank" rel="noopener noreferrer">
          <bdi>{title}</bdi>
        </a>
      ))}
    </div>
  );
}

function Rating({ message, isOpen, picked, onPress }: Props) {
  const { texts } = useSurroundings();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a row everywhere.
    <div class="rating" role="group" aria-label={texts.rating}>
      {message.buttons.map((button, i) => (
        <button
          type="button"
          key={button.choice}
          class={button.choice === picked ? 'face picked' : 'face'}
          disabled={!isOpen}
          onClick={() => onPress(button)}
        >
          <FaceIcon score={i + 1} />
          <span>{button.title}</span>
          {button.choice === picked && <span class="hidden-words"> ({texts.chosen})</span>}
        </button>
      ))}
    </div>
  );
}
