/**
 * What stands behind each number of a day: the latest few cases of it, so that a click on a number of a year reads some rows and not a
 * million conversations. `kind` tells those that count for a share from those that do not. Made from the record like all figures.
 */
export const sql = `
CREATE TABLE figure_refs (
  dimension TEXT NOT NULL,
  metric TEXT NOT NULL,
  part TEXT NOT NULL,
  kind INTEGER NOT NULL,
  day TEXT NOT NULL,
  n INTEGER NOT NULL,
  refs TEXT NOT NULL,
  PRIMARY KEY (dimension, metric, part, kind, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_refs_day ON figure_refs (day);
`;
