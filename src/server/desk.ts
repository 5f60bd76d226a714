import type { HttpRoutes } from '../channels/http';
import type { DeskEvent } from '../domain/event';
import type { Agent, CaseRow } from '../store/store';
import { mountAccountRoutes } from './desk-account-routes';
import { mountCaseRoutes } from './desk-case-routes';
import { DeskGuard } from './desk-guard';
import { mountLetterRoutes } from './desk-letters';
import type { DeskParts } from './desk-parts';
import { mountPeopleRoutes } from './desk-people-routes';
import { may } from './desk-permission';
import { mountReviewRoutes } from './desk-review-routes';
import { DeskSessions } from './desk-session';
import { SignIn } from './desk-sign-in';
import { DeskStream } from './desk-stream';
import { mountWaitRoutes } from './desk-waits';

/** An open page gives a sign of life each 15 s, and its session is noted as seen at every second or third. */
const HEARTBEATS_MS = 40_000;
const FRESH_SESSION_MS = 60_000;

/** Mounts the desk's API and its live socket. Returns how to stop listening to the service. */
export async function mountDesk(http: HttpRoutes, parts: DeskParts): Promise<{ stop(): void }> {
  const sessions = new DeskSessions(parts.store.people, parts.now);
  const signIn = await SignIn.create(parts.store, parts.now);
  const guard = new DeskGuard(http, sessions);
  const stream = new DeskStream(parts, guard, sessions);

  mountAccountRoutes(http, parts, {
    guard,
    sessions,
    signIn,
    left,
    changed: () => void stream.changed(),
    dropped: (id) => stream.closeAgent(id),
  });
  mountPeopleRoutes(guard, parts, { sessions, expelled, changed });
  mountCaseRoutes(guard, parts);
  mountLetterRoutes(guard, parts);
  mountWaitRoutes(guard, parts);
  mountReviewRoutes(guard, parts);
  http.onUpgrade('/desk/stream', (request) => stream.accept(request));
  return { stop: () => stream.stop() };

  /** Signed out: the cases wait for a colleague at once, unless the agent sits at another browser as well. */
  async function left(agent: Agent, tokenHash: string): Promise<void> {
    stream.closeSession(tokenHash);
    if (stream.isPresent(agent.id) || (await isSeenElsewhere(agent))) return;
    await giveBackCases(agent, leaving(agent));
  }

  /** At a desk that another process serves: an open page keeps its session fresh. */
  async function isSeenElsewhere({ id }: Agent): Promise<boolean> {
    const { people } = parts.store;
    const [present, sessions] = await Promise.all([
      people.readPresence(parts.now() - HEARTBEATS_MS),
      people.countSessions(id, parts.now() - FRESH_SESSION_MS),
    ]);
    return sessions > 0 && present.some(({ agentId }) => agentId === id);
  }

  async function expelled(agent: Agent): Promise<void> {
    stream.closeAgent(agent.id);
    await giveBackCases(agent, { kind: 'desk-lost', agentId: agent.id });
  }

  /** Of a team that was taken away its cases go back to their queue; what a supervisor gave the agent past the teams stays. */
  async function changed(was: Agent, agent: Agent): Promise<void> {
    await stream.changed();
    await giveBackCases(agent, leaving(agent), ({ team }) => losesTeam(was, agent, team));
    await stream.changed();
  }

  async function giveBackCases(
    { id: agentId }: Agent,
    event: DeskEvent,
    isGivenBack: (row: CaseRow) => boolean = () => true,
  ): Promise<void> {
    const { store } = parts;
    const [own, lent] = await Promise.all([
      store.readCases({ owner: 'agent', agentId, limit: 1_000 }),
      store.readCases({ lent: true, agentId, limit: 1_000 }),
    ]);
    for (const row of [...own, ...lent].filter(isGivenBack)) {
      await parts.service.act(row.conversation, `desk:left:${row.case.number}:${parts.now()}`, event);
    }
  }
}

function leaving({ id, name }: Agent): DeskEvent {
  return { kind: 'desk-return', agent: { id, name } };
}

function losesTeam(was: Agent, agent: Agent, team: string | null): boolean {
  const sees = (one: Agent) => may(one, { deed: 'see-team', team });
  return sees(was) && !sees(agent);
}
