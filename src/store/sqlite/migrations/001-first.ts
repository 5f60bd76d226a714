/**
 * The first schema. Every key begins with the conversation. JSON columns hold what the domain's types say.
 *
 * `turns` is the inbox and the record in one row: unique by the channel's event id. Its `facts` hold no personal
 * value; `event` and `effects` do, and stand last so that a reading of facts need not touch them.
 */
export const sql = `
CREATE TABLE conversations (
  conversation TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  reference TEXT NOT NULL
) STRICT;

CREATE TABLE turns (
  conversation TEXT NOT NULL,
  event_id TEXT NOT NULL,
  turn INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  seq INTEGER,
  refused TEXT,
  release TEXT NOT NULL,
  state_hash TEXT NOT NULL,
  facts TEXT NOT NULL,
  event TEXT NOT NULL,
  effects TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX turns_event ON turns (conversation, event_id);

CREATE TABLE messages (
  conversation TEXT NOT NULL,
  seq INTEGER NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX messages_seq ON messages (conversation, seq);

CREATE TABLE outbox (
  conversation TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  turn INTEGER NOT NULL,
  n INTEGER NOT NULL,
  due INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  dead_at INTEGER,
  payload TEXT NOT NULL,
  PRIMARY KEY (conversation, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (kind, due) WHERE dead_at IS NULL;
CREATE INDEX outbox_dead ON outbox (dead_at) WHERE dead_at IS NOT NULL;

CREATE TABLE timers (
  conversation TEXT NOT NULL,
  timer_id TEXT NOT NULL,
  due INTEGER NOT NULL,
  PRIMARY KEY (conversation, timer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX timers_due ON timers (due);

CREATE TABLE cases (
  conversation TEXT NOT NULL,
  number TEXT NOT NULL,
  channel TEXT NOT NULL,
  language TEXT NOT NULL,
  owner TEXT NOT NULL,
  agent_id TEXT,
  team TEXT,
  urgency TEXT NOT NULL,
  urgency_rank INTEGER NOT NULL,
  returned_rank INTEGER NOT NULL,
  waiting_since INTEGER,
  taken_at INTEGER,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  customer_name TEXT,
  "case" TEXT NOT NULL,
  PRIMARY KEY (conversation, number)
) STRICT;
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_open ON cases (owner, urgency_rank, returned_rank, waiting_since) WHERE closed_at IS NULL;
CREATE INDEX cases_taken ON cases (team, taken_at) WHERE taken_at IS NOT NULL;
CREATE INDEX cases_opened ON cases (opened_at);

CREATE TABLE "values" (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE numbers (series TEXT NOT NULL PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE agents (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  agent TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
  token_hash TEXT NOT NULL PRIMARY KEY,
  agent_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_agent ON sessions (agent_id);
CREATE TABLE links (
  token_hash TEXT NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  data TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE presence (agent_id TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE releases (hash TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL, files TEXT NOT NULL) STRICT;
CREATE TABLE uploads (
  conversation TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  at INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (conversation, id)
) STRICT;

-- Every place where a customer's words or personal values stand.
CREATE VIEW personal_places AS
  SELECT conversation, 'conversations' AS place, state || reference AS text FROM conversations
  UNION ALL SELECT conversation, 'turns', event || effects FROM turns
  UNION ALL SELECT conversation, 'messages', message FROM messages
  UNION ALL SELECT conversation, 'outbox', payload || coalesce(last_error, '') FROM outbox
  UNION ALL SELECT conversation, 'cases', coalesce(customer_name, '') || "case" FROM cases
  UNION ALL SELECT conversation, 'uploads', name FROM uploads;
`;
