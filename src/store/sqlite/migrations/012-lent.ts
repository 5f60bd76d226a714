/** Cases that the bot has for an agent who lent them: `agent_id` is that agent. */
export const sql = `
UPDATE cases SET agent_id = "case" ->> '$.lentBy.agentId' WHERE owner = 'bot' AND closed_at IS NULL;
CREATE INDEX cases_lent ON cases (agent_id) WHERE owner = 'bot' AND agent_id IS NOT NULL AND closed_at IS NULL;
`;
