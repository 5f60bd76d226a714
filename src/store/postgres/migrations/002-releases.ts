/** What was put into force and when; and turns by their time, so that the last weeks are found without reading all years. */
export const sql = `
CREATE TABLE publications (
  number bigint NOT NULL PRIMARY KEY,
  hash text NOT NULL,
  at bigint NOT NULL,
  note text NOT NULL
);

CREATE INDEX turns_at ON turns (at, conversation);
`;
