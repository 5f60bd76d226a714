import { HttpError, type HttpRequest, type Socket } from '../channels/http';
import { reasonOf } from '../errors';
import type { Agent } from '../store/store';
import { DeskConnection } from './desk-connection';
import { type DeskGuard, mustBeOwnOrigin } from './desk-guard';
import { type DeskSnapshot, listsFrameFor, takeSnapshot } from './desk-lists';
import type { DeskParts } from './desk-parts';
import { may } from './desk-permission';
import { readDeskRequest } from './desk-request';
import type { DeskSessions, SignedIn } from './desk-session';

/** Changes that come within this time are shown together. */
const GATHER_MS = 60;
/** Reading the lists may take no more than one part in so many of the time: a long queue is shown more rarely. */
const READING_SHARE = 5;
/** The lists are read again this often although nobody told of a change: hints between processes may be lost. */
const REREAD_MS = 10_000;
/** How soon a socket notices that its session ended somewhere else. */
const CHECK_MS = 4_000;
const PAGES_AT_ONCE = 20;
const MAX_TABS = 20;
/** Frames a second that no honest page needs. */
const MAX_FRAMES = 50;

/** "Sign in again" to the page; it does not try to connect again by itself. */
const SIGNED_OUT = 4401;

/** The live side of the desk: every open page of every agent. */
export class DeskStream {
  private readonly open = new Set<DeskConnection>();
  private readonly timers: NodeJS.Timeout[] = [];
  private gathering: NodeJS.Timeout | null = null;
  private refreshing: Promise<void> | null = null;
  private gatherMs = GATHER_MS;
  private recent: { readonly at: number; readonly snapshot: Promise<DeskSnapshot> } | null = null;
  private readonly stopListening: () => void;

  constructor(
    private readonly parts: DeskParts,
    private readonly guard: DeskGuard,
    private readonly sessions: DeskSessions,
  ) {
    this.stopListening = parts.service.onCases((conversation) => this.onCase(conversation));
    this.timers.push(
      setInterval(() => this.refresh(), REREAD_MS).unref(),
      setInterval(() => void this.checkSessions(), CHECK_MS).unref(),
    );
  }

  /** Judges the request for a socket and takes it over. */
  async accept(request: HttpRequest): Promise<(socket: Socket) => void> {
    mustBeOwnOrigin(request);
    const who = await this.guard.identify(request);
    if (this.connectionsOf(who.agent.id).length >= MAX_TABS) {
      throw new HttpError(429, 'TooManyTabs', `The desk is open ${MAX_TABS} times already; close a few.`);
    }
    return (socket) => this.serve(socket, who);
  }

  /** The session ended: its pages are told and cut off. */
  closeSession(tokenHash: string): void {
    for (const connection of this.open) if (connection.tokenHash === tokenHash) this.signOut(connection);
  }

  closeAgent(agentId: string): void {
    for (const connection of this.connectionsOf(agentId)) this.signOut(connection);
  }

  /** An agent, or what one may see, changed: sessions are read anew, and the lists with them. Resolves once no page here is told of what it may not see. */
  async changed(): Promise<void> {
    await this.checkSessions();
    this.gather();
  }

  isPresent(agentId: string): boolean {
    return this.connectionsOf(agentId).length > 0;
  }

  stop(): void {
    this.stopListening();
    for (const timer of this.timers) clearInterval(timer);
    if (this.gathering) clearTimeout(this.gathering);
    for (const connection of this.open) connection.forget();
    this.open.clear();
  }

  private serve(socket: Socket, who: SignedIn): void {
    const connection = new DeskConnection(this.parts, socket, who);
    this.open.add(connection);
    let frames = 0;
    const window = setInterval(() => {
      frames = 0;
    }, 1_000).unref();
    socket.onClose(() => {
      clearInterval(window);
      connection.forget();
      this.open.delete(connection);
    });
    socket.onText((text) => {
      frames += 1;
      const request = readDeskRequest(text);
      if (request === null || frames > MAX_FRAMES) return connection.close(1008, 'not a frame of the desk');
      this.settle(connection, this.handle(connection, request));
    });
    this.settle(connection, this.welcome(connection));
  }

  private async welcome(connection: DeskConnection): Promise<void> {
    await this.parts.store.people.notePresence(connection.agent.id, this.parts.now());
    connection.sendWritten(listsFrameFor(connection.agent, await this.recentSnapshot()));
    this.gather();
  }

  private async handle(connection: DeskConnection, request: Parameters<DeskConnection['handle']>[0]): Promise<void> {
    if (request.kind === 'heartbeat') {
      if (!(await this.sessions.readHash(connection.tokenHash, true))) return this.signOut(connection);
      return this.parts.store.people.notePresence(connection.agent.id, this.parts.now());
    }
    return connection.handle(request);
  }

  private onCase(conversation: string): void {
    for (const connection of this.open) this.settle(connection, connection.recheck(conversation));
    this.gather();
  }

  private gather(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      this.refresh();
    }, this.gatherMs).unref();
  }

  /** One read for all pages. A change during a read is gathered into the next one. */
  private refresh(): void {
    if (this.open.size === 0) return;
    if (this.refreshing) return this.gather();
    const begun = performance.now();
    this.refreshing = takeSnapshot(this.parts)
      .then((snapshot) => this.sendLists(snapshot))
      .catch((error) => this.parts.log.warn({ reason: reasonOf(error) }, 'the desk’s lists could not be read'))
      .finally(() => {
        this.gatherMs = Math.max(GATHER_MS, (performance.now() - begun) * READING_SHARE);
        this.refreshing = null;
      });
  }

  /** Some pages at a time: whoever presses a button meanwhile does not wait for all of them. */
  private async sendLists(snapshot: DeskSnapshot): Promise<void> {
    let sent = 0;
    for (const connection of [...this.open]) {
      connection.sendWritten(listsFrameFor(connection.agent, snapshot));
      sent += 1;
      if (sent % PAGES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Pages that are opened at one moment share a reading. */
  private recentSnapshot(): Promise<DeskSnapshot> {
    const now = performance.now();
    if (this.recent !== null && now - this.recent.at < this.gatherMs) return this.recent.snapshot;
    const snapshot = takeSnapshot(this.parts);
    this.recent = { at: now, snapshot };
    snapshot.catch(() => {
      this.recent = null;
    });
    return snapshot;
  }

  /** Finds sessions that ended elsewhere, and takes over changes of role and teams. */
  private async checkSessions(): Promise<void> {
    for (const connection of [...this.open]) {
      try {
        const who = await this.sessions.readHash(connection.tokenHash, false);
        if (!who) this.signOut(connection);
        else await this.takeOver(connection, who.agent);
      } catch (error) {
        this.parts.log.warn({ reason: reasonOf(error) }, 'a desk session could not be checked');
      }
    }
  }

  private async takeOver(connection: DeskConnection, agent: Agent): Promise<void> {
    connection.agent = agent;
    for (const { row } of [...connection.watches.values()])
      if (!may(agent, { deed: 'read-case', of: row }))
        await this.settle(connection, connection.recheck(row.conversation));
  }

  private signOut(connection: DeskConnection): void {
    connection.send({ kind: 'signed-out' });
    connection.close(SIGNED_OUT, 'signed out');
    this.open.delete(connection);
  }

  private connectionsOf(agentId: string): readonly DeskConnection[] {
    return [...this.open].filter(({ agent }) => agent.id === agentId);
  }

  /** A failed read ends the connection: the page comes back and starts from what it has. */
  private settle(connection: DeskConnection, work: Promise<void>): Promise<void> {
    return work.catch((error) => {
      this.parts.log.warn({ reason: reasonOf(error), agent: connection.agent.id }, 'desk connection failed');
      connection.close(1011, 'try again');
    });
  }
}
