import { useEffect, useId, useState } from 'preact/hooks';
import { channelName } from '../../domain/channel-name';
import { type DeskLetter, MOST_LETTERS } from '../../domain/desk';
import { freshId, get, postSurely, Refusal } from './api';
import type { DeskModel } from './desk-model';
import { Dialog } from './dialog';
import type { TextKey } from './texts-en';
import { countUpTo, useWords } from './words';

const LOOK_AGAIN_MS = 4_000;
/** By event; one that only a newer server knows stands under its name. */
const NOTICES: { readonly [event: string]: TextKey } = {
  'case.waiting': 'noticeWaiting',
  'case.returned': 'noticeReturned',
  'promise.due': 'noticePromise',
  'score.bad': 'noticeScore',
};

/** What could not be delivered, of the whole house: for supervisors. Read anew whenever their number changes. */
export function HouseLetters({
  count,
  model,
  onOpen,
}: {
  count: number;
  model: DeskModel;
  onOpen: (number: string) => void;
}) {
  const { t } = useWords();
  const [letters, setLetters] = useState<readonly DeskLetter[]>([]);
  const read = () =>
    get<{ letters: readonly DeskLetter[] }>('letters')
      .then((found) => setLetters(found.letters))
      .catch((error) => model.complain(error));
  useEffect(() => {
    if (count > 0) void read();
    else setLetters([]);
  }, [count]);
  if (letters.length === 0) return null;
  return (
    <section aria-labelledby="house-letters">
      <h2 id="house-letters">
        {t('letters')} <span class="count">{countUpTo(MOST_LETTERS, letters.length)}</span>
      </h2>
      <p class="soft">{t('lettersText')}</p>
      <Letters letters={letters} model={model} onDone={read} onOpen={onOpen} />
    </section>
  );
}

/** Each with what it was, why it was given up, and what can be done about it. */
export function Letters({
  letters,
  model,
  onDone,
  onOpen,
}: {
  letters: readonly DeskLetter[];
  model: DeskModel;
  onDone: () => void;
  onOpen?: (number: string) => void;
}) {
  const [aside, setAside] = useState<DeskLetter | null>(null);
  const [busy, setBusy] = useState(false);
  /** True: it is done. */
  const judge = async (letter: DeskLetter, deed: 'again' | 'aside', note: string): Promise<boolean> => {
    setBusy(true);
    const { conversation, letter: name, deadAt } = letter;
    try {
      await postSurely('letters', {
        ...{ id: freshId(), conversation, letter: name, deadAt, deed },
        ...(note && { note }),
      });
      model.toast({ kind: 'text', key: deed === 'again' ? 'letterAgainToast' : 'letterAsideToast' });
      return true;
    } catch (error) {
      // Gone from the desk means here: seen to by somebody.
      model.complain(error instanceof Refusal && error.code === 'NotFound' ? new Refusal('NotFirst') : error);
      return false;
    } finally {
      setBusy(false);
      onDone();
      // Refused once more, it is given up at once.
      if (deed === 'again') setTimeout(onDone, LOOK_AGAIN_MS);
    }
  };
  return (
    <>
      <ul class="letters">
        {letters.map((one) => (
          <Letter
            key={`${one.conversation}/${one.letter}/${one.deadAt}`}
            letter={one}
            busy={busy}
            onAgain={() => void judge(one, 'again', '')}
            onAside={() => setAside(one)}
            {...(onOpen && { onOpen })}
          />
        ))}
      </ul>
      {aside !== null && (
        <AsideDialog
          onClose={() => setAside(null)}
          busy={busy}
          onDo={async (note) => {
            // What was written stays until the server has it.
            if (await judge(aside, 'aside', note)) setAside(null);
          }}
        />
      )}
    </>
  );
}

function Letter({
  letter,
  busy,
  onAgain,
  onAside,
  onOpen,
}: {
  letter: DeskLetter;
  busy: boolean;
  onAgain: () => void;
  onAside: () => void;
  onOpen?: (number: string) => void;
}) {
  const { t, language, moment } = useWords();
  const { number, kind } = letter;
  const notice = kind === 'notice' ? NOTICES[letter.what] : undefined;
  const id = useId();
  return (
    <li class="letter">
      <p class="letter-top">
        <span class="tag crisis">{t(`letter-${kind}`)}</span>
        {onOpen !== undefined && number !== null && (
          <button type="button" class="link number" onClick={() => onOpen(number)}>
            {number}
          </button>
        )}
        {onOpen !== undefined && <span>{letter.customerName ?? t('customer')}</span>}
        <span class="soft">
          {channelName(letter.channel, language)} · {moment(letter.at)}
        </span>
      </p>
      <p class="letter-what" id={id}>
        {notice === undefined ? letter.what : t(notice)}
      </p>
      <p class="soft letter-why">
        {t('letterWhy', { time: moment(letter.deadAt) })} {letter.error}
      </p>
      {kind === 'action' && <p class="soft">{t('letterActionHint')}</p>}
      <p class="letter-deeds">
        <button type="button" disabled={busy} aria-describedby={id} onClick={onAgain}>
          {t('letterAgain')}
        </button>
        <button type="button" class="quiet" disabled={busy} aria-describedby={id} onClick={onAside}>
          {t('letterAside')}
        </button>
      </p>
    </li>
  );
}

function AsideDialog({
  busy,
  onDo,
  onClose,
}: {
  busy: boolean;
  onDo: (note: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useWords();
  const id = useId();
  const [note, setNote] = useState('');
  return (
    <Dialog title={t('letterAsideTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void onDo(note.trim());
        }}
      >
        <p>{t('letterAsideText')}</p>
        <div class="field">
          <label for={id}>{t('letterReason')}</label>
          <textarea
            id={id}
            rows={3}
            required
            maxLength={1_000}
            value={note}
            data-first
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </div>
        <div class="dialog-foot">
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="primary" disabled={note.trim() === ''}>
            {t('letterAsideDo')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
