/**
 * Figures by day, so that those of a year are read and not worked out. All of it can be made again from `turns`. No customer's word is in
 * it. `figure_days.wanted` counts what happened to a day, `folded` how much of that its cells hold.
 */
export const sql = `
CREATE TABLE figure_mark (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), basis TEXT NOT NULL, up_to INTEGER NOT NULL) STRICT;

CREATE TABLE talk_figures (
  conversation TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  waits INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX talk_figures_waiting ON talk_figures (conversation) WHERE waits = 1;

CREATE TABLE talk_days (day TEXT NOT NULL, conversation TEXT NOT NULL, PRIMARY KEY (day, conversation)) STRICT, WITHOUT ROWID;
CREATE INDEX talk_days_conversation ON talk_days (conversation);

CREATE TABLE figure_days (day TEXT NOT NULL PRIMARY KEY, wanted INTEGER NOT NULL, folded INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX figure_days_open ON figure_days (day) WHERE wanted > folded;

CREATE TABLE figure_cells (
  dimension TEXT NOT NULL,
  metric TEXT NOT NULL,
  day TEXT NOT NULL,
  part TEXT NOT NULL,
  n INTEGER NOT NULL,
  sum INTEGER NOT NULL,
  counts TEXT NOT NULL,
  PRIMARY KEY (dimension, metric, day, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_cells_day ON figure_cells (day);

CREATE TABLE agent_days (
  day TEXT NOT NULL,
  agent_id TEXT NOT NULL,
  name TEXT NOT NULL,
  solved INTEGER NOT NULL,
  busy_ms INTEGER NOT NULL,
  handled_ms INTEGER NOT NULL,
  PRIMARY KEY (day, agent_id)
) STRICT, WITHOUT ROWID;
`;
