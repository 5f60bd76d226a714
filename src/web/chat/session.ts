import type { Language } from '../../domain/language';
import { localeOf } from '../shared/language';
import type { Keep } from '../shared/storage';
import type { ChatButton, Unsent } from './chat-message';
import { createConnection, type Phase } from './connection';
import { createCredential, HELD } from './credential';
import { createDirectLine } from './direct-line';
import { createOutbox } from './outbox';
import { EMPTY, openPrompt, type Thread, withChange, without, withReceived, withUnsent } from './thread';
import { readActivity, seenActivity, typingActivity } from './wire';

/** All that the window shows; a new one for each change. */
export interface SessionState {
  readonly phase: Phase;
  /** True once everything said before is there: what comes later is news. */
  readonly caughtUp: boolean;
  readonly thread: Thread;
  readonly typing: { readonly name: string; readonly role: 'bot' | 'agent' } | null;
  /** How far somebody at the desk has read. */
  readonly seen: number;
  /** The earlier conversation could not be continued. */
  readonly restarted: boolean;
}

export interface Session {
  readonly state: SessionState;
  subscribe(listener: () => void): () => void;
  /** Begins or goes on; before that nothing is asked of the server. */
  start(): void;
  stop(): void;
  say(text: string): void;
  press(button: ChatButton): void;
  /** As if said, or as if pressed where a button of these words stands open. */
  choose(words: string): void;
  sendFile(file: File): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** The customer is writing: told to the other side now and then. */
  typing(): void;
  /** Leaves this conversation for a new one. */
  restart(): void;
  /** Of the window, and what the server is told from now on. */
  setLanguage(language: Language): void;
}

/** What happens when the window comes before the eyes. */
const SHOWN_BY = ['visibilitychange', 'focus', 'resize'] as const;
const TYPING_SHOWN_MS = 6_000;
const TYPING_TOLD_EVERY_MS = 3_000;
const NEW: SessionState = {
  phase: 'connecting',
  caughtUp: false,
  thread: EMPTY,
  typing: null,
  seen: 0,
  restarted: false,
};

export function createSession(options: { base: string; keep: Keep; language: Language }): Session {
  const { keep } = options;
  const api = createDirectLine(options.base);
  const credential = createCredential(api, keep);
  const listeners = new Set<() => void>();
  let language = options.language;
  let state = NEW;
  let started = false;
  let conversation: string | null = null;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let toldTypingAt = 0;
  let toldSeen = 0;
  const locale = () => localeOf(language);

  const outbox = createOutbox(api, credential, keep, locale, {
    onChange: (clientId, change) => update({ thread: withChange(state.thread, clientId, change) }),
    next: () => state.thread.unsent.find(({ state: at }) => at === 'waiting' || at === 'sending') ?? null,
    onRefusedToken: () => connection.nudge(),
  });

  const connection = createConnection(api, credential, locale, {
    onPhase(phase) {
      update({ phase });
    },
    onActivities: receive,
    onCaughtUp() {
      conversation = credential.held?.conversationId ?? null;
      update({ caughtUp: true });
      toldSeen = 0;
      tellSeen();
      outbox.pump();
    },
    onExpired() {
      update({ thread: { ...EMPTY, unsent: state.thread.unsent }, restarted: true, typing: null });
    },
    onMoved: clear,
  });

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (started) return;
      started = true;
      addEventListener('storage', onOtherTab);
      for (const shown of SHOWN_BY) addEventListener(shown, tellSeen);
      update({ thread: outbox.left().reduce(withUnsent, state.thread) });
      connection.start();
    },
    stop() {
      started = false;
      removeEventListener('storage', onOtherTab);
      for (const shown of SHOWN_BY) removeEventListener(shown, tellSeen);
      connection.stop();
    },
    say: (text) => send({ text }),
    press,
    choose(words) {
      const prompt = openPrompt(state.thread);
      const open = state.thread.messages.find(({ key }) => key === prompt);
      const button = open?.buttons.find(({ title }) => title === words);
      if (button === undefined) send({ text: words });
      else press(button);
    },
    sendFile: (file) => send({ text: '', file }),
    retry(clientId) {
      update({ thread: withChange(state.thread, clientId, { state: 'waiting' }) });
      connection.nudge();
      outbox.pump();
    },
    discard(clientId) {
      outbox.drop(clientId);
      update({ thread: without(state.thread, clientId) });
    },
    typing() {
      const held = credential.held;
      if (held === null || connection.phase !== 'live' || Date.now() - toldTypingAt < TYPING_TOLD_EVERY_MS) return;
      toldTypingAt = Date.now();
      api.post(held, typingActivity()).catch(() => {
        // Nobody misses it.
      });
    },
    restart,
    setLanguage(next) {
      const isOther = next !== language;
      language = next;
      // Nothing said yet: the greeting should be in this language too.
      const hasSpoken = state.thread.messages.some(({ from }) => from.role === 'customer');
      if (isOther && state.caughtUp && !hasSpoken && state.thread.unsent.length === 0) restart();
    },
  };

  function press({ title, prompt, choice, value }: ChatButton): void {
    send({ text: title, value, choice: { prompt, value: choice } });
  }

  function restart(): void {
    credential.forget();
    begin();
  }

  function begin(): void {
    connection.stop();
    clear();
    connection.start();
  }

  function clear(): void {
    for (const { clientId } of state.thread.unsent) outbox.drop(clientId);
    conversation = null;
    state = NEW;
    update({});
  }

  function send(what: Pick<Unsent, 'text'> & Partial<Unsent>): void {
    const standing = connection.phase === 'offline' ? 'waiting' : 'sending';
    const unsent: Unsent = { ...what, clientId: freshId(), at: Date.now(), state: standing };
    outbox.add(unsent);
    update({ thread: withUnsent(state.thread, unsent) });
    if (state.caughtUp) outbox.pump();
    // Who speaks waits for an answer: not the time to spread over all windows.
    if (connection.phase === 'reconnecting') connection.nudge();
  }

  function receive(activities: readonly unknown[]): void {
    const heard = activities.map(readActivity);
    const typists = heard.filter((one) => one?.kind === 'typing');
    const messages = heard.flatMap((one) => (one?.kind === 'message' ? [one.message] : []));
    const thread = withReceived(state.thread, messages);
    for (const { clientId } of state.thread.unsent) {
      if (!thread.unsent.some((unsent) => unsent.clientId === clientId)) outbox.drop(clientId);
    }
    const seen = Math.max(state.seen, ...heard.map((one) => (one?.kind === 'seen' ? one.seq : 0)));
    const answered = messages.some(({ from }) => from.role !== 'customer');
    update({ thread, seen, ...(answered ? { typing: null } : {}) });
    tellSeen();
    const typist = typists.at(-1);
    if (typist?.kind === 'typing' && !answered) showTyping(typist.from);
  }

  /** An agent's words have been before the eyes: not while the window is closed or behind another. */
  function tellSeen(): void {
    const held = credential.held;
    const last = state.thread.messages.findLast(({ from }) => from.role === 'agent')?.seq ?? 0;
    const isShown = document.visibilityState === 'visible' && innerHeight > 0;
    if (held === null || last <= toldSeen || !isShown || !state.caughtUp) return;
    toldSeen = last;
    api.post(held, seenActivity(last)).catch(() => {
      toldSeen = 0;
    });
  }

  function showTyping(from: NonNullable<SessionState['typing']>): void {
    clearTimeout(typingTimer);
    typingTimer = setTimeout(() => update({ typing: null }), TYPING_SHOWN_MS);
    update({ typing: from });
  }

  /** Another tab of this customer began a new conversation: this one follows. */
  function onOtherTab(event: StorageEvent): void {
    if (!event.key?.endsWith(HELD) || conversation === null) return;
    const held = credential.held;
    if (held !== null && held.conversationId !== conversation) begin();
  }

  function update(change: Partial<SessionState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
}

function freshId(): string {
  // randomUUID is absent on pages served over plain http from another machine.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
