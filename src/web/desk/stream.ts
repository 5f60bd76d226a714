import type { DeskFrame, DeskRequest } from '../../domain/desk';
import { waitBefore } from '../shared/backoff';
import { retryHintOf } from '../shared/retry-hint';

/** Also tells the server that somebody sits here. */
const HEARTBEAT_MS = 15_000;
/** The server sends the lists every ten seconds at least: this long without a word, and the line is dead. */
const SILENCE_MS = 35_000;
const SIGNED_OUT = 4401;

export interface StreamListener {
  onOpen(): void;
  onFrame(frame: DeskFrame): void;
  /** The line broke; another attempt is on its way. */
  onLost(): void;
  onSignedOut(): void;
}

/** The live socket. It comes back by itself until it is stopped. */
export class Stream {
  private socket: WebSocket | null = null;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private heardAt = 0;
  private beatAt = 0;
  private stopped = false;

  constructor(private readonly listener: StreamListener) {
    window.addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.hurry);
    this.connect();
  }

  /** False when the line is down: say it again once it is back. */
  send(request: DeskRequest): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(request));
    return true;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    clearInterval(this.heartbeat);
    window.removeEventListener('online', this.hurry);
    document.removeEventListener('visibilitychange', this.hurry);
    this.socket?.close();
  }

  private connect(): void {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/desk/stream`);
    this.socket = socket;
    socket.onopen = () => {
      this.attempt = 0;
      this.heardAt = Date.now();
      this.beatAt = Date.now();
      this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
      this.listener.onOpen();
    };
    socket.onmessage = ({ data }) => {
      this.heardAt = Date.now();
      // Browsers slow the timers of hidden pages down to one a minute, but what the server sends still wakes them.
      if (this.heardAt - this.beatAt >= HEARTBEAT_MS) this.beat();
      this.listener.onFrame(JSON.parse(String(data)) as DeskFrame);
    };
    socket.onclose = ({ code, reason }) => {
      if (this.socket !== socket) return;
      clearInterval(this.heartbeat);
      this.socket = null;
      if (this.stopped) return;
      if (code === SIGNED_OUT) return this.listener.onSignedOut();
      this.listener.onLost();
      this.attempt += 1;
      const waitMs = retryHintOf(reason) ?? waitBefore(this.attempt, Math.random, 8_000);
      this.timer = setTimeout(() => this.connect(), waitMs);
    };
  }

  private beat(): void {
    if (Date.now() - this.heardAt > SILENCE_MS) this.dropDeadLine();
    else if (this.send({ kind: 'heartbeat' })) this.beatAt = Date.now();
  }

  /** Closing a dead line takes the browser minutes: act as if it were closed already. */
  private dropDeadLine(): void {
    const socket = this.socket;
    socket?.close();
    socket?.onclose?.(new CloseEvent('close', { code: 1006 }));
  }

  /** The network is back, or the agent looks at the page again: no reason to wait out the delay. */
  private readonly hurry = (): void => {
    if (this.stopped || document.visibilityState === 'hidden') return;
    if (this.socket?.readyState === WebSocket.OPEN) return this.beat();
    if (this.socket !== null) return;
    clearTimeout(this.timer);
    this.connect();
  };
}
