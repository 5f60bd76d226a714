/**
 * What staff do, in a chain that only grows (`audit`), and what is not sealed into it yet (`audit_pending`). A turn of staff puts itself on that
 * list, in its own transaction; no other turn does anything for it.
 */
export const sql = `
CREATE TABLE audit (
  n INTEGER PRIMARY KEY,
  place INTEGER NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT,
  conversation TEXT,
  event_id TEXT,
  digest TEXT,
  words TEXT,
  salt TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_conversation ON audit (conversation) WHERE conversation IS NOT NULL;

CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit trail only grows');
END;
-- But for the salt, which goes away with a customer's words.
CREATE TRIGGER audit_stands BEFORE UPDATE ON audit
WHEN NEW.salt IS NOT NULL OR NEW.n IS NOT OLD.n OR NEW.place IS NOT OLD.place OR NEW.at IS NOT OLD.at OR NEW.who IS NOT OLD.who
  OR NEW.act IS NOT OLD.act OR NEW.subject IS NOT OLD.subject OR NEW.conversation IS NOT OLD.conversation
  OR NEW.event_id IS NOT OLD.event_id OR NEW.digest IS NOT OLD.digest OR NEW.words IS NOT OLD.words
  OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
BEGIN
  SELECT RAISE(ABORT, 'the audit trail only grows');
END;

CREATE TABLE audit_pending (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  who TEXT,
  act TEXT,
  subject TEXT,
  digest TEXT,
  conversation TEXT,
  event_id TEXT
) STRICT;
CREATE INDEX audit_pending_conversation ON audit_pending (conversation) WHERE conversation IS NOT NULL;

CREATE TRIGGER turns_audited AFTER INSERT ON turns WHEN NEW.kind = 'rewritten' OR (NEW.kind > 'desk-' AND NEW.kind < 'desk.')
BEGIN
  INSERT INTO audit_pending (at, conversation, event_id) VALUES (NEW.at, NEW.conversation, NEW.event_id);
END;

INSERT INTO audit_pending (at, who, act) VALUES (CAST(unixepoch('subsec') * 1000 AS INTEGER), 'program', 'trail-began');
INSERT INTO audit_pending (at, who, act, subject)
  SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER), 'program', 'person-known', id FROM agents ORDER BY id;
`;
