/** Until when an entry is tried: known from its first try on, anew when it is sent again. */
export const sql = `
ALTER TABLE outbox ADD COLUMN give_up_at INTEGER;
`;
