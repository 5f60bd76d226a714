/**
 * How many cases an agent has. Whoever asks while another turn gives this agent a case waits for that turn; the count is a query of its
 * own, so it sees what was committed meanwhile, which the statement that asks does not.
 */
export const sql = `
CREATE INDEX cases_in_hand ON cases (agent_id) WHERE closed_at IS NULL AND owner = 'agent';
CREATE FUNCTION cases_in_hand(agent text) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM 1 FROM agents WHERE id = cases_in_hand.agent FOR NO KEY UPDATE;
  RETURN (SELECT count(*) FROM cases WHERE closed_at IS NULL AND owner = 'agent' AND agent_id = cases_in_hand.agent);
END $$;
`;
