import { ClockIcon, FileIcon } from '../shared/icons';
import type { Pending } from './case-view';
import type { DeskModel } from './desk-model';
import { LinkedText } from './said';
import { useWords } from './words';

/** An answer on its way, or one that did not get through. */
export function PendingAnswer({ pending, number, model }: { pending: Pending; number: string; model: DeskModel }) {
  const { t, fault } = useWords();
  const failed = pending.state === 'failed';
  return (
    // Read aloud once, as the message that it turns into.
    <article class={`said agent pending ${failed ? 'failed' : ''}`} aria-live="off">
      <p class="said-by">
        <strong>{t('you')}</strong>{' '}
        {!failed && (
          <span class="soft">
            <ClockIcon /> {t('sending')}
          </span>
        )}
      </p>
      <div class="bubble">
        {pending.text !== '' && <LinkedText text={pending.text} />}
        {pending.files.map((file) => (
          <p class="file" key={file.name}>
            <FileIcon /> {file.name}
          </p>
        ))}
      </div>
      {failed && (
        <p class="failed-line" role="alert">
          <strong>{t('notSent')}.</strong> {fault(pending.code ?? 'other')}{' '}
          <button type="button" class="link" onClick={() => model.sending.retry(number)}>
            {t('retry')}
          </button>{' '}
          <button type="button" class="link" onClick={() => model.sending.discard(number, pending.id)}>
            {t('discard')}
          </button>
        </p>
      )}
    </article>
  );
}
