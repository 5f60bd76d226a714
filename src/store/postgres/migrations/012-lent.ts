/** Cases that the bot has for an agent who lent them: `agent_id` is that agent. The text is no jsonb: that refuses what a customer can send. */
export const sql = `
UPDATE cases SET agent_id = substring("case" from '"lentBy":\\{"agentId":"([^"]*)"')
  WHERE owner = 'bot' AND closed_at IS NULL AND "case" LIKE '%"lentBy":{"agentId":"%';
CREATE INDEX cases_lent ON cases (agent_id) WHERE owner = 'bot' AND agent_id IS NOT NULL AND closed_at IS NULL;
`;
