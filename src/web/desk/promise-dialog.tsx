import { useId, useState } from 'preact/hooks';
import type { CaseView } from './case-view';
import type { DeskModel } from './desk-model';
import { Dialog } from './dialog';
import { useWords } from './words';

const MINUTE_MS = 60_000;
/** Offered at once; another time is picked in the calendar. */
const SOON_MINUTES = [30, 120, 24 * 60] as const;

/** What an agent promises the customer, and by when. */
export function PromiseDialog({ view, model, onClose }: { view: CaseView; model: DeskModel; onClose: () => void }) {
  const { t, span } = useWords();
  const id = useId();
  const [what, setWhat] = useState('');
  const [when, setWhen] = useState(() => localTime(model.now() + 120 * MINUTE_MS));
  const [busy, setBusy] = useState(false);
  const due = Date.parse(when);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    if (await model.deeds.promise(view.number, what.trim(), due)) onClose();
    else setBusy(false);
  };
  return (
    <Dialog title={t('promiseTitle')} onClose={onClose}>
      <form onSubmit={submit}>
        <p>{t('promiseText')}</p>
        <div class="field">
          <label for={id}>{t('promiseWhat')}</label>
          <textarea
            id={id}
            rows={2}
            maxLength={300}
            required
            data-first
            value={what}
            placeholder={t('promiseExample')}
            onInput={(event) => setWhat(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for={`${id}-when`}>{t('promiseWhen')}</label>
          <input
            id={`${id}-when`}
            type="datetime-local"
            required
            value={when}
            onInput={(event) => setWhen(event.currentTarget.value)}
          />
          <div class="soon">
            {SOON_MINUTES.map((minutes) => (
              <button type="button" key={minutes} onClick={() => setWhen(localTime(model.now() + minutes * MINUTE_MS))}>
                {t('promiseIn', { time: span(minutes) })}
              </button>
            ))}
          </div>
        </div>
        <div class="dialog-foot">
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="primary" disabled={busy || what.trim() === '' || Number.isNaN(due)}>
            {t('promiseDo')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** As the field wants it: the wall clock of this machine, to the minute. */
function localTime(at: number): string {
  const shifted = at - new Date(at).getTimezoneOffset() * MINUTE_MS;
  return new Date(shifted).toISOString().slice(0, 16);
}
