import type { ServerResponse } from 'node:http';
import { HttpError } from '../http';

/** Of one conversation: enough for a page of pictures; a client that asks for more has not read what it asked for before. */
const EACH_BYTES = 64 * 1024 * 1024;
const ALL_BYTES = 256 * 1024 * 1024;
/** The largest file in this time is 85 KB a second. Whoever reads more slowly holds memory that others need. */
const LONGEST_MS = 120_000;

/** Files on their way to clients. Until its client has read it, a file stands in memory. */
export class Downloads {
  private all = 0;
  private readonly each = new Map<string, number>();

  /** Counts the file until its answer is over; throws 503 when too much is unread. */
  begin(conversation: string, bytes: number, response: ServerResponse): void {
    const own = this.each.get(conversation) ?? 0;
    if (own + bytes > EACH_BYTES || this.all + bytes > ALL_BYTES) {
      throw new HttpError(503, 'Overloaded', 'Too many files are being read; try again.', { 'retry-after': '5' });
    }
    const { socket } = response.req;
    if (socket.destroyed) return;
    this.count(conversation, bytes);
    const late = setTimeout(() => socket.destroy(), LONGEST_MS).unref();
    let isOver = false;
    const done = () => {
      // Both tell in one breath, when taking the other's listener away comes too late.
      if (isOver) return;
      isOver = true;
      clearTimeout(late);
      response.off('close', done);
      socket.off('close', done);
      this.count(conversation, -bytes);
    };
    response.once('close', done);
    // Older Nodes don't tell an answer that waits for others on its connection when that breaks.
    socket.once('close', done);
  }

  private count(conversation: string, bytes: number): void {
    this.all += bytes;
    const own = (this.each.get(conversation) ?? 0) + bytes;
    if (own > 0) this.each.set(conversation, own);
    else this.each.delete(conversation);
  }
}
