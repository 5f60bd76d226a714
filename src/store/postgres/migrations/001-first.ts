/**
 * The first schema, side by side with SQLite's. Every key begins with the conversation, compared byte by byte. JSON stands as
 * text, exactly as it was written: a replay is held against it to the byte, and `jsonb` would change it and refuse some of it.
 *
 * Rows that every turn changes leave room on their page, so that an update touches no index.
 */
export const sql = `
CREATE TABLE conversations (
  conversation text COLLATE "C" NOT NULL PRIMARY KEY,
  version bigint NOT NULL,
  state text NOT NULL,
  reference text
) WITH (fillfactor = 50, toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE turns (
  conversation text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  turn bigint NOT NULL,
  at bigint NOT NULL,
  kind text NOT NULL,
  seq bigint,
  refused text,
  release text NOT NULL,
  state_hash text NOT NULL,
  facts text NOT NULL,
  event text NOT NULL,
  effects text NOT NULL,
  PRIMARY KEY (conversation, event_id)
) WITH (toast_tuple_target = 8160);

CREATE TABLE messages (
  conversation text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  message text NOT NULL,
  PRIMARY KEY (conversation, seq)
) WITH (toast_tuple_target = 8160);

CREATE TABLE outbox (
  conversation text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  turn bigint NOT NULL,
  n bigint NOT NULL,
  due bigint NOT NULL,
  attempts bigint NOT NULL DEFAULT 0,
  last_error text,
  dead_at bigint,
  fence bigint NOT NULL DEFAULT 0,
  lease_until bigint NOT NULL DEFAULT 0,
  payload text NOT NULL,
  PRIMARY KEY (conversation, id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CREATE INDEX outbox_due ON outbox (kind, due) WHERE dead_at IS NULL;
CREATE INDEX outbox_dead ON outbox (dead_at) WHERE dead_at IS NOT NULL;

CREATE TABLE timers (
  conversation text COLLATE "C" NOT NULL,
  timer_id text COLLATE "C" NOT NULL,
  due bigint NOT NULL,
  fence bigint NOT NULL DEFAULT 0,
  lease_until bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation, timer_id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CREATE INDEX timers_due ON timers (due);

-- Numbers the changes of the desk's view, so that a process can see that another one changed it.
CREATE SEQUENCE case_changes CACHE 1;

CREATE TABLE cases (
  conversation text COLLATE "C" NOT NULL,
  number text COLLATE "C" NOT NULL,
  channel text NOT NULL,
  language text NOT NULL,
  owner text NOT NULL,
  agent_id text,
  team text,
  urgency text NOT NULL,
  urgency_rank bigint NOT NULL,
  returned_rank bigint NOT NULL,
  waiting_since bigint,
  taken_at bigint,
  opened_at bigint NOT NULL,
  closed_at bigint,
  customer_name text,
  change bigint NOT NULL DEFAULT nextval('case_changes'),
  "case" text NOT NULL,
  PRIMARY KEY (conversation, number)
) WITH (fillfactor = 70);
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_open ON cases (owner, urgency_rank, returned_rank, waiting_since) WHERE closed_at IS NULL;
CREATE INDEX cases_taken ON cases (team, taken_at) WHERE taken_at IS NOT NULL;
CREATE INDEX cases_opened ON cases (opened_at);

CREATE TABLE "values" (key text COLLATE "C" NOT NULL PRIMARY KEY, value text NOT NULL);
CREATE TABLE numbers (series text COLLATE "C" NOT NULL PRIMARY KEY, next bigint NOT NULL);

CREATE TABLE agents (
  id text COLLATE "C" NOT NULL PRIMARY KEY,
  email text COLLATE "C" NOT NULL UNIQUE,
  password_hash text NOT NULL,
  agent text NOT NULL
);
CREATE TABLE sessions (
  token_hash text COLLATE "C" NOT NULL PRIMARY KEY,
  agent_id text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  last_seen_at bigint NOT NULL
);
CREATE INDEX sessions_agent ON sessions (agent_id);
CREATE TABLE links (
  token_hash text COLLATE "C" NOT NULL PRIMARY KEY,
  purpose text NOT NULL,
  expires_at bigint NOT NULL,
  data text NOT NULL
);
CREATE TABLE presence (agent_id text COLLATE "C" NOT NULL PRIMARY KEY, at bigint NOT NULL) WITH (fillfactor = 50);

CREATE TABLE releases (hash text COLLATE "C" NOT NULL PRIMARY KEY, at bigint NOT NULL, files text NOT NULL);
CREATE TABLE uploads (
  conversation text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  content_type text NOT NULL,
  at bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (conversation, id)
);

-- What the processes must know of each other for a while: tries at signing in, tickets that were used, what was sent lately.
CREATE TABLE tries (
  key text COLLATE "C" NOT NULL PRIMARY KEY,
  count bigint NOT NULL,
  at bigint NOT NULL,
  forget_at bigint NOT NULL
);
CREATE INDEX tries_forget ON tries (forget_at);
-- Lost when the database crashes: a ticket lives for a minute only, and a limit is Teams' to hold after all.
CREATE UNLOGGED TABLE used_once (key text COLLATE "C" NOT NULL PRIMARY KEY, forget_at bigint NOT NULL);
CREATE INDEX used_once_forget ON used_once (forget_at);
CREATE UNLOGGED TABLE sends (
  key text COLLATE "C" NOT NULL PRIMARY KEY,
  times bigint[] NOT NULL,
  forget_at bigint NOT NULL
) WITH (fillfactor = 50);
CREATE INDEX sends_forget ON sends (forget_at);

-- Every place where a customer's words or personal values stand.
CREATE VIEW personal_places AS
  SELECT conversation, 'conversations' AS place, state || reference AS text FROM conversations
  UNION ALL SELECT conversation, 'turns', event || effects FROM turns
  UNION ALL SELECT conversation, 'messages', message FROM messages
  UNION ALL SELECT conversation, 'outbox', payload || coalesce(last_error, '') FROM outbox
  UNION ALL SELECT conversation, 'cases', coalesce(customer_name, '') || "case" FROM cases
  UNION ALL SELECT conversation, 'uploads', name FROM uploads;
`;
