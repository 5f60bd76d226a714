import { type Act, agentChanged, agentMade, type By, passwordSet } from '../audit';
import type { Agent, OneTimeLink, PeopleStore, Session } from '../store';
import { noting } from './audit';
import type { Database } from './database';
import { reading } from './store-error';
import { type Step, step, type Writing } from './writing';

export class SqlitePeople implements PeopleStore {
  private readonly sql;

  constructor(
    db: Database,
    private readonly writing: Writing,
  ) {
    this.sql = {
      count: db.prepare<[], number>('SELECT count(*) FROM agents').pluck(),
      agents: db.prepare<[], string>('SELECT agent FROM agents ORDER BY email').pluck(),
      agent: db.prepare<[string], string>('SELECT agent FROM agents WHERE id = ?').pluck(),
      byEmail: db.prepare<[string], { agent: string; passwordHash: string }>(
        'SELECT agent, password_hash AS passwordHash FROM agents WHERE email = ?',
      ),
      session: db.prepare<[string], Session>(
        `SELECT token_hash AS tokenHash, agent_id AS agentId, created_at AS createdAt, last_seen_at AS lastSeenAt
         FROM sessions WHERE token_hash = ?`,
      ),
      countSessions: db
        .prepare<[string, number], number>('SELECT count(*) FROM sessions WHERE agent_id = ? AND last_seen_at >= ?')
        .pluck(),
      present: db.prepare<[number], { agentId: string; at: number }>(
        'SELECT agent_id AS agentId, at FROM presence WHERE at >= ? ORDER BY agent_id',
      ),
    };
  }

  countAgents(): Promise<number> {
    return reading(() => this.sql.count.get()!);
  }

  readAgents(): Promise<readonly Agent[]> {
    return reading(() => this.sql.agents.all().map((json) => JSON.parse(json)));
  }

  async readAgent(id: string): Promise<Agent | null> {
    const json = await reading(() => this.sql.agent.get(id));
    return json === undefined ? null : JSON.parse(json);
  }

  async readAgentByEmail(email: string): Promise<{ agent: Agent; passwordHash: string } | null> {
    const row = await reading(() => this.sql.byEmail.get(email));
    return row === undefined ? null : { agent: JSON.parse(row.agent), passwordHash: row.passwordHash };
  }

  async createAgent(agent: Agent, passwordHash: string, by?: By): Promise<boolean> {
    const [done] = await this.writing.run(
      step(CREATE, agent.id, agent.email, JSON.stringify(agent), passwordHash),
      noting(agentMade(agent, passwordHash, by)),
    );
    return done!.changes === 1;
  }

  async updateAgent(agent: Agent, by?: By, was?: Agent): Promise<boolean> {
    const [done] = await this.writing.run(
      step(UPDATE, agent.email, JSON.stringify(agent), agent.id, was === undefined ? null : JSON.stringify(was)),
      noting(agentChanged(agent, by)),
    );
    return done!.changes === 1;
  }

  async setPassword(agentId: string, passwordHash: string, by?: By): Promise<void> {
    await this.writing.run(step(SET_PASSWORD, passwordHash, agentId), noting(passwordSet(agentId, passwordHash, by)));
  }

  async createSession({ tokenHash, agentId, createdAt, lastSeenAt }: Session, act?: Act): Promise<void> {
    await this.runWith(act, step(CREATE_SESSION, tokenHash, agentId, createdAt, lastSeenAt));
  }

  readSession(tokenHash: string): Promise<Session | null> {
    return reading(() => this.sql.session.get(tokenHash) ?? null);
  }

  async touchSession(tokenHash: string, lastSeenAt: number): Promise<void> {
    await this.writing.run(step(TOUCH, lastSeenAt, tokenHash));
  }

  async deleteSession(tokenHash: string, act?: Act): Promise<void> {
    await this.runWith(act, step(DELETE_SESSION, tokenHash));
  }

  async deleteSessionsOf(agentId: string): Promise<void> {
    await this.writing.run(step(DELETE_SESSIONS_OF, agentId));
  }

  countSessions(agentId: string, seenSince: number): Promise<number> {
    return reading(() => this.sql.countSessions.get(agentId, seenSince)!);
  }

  async createLink({ tokenHash, purpose, expiresAt, data }: OneTimeLink, act?: Act): Promise<void> {
    await this.runWith(act, step(CREATE_LINK, tokenHash, purpose, expiresAt, JSON.stringify(data)));
  }

  async useLink(tokenHash: string, now: number): Promise<OneTimeLink | null> {
    const [done] = await this.writing.run(step(USE_LINK, tokenHash, now));
    const row = done!.row as StoredLink | undefined;
    if (row === undefined) return null;
    return { tokenHash, purpose: row.purpose, expiresAt: row.expiresAt, data: JSON.parse(row.data) };
  }

  async notePresence(agentId: string, at: number): Promise<void> {
    await this.writing.run(step(NOTE, agentId, at));
  }

  readPresence(since: number): Promise<readonly { agentId: string; at: number }[]> {
    return reading(() => this.sql.present.all(since));
  }

  private async runWith(act: Act | undefined, write: Step): Promise<void> {
    await this.writing.run(write, ...(act === undefined ? [] : [noting(act)]));
  }
}

interface StoredLink {
  readonly purpose: OneTimeLink['purpose'];
  readonly expiresAt: number;
  readonly data: string;
}

const CREATE = 'INSERT INTO agents (id, email, agent, password_hash) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
const UPDATE = 'UPDATE agents SET email = ?, agent = ? WHERE id = ? AND agent = coalesce(?, agent)';
const SET_PASSWORD = 'UPDATE agents SET password_hash = ? WHERE id = ?';
const CREATE_SESSION = 'INSERT INTO sessions (token_hash, agent_id, created_at, last_seen_at) VALUES (?, ?, ?, ?)';
const TOUCH = 'UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?';
const DELETE_SESSION = 'DELETE FROM sessions WHERE token_hash = ?';
const DELETE_SESSIONS_OF = 'DELETE FROM sessions WHERE agent_id = ?';
const CREATE_LINK = 'INSERT INTO links (token_hash, purpose, expires_at, data) VALUES (?, ?, ?, ?)';
const USE_LINK =
  'DELETE FROM links WHERE token_hash = ? AND expires_at > ? RETURNING purpose, expires_at AS expiresAt, data';
const NOTE =
  'INSERT INTO presence (agent_id, at) VALUES (?, ?) ON CONFLICT (agent_id) DO UPDATE SET at = max(at, excluded.at)';
