import { type Act, agentChanged, agentMade, type By, passwordSet } from '../audit';
import type { Agent, OneTimeLink, PeopleStore, Session } from '../store';
import { runNoted } from './audit';
import type { Database, Statement, Value } from './database';

export class PostgresPeople implements PeopleStore {
  constructor(private readonly db: Database) {}

  async countAgents(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(sql.count);
    return row!.count;
  }

  async readAgents(): Promise<readonly Agent[]> {
    return (await this.db.query<{ agent: string }>(sql.agents)).map(({ agent }) => JSON.parse(agent));
  }

  async readAgent(id: string): Promise<Agent | null> {
    const [row] = await this.db.query<{ agent: string }>(sql.agent, [id]);
    return row === undefined ? null : JSON.parse(row.agent);
  }

  async readAgentByEmail(email: string): Promise<{ agent: Agent; passwordHash: string } | null> {
    const [row] = await this.db.query<{ agent: string; passwordHash: string }>(sql.byEmail, [email]);
    return row === undefined ? null : { agent: JSON.parse(row.agent), passwordHash: row.passwordHash };
  }

  async createAgent(agent: Agent, passwordHash: string, by?: By): Promise<boolean> {
    const values = [agent.id, agent.email, JSON.stringify(agent), passwordHash];
    return (await this.runWith(agentMade(agent, passwordHash, by), sql.create, values)) === 1;
  }

  async updateAgent(agent: Agent, by?: By, was?: Agent): Promise<boolean> {
    const values = [agent.email, JSON.stringify(agent), agent.id, was === undefined ? null : JSON.stringify(was)];
    return (await this.runWith(agentChanged(agent, by), sql.update, values)) === 1;
  }

  async setPassword(agentId: string, passwordHash: string, by?: By): Promise<void> {
    await this.runWith(passwordSet(agentId, passwordHash, by), sql.setPassword, [passwordHash, agentId]);
  }

  async createSession({ tokenHash, agentId, createdAt, lastSeenAt }: Session, act?: Act): Promise<void> {
    await this.runWith(act, sql.createSession, [tokenHash, agentId, createdAt, lastSeenAt]);
  }

  async readSession(tokenHash: string): Promise<Session | null> {
    const [row] = await this.db.query<Session>(sql.session, [tokenHash]);
    return row ?? null;
  }

  async touchSession(tokenHash: string, lastSeenAt: number): Promise<void> {
    await this.db.run(sql.touch, [lastSeenAt, tokenHash]);
  }

  async deleteSession(tokenHash: string, act?: Act): Promise<void> {
    await this.runWith(act, sql.deleteSession, [tokenHash]);
  }

  async deleteSessionsOf(agentId: string): Promise<void> {
    await this.db.run(sql.deleteSessionsOf, [agentId]);
  }

  async countSessions(agentId: string, seenSince: number): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(sql.countSessions, [agentId, seenSince]);
    return row!.count;
  }

  async createLink({ tokenHash, purpose, expiresAt, data }: OneTimeLink, act?: Act): Promise<void> {
    await this.runWith(act, sql.createLink, [tokenHash, purpose, expiresAt, JSON.stringify(data)]);
  }

  async useLink(tokenHash: string, now: number): Promise<OneTimeLink | null> {
    const [row] = await this.db.query<StoredLink>(sql.useLink, [tokenHash, now]);
    if (row === undefined) return null;
    return { tokenHash, purpose: row.purpose, expiresAt: row.expiresAt, data: JSON.parse(row.data) };
  }

  async notePresence(agentId: string, at: number): Promise<void> {
    await this.db.run(sql.note, [agentId, at]);
  }

  async readPresence(since: number): Promise<readonly { agentId: string; at: number }[]> {
    return this.db.query(sql.present, [since]);
  }

  private runWith(act: Act | undefined, statement: Statement, values: readonly Value[]): Promise<number> {
    return act === undefined ? this.db.run(statement, values) : runNoted(this.db, statement, values, act);
  }
}

const sql = {
  count: { name: 'agents count', text: 'SELECT count(*) AS count FROM agents' },
  agents: { name: 'agents', text: 'SELECT agent FROM agents ORDER BY email' },
  agent: { name: 'agent', text: 'SELECT agent FROM agents WHERE id = $1' },
  byEmail: {
    name: 'agent by email',
    text: 'SELECT agent, password_hash AS "passwordHash" FROM agents WHERE email = $1',
  },
  create: {
    name: 'agent create',
    text: 'INSERT INTO agents (id, email, agent, password_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
  },
  update: {
    name: 'agent update',
    text: 'UPDATE agents SET email = $1, agent = $2 WHERE id = $3 AND agent = coalesce($4::text, agent)',
  },
  setPassword: { name: 'agent password', text: 'UPDATE agents SET password_hash = $1 WHERE id = $2' },
  createSession: {
    name: 'session create',
    text: 'INSERT INTO sessions (token_hash, agent_id, created_at, last_seen_at) VALUES ($1, $2, $3, $4)',
  },
  session: {
    name: 'session',
    text: `SELECT token_hash AS "tokenHash", agent_id AS "agentId", created_at AS "createdAt", last_seen_at AS "lastSeenAt"
           FROM sessions WHERE token_hash = $1`,
  },
  touch: { name: 'session touch', text: 'UPDATE sessions SET last_seen_at = $1 WHERE token_hash = $2' },
  deleteSession: { name: 'session delete', text: 'DELETE FROM sessions WHERE token_hash = $1' },
  deleteSessionsOf: { name: 'sessions delete', text: 'DELETE FROM sessions WHERE agent_id = $1' },
  countSessions: {
    name: 'sessions count',
    text: 'SELECT count(*) AS count FROM sessions WHERE agent_id = $1 AND last_seen_at >= $2',
  },
  createLink: {
    name: 'link create',
    text: 'INSERT INTO links (token_hash, purpose, expires_at, data) VALUES ($1, $2, $3, $4)',
  },
  useLink: {
    name: 'link use',
    text: 'DELETE FROM links WHERE token_hash = $1 AND expires_at > $2 RETURNING purpose, expires_at AS "expiresAt", data',
  },
  note: {
    name: 'presence note',
    text: `INSERT INTO presence AS it (agent_id, at) VALUES ($1, $2)
           ON CONFLICT (agent_id) DO UPDATE SET at = greatest(it.at, excluded.at)`,
  },
  present: {
    name: 'presence',
    text: 'SELECT agent_id AS "agentId", at FROM presence WHERE at >= $1 ORDER BY agent_id',
  },
} satisfies { readonly [name: string]: Statement };

interface StoredLink {
  readonly purpose: OneTimeLink['purpose'];
  readonly expiresAt: number;
  readonly data: string;
}
