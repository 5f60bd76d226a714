import { useRef } from 'preact/hooks';
import { ClockIcon, CloseIcon } from '../shared/icons';
import { Avatar } from './avatar';
import type { FrameLink } from './frame-link';
import { useIsWide } from './is-wide';
import { LanguageTabs } from './language-tabs';
import { Menu } from './menu';
import type { Texts } from './texts';
import type { Standing } from './thread';
import { useSurroundings } from './window-state';

export function Header({
  standing,
  frame,
  onRestart,
}: {
  standing: Standing;
  frame: FrameLink | null;
  onRestart: () => void;
}) {
  const { config, texts } = useSurroundings();
  const dialog = useRef<HTMLDialogElement>(null);
  const isAgent = standing.kind === 'agent';
  const isWide = useIsWide();
  // Beside the page of the house that page's own title is the first.
  const Name = config.page === 'home' && isWide ? 'h2' : 'h1';
  return (
    <>
      <header class="head">
        <Avatar speaker={isAgent ? { role: 'agent', name: standing.name } : { role: 'bot', name: config.name }} />
        <div class="head-who">
          <Name class="head-name">{isAgent ? standing.name : config.name}</Name>
          <p>{isAgent ? texts.agent : texts.assistant}</p>
        </div>
        {config.page === 'home' && <LanguageTabs />}
        <Menu onFresh={() => dialog.current?.showModal()} />
        {frame !== null && (
          <button type="button" class="icon-button" aria-label={texts.close} title={texts.close} onClick={frame.close}>
            <CloseIcon />
          </button>
        )}
      </header>
      {standing.kind === 'queued' && (
        <p class="queue-strip">
          <ClockIcon />
          <span>{placeIn(standing, texts)}</span>
        </p>
      )}
      <FreshDialog dialog={dialog} onRestart={onRestart} />
    </>
  );
}

export function placeIn(standing: Extract<Standing, { kind: 'queued' }>, texts: Texts): string {
  const { position, waitMs } = standing;
  const place = position === null ? texts.waiting : position <= 1 ? texts.next : texts.place(position);
  if (waitMs === null) return place;
  const minutes = Math.ceil(waitMs / 60_000);
  return `${place} · ${minutes > 90 ? texts.waitLong(Math.round(minutes / 60)) : texts.wait(minutes)}`;
}

function FreshDialog({ dialog, onRestart }: { dialog: { current: HTMLDialogElement | null }; onRestart: () => void }) {
  const { texts, session } = useSurroundings();
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="fresh-title" onKeyDown={(event) => event.stopPropagation()}>
      <h2 id="fresh-title">{texts.fresh}</h2>
      <p>{texts.freshSure}</p>
      <div class="sheet-buttons">
        <button type="button" class="button quiet" onClick={close}>
          {texts.cancel}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            close();
            session.restart();
            onRestart();
          }}
        >
          {texts.freshYes}
        </button>
      </div>
    </dialog>
  );
}
