/**
 * Cases whose turn also opened the next one stood open for ever. A conversation has one case at a time, so each but the latest was
 * closed when the next was opened; how it ended is in the facts of that turn. Texts are not read as JSON: some of it PostgreSQL refuses.
 */
export const sql = `
UPDATE cases SET
  owner = 'bot', agent_id = NULL, closed_at = ended.at, change = nextval('case_changes'),
  "case" = regexp_replace(
    replace("case", '"outcome":null,"closedAt":null', format('"outcome":"%s","closedAt":%s', ended.outcome, ended.at)),
    '"owner":\\{("[a-zA-Z]+":"([^"\\\\]|\\\\.)*",?)*\\}', '"owner":{"kind":"bot"}')
FROM (
  SELECT former.conversation, former.number, next.at, coalesce((
    SELECT substring(facts FROM '"fact":"outcome","caseNumber":"' || former.number || '","outcome":"([a-z-]+)"') FROM turns
    WHERE turns.conversation = former.conversation AND turns.at = next.at
      AND facts LIKE '%"outcome","caseNumber":"' || former.number || '"%'
    LIMIT 1), 'abandoned') AS outcome
  FROM cases AS former CROSS JOIN LATERAL (
    SELECT min(opened_at) AS at FROM cases AS next
    WHERE next.conversation = former.conversation AND next.opened_at > former.opened_at) AS next
  WHERE former.closed_at IS NULL AND next.at IS NOT NULL
) AS ended
WHERE cases.conversation = ended.conversation AND cases.number = ended.number;
`;
