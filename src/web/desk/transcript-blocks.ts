import type { DeskMove, DeskNote } from '../../domain/desk';
import type { Message } from '../../domain/message';

/** The transcript as it is shown: what people said, runs of the bot folded together, changes of owner, new days. */
export type Block =
  | { readonly kind: 'said'; readonly message: Message }
  | { readonly kind: 'bot'; readonly messages: readonly Message[] }
  | { readonly kind: 'move'; readonly move: DeskMove }
  | { readonly kind: 'note'; readonly note: DeskNote }
  | { readonly kind: 'day'; readonly at: number }
  /** Here the case begins; what stands above belongs to earlier ones. */
  | { readonly kind: 'begin' };

export function blocksOf(
  messages: readonly Message[],
  moves: readonly DeskMove[],
  notes: readonly DeskNote[],
  beginsAfterSeq: number,
): readonly Block[] {
  const blocks: Block[] = [];
  const firstSeq = messages[0]?.seq ?? 0;
  // Moves of messages that are not shown yet wait until those are.
  const left = [
    ...moves.map((move) => ({ kind: 'move' as const, at: move.at, afterSeq: move.afterSeq, move })),
    ...notes.map((note) => ({ kind: 'note' as const, at: note.at, afterSeq: note.afterSeq, note })),
  ]
    .filter(({ afterSeq }) => afterSeq >= firstSeq - 1)
    .sort((a, b) => a.afterSeq - b.afterSeq || a.at - b.at);
  let day = '';
  for (const message of messages) {
    placeMoves(message.seq - 1);
    const today = new Date(message.at).toDateString();
    if (today !== day) blocks.push({ kind: 'day', at: message.at });
    day = today;
    if (message.seq === beginsAfterSeq + 1 && beginsAfterSeq > 0) blocks.push({ kind: 'begin' });
    const last = blocks.at(-1);
    if (message.from.role !== 'bot') blocks.push({ kind: 'said', message });
    else if (last?.kind === 'bot') blocks[blocks.length - 1] = { kind: 'bot', messages: [...last.messages, message] };
    else blocks.push({ kind: 'bot', messages: [message] });
  }
  placeMoves(Number.POSITIVE_INFINITY);
  return blocks;

  function placeMoves(upToSeq: number): void {
    while (left[0] !== undefined && left[0].afterSeq <= upToSeq) {
      const next = left.shift()!;
      blocks.push(next.kind === 'move' ? { kind: 'move', move: next.move } : { kind: 'note', note: next.note });
    }
  }
}
