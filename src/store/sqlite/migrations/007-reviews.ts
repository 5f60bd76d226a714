/** Since when a bad score of a case waits for somebody to look into it; none where nobody need. */
export const sql = `
ALTER TABLE cases ADD COLUMN review_at INTEGER;
CREATE INDEX cases_review ON cases (review_at) WHERE review_at IS NOT NULL;
`;
