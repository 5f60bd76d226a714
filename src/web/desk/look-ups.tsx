import { useEffect, useState } from 'preact/hooks';
import type { DeskLookUp } from '../../domain/desk';
import { get, pathOf } from './api';
import { Found, readable } from './known-value';
import { useWords } from './words';

/** What the company's systems say about the case, asked with the actions of the flows when the card is opened. */
export function LookUps({ number, known }: { number: string; known: string }) {
  const { t, local } = useWords();
  const [lookUps, setLookUps] = useState<readonly DeskLookUp[]>([]);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let isOver = false;
    get<{ lookUps: readonly DeskLookUp[] }>(`${pathOf(number)}/look-ups`)
      .then((read) => isOver || setLookUps(read.lookUps))
      // The card tells the rest; a system that is away is told with its look-up.
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [number, known, again]);
  return (
    <>
      {lookUps.map(
        ({ name, title, found }) =>
          found.kind !== 'missing' && (
            <section key={name} class="look-up">
              <h2>{local(title, name)}</h2>
              {found.kind === 'value' ? (
                <dl class="known">
                  <Found name={name} value={found.value} personal={found.personal} />
                </dl>
              ) : (
                <>
                  <p class="soft">
                    {found.kind === 'none' ? t('lookUpNone') : t('lookUpFailed', { code: found.code })}
                  </p>
                  <button type="button" class="link" onClick={() => setAgain(again + 1)}>
                    {t('lookUpAgain')}
                  </button>
                </>
              )}
            </section>
          ),
      )}
      {byNeed(lookUps).map(([needed, waiting]) => (
        <section key={needed} class="look-up">
          <h2>{waiting.map(({ name, title }) => local(title, name)).join(' · ')}</h2>
          <p class="soft">{t('lookUpMissing', { names: needed })}</p>
        </section>
      ))}
    </>
  );
}

/** Those that wait for the same to be known stand together, after what is known already. */
function byNeed(lookUps: readonly DeskLookUp[]): readonly (readonly [string, readonly DeskLookUp[]])[] {
  const groups = new Map<string, readonly DeskLookUp[]>();
  for (const one of lookUps) {
    if (one.found.kind !== 'missing') continue;
    const needed = one.found.names.map(readable).join(', ');
    groups.set(needed, [...(groups.get(needed) ?? []), one]);
  }
  return [...groups];
}
