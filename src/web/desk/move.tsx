import type { Owner } from '../../domain/case';
import type { DeskMe, DeskMove, DeskNote } from '../../domain/desk';
import { MOVES } from './texts';
import { fill, useWords, type Words } from './words';

/** A change of owner, between the messages. */
export function Move({ move, me }: { move: DeskMove; me: DeskMe }) {
  const words = useWords();
  return (
    <div class="move">
      <p>
        {textOf(move, me, words)} <time dateTime={new Date(move.at).toISOString()}>{words.moment(move.at)}</time>
      </p>
      {move.note !== null && <p class="note">{move.note}</p>}
    </div>
  );
}

/** What a colleague noted: the customer sees none of it. */
export function NoteLine({ note }: { note: DeskNote }) {
  const { t, moment } = useWords();
  return (
    <div class="move">
      <p>
        {t('noteBy', { name: note.by.name })} <time dateTime={new Date(note.at).toISOString()}>{moment(note.at)}</time>
      </p>
      <p class="note">{note.text}</p>
    </div>
  );
}

function textOf(move: DeskMove, me: DeskMe, words: Words): string {
  const values = { from: ownerName(move.from, me, words), to: ownerName(move.to, me, words) };
  return fill(MOVES[words.language][kindOf(move)], values);
}

function kindOf({ reason }: DeskMove): keyof (typeof MOVES)['en'] {
  switch (reason) {
    case 'taken':
    case 'assigned':
    case 'lent':
    case 'given-back':
    case 'agent-silent':
    case 'returned':
    case 'agent-lost':
    case 'handed-back':
    case 'resolved':
    case 'opened-again':
    case 'rejected':
    case 'timed-out':
    case 'no-agent':
    case 'closed':
      return reason;
    case 'customer-left':
      return 'left';
    default:
      return 'queued';
  }
}

function ownerName(owner: Owner, me: DeskMe, { local }: Words): string {
  switch (owner.kind) {
    case 'bot':
      return me.botName;
    case 'agent':
      return owner.name;
    case 'queue':
      return local(me.allTeams.find(({ name }) => name === owner.team)?.title ?? null, owner.team);
  }
}
