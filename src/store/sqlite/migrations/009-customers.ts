/** Whose a case is, by digests: who the channel proves to write, and the customer as another system knows them. */
export const sql = `
ALTER TABLE cases ADD COLUMN person TEXT;
ALTER TABLE cases ADD COLUMN verified TEXT;
CREATE INDEX cases_person ON cases (person) WHERE person IS NOT NULL;
CREATE INDEX cases_verified ON cases (verified) WHERE verified IS NOT NULL;

-- Of the figures, made from the record like all of them.
CREATE TABLE talk_customers (key TEXT NOT NULL, conversation TEXT NOT NULL, PRIMARY KEY (key, conversation)) STRICT, WITHOUT ROWID;
CREATE INDEX talk_customers_conversation ON talk_customers (conversation);
`;
