/** What was put into force and when; and turns by their time, so that the last weeks are found without reading all years. */
export const sql = `
CREATE TABLE publications (
  number INTEGER NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE INDEX turns_at ON turns (at, conversation);
`;
