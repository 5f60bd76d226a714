import { AlertIcon, CheckIcon, ClockIcon, FileIcon } from '../shared/icons';
import { timeOf } from '../shared/when';
import { Avatar } from './avatar';
import { CardView } from './card-view';
import type { ChatMessage, Unsent } from './chat-message';
import { FileName, FileView } from './file-view';
import { RichText } from './rich-text';
import { useSurroundings } from './window-state';

/** One thing said, with the name of who said it where a new speaker begins. */
export function MessageRow({
  message,
  first,
  last,
  unsent,
  isNewestOwn,
  isSeen,
}: {
  message: ChatMessage;
  first: boolean;
  last: boolean;
  unsent: Unsent | null;
  isNewestOwn: boolean;
  /** Somebody at the desk has read it. */
  isSeen: boolean;
}) {
  const { texts, language } = useSurroundings();
  const { from } = message;
  const isOwn = from.role === 'customer';
  const name = isOwn ? texts.you : from.name;
  return (
    <div class={`row ${from.role}${first ? ' first' : ''}${last ? ' last' : ''}${unsent ? ` ${unsent.state}` : ''}`}>
      {!isOwn && last && <Avatar speaker={from} />}
      <div class="said">
        {first && !isOwn ? (
          <p class="name">
            <bdi>{name}</bdi>
            {from.role === 'agent' && <span>{texts.agent}</span>}
          </p>
        ) : (
          <span class="hidden-words">{name}: </span>
        )}
        {message.text !== '' && (
          <div class="bubble">
            <RichText text={message.text} />
          </div>
        )}
        {message.card !== null && <CardView card={message.card} />}
        {message.files.map((file) => (
          <FileView key={file.url} file={file} />
        ))}
        {unsent?.file !== undefined && <UnsentFile file={unsent.file} progress={unsent.progress ?? 0} />}
        {last && (
          <p class="meta">
            <time dateTime={new Date(message.at).toISOString()}>{timeOf(message.at, language)}</time>
            {(unsent !== null || isNewestOwn) && (
              <Delivery state={unsent?.state ?? 'sent'} because={unsent?.because} isSeen={isSeen} />
            )}
            {unsent !== null && <SendAgain unsent={unsent} />}
          </p>
        )}
      </div>
    </div>
  );
}

function Delivery({ state, because, isSeen }: { state: Unsent['state']; because: Unsent['because']; isSeen: boolean }) {
  const { texts } = useSurroundings();
  const words = {
    sending: texts.sending,
    sent: isSeen ? texts.seen : texts.sent,
    waiting: texts.unsent,
    refused: texts.refused,
  }[state];
  const Icon = { sending: ClockIcon, sent: CheckIcon, waiting: ClockIcon, refused: AlertIcon }[state];
  return (
    <span class="delivery">
      <Icon />
      {because === undefined ? words : because === 'kind' ? texts.refusedKind : texts.refusedSize}
    </span>
  );
}

function SendAgain({ unsent: { clientId, state } }: { unsent: Unsent }) {
  const { session, texts } = useSurroundings();
  return (
    <>
      {(state === 'waiting' || state === 'refused') && (
        <button type="button" class="link-button" onClick={() => session.retry(clientId)}>
          {texts.retry}
        </button>
      )}
      {state === 'refused' && (
        <button type="button" class="link-button" onClick={() => session.discard(clientId)}>
          {texts.discard}
        </button>
      )}
    </>
  );
}

function UnsentFile({ file, progress }: { file: File; progress: number }) {
  const { texts } = useSurroundings();
  const percent = Math.round(progress * 100);
  return (
    <div class="file">
      <FileIcon />
      <FileName name={file.name} bytes={file.size} />
      <progress value={percent} max={100} aria-label={texts.uploading(percent)} />
    </div>
  );
}
