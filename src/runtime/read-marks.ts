import type { ConversationId } from '../domain/conversation';
import type { Typist } from '../wakeups/wakeups';

const REMEMBERED = 10_000;

/** How far each side has read, for whoever opens a page later. A courtesy and no record: it is gone with the process, and told anew by pages that are open. */
export class ReadMarks {
  private readonly marks = new Map<ConversationId, { readonly [role in Typist['role']]?: Typist }>();

  note(conversation: ConversationId, sign: Typist): void {
    if (sign.seen === undefined) return;
    const before = this.marks.get(conversation) ?? {};
    if ((before[sign.role]?.seen ?? 0) >= sign.seen) return;
    this.marks.delete(conversation);
    this.marks.set(conversation, { ...before, [sign.role]: sign });
    if (this.marks.size > REMEMBERED) this.marks.delete(this.marks.keys().next().value!);
  }

  of(conversation: ConversationId): readonly Typist[] {
    return Object.values(this.marks.get(conversation) ?? {});
  }
}
