import type { Socket } from '../channels/http';
import type { DeskFrame, DeskRequest } from '../domain/desk';
import type { Agent, CaseRow } from '../store/store';
import type { DeskParts } from './desk-parts';
import { may } from './desk-permission';
import type { SignedIn } from './desk-session';
import { messageForDesk } from './desk-wire';
import { type HiddenWords, hiddenFrom } from './hidden-words';
import { readJudged } from './read-judged';

const READ_AT_ONCE = 200;
/** An agent with more cases open at once than this has other troubles. */
const MAX_WATCHED = 50;
/** A page that takes nothing for so long that this much piles up is cut off; it comes back and reads what it missed. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;

interface Watch {
  /** As it was read last. */
  row: CaseRow;
  sentSeq: number;
  readonly hidden: HiddenWords;
  /** A read is under way; hints that come meanwhile ask for another. */
  reading: boolean;
  again: boolean;
  mayAnswer: boolean;
  /** What of the case the page was told of. */
  place: string;
  readonly stop: () => void;
}

/** One open page of one agent: what it watches, and what it was sent already. */
export class DeskConnection {
  readonly watches = new Map<string, Watch>();
  agent: Agent;
  readonly tokenHash: string;
  private closed = false;

  constructor(
    private readonly parts: DeskParts,
    private readonly socket: Socket,
    who: SignedIn,
  ) {
    this.agent = who.agent;
    this.tokenHash = who.tokenHash;
  }

  send(frame: DeskFrame): void {
    if (this.closed) return;
    if (this.socket.bufferedBytes > MAX_BUFFERED_BYTES) return this.close(1013, 'too slow');
    this.socket.send(JSON.stringify(frame));
  }

  /** A frame that was written before. */
  sendWritten(frame: string): void {
    if (this.closed) return;
    if (this.socket.bufferedBytes > MAX_BUFFERED_BYTES) return this.close(1013, 'too slow');
    this.socket.send(frame);
  }

  close(code: number, reason: string): void {
    if (this.closed) return;
    this.forget();
    this.socket.close(code, reason);
  }

  /** The socket is gone: nothing is listened to any more. */
  forget(): void {
    this.closed = true;
    for (const watch of this.watches.values()) watch.stop();
    this.watches.clear();
  }

  async handle(request: DeskRequest): Promise<void> {
    switch (request.kind) {
      case 'watch':
        await this.watch(request.number, request.after);
        return this.noteSeen(request.number, request.seen ?? 0);
      case 'unwatch':
        return this.unwatch(request.number);
      case 'typing': {
        const watch = this.watches.get(request.number);
        if (watch?.mayAnswer) {
          this.parts.service.typing(watch.row.conversation, { role: 'agent', name: this.agent.name });
        }
        return;
      }
      case 'seen':
        return this.noteSeen(request.number, request.seq);
      case 'heartbeat':
        return;
    }
  }

  /** A case of this conversation changed: what was allowed may be so no longer. */
  async recheck(conversation: string): Promise<void> {
    for (const [number, watch] of this.watches) {
      if (watch.row.conversation !== conversation) continue;
      const row = await readJudged(this.parts.store, number);
      if (!row || !this.mayWatch(row)) this.unwatch(number);
      else {
        watch.row = row;
        watch.mayAnswer = may(this.agent, { deed: 'work-on', of: row });
        // That a customer waits for an answer stands in the lists; the whole card is not read again for it.
        const place = placeOf(row);
        if (place === watch.place) continue;
        watch.place = place;
      }
      this.send({ kind: 'changed', number });
    }
  }

  private async watch(number: string, after: number): Promise<void> {
    this.unwatch(number);
    const row = await readJudged(this.parts.store, number);
    if (!row || !this.mayWatch(row)) return;
    const hidden = await hiddenFrom(this.agent, row, this.parts.store);
    if (this.closed || this.watches.size >= MAX_WATCHED) return;
    this.unwatch(number);
    const { service } = this.parts;
    const stops = [
      service.onMessages(row.conversation, () => void this.catchUp(number)),
      service.onTyping(row.conversation, ({ role, name, seen }) => {
        if (role !== 'customer') return;
        if (seen === undefined) return this.send({ kind: 'typing', number, name: name ?? null });
        // Whatever a window says, nobody has read what was not said yet.
        const sent = this.watches.get(number)?.sentSeq ?? 0;
        if (sent > 0) this.send({ kind: 'seen', number, seq: Math.min(seen, sent) });
      }),
    ];
    this.watches.set(number, {
      row,
      sentSeq: after,
      hidden,
      reading: false,
      again: false,
      mayAnswer: may(this.agent, { deed: 'work-on', of: row }),
      place: placeOf(row),
      stop: () => {
        for (const stop of stops) stop();
      },
    });
    await this.catchUp(number);
  }

  /** The customer is told how far the agent has read. Who only reads along leaves no trace. */
  private noteSeen(number: string, seq: number): void {
    const watch = this.watches.get(number);
    if (!watch?.mayAnswer || seq < 1 || seq > watch.sentSeq) return;
    this.parts.service.typing(watch.row.conversation, { role: 'agent', name: this.agent.name, seen: seq });
  }

  private unwatch(number: string): void {
    this.watches.get(number)?.stop();
    this.watches.delete(number);
  }

  /** A closed case is read, not watched: what the customer says next belongs to another case. */
  private mayWatch(row: CaseRow): boolean {
    return row.case.closedAt === null && may(this.agent, { deed: 'read-case', of: row });
  }

  /** Sends what the page has not got, in order and once. Hints only wake it; the store is what is read. */
  async catchUp(number: string): Promise<void> {
    const watch = this.watches.get(number);
    if (!watch) return;
    if (watch.reading) {
      watch.again = true;
      return;
    }
    watch.reading = true;
    try {
      do {
        watch.again = false;
        const messages = await this.parts.store.readMessages(watch.row.conversation, watch.sentSeq, READ_AT_ONCE);
        // Read after the messages: what was there while the agent might read it is theirs, whatever comes next is not.
        const row = await readJudged(this.parts.store, number);
        if (this.watches.get(number) !== watch) return;
        if (!row || !this.mayWatch(row)) {
          this.unwatch(number);
          return this.send({ kind: 'changed', number });
        }
        const last = messages.at(-1);
        if (!last) continue;
        watch.sentSeq = last.seq;
        watch.again ||= messages.length === READ_AT_ONCE;
        const seen = messages.filter(({ seq }) => !watch.hidden.said.has(seq));
        this.send({ kind: 'messages', number, messages: seen.map((one) => messageForDesk(one, number)) });
      } while (watch.again);
    } finally {
      watch.reading = false;
    }
  }
}

/** All of a case but the clocks of its customer. */
function placeOf(row: CaseRow): string {
  const { attention: _, ...rest } = row.case;
  return JSON.stringify([rest, row.team, row.customerName, row.language]);
}
