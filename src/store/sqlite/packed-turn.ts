import type { LetterDeed, TurnRows } from '../turn-rows';

/** A value that a thread gives to another one at the least cost. */
export type Plain = string | number | null;

/**
 * Turns as they go to the thread that writes: all their values in one list. Structured clone writes the name of every field of every
 * object, and makes those objects anew: twice the time of the values alone, in both threads.
 */
export function packTurn(turn: TurnRows, into: Plain[]): void {
  const { receipt, timers, messages, outbox, cases } = turn;
  into.push(turn.conversation, turn.version, turn.state, turn.reference, turn.eventId, turn.at, turn.kind);
  into.push(receipt.turn, receipt.seq, receipt.refused, turn.release, turn.facts, turn.event, turn.effects);
  into.push(turn.callId, turn.letter?.id ?? null, turn.letter?.deed ?? null, turn.letter?.error ?? null);
  into.push(turn.room?.agentId ?? null, turn.room?.most ?? null);
  into.push(turn.fence, timers.ended?.timerId ?? null, timers.ended?.due ?? null);
  into.push(messages.length);
  for (const { seq, json } of messages) into.push(seq, json);
  into.push(timers.set.length);
  for (const { timerId, due } of timers.set) into.push(timerId, due);
  into.push(timers.dropped.length);
  for (const { timerId } of timers.dropped) into.push(timerId);
  into.push(outbox.length);
  for (const { id, kind, n, due, payload } of outbox) into.push(id, kind, n, due, payload);
  into.push(cases.length);
  for (const { row, takenAt } of cases) into.push(takenAt, row.length, ...row);
}

/** Takes turns out of such a list, in their order. */
export class TurnReader {
  private at = 0;

  constructor(private readonly from: readonly Plain[]) {}

  get isAtEnd(): boolean {
    return this.at >= this.from.length;
  }

  turn(): TurnRows {
    return {
      conversation: this.next(),
      version: this.next(),
      state: this.next(),
      reference: this.next(),
      eventId: this.next(),
      at: this.next(),
      kind: this.next(),
      receipt: { turn: this.next(), seq: this.next(), refused: this.next() },
      release: this.next(),
      facts: this.next(),
      event: this.next(),
      effects: this.next(),
      callId: this.next(),
      letter: this.letter(this.next(), this.next(), this.next()),
      room: this.room(this.next(), this.next()),
      fence: this.next(),
      ...this.lists(this.next(), this.next()),
    };
  }

  private letter(id: string | null, deed: LetterDeed, error: string | null): TurnRows['letter'] {
    return id === null ? null : { id, deed, error };
  }

  private room(agentId: string | null, most: number): TurnRows['room'] {
    return agentId === null ? null : { agentId, most };
  }

  private lists(endedId: string | null, endedDue: number): Pick<TurnRows, 'messages' | 'timers' | 'outbox' | 'cases'> {
    const messages = this.list(() => ({ seq: this.next<number>(), json: this.next<string>() }));
    const set = this.list(() => ({ timerId: this.next<string>(), due: this.next<number>() }));
    const dropped = this.list(() => ({ timerId: this.next<string>() }));
    const ended = endedId === null ? null : { timerId: endedId, due: endedDue };
    const outbox = this.list(() => ({
      id: this.next<string>(),
      kind: this.next<TurnRows['outbox'][number]['kind']>(),
      n: this.next<number>(),
      due: this.next<number>(),
      payload: this.next<string>(),
    }));
    const cases = this.list(() => {
      const takenAt = this.next<number | null>();
      return { takenAt, row: this.list(() => this.next<string | number | null>()) };
    });
    return { messages, timers: { set, dropped, ended }, outbox, cases };
  }

  private list<T>(one: () => T): T[] {
    return Array.from({ length: this.next<number>() }, one);
  }

  next<T extends Plain>(): T {
    return this.from[this.at++] as T;
  }
}
