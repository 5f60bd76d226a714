import type { ComponentChildren } from 'preact';
import { channelName } from '../../domain/channel-name';
import type { DeskCard, DeskDue, DeskLetter } from '../../domain/desk';
import { useNow } from './clock';
import type { DialogName } from './desk';
import type { DeskModel } from './desk-model';
import type { DeskState } from './desk-state';
import { dueState, dueText } from './due';
import { Known } from './known-value';
import { Letters } from './letters';
import { LookUps } from './look-ups';
import { quoted } from './reading';
import { ReviewPart } from './reviews';
import { LANGUAGE_NAMES } from './texts';
import { useWords } from './words';

/** All that is known about the case, so that the customer need not say it again. */
export function Card({
  card,
  state,
  letters,
  model,
  mayReview,
  onAsk,
  onKept,
}: {
  card: DeskCard;
  state: DeskState;
  letters: readonly DeskLetter[];
  model: DeskModel;
  mayReview: boolean;
  onAsk: (dialog: DialogName) => void;
  onKept: ((promise: string, of: string) => void) | null;
}) {
  const words = useWords();
  const { t, local, language, reasons, moods, outcomes, moment, duration } = words;
  const now = useNow(state.clockAheadMs);
  // The lists tell of each answer at once; the card was read when the case last changed hands.
  const item = [...(state.lists?.mine ?? []), ...(state.lists?.house?.taken ?? [])].find(
    ({ number }) => number === card.number,
  );
  const due = item === undefined ? card.due : nextDue(item.due, card.due);
  const losesAt = item === undefined ? card.losesAt : item.losesAt;
  const team = state.me.allTeams.find(({ name }) => name === card.team);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <aside class="card" aria-label={t('details')} tabIndex={0}>
      {card.handoff && (
        <Part title={t('reason')} className={`reason ${card.urgency}`}>
          <p class="big">{reasons[card.handoff.reason]}</p>
          {card.handoff.note !== null && <p>{card.handoff.note}</p>}
          <p class="soft">
            {card.owner.kind === 'queue'
              ? t('waitingFor', { time: duration(now - card.handoff.waitingSince) })
              : t('openedAt', { time: moment(card.openedAt) })}
            {card.handoff.returned && ` · ${t('returned')}`}
          </p>
        </Part>
      )}
      {letters.length > 0 && (
        <Part title={t('letters')} className="undelivered">
          <Letters letters={letters} model={model} onDone={() => model.readAgain(card.number)} />
        </Part>
      )}
      {card.review !== null && (
        <Part title={t('review')}>
          <ReviewPart
            review={card.review}
            onAssign={mayReview && state.me.role !== 'agent' ? () => onAsk('review-assign') : null}
            onClose={mayReview ? () => onAsk('review-close') : null}
          />
        </Part>
      )}
      {(due.length > 0 || card.responsible !== null) && (
        <Part title={t('serviceLevel')}>
          <ul class="plain">
            {due.map((one) => (
              <li key={one.kind} class={`due-line ${dueState(one, now)}`}>
                {dueText(one, now, words)}
              </li>
            ))}
            {losesAt !== null && losesAt > now && (
              <li class="soft">{t('losesIn', { time: duration(losesAt - now) })}</li>
            )}
            {card.responsible !== null && <li class="soft">{t('responsibleFor', { name: card.responsible.name })}</li>}
          </ul>
        </Part>
      )}
      <Part title={t('wants')}>
        <p class="big">
          {card.wants.guess
            ? t('perhaps', { what: local(card.wants.guess.title, card.wants.guess.intent) })
            : local(card.wants.title, card.wants.intent ?? t('wantsUnknown'))}
        </p>
        {card.wants.words !== null && <blockquote>{card.wants.words}</blockquote>}
        {card.wants.alsoAsked.length > 0 && (
          <p>
            {t('alsoWants')}: {card.wants.alsoAsked.map(({ intent, title }) => local(title, intent)).join(', ')}
          </p>
        )}
      </Part>
      {card.mood && card.mood.value !== 'neutral' && (
        <Part title={t('mood')}>
          <p>
            <span class={`tag mood ${card.mood.value}`}>{moods[card.mood.value]}</span>{' '}
            {card.mood.evidence.length > 0 && (
              <span class="soft">{t('moodWords', { words: quoted(card.mood.evidence) })}</span>
            )}
          </p>
        </Part>
      )}
      <Part title={t('known')}>
        <p class={`identity ${card.identity ?? 'unproved'}`}>
          {t(card.identity === null ? 'notProved' : card.identity === 'verified' ? 'provedByShop' : 'provedByChannel')}
        </p>
        {card.known.length === 0 ? (
          <p class="soft">{t('nothingKnown')}</p>
        ) : (
          <dl class="known">
            {card.known.map((value) => (
              <Known key={value.name} value={value} />
            ))}
          </dl>
        )}
      </Part>
      <LookUps number={card.number} known={JSON.stringify(card.known)} />
      <Part title={t('tried')}>
        {card.tried.length === 0 && card.failedCalls.length === 0 && <p class="soft">{t('nothingTried')}</p>}
        <ul class="plain">
          {card.tried.map(({ flow, title }, at) => (
            <li key={`${flow}-${at}`}>{local(title, flow)}</li>
          ))}
          {card.failedCalls.map(({ action, code, at }) => (
            <li class="bad-line" key={`${action}-${at}`}>
              {t('callFailed', { action, code })}
            </li>
          ))}
        </ul>
      </Part>
      {card.promises.length > 0 && (
        <Part title={t('promises')}>
          <ul class="plain">
            {card.promises.map(({ id, caseNumber, by, what, due, state }) => {
              const isLate = state === 'broken' || (state === 'open' && due < now);
              const word = state === 'kept' ? 'kept' : isLate ? 'overdue' : 'due';
              return (
                <li key={`${caseNumber}/${id}`} class={isLate ? 'bad-line' : ''}>
                  {what} <span class="soft">{t(word, { time: moment(due) })}</span>
                  {caseNumber !== card.number && <span class="soft number"> · {caseNumber}</span>}
                  {by !== null && <span class="soft"> · {t('promiseBy', { name: by })}</span>}{' '}
                  {state === 'open' && onKept !== null && (
                    <button type="button" class="link" onClick={() => onKept(id, caseNumber)}>
                      {t('promiseKept')}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </Part>
      )}
      <Part title={t('details')}>
        <dl class="known">
          <Line name={t('language')} text={LANGUAGE_NAMES[card.language]} />
          <Line name={t('channel')} text={channelName(card.channel, language)} />
          <Line name={t('team')} text={local(team?.title ?? null, card.team ?? '–')} />
          {card.outcome !== null && <Line name={t('status')} text={outcomes[card.outcome]} />}
        </dl>
      </Part>
      {card.earlier.length > 0 && (
        <Part title={t('earlierCases')}>
          <ul class="plain">
            {card.earlier.slice(0, 10).map((one) => (
              <li key={one.number}>
                <span class="number">{one.number}</span> {local(one.title, one.intent ?? t('wantsUnknown'))}{' '}
                <span class="soft">
                  {moment(one.openedAt)}
                  {one.channel !== null && ` · ${channelName(one.channel, language)}`}
                  {one.outcome !== null && ` · ${outcomes[one.outcome]}`}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </aside>
  );
}

/** What is owed next, as the lists know it by now, and the solution after it. */
function nextDue(next: DeskDue | null, known: readonly DeskDue[]): readonly DeskDue[] {
  const later = known.filter(({ kind }) => kind === 'resolution' && kind !== next?.kind);
  return next === null ? later : [next, ...later];
}

function Part({ title, className, children }: { title: string; className?: string; children: ComponentChildren }) {
  return (
    <section class={className ?? ''}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Line({ name, text }: { name: string; text: string }) {
  return (
    <div class="known-line">
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
