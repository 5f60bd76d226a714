/**
 * What stands behind each number of a day, told apart by team, channel and language: of any of these, and of several at a time, it is read
 * from the same rows, and each case stands once behind a number and not once more for every filter. The former table goes in a later step: programs of two versions may run side by side.
 */
export const sql = `
CREATE TABLE figure_links (
  dimension text COLLATE "C" NOT NULL,
  metric text COLLATE "C" NOT NULL,
  part text COLLATE "C" NOT NULL,
  kind bigint NOT NULL,
  day text COLLATE "C" NOT NULL,
  team text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  language text COLLATE "C" NOT NULL,
  n bigint NOT NULL,
  refs text NOT NULL,
  PRIMARY KEY (dimension, metric, part, kind, day, team, channel, language)
);
CREATE INDEX figure_links_day ON figure_links (day);
`;
