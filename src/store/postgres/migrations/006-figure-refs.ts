/**
 * What stands behind each number of a day: the latest few cases of it, so that a click on a number of a year reads some rows and not a
 * million conversations. `kind` tells those that count for a share from those that do not. Made from the record like all figures.
 */
export const sql = `
CREATE TABLE figure_refs (
  dimension text COLLATE "C" NOT NULL,
  metric text COLLATE "C" NOT NULL,
  part text COLLATE "C" NOT NULL,
  kind bigint NOT NULL,
  day text COLLATE "C" NOT NULL,
  n bigint NOT NULL,
  refs text NOT NULL,
  PRIMARY KEY (dimension, metric, part, kind, day)
);
CREATE INDEX figure_refs_day ON figure_refs (day);
`;
