/**
 * What stands behind each number of a day, told apart by team, channel and language: of any of these, and of several at a time, it is read
 * from the same rows, and each case stands once behind a number and not once more for every filter.
 */
export const sql = `
DROP TABLE figure_refs;
CREATE TABLE figure_links (
  dimension TEXT NOT NULL,
  metric TEXT NOT NULL,
  part TEXT NOT NULL,
  kind INTEGER NOT NULL,
  day TEXT NOT NULL,
  team TEXT NOT NULL,
  channel TEXT NOT NULL,
  language TEXT NOT NULL,
  n INTEGER NOT NULL,
  refs TEXT NOT NULL,
  PRIMARY KEY (dimension, metric, part, kind, day, team, channel, language)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_links_day ON figure_links (day);
`;
