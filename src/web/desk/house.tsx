import { useEffect, useState } from 'preact/hooks';
import { type DeskColleague, type DeskItem, type DeskWaits, MOST_REVIEWS } from '../../domain/desk';
import { get } from './api';
import { useNow } from './clock';
import type { DeskModel } from './desk-model';
import type { DeskState } from './desk-state';
import { DueTag } from './due';
import { HouseLetters } from './letters';
import { Empty, UrgencyTag } from './lists';
import { Reviews } from './reviews';
import { countUpTo, useWords } from './words';

/** The supervisors' page: who is at the desk, and who works on what. A case is opened to read along, unseen. */
export function House({
  state,
  model,
  onOpen,
}: {
  state: DeskState;
  model: DeskModel;
  onOpen: (number: string) => void;
}) {
  const { t, local, duration } = useWords();
  const now = useNow(state.clockAheadMs);
  const waits = useWaits();
  const [allReviews, setAllReviews] = useState(false);
  const house = state.lists?.house ?? null;
  if (house === null) return <main class="house" tabIndex={-1} />;
  const waiting = state.lists?.teams ?? [];
  const reviews = state.lists?.reviews ?? [];
  const waitOf = (team: string) => waits.find((one) => one.team === team && one.told > 0);
  return (
    <main class="house" tabIndex={-1}>
      <h1>{t('house')}</h1>
      <section aria-labelledby="house-queue">
        <h2 id="house-queue">{t('queue')}</h2>
        <ul class="house-teams">
          {waiting.map((load) => (
            <li key={load.team}>
              <strong>
                {local(state.me.allTeams.find(({ name }) => name === load.team)?.title ?? null, load.team)}
              </strong>
              <span>{t('waitingCount', { n: load.waiting })}</span>
              {load.oldestSince !== null && (
                <span class="soft">{t('longest', { time: duration(now - load.oldestSince) })}</span>
              )}
              <AsTold wait={waitOf(load.team)} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="house-agents">
        <h2 id="house-agents">{t('houseAgents')}</h2>
        <ul class="house-agents">
          {house.agents.map((one) => (
            <li key={one.agentId} class={one.online ? '' : 'off'}>
              <strong>{one.name}</strong>
              <span class={`tag status ${one.online && !one.away ? 'online' : 'active'}`}>{t(presenceOf(one))}</span>
              <Load one={one} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="house-taken">
        <h2 id="house-taken">
          {t('houseTaken')} <span class="count">{house.takenInAll}</span>
        </h2>
        {house.taken.length === 0 && <Empty title={t('houseNothing')} text="" />}
        <ul class="house-cases">
          {house.taken.map((item) => (
            <li key={item.number}>
              <TakenLine item={item} now={now} botName={state.me.botName} onOpen={() => onOpen(item.number)} />
            </li>
          ))}
        </ul>
        {house.takenInAll > house.taken.length && (
          <p class="more">{t('moreWaiting', { n: house.takenInAll - house.taken.length })}</p>
        )}
      </section>
      {reviews.length > 0 && (
        <section aria-labelledby="house-reviews">
          <h2 id="house-reviews">
            {t('reviews')} <span class="count">{countUpTo(MOST_REVIEWS, reviews.length)}</span>
          </h2>
          <Reviews reviews={allReviews ? reviews : reviews.slice(0, FEW)} me={state.me} onOpen={onOpen} />
          {!allReviews && reviews.length > FEW && (
            <p class="more">
              <button type="button" onClick={() => setAllReviews(true)}>
                {t('showAll', { n: reviews.length })}
              </button>
            </p>
          )}
        </section>
      )}
      <HouseLetters count={house.letters} model={model} onOpen={onOpen} />
    </main>
  );
}

/** What customers were told of their wait in the last day, and what came. */
function AsTold({ wait }: { wait: DeskWaits | undefined }) {
  const { t, duration } = useWords();
  if (wait === undefined) return null;
  return (
    <span class="soft as-told">
      {t('asTold', {
        kept: wait.kept,
        n: wait.told,
        told: duration(wait.toldMs),
        came: duration(wait.cameMs),
      })}
    </span>
  );
}

function useWaits(): readonly DeskWaits[] {
  const [waits, setWaits] = useState<readonly DeskWaits[]>([]);
  useEffect(() => {
    const read = () =>
      get<{ waits: readonly DeskWaits[] }>('waits')
        .then((found) => setWaits(found.waits))
        .catch(() => undefined);
    void read();
    const again = setInterval(read, READ_WAITS_MS);
    return () => clearInterval(again);
  }, []);
  return waits;
}

/** So many bad scores stand there before all are asked for. */
const FEW = 5;
const READ_WAITS_MS = 30_000;

export function presenceOf({ online, away }: DeskColleague): 'online' | 'awayNow' | 'offlineNow' {
  if (!online) return 'offlineNow';
  return away ? 'awayNow' : 'online';
}

function Load({ one }: { one: DeskColleague }) {
  const { t } = useWords();
  const isFull = one.capacity !== null && one.cases >= one.capacity;
  return (
    <span class={isFull ? 'full' : 'soft'}>
      {one.capacity === null ? t('casesCount', { n: one.cases }) : t('casesOf', { n: one.cases, most: one.capacity })}
    </span>
  );
}

function TakenLine(props: { item: DeskItem; now: number; botName: string; onOpen: () => void }) {
  const { item, now, botName, onOpen } = props;
  const { t, local, duration } = useWords();
  return (
    <button type="button" class={`item ${item.urgency}`} onClick={onOpen}>
      <span class="item-top">
        <strong>{item.customerName ?? t('customer')}</strong>
        <span class="soft number">{item.number}</span>
      </span>
      <span class="item-what">{local(item.headline, item.intent ?? t('wantsUnknown'))}</span>
      <span class="item-more">
        <strong>{item.owner?.name ?? ''}</strong>
        <UrgencyTag urgency={item.urgency} />
        <DueTag due={item.due} now={now} />
        <span class="item-team">
          {item.lent
            ? t('withAgent', { name: botName })
            : item.unansweredSince === null
              ? t('answered')
              : t('unansweredFor', { time: duration(now - item.unansweredSince) })}
        </span>
      </span>
    </button>
  );
}
