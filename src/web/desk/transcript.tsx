import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DeskReading } from '../../domain/desk';
import type { Message } from '../../domain/message';
import { DownIcon } from '../shared/icons';
import { dayOf } from '../shared/when';
import type { CaseView } from './case-view';
import { useNow } from './clock';
import type { DeskModel } from './desk-model';
import type { DeskState } from './desk-state';
import { Move, NoteLine } from './move';
import { PendingAnswer } from './pending-answer';
import { BotRun, Said } from './said';
import { blocksOf } from './transcript-blocks';
import { useWords } from './words';

const NEAR_PX = 80;

/** Everything that was said. Stays at the end while one is at the end, and keeps its place when one reads further up. */
export function Transcript({ view, state, model }: { view: CaseView; state: DeskState; model: DeskModel }) {
  const { t, language } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const before = useRef({ number: '', first: 0, height: 0, count: 0 });
  const [below, setBelow] = useState(false);
  const seenAnswer = view.messages.findLast(({ seq, from }) => from.role === 'agent' && seq <= view.seenSeq)?.seq;
  const card = view.desk?.card;
  const blocks = useMemo(
    () =>
      blocksOf(
        view.messages,
        card?.moves ?? [],
        card?.notes ?? [],
        card?.earlier.some(({ channel }) => channel === null) ? card.afterSeq : 0,
      ),
    [view.messages, card],
  );
  const readings = useMemo(() => new Map(card?.readings.map((reading) => [reading.seq, reading])), [card?.readings]);

  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    const past = before.current;
    const first = view.messages[0]?.seq ?? 0;
    const isOther = past.number !== view.number;
    const count = view.messages.length + view.pending.length;
    const isOwn = (view.pending.at(-1)?.state ?? '') === 'sending' && count > past.count;
    if (isOther || atEnd.current || isOwn) area.scrollTop = area.scrollHeight;
    else if (first < past.first) area.scrollTop += area.scrollHeight - past.height;
    else if (count > past.count) setBelow(true);
    before.current = { number: view.number, first, height: area.scrollHeight, count };
    if (isOther) atEnd.current = true;
  });

  const onScroll = () => {
    const area = box.current;
    if (!area) return;
    atEnd.current = area.scrollHeight - area.scrollTop - area.clientHeight < NEAR_PX;
    if (atEnd.current) setBelow(false);
  };

  return (
    <div class="transcript-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <div class="transcript" ref={box} onScroll={onScroll} tabIndex={0} role="log" aria-label={t('conversation')}>
        {view.hasEarlier && (
          <button type="button" class="quiet earlier" onClick={() => void model.readEarlier(view.number)}>
            {t('earlierMessages')}
          </button>
        )}
        {blocks.map((block) =>
          block.kind === 'day' ? (
            <p class="day" key={`day-${block.at}`}>
              {dayOf(block.at, Date.now(), language)}
            </p>
          ) : block.kind === 'begin' ? (
            <p class="begin" key="begin">
              {t('case')} {view.number}
            </p>
          ) : block.kind === 'move' ? (
            <Move key={`move-${block.move.at}-${block.move.reason}`} move={block.move} state={state} />
          ) : block.kind === 'note' ? (
            <NoteLine key={`note-${block.note.at}-${block.note.by.agentId}`} note={block.note} />
          ) : block.kind === 'bot' ? (
            <BotRun key={block.messages[0]!.seq} messages={block.messages} />
          ) : (
            <Said
              key={block.message.seq}
              message={block.message}
              reading={readingFor(block.message, readings)}
              isOwn={isOwn(block.message, state)}
              isSeen={block.message.seq === seenAnswer}
              number={view.number}
            />
          ),
        )}
        {view.pending.map((one) => (
          <PendingAnswer key={one.id} pending={one} number={view.number} model={model} />
        ))}
        <Typing view={view} />
      </div>
      {below && (
        <button
          type="button"
          class="to-end"
          onClick={() => box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'smooth' })}
        >
          <DownIcon /> {t('newMessages')}
        </button>
      )}
    </div>
  );
}

function Typing({ view }: { view: CaseView }) {
  const { t } = useWords();
  const now = useNow(0);
  if (!view.typing || view.typing.until < now) return null;
  const name = view.typing.name ?? view.desk?.card.customerName ?? t('customer');
  return <p class="typing">{t('typing', { name })}</p>;
}

function readingFor(message: Message, readings: ReadonlyMap<number, DeskReading>): DeskReading | null {
  return message.from.role === 'customer' ? (readings.get(message.seq) ?? null) : null;
}

function isOwn({ from }: Message, { me }: DeskState): boolean {
  return from.role === 'agent' && from.agentId === me.agentId;
}
