/** Until when an entry is tried: known from its first try on, anew when it is sent again. For how long nothing may be sent under a key, and since when. */
export const sql = `
ALTER TABLE outbox ADD COLUMN give_up_at bigint;
ALTER TABLE sends ADD COLUMN held_at bigint NOT NULL DEFAULT 0, ADD COLUMN held_ms bigint NOT NULL DEFAULT 0;
`;
