import type { Statement } from './database';

/**
 * A group of turns, at most one of each conversation, in one statement: one round trip and one transaction, which the server
 * finishes by itself. So a process that is frozen or killed in the middle holds no lock that anybody waits for.
 *
 * `known`: the event was committed before. `held`: the claim that brought the event is still its bringer's. The upsert takes
 * the row lock and checks the version in one; it goes in the order of the conversations, so that two processes whose groups
 * share conversations do not wait for each other in a circle. Everything else is written for what the upsert let through.
 *
 * Whether an entry is dead is asked in a way that no partial index answers: the planner would read all of that index, where it is empty.
 *
 * `full_hands` waits for whoever gives the same agent a case at this moment, and then sees it (`cases_in_hand`).
 *
 * The state's fingerprint (`hashOfState`) is reckoned where the state is written.
 *
 * `given` holds only what is asked more than once. Large texts are taken out of their arrays where they are written: a table of
 * them would be copied with every look.
 */
export const COMMIT_TURNS: Statement = {
  name: 'commit turns',
  text: `
WITH given AS MATERIALIZED (
  SELECT * FROM unnest($1::text[], $2::bigint[], $5::text[], $15::text[], $16::text[], $17::bigint[], $18::bigint[])
    WITH ORDINALITY AS t (conversation, version, event_id, call_id, timer_id, timer_due, fence, i)
), known AS MATERIALIZED (
  SELECT g.i, k.turn, k.seq, k.refused FROM given AS g CROSS JOIN LATERAL (
    SELECT turn, seq, refused FROM turns AS t WHERE t.conversation = g.conversation AND t.event_id = g.event_id LIMIT 1) AS k
), held_call AS MATERIALIZED (
  SELECT g.i FROM given AS g JOIN outbox AS o ON o.conversation = g.conversation AND o.id = g.call_id
  WHERE o.fence = g.fence FOR UPDATE OF o
), held_timer AS MATERIALIZED (
  SELECT g.i FROM given AS g JOIN timers AS t ON t.conversation = g.conversation AND t.timer_id = g.timer_id
  WHERE t.fence = g.fence AND t.due = g.timer_due FOR UPDATE OF t
), lost AS MATERIALIZED (
  SELECT i FROM given WHERE fence IS NOT NULL AND i <> ALL (ARRAY(SELECT i FROM held_call))
    AND i <> ALL (ARRAY(SELECT i FROM held_timer))
), full_hands AS MATERIALIZED (
  SELECT i FROM (
    SELECT i, agent, most, row_number() OVER (PARTITION BY agent ORDER BY i) AS nth
    FROM unnest($56::bigint[], $57::text[], $58::bigint[]) AS r (i, agent, most)) AS asked
  WHERE cases_in_hand(agent) + nth > most
), written AS (
  INSERT INTO conversations AS c (conversation, version, state, reference)
  SELECT conversation, version + 1, ($3::text[])[i::int], ($4::text[])[i::int] FROM given AS g
  WHERE i <> ALL (ARRAY(SELECT i FROM known)) AND i <> ALL (ARRAY(SELECT i FROM lost))
    AND i <> ALL (ARRAY(SELECT i FROM full_hands))
    AND (version = 0 OR EXISTS (SELECT 1 FROM conversations AS o WHERE o.conversation = g.conversation))
  ORDER BY conversation
  ON CONFLICT (conversation) DO UPDATE SET version = excluded.version, state = excluded.state,
    reference = coalesce(excluded.reference, c.reference)
    WHERE c.version = excluded.version - 1
  RETURNING conversation
), taken AS MATERIALIZED (
  SELECT i FROM given WHERE conversation = ANY (ARRAY(SELECT conversation FROM written))
), recorded AS (
  INSERT INTO turns (conversation, event_id, version, turn, at, kind, seq, refused, release, state_hash, facts, event, effects)
  SELECT conversation, event_id, version + 1, ($6::bigint[])[i::int], ($7::bigint[])[i::int], ($8::text[])[i::int], ($9::bigint[])[i::int],
    ($10::text[])[i::int], ($11::text[])[i::int],
    left(translate(encode(sha256(convert_to(($3::text[])[i::int], 'UTF8')), 'base64'), '+/', '-_'), 22), ($12::text[])[i::int], ($13::text[])[i::int], ($14::text[])[i::int]
  FROM given WHERE i = ANY (ARRAY(SELECT i FROM taken))
), said AS (
  INSERT INTO messages (conversation, seq, message)
  SELECT ($1::text[])[m.i::int], m.seq, m.message FROM unnest($19::bigint[], $20::bigint[], $21::text[]) AS m (i, seq, message)
  WHERE m.i = ANY (ARRAY(SELECT i FROM taken))
), called AS (
  DELETE FROM outbox AS o USING given AS g
  WHERE o.conversation = g.conversation AND o.id = g.call_id AND ($54::text[])[g.i::int] IS DISTINCT FROM 'bury'
    AND (g.i = ANY (ARRAY(SELECT i FROM taken)) OR g.i = ANY (ARRAY(SELECT i FROM known)))
), buried AS (
  UPDATE outbox AS o SET dead_at = ($7::bigint[])[g.i::int], last_error = ($55::text[])[g.i::int], begun = 0, lease_until = 0,
    fence = o.fence + 1
  FROM given AS g
  WHERE o.conversation = g.conversation AND o.id = g.call_id AND ($54::text[])[g.i::int] = 'bury' AND coalesce(o.dead_at, 0) = 0
    AND (g.i = ANY (ARRAY(SELECT i FROM taken)) OR g.i = ANY (ARRAY(SELECT i FROM known)))
), sent_again AS (
  UPDATE outbox AS o SET dead_at = NULL, due = ($7::bigint[])[g.i::int], attempts = 0, give_up_at = NULL
  FROM given AS g
  WHERE o.conversation = g.conversation AND o.id = ($53::text[])[g.i::int] AND ($54::text[])[g.i::int] = 'again'
    AND coalesce(o.dead_at, 0) <> 0 AND g.i = ANY (ARRAY(SELECT i FROM taken))
), put_aside AS (
  DELETE FROM outbox AS o USING given AS g
  WHERE o.conversation = g.conversation AND o.id = ($53::text[])[g.i::int] AND ($54::text[])[g.i::int] = 'aside'
    AND coalesce(o.dead_at, 0) <> 0 AND g.i = ANY (ARRAY(SELECT i FROM taken))
), to_do AS (
  INSERT INTO outbox (conversation, id, kind, turn, n, due, payload)
  SELECT ($1::text[])[e.i::int], e.id, e.kind, e.turn, e.n, e.due, e.payload
  FROM unnest($22::bigint[], $23::text[], $24::text[], $25::bigint[], $26::bigint[], $27::bigint[], $28::text[])
    AS e (i, id, kind, turn, n, due, payload)
  WHERE e.i = ANY (ARRAY(SELECT i FROM taken))
), gone_off AS (
  DELETE FROM timers AS t USING given AS g
  WHERE t.conversation = g.conversation AND t.timer_id = g.timer_id AND t.due = g.timer_due
    AND (g.i = ANY (ARRAY(SELECT i FROM known)) OR g.i = ANY (ARRAY(SELECT i FROM taken))
      AND NOT EXISTS (SELECT 1 FROM unnest($29::bigint[], $30::text[]) AS s (i, timer_id)
        WHERE s.i = g.i AND s.timer_id = g.timer_id))
), timers_set AS (
  INSERT INTO timers (conversation, timer_id, due)
  SELECT ($1::text[])[s.i::int], s.timer_id, s.due FROM unnest($29::bigint[], $30::text[], $31::bigint[]) AS s (i, timer_id, due)
  WHERE s.i = ANY (ARRAY(SELECT i FROM taken))
  ON CONFLICT (conversation, timer_id) DO UPDATE SET due = excluded.due, lease_until = 0, fence = timers.fence + 1
), timers_dropped AS (
  DELETE FROM timers AS t USING unnest($32::bigint[], $33::text[]) AS d (i, timer_id)
  WHERE t.conversation = ($1::text[])[d.i::int] AND t.timer_id = d.timer_id
    AND d.i = ANY (ARRAY(SELECT i FROM taken))
), shown AS (
  INSERT INTO cases AS c (conversation, number, channel, language, owner, agent_id, team, urgency, urgency_rank, returned_rank,
    waiting_since, opened_at, closed_at, customer_name, "case", taken_at, review_at,
    person, verified)
  SELECT ($1::text[])[x.i::int], x.number, x.channel, x.language, x.owner, x.agent_id, x.team, x.urgency, x.urgency_rank,
    x.returned_rank, x.waiting_since, x.opened_at, x.closed_at, x.customer_name, x.it, x.taken_at, x.review_at, x.person, x.verified
  FROM unnest($34::bigint[], $35::text[], $36::text[], $37::text[], $38::text[], $39::text[], $40::text[], $41::text[],
    $42::bigint[], $43::bigint[], $44::bigint[], $45::bigint[], $46::bigint[], $47::text[], $48::text[], $52::bigint[], $49::bigint[], $50::text[], $51::text[])
    AS x (i, number, channel, language, owner, agent_id, team, urgency, urgency_rank, returned_rank, waiting_since, opened_at,
      closed_at, customer_name, it, taken_at, review_at, person, verified)
  WHERE x.i = ANY (ARRAY(SELECT i FROM taken))
  ON CONFLICT (conversation, number) DO UPDATE SET
    language = excluded.language, owner = excluded.owner, agent_id = excluded.agent_id, team = excluded.team,
    urgency = excluded.urgency, urgency_rank = excluded.urgency_rank, returned_rank = excluded.returned_rank,
    waiting_since = excluded.waiting_since, closed_at = excluded.closed_at, customer_name = excluded.customer_name,
    "case" = excluded."case", review_at = excluded.review_at, person = excluded.person,
    verified = excluded.verified, taken_at = coalesce(excluded.taken_at, c.taken_at), change = nextval('case_changes')
)
SELECT CASE WHEN k.i IS NOT NULL THEN 'duplicate' WHEN g.i = ANY (ARRAY(SELECT i FROM taken)) THEN 'committed'
    WHEN g.i = ANY (ARRAY(SELECT i FROM lost)) THEN 'lost'
    WHEN g.i = ANY (ARRAY(SELECT i FROM full_hands)) THEN 'full' ELSE 'conflict' END AS outcome, k.turn, k.seq, k.refused
FROM given AS g LEFT JOIN known AS k ON k.i = g.i ORDER BY g.i`,
};
