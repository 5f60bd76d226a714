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
  isNewestOwn,
}: {
  message: ChatMessage;
  first: boolean;
  last: boolean;
  isNewestOwn: boolean;
}) {
  const { texts, language } = useSurroundings();
  const { from } = message;
  const isOwn = from.role === 'customer';
  const name = isOwn ? texts.you : from.name;
  return (
    <div class={`row ${from.role}${first ? ' first' : ''}${last ? ' last' : ''}`}>
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
        {last && (
          <p class="meta">
            <time dateTime={new Date(message.at).toISOString()}>{timeOf(message.at, language)}</time>
            {isNewestOwn && (
              <span class="delivery">
                <CheckIcon />
                {texts.sent}
              </span>
            )}
          </p>
        )}
      </div>
    </div>
  );
}

export function UnsentRow({ unsent }: { unsent: Unsent }) {
  const { session, texts } = useSurroundings();
  const { clientId, state } = unsent;
  return (
    <div class={`row customer first last ${state}`}>
      <div class="said">
        <span class="hidden-words">{texts.you}: </span>
        {unsent.text !== '' && (
          <div class="bubble">
            <RichText text={unsent.text} />
          </div>
        )}
        {unsent.file !== undefined && <UnsentFile file={unsent.file} progress={unsent.progress ?? 0} />}
        <p class="meta">
          <Delivery unsent={unsent} />
          {state === 'waiting' && (
            <button type="button" class="link-button" onClick={() => session.retry(clientId)}>
              {texts.retry}
            </button>
          )}
          {state === 'refused' && (
            <>
              <button type="button" class="link-button" onClick={() => session.retry(clientId)}>
                {texts.retry}
              </button>
              <button type="button" class="link-button" onClick={() => session.discard(clientId)}>
                {texts.discard}
              </button>
            </>
          )}
        </p>
      </div>
    </div>
  );
}

function Delivery({ unsent: { state, because } }: { unsent: Unsent }) {
  const { texts } = useSurroundings();
  switch (state) {
    case 'sending':
      return (
        <span class="delivery">
          <ClockIcon />
          {texts.sending}
        </span>
      );
    case 'sent':
      return (
        <span class="delivery">
          <CheckIcon />
          {texts.sent}
        </span>
      );
    case 'waiting':
      return (
        <span class="delivery">
          <ClockIcon />
          {texts.unsent}
        </span>
      );
    case 'refused':
      return (
        <span class="delivery">
          <AlertIcon />
          {because === undefined ? texts.refused : because === 'kind' ? texts.refusedKind : texts.refusedSize}
        </span>
      );
  }
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
