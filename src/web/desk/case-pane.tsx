import { useEffect, useState } from 'preact/hooks';
import { ReturnIcon } from '../shared/icons';
import { Card } from './card';
import { CaseDialogs } from './case-dialogs';
import type { CaseView } from './case-view';
import { Composer } from './composer';
import type { DialogName } from './desk';
import type { DeskModel } from './desk-model';
import type { DeskState } from './desk-state';
import { Empty, UrgencyTag } from './lists';
import { Transcript } from './transcript';
import { useWords } from './words';

/** The open case: the conversation, the buttons, the card beside it. */
export function CasePane({
  state,
  model,
  view,
  dialog,
  onDialog,
}: {
  state: DeskState;
  model: DeskModel;
  view: CaseView | null;
  dialog: DialogName | null;
  onDialog: (dialog: DialogName | null) => void;
}) {
  const { t } = useWords();
  const [side, setSide] = useState<'conversation' | 'details'>('conversation');
  const number = view?.number ?? null;
  useEffect(() => setSide('conversation'), [number]);

  if (view === null) {
    return (
      <main class="case none">
        <h1 class="unseen">{t('desk')}</h1>
        <Empty title={t('pickCase')} text={t('pickCaseText')} />
      </main>
    );
  }
  const may = view.gone ? [] : (view.desk?.may ?? []);
  const seesLetters = may.includes('answer') || may.includes('oversee');
  const owner = view.desk?.card.owner;
  const name = view.desk?.card.customerName ?? t('customer');
  return (
    <main class={`case ${side}`} id="case" tabIndex={-1} aria-label={`${t('case')} ${view.number}`}>
      <div class="case-head">
        <button type="button" class="icon to-lists" aria-label={t('backToLists')} onClick={() => model.show(null)}>
          <ReturnIcon />
        </button>
        <h1>
          <span>{name}</span> <span class="soft number">{view.number}</span>
        </h1>
        {view.desk && <UrgencyTag urgency={view.desk.card.urgency} />}
        <span class="grow" />
        {may.includes('reject') && (
          <button type="button" class="quiet" onClick={() => onDialog('reject')}>
            {t('reject')}
          </button>
        )}
        {may.includes('take') && (
          <button type="button" class="primary" onClick={() => void model.deeds.take(view.number)}>
            {t('takeThis')}
          </button>
        )}
        {may.includes('take-back') && (
          <button type="button" class="primary" onClick={() => void model.deeds.take(view.number)}>
            {t('takeBack')}
          </button>
        )}
        {may.includes('oversee') && (
          <div class="deeds">
            {/* Of one that waits for anybody, or is one's own to have back, there is nothing to take over. */}
            {!may.includes('take') && !may.includes('take-back') && (
              <button type="button" class="primary" onClick={() => void model.deeds.takeOver(view.number)}>
                {t('takeOver')}
              </button>
            )}
            <button type="button" onClick={() => onDialog('assign')}>
              {t('assign')}
            </button>
            <button type="button" onClick={() => onDialog('return')}>
              {t('giveBack')}
            </button>
            <button type="button" onClick={() => onDialog('resolve')}>
              {t('closeCase')}
            </button>
          </div>
        )}
        {may.includes('resolve') && (
          <div class="deeds">
            <button type="button" onClick={() => onDialog('assign')}>
              {t('assign')}
            </button>
            <button type="button" onClick={() => onDialog('hand-back')}>
              {t('handBack')}
            </button>
            <button type="button" onClick={() => onDialog('return')}>
              {t('giveBack')}
            </button>
            <button type="button" class="good" onClick={() => onDialog('resolve')}>
              {t('resolve')}
            </button>
          </div>
        )}
      </div>
      <div class="sides">
        {(['conversation', 'details'] as const).map((one) => (
          <button type="button" key={one} aria-pressed={side === one} onClick={() => setSide(one)}>
            {t(one)}
          </button>
        ))}
      </div>
      {view.gone ? (
        <Empty title={t('caseGone')} text="" />
      ) : view.desk === null ? (
        <p class="splash" role="status">
          {t('loading')}
        </p>
      ) : (
        <div class="case-body">
          <section class="talk" aria-label={t('conversation')}>
            {owner?.kind === 'agent' && !may.includes('answer') && view.desk.card.closedAt === null && (
              <p class="watching" role="status">
                {t('watching', { name: owner.name })}
              </p>
            )}
            {/* A log of its own: else all of the other case would be read aloud as new. */}
            <Transcript key={view.number} view={view} state={state} model={model} />
            {may.includes('note') && (
              <Composer view={view} model={model} mayAnswer={may.includes('answer')} onAsk={onDialog} />
            )}
          </section>
          <Card
            card={view.desk.card}
            state={state}
            letters={seesLetters ? view.desk.letters : []}
            model={model}
            mayReview={may.includes('review')}
            onAsk={onDialog}
            onKept={may.includes('keep') ? (id, of) => void model.deeds.keep(view.number, id, of) : null}
          />
        </div>
      )}
      <CaseDialogs view={view} state={state} model={model} dialog={dialog} onClose={() => onDialog(null)} />
    </main>
  );
}
