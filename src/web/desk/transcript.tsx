import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DeskMe, DeskReading } from '../../domain/desk';
import type { Language } from '../../domain/language';
import type { Message } from '../../domain/message';
import { useGoingBack } from '../shared/going-back';
import { DownIcon } from '../shared/icons';
import { dayKey, dayOf } from '../shared/when';
import type { CaseView } from './case-view';
import { useNow } from './clock';
import type { DeskModel } from './desk-model';
import type { DeskState } from './desk-state';
import { Move, NoteLine } from './move';
import { PendingAnswer } from './pending-answer';
import { BotRun, Said } from './said';
import { type Block, blocksOf } from './transcript-blocks';
import { useWords } from './words';

const NEAR_PX = 80;

/** Everything that was said. Stays at the end while one is at the end, and keeps its place when one reads further up. */
export function Transcript({ view, state, model }: { view: CaseView; state: DeskState; model: DeskModel }) {
  const { t, language } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const before = useRef({ number: '', first: 0, height: 0, count: 0 });
  // What the button to the end says: that something new stands there, or only that one is not there.
  const [below, setBelow] = useState<'newMessages' | 'toNewest' | null>(null);
  const seenAnswer = view.messages.findLast(({ seq, from }) => from.role === 'agent' && seq <= view.seenSeq)?.seq;
  const { live, goBack } = useGoingBack(box, view.hasEarlier, () => model.readEarlier(view.number));
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

  const { number } = view;
  const { me } = state;
  // Drawn anew only when something else was said: of a long conversation each key that is typed would cost all of its lines.
  const lines = useMemo(
    () => blocks.map((block) => <Line key={keyOf(block)} {...{ block, number, me, readings, seenAnswer, language }} />),
    // Times say their day from the next one on.
    [blocks, number, me, readings, seenAnswer, language, dayKey(Date.now())],
  );

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
    else if (count > past.count && first === past.first) setBelow('newMessages');
    before.current = { number: view.number, first, height: area.scrollHeight, count };
    if (isOther) atEnd.current = true;
    if (atEnd.current) setBelow(null);
  });

  // A keyboard that opens, a window that is turned: the end stays the end.
  useEffect(() => {
    const area = box.current;
    if (!area) return;
    const resized = new ResizeObserver(() => {
      if (atEnd.current) area.scrollTop = area.scrollHeight;
    });
    resized.observe(area);
    return () => resized.disconnect();
  }, []);

  const onScroll = () => {
    const area = box.current;
    if (!area) return;
    atEnd.current = area.scrollHeight - area.scrollTop - area.clientHeight < NEAR_PX;
    setBelow((now) => (atEnd.current ? null : (now ?? 'toNewest')));
  };

  return (
    <div class="transcript-frame">
      <div
        class="transcript"
        ref={box}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        role="log"
        aria-live={live}
        aria-label={t('conversation')}
      >
        <div class="lines">
          {view.hasEarlier && (
            <button type="button" class="quiet earlier" onClick={() => void goBack()}>
              {t('earlierMessages')}
            </button>
          )}
          {lines}
          {view.pending.map((one) => (
            <PendingAnswer key={one.id} pending={one} number={view.number} model={model} />
          ))}
          <Typing view={view} />
        </div>
      </div>
      {below !== null && (
        <button
          type="button"
          class="to-end"
          onClick={() => box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'smooth' })}
        >
          <DownIcon /> {below === 'newMessages' ? t(below) : <span class="unseen">{t(below)}</span>}
        </button>
      )}
    </div>
  );
}

interface LineProps {
  readonly block: Block;
  readonly number: string;
  readonly me: DeskMe;
  readonly readings: ReadonlyMap<number, DeskReading>;
  /** The last answer that the customer has had before the eyes. */
  readonly seenAnswer: number | undefined;
  readonly language: Language;
}

function Line({ block, number, me, readings, seenAnswer, language }: LineProps) {
  const { t } = useWords();
  switch (block.kind) {
    case 'day':
      return <p class="day">{dayOf(block.at, Date.now(), language)}</p>;
    case 'begin':
      return (
        <p class="begin">
          {t('case')} {number}
        </p>
      );
    case 'move':
      return <Move move={block.move} me={me} />;
    case 'note':
      return <NoteLine note={block.note} />;
    case 'bot':
      return <BotRun messages={block.messages} />;
    case 'said':
      return (
        <Said
          message={block.message}
          reading={readingFor(block.message, readings)}
          isOwn={isOwn(block.message, me)}
          isSeen={block.message.seq === seenAnswer}
          number={number}
        />
      );
  }
}

function keyOf(block: Block): string | number {
  switch (block.kind) {
    case 'day':
      return `day-${block.at}`;
    case 'begin':
      return 'begin';
    case 'move':
      return `move-${block.move.at}-${block.move.reason}`;
    case 'note':
      return `note-${block.note.at}-${block.note.by.agentId}`;
    case 'bot':
      return block.messages[0]!.seq;
    case 'said':
      return block.message.seq;
  }
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

function isOwn({ from }: Message, me: DeskMe): boolean {
  return from.role === 'agent' && from.agentId === me.agentId;
}
