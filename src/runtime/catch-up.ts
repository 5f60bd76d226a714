import type { ConversationId } from '../domain/conversation';
import type { Log } from '../log';
import type { Store } from '../store/store';
import { Repeater } from './repeater';

export interface CatchUpParts {
  readonly store: Pick<Store, 'readVersions' | 'readDeskMark'>;
  readonly log: Log;
  /** Conversations that somebody here listens to. */
  readonly listened: () => Iterable<ConversationId>;
  readonly isDeskOpen: () => boolean;
  /** A turn that nobody told of. */
  readonly turnFound: (conversation: ConversationId, version: number) => void;
  readonly deskChanged: () => void;
}

/** With every hint lost, what happens in another process is seen here after this time and what the reading takes. */
const LOOK_MS = 1_000;
const AT_ONCE = 5_000;

/**
 * The poll behind the hints between processes: one query for all conversations that are listened to here, by their keys, and
 * one for the desk's lists.
 */
export class CatchUp extends Repeater {
  private readonly seen = new Map<ConversationId, number>();
  private mark: string | null = null;

  constructor(private readonly parts: CatchUpParts) {
    super(LOOK_MS, parts.log, () => this.look());
  }

  /** The listeners know of the conversation up to this version. */
  noteVersion(conversation: ConversationId, version: number): void {
    const known = this.seen.get(conversation);
    if (known !== undefined && version > known) this.seen.set(conversation, version);
  }

  async look(): Promise<void> {
    const { store, listened, isDeskOpen, turnFound, deskChanged } = this.parts;
    const wanted = new Set(listened());
    for (const conversation of this.seen.keys()) if (!wanted.has(conversation)) this.seen.delete(conversation);
    const all = [...wanted];
    for (let from = 0; from < all.length; from += AT_ONCE) {
      for (const [conversation, version] of await store.readVersions(all.slice(from, from + AT_ONCE))) {
        // Who has just begun to listen is told once: what came between its first reading and now is not known here.
        if (version <= (this.seen.get(conversation) ?? 0)) continue;
        this.seen.set(conversation, version);
        turnFound(conversation, version);
      }
    }
    if (!isDeskOpen()) return;
    const mark = await store.readDeskMark();
    if (mark === this.mark) return;
    this.mark = mark;
    deskChanged();
  }
}
