import { randomUUID } from 'node:crypto';
import { HttpError, type HttpRequest } from '../channels/http';
import type { AgentRole, DeskPerson } from '../domain/desk';
import { LANGUAGES, type Language } from '../domain/language';
import { AWAY_AFTER_MS } from '../runtime/agent-presence';
import type { Agent } from '../store/store';
import { changeAgent } from './change-agent';
import { email, listOf, maybe, nameText, oneOf, readFields, text, wholeNumber, yesOrNo } from './desk-body';
import { type DeskGuard, mustManagePeople } from './desk-guard';
import { accountLink } from './desk-links';
import type { DeskParts } from './desk-parts';
import { NO_PASSWORD } from './desk-password';
import type { DeskSessions } from './desk-session';

const role = oneOf<AgentRole>('agent', 'supervisor', 'admin');
const teams = listOf(text(80), 100);

/** The administrators' page: who works here, in which teams, with which rights. */
export function mountPeopleRoutes(
  guard: DeskGuard,
  parts: DeskParts,
  desk: {
    readonly sessions: DeskSessions;
    readonly expelled: (agent: Agent) => Promise<void>;
    /** Teams or role may have been taken away. */
    readonly changed: (was: Agent, agent: Agent) => Promise<void>;
  },
): void {
  const { store, now, content, log } = parts;

  guard.read('/desk/api/people', async (_request, { agent }) => {
    mustManagePeople(agent);
    const [agents, presence] = await Promise.all([
      store.people.readAgents(),
      store.people.readPresence(now() - AWAY_AFTER_MS),
    ]);
    const present = new Set(presence.map(({ agentId }) => agentId));
    const people = await Promise.all(agents.map((one) => personOf(one, present)));
    return { status: 200, body: { people: people.sort((a, b) => a.name.localeCompare(b.name)) } };
  });

  guard.write('/desk/api/people', async (request, { agent: admin }) => {
    mustManagePeople(admin);
    const fields = await readFields(request, { name: nameText(80), email, role, teams });
    const agent: Agent = { id: randomUUID(), ...fields, teams: knownTeams(fields.teams), disabled: false };
    if (!(await store.people.createAgent(agent, NO_PASSWORD, { who: admin.id, act: 'person-invited', at: now() }))) {
      throw new HttpError(409, 'EmailTaken', `There is an account for ${agent.email} already.`);
    }
    log.info({ agent: agent.id, role: agent.role, by: admin.id }, 'agent invited');
    const link = await accountLink(store, request.baseUrl, now(), agent, NO_PASSWORD, 'invitation');
    return { status: 201, body: { person: await personOf(agent, new Set()), link } };
  });

  guard.write('/desk/api/people/:id', async (request, { agent: admin }) => {
    mustManagePeople(admin);
    const { capacity, languages, ...fields } = await readFields(request, {
      name: nameText(80),
      role,
      teams,
      disabled: yesOrNo,
      capacity: maybe(wholeNumber(1, 100)),
      languages: maybe(listOf(oneOf<Language>(...LANGUAGES), LANGUAGES.length)),
    });
    const change = async (before: Agent) => {
      const { capacity: _capacity, languages: _languages, ...kept } = before;
      const changed: Agent = {
        ...kept,
        ...fields,
        teams: knownTeams(fields.teams),
        ...(capacity !== null && { capacity }),
        ...(languages !== null && languages.length > 0 && { languages: [...new Set(languages)] }),
      };
      await mustLeaveAnAdmin(changed);
      const turned = changed.disabled ? 'person-disabled' : 'person-enabled';
      const act = changed.disabled === before.disabled ? 'person-changed' : turned;
      return { agent: changed, by: { who: admin.id, act, at: now() } };
    };
    const { was, agent } = await changeAgent(store.people, request.params.id ?? '', change, true);
    log.info({ agent: agent.id, role: agent.role, disabled: agent.disabled, by: admin.id }, 'agent changed');
    if (agent.disabled && !was.disabled) {
      await desk.sessions.closeAllOf(agent.id);
      await desk.expelled(was);
    } else await desk.changed(was, agent);
    return { status: 200, body: { person: await personOf(agent, new Set()) } };
  });

  guard.write('/desk/api/people/:id/link', async (request, { agent: admin }) => {
    mustManagePeople(admin);
    const agent = await find(request);
    await readFields(request, {});
    if (agent.disabled) throw new HttpError(409, 'AccountDisabled', 'Enable the account first.');
    const stored = await passwordOf(agent);
    const purpose = stored === NO_PASSWORD ? 'invitation' : 'password';
    log.info({ agent: agent.id, purpose, by: admin.id }, 'account link made');
    return {
      status: 201,
      body: { link: await accountLink(store, request.baseUrl, now(), agent, stored, purpose, admin) },
    };
  });

  async function find(request: HttpRequest): Promise<Agent> {
    const agent = await store.people.readAgent(request.params.id ?? '');
    if (!agent) throw new HttpError(404, 'NotFound', 'There is nobody of this id.');
    return agent;
  }

  /** Teams are written into content; one that was taken out there cannot be given to anybody here. */
  function knownTeams(wanted: readonly string[]): readonly string[] {
    const known = new Set(content().bot.teams.map(({ name }) => name));
    return [...new Set(wanted)].filter((team) => known.has(team));
  }

  async function mustLeaveAnAdmin(changed: Agent): Promise<void> {
    const after = (await store.people.readAgents()).map((one) => (one.id === changed.id ? changed : one));
    if (!after.some((one) => one.role === 'admin' && !one.disabled)) {
      throw new HttpError(409, 'LastAdmin', 'Somebody must stay administrator; make another one first.');
    }
  }

  async function personOf(agent: Agent, present: ReadonlySet<string>): Promise<DeskPerson> {
    const joined = (await passwordOf(agent)) !== NO_PASSWORD;
    const { away: _, ...shown } = agent;
    return {
      ...shown,
      joined,
      online: !agent.disabled && present.has(agent.id),
      capacity: agent.capacity ?? null,
      languages: agent.languages ?? [],
    };
  }

  async function passwordOf(agent: Agent): Promise<string> {
    return (await store.people.readAgentByEmail(agent.email))?.passwordHash ?? NO_PASSWORD;
  }
}
