/** What an agent has: counted in the turn that gives them one more. */
export const sql = `
CREATE INDEX cases_in_hand ON cases (agent_id) WHERE closed_at IS NULL AND owner = 'agent';
`;
