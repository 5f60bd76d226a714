import { useState } from 'preact/hooks';
import type { DeskItem, DeskLists, DeskOwed, DeskTeam } from '../../domain/desk';
import { lastSaid, unreadOf } from './case-view';
import { useNow } from './clock';
import type { DeskModel } from './desk-model';
import type { DeskState } from './desk-state';
import { byDue, DueTag } from './due';
import { Reviews } from './reviews';
import { Keys } from './shortcuts-dialog';
import { useWords } from './words';

/** The left column: who waits, and the agent's own cases. */
export function Lists({
  state,
  model,
  team,
  onTeam,
}: {
  state: DeskState;
  model: DeskModel;
  team: string | null;
  onTeam: (team: string | null) => void;
}) {
  const { t } = useWords();
  const now = useNow(state.clockAheadMs);
  const { lists, me } = state;
  const [order, setOrder] = useState<'queue' | 'due'>('queue');
  const first = lists?.waiting ?? [];
  const ofTeam = team === null ? first : [...first, ...(lists?.further ?? [])].filter((item) => item.team === team);
  const waiting = order === 'queue' ? ofTeam : [...ofTeam].sort(byDue);
  const hasDue = ofTeam.some(({ due }) => due !== null);
  const counted = countOf(lists, team);
  const own = (lists?.reviews ?? []).filter(({ assignee }) => assignee?.agentId === me.agentId);
  return (
    <nav class="lists" tabIndex={-1} aria-label={t('queue')}>
      <section class="mine" aria-labelledby="mine-title">
        <h2 id="mine-title">
          {t('myCases')} <span class="count">{lists?.mine.length ?? 0}</span>
        </h2>
        {lists?.mine.length === 0 && lists.lent.length === 0 && <Empty title={t('noCases')} text={t('noCasesText')} />}
        <ul>
          {lists?.mine.map((item) => (
            <MineLine key={item.number} item={item} now={now} state={state} onOpen={() => model.show(item.number)} />
          ))}
          {lists?.lent.map((item) => (
            <LentLine key={item.number} item={item} state={state} onOpen={() => model.show(item.number)} />
          ))}
        </ul>
      </section>
      {own.length > 0 && (
        <section class="to-review" aria-labelledby="reviews-title">
          <h2 id="reviews-title">
            {t('reviewsMine')} <span class="count">{own.length}</span>
          </h2>
          <Reviews reviews={own} me={me} onOpen={(number) => model.show(number)} />
        </section>
      )}
      {lists !== null && lists.owed.length > 0 && (
        <section class="owed" aria-labelledby="owed-title">
          <h2 id="owed-title">
            {t('owed')} <span class="count">{lists.owed.length}</span>
          </h2>
          <p class="hint">{t('owedText')}</p>
          <ul>
            {lists.owed.map((one, at) => (
              <OwedLine
                key={`${one.number}-${at}`}
                owed={one}
                now={now}
                state={state}
                onOpen={() => model.show(one.number)}
              />
            ))}
          </ul>
        </section>
      )}
      {lists !== null && lists.following.length > 0 && <Following items={lists.following} now={now} />}

      <section class="queue" aria-labelledby="queue-title">
        <div class="queue-head">
          <h2 id="queue-title">
            {t('queue')} <span class="count">{counted}</span>
          </h2>
          <button
            type="button"
            class="primary"
            disabled={state.taking || counted === 0}
            onClick={() => void model.takeNext(team)}
          >
            {t(state.taking ? 'taking' : 'takeNext')} <Keys shortcut="next" />
          </button>
        </div>
        {me.teams.length > 1 && <TeamFilter teams={me.teams} lists={lists} team={team} now={now} onTeam={onTeam} />}
        {hasDue && (
          <label class="order">
            {t('orderBy')}
            <select value={order} onChange={(event) => setOrder(event.currentTarget.value === 'due' ? 'due' : 'queue')}>
              <option value="queue">{t('orderQueue')}</option>
              <option value="due">{t('orderDue')}</option>
            </select>
          </label>
        )}
        {lists !== null && counted === 0 && <Empty title={t('nobodyWaits')} text={t('nobodyWaitsText')} />}
        <ul>
          {waiting.map((item) => (
            <WaitingLine
              key={item.number}
              item={item}
              now={now}
              teams={me.allTeams}
              isOpen={item.number === state.open}
              onOpen={() => model.show(item.number)}
            />
          ))}
        </ul>
        {counted > waiting.length && <p class="more">{t('moreWaiting', { n: counted - waiting.length })}</p>}
      </section>
    </nav>
  );
}

function TeamFilter(props: {
  teams: readonly DeskTeam[];
  lists: DeskLists | null;
  team: string | null;
  now: number;
  onTeam: (team: string | null) => void;
}) {
  const { t, local, duration, urgencies } = useWords();
  return (
    <fieldset class="teams">
      <legend class="unseen">{t('filterByTeam')}</legend>
      <label>
        <input
          type="radio"
          class="unseen"
          name="team"
          checked={props.team === null}
          onChange={() => props.onTeam(null)}
        />
        <span class="team-name">{t('allTeams')}</span>
        <span class="count">{props.lists?.waitingInAll ?? 0}</span>
      </label>
      {props.teams.map(({ name, title, open }) => {
        const load = props.lists?.teams.find((one) => one.team === name);
        const oldest = load?.oldestSince ?? null;
        return (
          <label key={name}>
            <input
              type="radio"
              class="unseen"
              name="team"
              checked={props.team === name}
              onChange={() => props.onTeam(name)}
            />
            <span class="team-name">{local(title, name)}</span>
            {oldest !== null && (
              <time class="soft" title={t('longest', { time: duration(props.now - oldest) })}>
                {duration(props.now - oldest)}
              </time>
            )}
            {oldest === null && !open && <span class="soft">{t('closedTeam')}</span>}
            <span class="count">{load?.waiting ?? 0}</span>
            {load && load.crisis + load.complaint > 0 && (
              <span class="team-tags">
                {load.crisis > 0 && (
                  <span class="tag crisis">
                    {urgencies.crisis} {load.crisis}
                  </span>
                )}
                {load.complaint > 0 && (
                  <span class="tag complaint">
                    {urgencies.complaint} {load.complaint}
                  </span>
                )}
              </span>
            )}
          </label>
        );
      })}
    </fieldset>
  );
}

function WaitingLine(props: {
  item: DeskItem;
  now: number;
  teams: readonly DeskTeam[];
  isOpen: boolean;
  onOpen: () => void;
}) {
  const { t, local, duration, reasons } = useWords();
  const { item } = props;
  const team = props.teams.find(({ name }) => name === item.team);
  const reason = item.reason === null ? '' : reasons[item.reason];
  return (
    <li>
      <button
        type="button"
        class={`item ${item.urgency}`}
        aria-current={props.isOpen ? 'true' : undefined}
        onClick={props.onOpen}
      >
        <span class="item-top">
          <strong>{item.customerName ?? t('customer')}</strong>
          <time class="wait">{duration(props.now - item.waitingSince)}</time>
        </span>
        <span class="item-what">{local(item.headline, item.intent ?? reason)}</span>
        <span class="item-more">
          <UrgencyTag urgency={item.urgency} />
          <DueTag due={item.due} now={props.now} />
          {item.returned && <span class="tag returned">{t('returned')}</span>}
          <span class="item-reason">{item.intent === null ? '' : reason}</span>
          <span class="item-team">
            {local(team?.title ?? null, item.team ?? '')} · {item.language.toUpperCase()}
          </span>
        </span>
      </button>
    </li>
  );
}

/** A promise to somebody whom nobody at the desk has just now. */
function OwedLine(props: { owed: DeskOwed; now: number; state: DeskState; onOpen: () => void }) {
  const { t, moment } = useWords();
  const { number, customerName, what, due, by } = props.owed;
  return (
    <li>
      <button
        type="button"
        class="item"
        aria-current={number === props.state.open ? 'true' : undefined}
        onClick={props.onOpen}
      >
        <span class="item-top">
          <strong>{customerName ?? t('customer')}</strong>
          <span class="soft number">{number}</span>
        </span>
        <span class="item-what">{what}</span>
        <span class="item-more">
          <DueTag due={due} now={props.now} />
          <span class="soft">{t(props.now >= due.at ? 'overdue' : 'due', { time: moment(due.at) })}</span>
          {by !== null && <span class="soft">{t('promiseBy', { name: by })}</span>}
        </span>
      </button>
    </li>
  );
}

/** What the agent passed on and still answers for: a line, no words of the customer. */
function Following({ items, now }: { items: readonly DeskItem[]; now: number }) {
  const { t, local } = useWords();
  return (
    <details class="following">
      <summary>
        {t('following')} <span class="count">{items.length}</span>
      </summary>
      <p class="hint">{t('followingText')}</p>
      <ul>
        {items.map((item) => (
          <li key={item.number} class="follow-line">
            <span class="item-top">
              <strong>{item.customerName ?? t('customer')}</strong>
              <span class="soft number">{item.number}</span>
            </span>
            <span class="item-what">{local(item.headline, item.intent ?? t('wantsUnknown'))}</span>
            <span class="item-more">
              <span>{item.owner === null ? t('inQueueOf') : t('withAgent', { name: item.owner.name })}</span>
              <DueTag due={item.due} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function MineLine({ item, now, state, onOpen }: { item: DeskItem; now: number; state: DeskState; onOpen: () => void }) {
  const { t, local, duration } = useWords();
  const losing = item.losesAt !== null && item.losesAt > now && item.losesAt - now < LOSING_SOON_MS;
  const view = state.cases[item.number];
  const unread = view ? unreadOf(view) : 0;
  const last = view === undefined ? undefined : lastSaid(view);
  return (
    <li>
      <button
        type="button"
        class={`item ${item.urgency} ${unread > 0 ? 'unread' : ''}`}
        aria-current={item.number === state.open ? 'true' : undefined}
        onClick={onOpen}
      >
        <span class="item-top">
          <strong>{item.customerName ?? t('customer')}</strong>
          {unread > 0 ? (
            <span class="badge">{t('unread', { n: unread })}</span>
          ) : (
            <span class="soft number">{item.number}</span>
          )}
        </span>
        <span class="item-what">{last?.text || local(item.headline, item.intent ?? t('wantsUnknown'))}</span>
        <span class="item-more">
          <DueTag due={item.due} now={now} />
          {losing && <span class="tag due late">{t('losesIn', { time: duration(item.losesAt! - now) })}</span>}
        </span>
      </button>
    </li>
  );
}

/** The bot runs a flow for the agent: nothing to answer, and to be had back. */
function LentLine({ item, state, onOpen }: { item: DeskItem; state: DeskState; onOpen: () => void }) {
  const { t, local } = useWords();
  return (
    <li>
      <button
        type="button"
        class={`item ${item.urgency}`}
        aria-current={item.number === state.open ? 'true' : undefined}
        onClick={onOpen}
      >
        <span class="item-top">
          <strong>{item.customerName ?? t('customer')}</strong>
          <span class="soft number">{item.number}</span>
        </span>
        <span class="item-what">{local(item.headline, item.intent ?? t('wantsUnknown'))}</span>
        <span class="item-more">{t('withAgent', { name: state.me.botName })}</span>
      </button>
    </li>
  );
}

export function UrgencyTag({ urgency }: { urgency: DeskItem['urgency'] }) {
  const { urgencies } = useWords();
  return urgency === 'normal' ? null : <span class={`tag ${urgency}`}>{urgencies[urgency]}</span>;
}

export function Empty({ title, text }: { title: string; text: string }) {
  return (
    <div class="empty">
      <p>{title}</p>
      <p class="soft">{text}</p>
    </div>
  );
}

/** From then on the agent is told that the case is about to go back to the queue. */
const LOSING_SOON_MS = 5 * 60_000;

function countOf(lists: DeskLists | null, team: string | null): number {
  if (lists === null) return 0;
  return team === null ? lists.waitingInAll : (lists.teams.find((one) => one.team === team)?.waiting ?? 0);
}
