// Words of other flow languages, for the mend.
export const OTHER_VERBS: ReadonlyMap<string, string> = new Map([
  ['flow', 'run'],
  ['question', 'ask'],
  ['collect', 'ask'],
  ['message', 'say'],
  ['text', 'say'],
  ['send', 'say'],
  ['action', 'call'],
  ['loop', 'repeat'],
  ['while', 'repeat'],
  ['end', 'resolve'],
  ['human', 'handoff'],
  ['agent', 'handoff'],
  ['transfer', 'handoff'],
  ['escalate', 'handoff'],
  ['delay', 'wait'],
  ['sleep', 'wait'],
  ['pause', 'wait'],
  ['reminder', 'remind'],
  ['rate', 'survey'],
  ['rating', 'survey'],
  ['csat', 'survey'],
  ['nps', 'survey'],
  ['followup', 'follow-up'],
]);

const BRANCHES = '; branches stand under `choose:`, each as `- if: …` with its steps under `do:`';
const NO_JUMPS = '; steps follow each other, `choose:` takes one of several ways, and `run:` takes another flow';

// Words for which no verb stands in.
export const OTHER_WAYS: ReadonlyMap<string, string> = new Map([
  ['if', BRANCHES],
  ['switch', BRANCHES],
  ['condition', BRANCHES],
  ['else', BRANCHES],
  ['goto', NO_JUMPS],
  ['jump', NO_JUMPS],
  ['next', NO_JUMPS],
]);
