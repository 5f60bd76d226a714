import type { Notice } from '../../domain/message';
import { CheckIcon, ClockIcon, PersonIcon } from '../shared/icons';
import type { ChatMessage } from './chat-message';
import { placeIn } from './header';
import type { Texts } from './texts';
import { useSurroundings } from './window-state';

/** What happened to the case: a line between the bubbles. */
export function NoticeRow({ message }: { message: ChatMessage }) {
  const { texts } = useSurroundings();
  const { notice } = message;
  if (notice === null) return null;
  return (
    <div class={`notice ${notice.kind}`}>
      <NoticeIcon notice={notice} />
      <p dir="auto">{message.text === '' ? wordsOf(notice, texts) : message.text}</p>
    </div>
  );
}

function NoticeIcon({ notice }: { notice: Notice }) {
  switch (notice.kind) {
    case 'queued':
      return <ClockIcon />;
    case 'agent-joined':
    case 'agent-left':
      return <PersonIcon />;
    case 'case-closed':
      return <CheckIcon />;
  }
}

function wordsOf(notice: Notice, texts: Texts): string {
  switch (notice.kind) {
    case 'queued':
      return placeIn(notice, texts);
    case 'agent-joined':
      return texts.joined(notice.name);
    case 'agent-left':
      return texts.left;
    case 'case-closed':
      return texts.closed(notice.caseNumber);
  }
}
