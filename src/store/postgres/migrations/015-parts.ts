/** How many parts of a long reply have arrived: they are not sent again with the rest. */
export const sql = `
ALTER TABLE outbox ADD COLUMN parts bigint;
`;
