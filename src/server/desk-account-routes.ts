import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type HttpAnswer, HttpError, type HttpRequest, type HttpRoutes } from '../channels/http';
import type { Agent } from '../store/store';
import { changeAgent } from './change-agent';
import { email, maybe, nameText, readFields, secret, yesOrNo } from './desk-body';
import { deviceCookie, endedSessionCookie, sessionCookie, sessionTokenOf } from './desk-cookie';
import { type DeskGuard, mustBeOwnPage } from './desk-guard';
import { isFirstLink, useLink } from './desk-links';
import type { DeskParts } from './desk-parts';
import { faultOfPassword, hashPassword, MIN_PASSWORD_LENGTH, type PasswordFault } from './desk-password';
import type { DeskSessions } from './desk-session';
import type { SignIn } from './desk-sign-in';
import { hashOfToken } from './desk-token';
import { meOf } from './desk-wire';

/** Coming in and going out: the first account, invitations, sign-in, sign-out. */
export function mountAccountRoutes(
  http: HttpRoutes,
  parts: DeskParts,
  desk: {
    readonly guard: DeskGuard;
    readonly sessions: DeskSessions;
    readonly signIn: SignIn;
    /** The session of this hash ended by its agent's own hand. */
    readonly left: (agent: Agent, tokenHash: string) => Promise<void>;
    /** Something that the lists show of an agent has changed. */
    readonly changed: () => void;
    /** All sessions of the agent ended. */
    readonly dropped: (agentId: string) => void;
  },
): void {
  const { store, now, content } = parts;

  http.route('POST', '/desk/api/sign-in', async (request, response) => {
    mustBeOwnPage(request);
    const fields = await readFields(request, { email, password: secret(1024) });
    const agent = await desk.signIn.check(request, fields.email, fields.password);
    await endSessionIn(request);
    return signedIn(request, response, agent, 'signed-in');
  });

  http.route('POST', '/desk/api/join', async (request, response) => {
    mustBeOwnPage(request);
    const fields = await readFields(request, {
      link: secret(200),
      name: maybe(nameText(80)),
      email: maybe(email),
      password: secret(1024),
    });
    // Before the link is used up, so that a poor password costs nothing but another try.
    mustBeGoodPassword(fields.password, [fields.name ?? '', fields.email ?? '']);
    if ((fields.name === null || fields.email === null) && (await isFirstLink(store, fields.link))) {
      throw new HttpError(400, 'BadArgument', 'The first account needs a name and an e-mail address.');
    }
    const used = await useLink(store, fields.link, now());
    if (!used) throw new HttpError(410, 'LinkUsed', 'This link was used before or has expired; ask for a new one.');
    const agent =
      used.kind === 'account'
        ? await choosePassword(used.agent, fields.password)
        : await makeFirstAccount(fields.name, fields.email, fields.password);
    await endSessionIn(request);
    return signedIn(request, response, agent);
  });

  http.route('POST', '/desk/api/sign-out', async (request, response) => {
    mustBeOwnPage(request);
    await endSessionIn(request, 'signed-out');
    response.setHeader('set-cookie', endedSessionCookie(request));
    return { status: 200, body: {} };
  });

  desk.guard.write('/desk/api/away', async (request, { agent }) => {
    const { away } = await readFields(request, { away: yesOrNo });
    await changeAgent(store.people, agent.id, ({ away: _, ...others }) => ({
      agent: { ...others, ...(away && { away: true as const }) },
      by: byHand(agent, away ? 'away' : 'back'),
    }));
    desk.changed();
    return { status: 200, body: { away } };
  });

  desk.guard.read('/desk/api/me', async (_request, { agent }) => ({
    status: 200,
    body: meOf(agent, content(), now()),
  }));

  async function choosePassword(agent: Agent, password: string): Promise<Agent> {
    await store.people.setPassword(agent.id, await hashPassword(password), byHand(agent, 'password-chosen'));
    await desk.sessions.closeAllOf(agent.id);
    desk.dropped(agent.id);
    return agent;
  }

  async function makeFirstAccount(name: string | null, address: string | null, password: string): Promise<Agent> {
    const agent: Agent = {
      id: randomUUID(),
      name: name ?? 'Admin',
      email: address ?? '',
      role: 'admin',
      teams: content().bot.teams.map((team) => team.name),
      disabled: false,
    };
    await store.people.createAgent(agent, await hashPassword(password), byHand(agent, 'first-account'));
    return agent;
  }

  /** Whoever signs in over another session ends that one: a session never changes its owner. */
  async function endSessionIn(request: HttpRequest, act?: 'signed-out'): Promise<void> {
    const token = sessionTokenOf(request);
    const who = token === null ? null : await desk.sessions.read(token);
    if (token === null || !who) return;
    const { agent } = who;
    await desk.sessions.close(hashOfToken(token), act && { ...byHand(agent, act), subject: agent.id });
    await desk.left(who.agent, who.tokenHash);
  }

  /** For the audit trail: what people do to their own accounts. */
  function byHand<T extends string>({ id }: Agent, act: T) {
    return { who: id, act, at: now() };
  }

  async function signedIn(
    request: HttpRequest,
    response: ServerResponse,
    agent: Agent,
    act?: 'signed-in',
  ): Promise<HttpAnswer> {
    const token = await desk.sessions.open(agent.id, act);
    response.setHeader('set-cookie', [
      sessionCookie(request, token),
      deviceCookie(request, desk.signIn.markDevice(agent.id)),
    ]);
    return { status: 200, body: meOf(agent, content(), now()) };
  }
}

const FAULTS: { readonly [fault in PasswordFault]: string } = {
  PasswordTooShort: `The password is too short; take ${MIN_PASSWORD_LENGTH} characters or more.`,
  PasswordTooLong: 'The password is too long; take 256 characters at most.',
  PasswordTooCommon: 'This password is among the first that are guessed; take a few unrelated words.',
};

function mustBeGoodPassword(password: string, about: readonly string[]): void {
  const fault = faultOfPassword(password, about);
  if (fault) throw new HttpError(400, fault, FAULTS[fault]);
}
