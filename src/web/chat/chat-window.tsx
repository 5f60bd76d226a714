import { useEffect, useRef, useState } from 'preact/hooks';
import { useAlerts } from './alerts';
import { ConnectionBanner } from './banner';
import { Composer, type ComposerHandle } from './composer';
import { DropZone } from './drop-zone';
import type { FrameLink } from './frame-link';
import { Header } from './header';
import { Log } from './log';
import { standingOf } from './thread';
import { useSession, useSurroundings } from './window-state';

/** The chat: header, what was said, the place to write. */
export function ChatWindow({ frame }: { frame: FrameLink | null }) {
  const { session, config, texts } = useSurroundings();
  const state = useSession(session);
  const standing = standingOf(state.thread.messages);
  const composer = useRef<ComposerHandle>(null);
  const [problem, setProblem] = useState('');
  const focus = () => composer.current?.focus();
  useAlerts(state, frame);
  // Alone on its page it is what the page is about.
  const Place = config.page === 'home' ? 'section' : 'main';

  useEffect(() => frame?.onOpen(focus), [frame]);
  useEffect(() => {
    if (frame === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) frame.close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [frame]);

  const sendFile = (file: File) => {
    const limit = `${Math.floor(config.maxFileBytes / 1_048_576)} MB`;
    const isTooLarge = file.size > config.maxFileBytes;
    setProblem(file.size === 0 ? texts.isEmpty(file.name) : isTooLarge ? texts.tooLarge(file.name, limit) : '');
    if (file.size > 0 && !isTooLarge) session.sendFile(file);
  };

  return (
    <Place class="chat" aria-label={texts.chatWith(config.name)}>
      <Header standing={standing} frame={frame} onRestart={focus} />
      <ConnectionBanner phase={state.phase} caughtUp={state.caughtUp} />
      <DropZone onFile={sendFile}>
        <Log state={state} standing={standing} onAnswer={focus} />
        <Composer handle={composer} standing={standing} problem={problem} onFile={sendFile} />
      </DropZone>
    </Place>
  );
}
