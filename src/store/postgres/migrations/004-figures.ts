/**
 * Figures by day, so that those of a year are read and not worked out. All of it can be made again from `turns`. No customer's word is in
 * it. `figure_days.wanted` counts what happened to a day, `folded` how much of that its cells hold.
 */
export const sql = `
CREATE TABLE figure_mark (one bigint NOT NULL PRIMARY KEY CHECK (one = 1), basis text NOT NULL, up_to bigint NOT NULL);

CREATE TABLE talk_figures (
  conversation text COLLATE "C" NOT NULL PRIMARY KEY,
  version bigint NOT NULL,
  waits bigint NOT NULL,
  body text NOT NULL
) WITH (toast_tuple_target = 8160);
CREATE INDEX talk_figures_waiting ON talk_figures (conversation) WHERE waits = 1;

CREATE TABLE talk_days (
  day text COLLATE "C" NOT NULL,
  conversation text COLLATE "C" NOT NULL,
  PRIMARY KEY (day, conversation)
);
CREATE INDEX talk_days_conversation ON talk_days (conversation);

CREATE TABLE figure_days (day text COLLATE "C" NOT NULL PRIMARY KEY, wanted bigint NOT NULL, folded bigint NOT NULL);
CREATE INDEX figure_days_open ON figure_days (day) WHERE wanted > folded;

CREATE TABLE figure_cells (
  dimension text COLLATE "C" NOT NULL,
  metric text COLLATE "C" NOT NULL,
  day text COLLATE "C" NOT NULL,
  part text COLLATE "C" NOT NULL,
  n bigint NOT NULL,
  sum bigint NOT NULL,
  counts text NOT NULL,
  PRIMARY KEY (dimension, metric, day, part)
);
CREATE INDEX figure_cells_day ON figure_cells (day);

CREATE TABLE agent_days (
  day text COLLATE "C" NOT NULL,
  agent_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  solved bigint NOT NULL,
  busy_ms bigint NOT NULL,
  handled_ms bigint NOT NULL,
  PRIMARY KEY (day, agent_id)
);
`;
