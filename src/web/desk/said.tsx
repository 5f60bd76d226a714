import type { DeskReading } from '../../domain/desk';
import type { Attachment, Card, Message } from '../../domain/message';
import { FileIcon } from '../shared/icons';
import { safeHref, safeSource, splitLinks } from '../shared/links';
import { isPicture } from '../shared/pictures';
import { Reading } from './reading';
import { useWords } from './words';

/** Something that a person said: the customer on the left, colleagues on the right. */
export function Said(props: {
  message: Message;
  reading: DeskReading | null;
  isOwn: boolean;
  isSeen: boolean;
  number: string;
}) {
  const { message, reading, isOwn, isSeen, number } = props;
  const { t, moment } = useWords();
  const { from } = message;
  const name = isOwn ? t('you') : (from.name ?? t('customer'));
  return (
    <article class={`said ${from.role}`}>
      <p class="said-by">
        <strong>{name}</strong> <time dateTime={new Date(message.at).toISOString()}>{moment(message.at)}</time>
      </p>
      <div class="bubble">
        <Content message={message} />
        {message.choice && <p class="pressed">{t('pressed')}</p>}
      </div>
      {isSeen && <p class="seen-mark">{t('seen')}</p>}
      {reading && <Reading reading={reading} number={number} />}
    </article>
  );
}

/** What the bot said in one go: one line each until it is opened. */
export function BotRun({ messages }: { messages: readonly Message[] }) {
  const { t, moment } = useWords();
  const first = messages[0]!;
  const name = first.from.name ?? 'Bot';
  const line = messages.find(({ text }) => text !== '')?.text ?? '';
  return (
    <details class="bot-run">
      <summary>
        <span class="bot-name">{messages.length === 1 ? name : t('botSaid', { name, n: messages.length })}</span>
        <span class="bot-line">{line}</span>
        <time dateTime={new Date(first.at).toISOString()}>{moment(first.at)}</time>
      </summary>
      {messages.map((message) => (
        <div class="bubble bot" key={message.seq}>
          <Content message={message} />
          {message.buttons && message.buttons.length > 0 && (
            <p class="pressed">
              {t('choicesShown', { titles: message.buttons.map(({ title }) => title).join(' · ') })}
            </p>
          )}
        </div>
      ))}
    </details>
  );
}

function Content({ message }: { message: Message }) {
  return (
    <>
      {message.text !== '' && <LinkedText text={message.text} />}
      {message.card && <CardFacts card={message.card} />}
      {message.attachments?.map((file, at) => (
        <FileLink key={at} file={file} />
      ))}
    </>
  );
}

/** Text and nothing but text: links are found in it, markup is not. */
export function LinkedText({ text }: { text: string }) {
  return (
    <p class="text">
      {splitLinks(text).map(({ text: part, href }, at) =>
        href === undefined ? (
          part
        ) : (
          <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        ),
      )}
    </p>
  );
}

function CardFacts({ card }: { card: Card }) {
  return (
    <div class="card-facts">
      <strong>{card.title}</strong>
      {card.text && <LinkedText text={card.text} />}
      {card.facts && (
        <dl>
          {card.facts.map(({ label, value }) => (
            <div class="card-fact" key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {card.links?.map(({ title, url }) => {
        const href = safeHref(url);
        return href === null ? null : (
          <a key={url} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {title}
          </a>
        );
      })}
    </div>
  );
}

function FileLink({ file }: { file: Attachment }) {
  const { t } = useWords();
  const href = safeSource(file.url);
  const size = file.bytes === undefined ? '' : ` · ${sizeOf(file.bytes)}`;
  const label = `${file.name || t('attachment')}${size}`;
  if (href === null) return <p class="file">{label}</p>;
  const isShown = isPicture(file.contentType);
  return (
    <a
      class={`file ${isShown ? 'picture' : ''}`}
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      download={file.name}
    >
      {isShown ? <img src={href} alt="" loading="lazy" /> : <FileIcon />} {label}
    </a>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
