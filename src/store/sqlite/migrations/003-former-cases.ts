/**
 * Cases whose turn also opened the next one stood open for ever. A conversation has one case at a time, so each but the latest was
 * closed when the next was opened; how it ended is in the facts of that turn.
 */
export const sql = `
UPDATE cases SET
  owner = 'bot', agent_id = NULL, closed_at = ended.at,
  "case" = json_set("case", '$.owner', json('{"kind":"bot"}'), '$.outcome', ended.outcome, '$.closedAt', ended.at)
FROM (
  SELECT conversation, number, at, coalesce((
    SELECT json_extract(fact.value, '$.outcome') FROM turns, json_each(turns.facts) AS fact
    WHERE turns.conversation = former.conversation AND turns.at = former.at
      AND json_extract(fact.value, '$.fact') = 'outcome' AND json_extract(fact.value, '$.caseNumber') = former.number
    LIMIT 1), 'abandoned') AS outcome
  FROM (
    SELECT conversation, number, (SELECT min(opened_at) FROM cases AS next
      WHERE next.conversation = cases.conversation AND next.opened_at > cases.opened_at) AS at
    FROM cases WHERE closed_at IS NULL
  ) AS former
  WHERE at IS NOT NULL
) AS ended
WHERE cases.conversation = ended.conversation AND cases.number = ended.number;
`;
