import { useEffect, useState } from 'preact/hooks';
import type { DeskSuggestion } from '../../domain/desk';
import { CloseIcon } from '../shared/icons';
import { get, pathOf } from './api';
import type { DeskModel } from './desk-model';
import { quoted } from './reading';
import { useWords } from './words';

/** What the flows would say to the customer's last words, each with why; used, it stands in the box to be changed. */
export function Suggestions(props: {
  number: string;
  model: DeskModel;
  onUse: (text: string, missing: readonly string[]) => void;
  onClose: () => void;
}) {
  const { t, local } = useWords();
  const [found, setFound] = useState<readonly DeskSuggestion[] | null>(null);
  useEffect(() => {
    get<{ suggestions: readonly DeskSuggestion[] }>(`${pathOf(props.number)}/suggestions`)
      .then(({ suggestions }) => setFound(suggestions))
      .catch((error) => {
        props.model.complain(error);
        props.onClose();
      });
  }, [props.number]);
  return (
    <section class="suggestions" aria-label={t('suggestTitle')}>
      <div class="suggestions-head">
        <h2>{t('suggestTitle')}</h2>
        <button type="button" class="icon" aria-label={t('close')} onClick={props.onClose}>
          <CloseIcon />
        </button>
      </div>
      {(found === null || found.length === 0) && (
        <p class="soft" role="status">
          {t(found === null ? 'loading' : 'noSuggestion')}
        </p>
      )}
      <ul>
        {found?.map((one) => (
          <li key={one.flow}>
            <p>
              <strong>{local(one.title, one.flow)}</strong>{' '}
              <span class="soft">
                {Math.round(one.probability * 100)} % · {t('suggestFor', { words: one.words })}
                {one.because.length > 0 && ` · ${t('suggestBecause', { words: quoted(one.because) })}`}
              </span>
            </p>
            <p class={one.text === '' ? 'soft' : 'text'}>{one.text || t('suggestNoText')}</p>
            {one.missing.length > 0 && <p class="soft">{t('fillIn', { names: one.missing.join(', ') })}</p>}
            {one.text === '' ? (
              <button type="button" onClick={() => void props.model.deeds.lend(props.number, one.flow)}>
                {t('lend')}
              </button>
            ) : (
              <button type="button" onClick={() => props.onUse(one.text, one.missing)}>
                {t('useIt')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
