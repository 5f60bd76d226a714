import type { DeskCase, DeskFrame, DeskLists, DeskMe } from '../../domain/desk';
import type { Message } from '../../domain/message';
import { waitBefore } from '../shared/backoff';
import { endSession, freshId, get, pathOf, post, postSurely, Refusal } from './api';
import { type CaseView, lastSeq, newView, withDesk, withMessages } from './case-view';
import { Deeds } from './deeds';
import type { DeskState, ToastText } from './desk-state';
import { keepDrafts, takeDrafts } from './drafts';
import { Sending } from './sending';
import { Stream } from './stream';

const TOAST_MS = 5_000;
const TYPING_SHOWN_MS = 5_000;
const TYPING_TOLD_MS = 3_000;

/** The desk behind the page: holds the state, talks to the server, tells its listener of every change. */
export class DeskModel {
  private readonly stream: Stream;
  /** What the agent writes to customers. */
  readonly sending: Sending;
  /** What the agent does with cases. */
  readonly deeds: Deeds;
  /** What is being read, and whether it has changed meanwhile. */
  private readonly reading = new Map<string, { isOld: boolean }>();
  /** Cases that could not be read just now. */
  private readonly readLater = new Map<string, ReturnType<typeof setTimeout>>();
  private toldTypingAt = 0;
  private toasts = 0;
  private isOver = false;

  constructor(
    public state: DeskState,
    private readonly changed: (state: DeskState) => void,
    private readonly signedOut: () => void,
  ) {
    this.sending = new Sending({
      view: (number) => this.state.cases[number],
      update: (number, view) => this.updateCase(number, view),
      now: () => this.now(),
      begun: () => {
        this.toldTypingAt = 0;
      },
      signedOut: () => this.leave(),
    });
    this.deeds = new Deeds({
      state: () => this.state,
      updateCase: (number, change) => this.updateCase(number, change),
      read: (number) => void this.read(number),
      show: (number) => this.show(number),
      forget: (number) => this.forget(number),
      toast: (text) => this.toast(text),
      complain: (error) => this.complain(error),
    });
    this.stream = new Stream({
      onOpen: () => this.onOpen(),
      onFrame: (frame) => this.onFrame(frame),
      onLost: () => void this.onLost(),
      onSignedOut: () => this.leave(),
    });
  }

  static stateFor(me: DeskMe): DeskState {
    return {
      me,
      clockAheadMs: me.at - Date.now(),
      line: 'connecting',
      lists: null,
      cases: {},
      open: null,
      taking: false,
      toast: null,
    };
  }

  stop(): void {
    this.isOver = true;
    endSession();
    for (const timer of this.readLater.values()) clearTimeout(timer);
    this.stream.stop();
  }

  show(number: string | null): void {
    const left = this.state.open;
    if (left !== null && left !== number && !this.isMine(left)) {
      this.stream.send({ kind: 'unwatch', number: left });
      this.putAside(left);
    }
    this.update({ open: number });
    if (number === null) return;
    this.ensure(number);
    this.markRead(number);
  }

  async takeNext(team: string | null): Promise<void> {
    if (this.state.taking) return;
    this.update({ taking: true });
    try {
      const { number } = await postSurely<{ number: string | null }>('take', {
        id: freshId(),
        ...(team === null ? {} : { team }),
      });
      if (number === null) this.toast({ kind: 'text', key: 'nobodyToTake' });
      else this.show(number);
    } catch (error) {
      this.complain(error);
    } finally {
      this.update({ taking: false });
    }
  }

  writeNote(number: string, note: string): void {
    this.updateCase(number, (view) => ({ ...view, note }));
  }

  async setAway(away: boolean): Promise<void> {
    try {
      await post('away', { away });
    } catch (error) {
      this.complain(error);
    }
  }

  readAgain(number: string): void {
    void this.read(number);
  }

  write(number: string, draft: string): void {
    this.updateCase(number, (view) => ({ ...view, draft }));
    if (draft === '' || Date.now() - this.toldTypingAt < TYPING_TOLD_MS) return;
    this.toldTypingAt = Date.now();
    this.stream.send({ kind: 'typing', number });
  }

  async readEarlier(number: string): Promise<void> {
    const first = this.state.cases[number]?.messages[0]?.seq;
    if (first === undefined) return;
    try {
      const page = await get<{ messages: Message[]; hasEarlier: boolean }>(
        `${pathOf(number)}/messages?before=${first}`,
      );
      this.updateCase(number, (view) => ({
        ...withMessages(view, page.messages),
        typing: view.typing,
        hasEarlier: page.hasEarlier,
      }));
    } catch (error) {
      this.complain(error);
    }
  }

  markRead(number: string): void {
    if (document.visibilityState === 'hidden') return;
    const view = this.state.cases[number];
    if (!view || view.readSeq >= lastSeq(view)) return;
    this.updateCase(number, (one) => ({ ...one, readSeq: lastSeq(one) }));
    this.tellSeen(number);
  }

  private tellSeen(number: string): void {
    const view = this.state.cases[number];
    if (view?.desk?.may.includes('answer')) this.stream.send({ kind: 'seen', number, seq: view.readSeq });
  }

  toast(text: ToastText, bad = false): void {
    const id = ++this.toasts;
    this.update({ toast: { id, text, bad } });
    setTimeout(() => {
      if (this.state.toast?.id === id) this.update({ toast: null });
    }, TOAST_MS);
  }

  complain(error: unknown): void {
    const code = error instanceof Refusal ? error.code : 'other';
    if (code === 'NotSignedIn') this.leave();
    else this.toast({ kind: 'fault', code }, true);
  }

  /** The server's clock. */
  now(): number {
    return Date.now() + this.state.clockAheadMs;
  }

  private onOpen(): void {
    const wasLost = this.state.line === 'lost';
    this.update({ line: 'open' });
    for (const view of Object.values(this.state.cases)) {
      if (wasLost) void this.read(view.number);
      else this.watch(view.number);
      if (view.pending.length > 0) this.sending.retry(view.number);
    }
    if (wasLost) this.toast({ kind: 'text', key: 'backOnline' });
  }

  /** A socket that is refused does not say why; the question who we are does. */
  private async onLost(): Promise<void> {
    if (this.state.line === 'open') this.update({ line: 'lost' });
    try {
      const me = await get<DeskMe>('me');
      this.update({ me, clockAheadMs: me.at - Date.now() });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NotSignedIn') this.leave();
      else this.update({ line: 'lost' });
    }
  }

  private onFrame(frame: DeskFrame): void {
    switch (frame.kind) {
      case 'lists':
        return this.takeLists(frame.lists);
      case 'messages':
        this.updateCase(frame.number, (view) => withMessages(view, frame.messages));
        if (frame.number === this.state.open) this.markRead(frame.number);
        return;
      case 'changed':
        return void this.read(frame.number);
      case 'typing':
        return this.updateCase(frame.number, (view) => ({
          ...view,
          typing: { name: frame.name, until: Date.now() + TYPING_SHOWN_MS },
        }));
      case 'seen':
        return this.updateCase(frame.number, (view) => ({ ...view, seenSeq: Math.max(view.seenSeq, frame.seq) }));
      case 'signed-out':
        return this.leave();
    }
  }

  private takeLists(lists: DeskLists): void {
    const before = this.state.lists;
    this.update({ lists, clockAheadMs: lists.at - Date.now() });
    this.readReviewed(before, lists);
    for (const { number } of lists.mine) this.ensure(number);
    for (const { number } of before?.mine ?? []) {
      if (lists.mine.some((item) => item.number === number) || !this.state.cases[number]) continue;
      if (!this.deeds.isPressing(number)) this.toast({ kind: 'case', key: 'lostToast', number }, true);
      if (number !== this.state.open) this.putAside(number);
    }
  }

  /** A closed case is not watched; of a bad score that is looked into the lists tell. */
  private readReviewed(before: DeskLists | null, lists: DeskLists): void {
    const { open } = this.state;
    const reviewIn = (one: DeskLists | null) => JSON.stringify(one?.reviews.find(({ number }) => number === open));
    const isSeen = this.state.me.role !== 'agent' || reviewIn(lists) !== undefined;
    if (open !== null && before !== null && isSeen && reviewIn(before) !== reviewIn(lists)) void this.read(open);
  }

  /** Has the case read and watched, once; again where it was not theirs to see a while ago, which it may be by now. */
  private ensure(number: string): void {
    if (this.state.cases[number]?.gone) void this.read(number);
    if (this.state.cases[number]) return;
    const drafts = takeDrafts(this.state.me.agentId, number);
    this.update({ cases: { ...this.state.cases, [number]: { ...newView(number), ...drafts } } });
    void this.read(number);
  }

  private async read(number: string, attempt = 1): Promise<void> {
    const underWay = this.reading.get(number);
    if (underWay !== undefined) underWay.isOld = true;
    // What is pressed is read when it is done.
    if (underWay !== undefined || this.deeds.isPressing(number) || !this.state.cases[number]) return;
    clearTimeout(this.readLater.get(number));
    const reading = { isOld: false };
    this.reading.set(number, reading);
    try {
      const desk = await get<DeskCase>(pathOf(number));
      this.updateCase(number, (view) => withDesk(view, desk));
      if (number === this.state.open) this.markRead(number);
      this.watch(number);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NotFound') {
        this.updateCase(number, (view) => ({ ...view, gone: true }));
      } else if (error instanceof Refusal && error.isPassing) {
        const waitMs = Math.max(error.retryAfterMs, waitBefore(attempt, Math.random, 8_000));
        this.readLater.set(
          number,
          setTimeout(() => void this.read(number, attempt + 1), waitMs),
        );
      } else this.complain(error);
    } finally {
      this.reading.delete(number);
      if (reading.isOld) void this.read(number);
    }
  }

  private watch(number: string): void {
    const view = this.state.cases[number];
    if (!view?.desk) return;
    const isShown = number === this.state.open && document.visibilityState !== 'hidden';
    this.stream.send({ kind: 'watch', number, after: lastSeq(view), ...(isShown && { seen: lastSeq(view) }) });
  }

  /** What was written in it waits for the next time that it is open here. */
  private putAside(number: string): void {
    const view = this.state.cases[number];
    if (view) keepDrafts(this.state.me.agentId, [view]);
    this.forget(number);
  }

  private forget(number: string): void {
    const { [number]: _, ...cases } = this.state.cases;
    this.update({ cases });
  }

  private isMine(number: string): boolean {
    return this.state.lists?.mine.some((item) => item.number === number) ?? false;
  }

  private leave(): void {
    if (this.isOver) return;
    keepDrafts(this.state.me.agentId, Object.values(this.state.cases));
    this.stop();
    this.signedOut();
  }

  private updateCase(number: string, change: (view: CaseView) => CaseView): void {
    const view = this.state.cases[number];
    if (view) this.update({ cases: { ...this.state.cases, [number]: change(view) } });
  }

  private update(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
    this.changed(this.state);
  }
}

export async function signOut(): Promise<void> {
  await post('sign-out').catch(() => undefined);
}
