/** Cases that tell of open promises. In a text within the JSON the quotation marks are escaped, so this is the key and nothing a customer said. */
export const sql = `
CREATE INDEX cases_owed ON cases (number) WHERE instr("case", '"owedAt":') > 0;
`;
