/** How often an entry was begun since its last report: more than once, and whoever began it has died or frozen. */
export const sql = `
ALTER TABLE outbox ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
`;
