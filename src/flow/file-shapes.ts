import { LANGUAGES } from '../domain/language';
import { day, duration, listOf, name, named, oneOf, share, text, values, whole, words, yesNo } from './kinds';
import { may, needs, ref, type Schema, schemaOf, shaped } from './shape';
import { PATTERN_NAMES } from './standing-patterns';
import { STANDING_TEXTS } from './standing-texts';
import { RESULTS, STEP_SHAPES, URGENCIES } from './step-shapes';

// The keys of every file of content, and from them its JSON Schema.

export const FLOW_SHAPE = {
  flow: needs(name, 'The flow’s name, unique; by custom the file’s.'),
  title: needs(text, 'What stands on buttons, and on the desk.'),
  owner: may(words, 'Who keeps this true.'),
  'review-by': may(day, 'From this day on `khidmat check` warns: 2027-01-31.'),
  team: may(named('team'), 'Who takes over when this flow hands off.'),
  urgency: may(oneOf(...URGENCIES), 'Of a case that this flow hands over (normal).'),
  case: may(yesNo, 'false for small talk: opens no case, needs no outcome (true).'),
  triggers: may(shaped({ type: 'array', items: name.schema }), 'The intents that start it.'),
  settles: may(
    shaped({ type: 'array', items: name.schema }),
    'Intents that it sees to as well: asked for in the same message, they are no second request.',
  ),
  'instead-of': may(
    shaped({ type: 'array', items: name.schema }),
    'Flows whose place this one takes when it begins while they are under way: they are not gone on with afterwards.',
  ),
  results: may(
    { ...RESULTS, read: null },
    'The variables that a flow which runs this one gets; all of them, where this is left out.',
  ),
  'questions-at-most': may(whole(1, 100), 'A road with more questions than this is warned of.'),
  steps: needs(shaped(ref('someSteps')), 'What happens, from top to bottom.'),
};

/** A pattern is started by its rule, and its words are its own: it has neither triggers nor a title on buttons. */
export const PATTERN_SHAPE = {
  flow: needs(shaped({ enum: PATTERN_NAMES }), 'The rule whose words these are; the file has the same name.'),
  title: may(text, 'For people who read along.'),
  owner: FLOW_SHAPE.owner,
  'review-by': FLOW_SHAPE['review-by'],
  team: FLOW_SHAPE.team,
  steps: needs(shaped(ref('steps')), 'What is said and asked; the rule goes on when it has ended.'),
};

const HOURS: Schema = {
  anyOf: [
    { enum: ['always', 'never'] },
    {
      type: 'object',
      additionalProperties: {
        anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
    },
  ],
};

export const SLA_SHAPE = {
  'first-answer': may(duration('1m', '30d'), 'From the handoff to an agent’s first words.'),
  'next-answer': may(duration('1m', '30d'), 'From the customer’s words to the answer, after the first.'),
  resolution: may(duration('1m', '90d'), 'From the handoff to the end of the case.'),
  'warn-at': may(share, 'The share of the time after which the desk warns (0.75).'),
};

export const TEAM_SHAPE = {
  title: needs(text, 'What customers read.'),
  hours: needs(shaped(HOURS), 'always, never, or days with hours: { mon-fri: "08:00-17:00" }.'),
  holidays: may(listOf(day), 'Days on which it is closed.'),
  sla: may(shaped(schemaOf(SLA_SHAPE)), 'How soon the team answers and solves, in its working hours.'),
  'silent-agent': may(
    duration('1m', '7d'),
    'An agent who leaves a customer without an answer for so long loses the case to the queue.',
  ),
  assignment: may(
    oneOf('pull', 'push'),
    'pull: agents take cases (the rule); push: waiting cases are given to agents who have room.',
  ),
};
export const PROMISES_SHAPE = {
  remind: needs(duration('1m', '7d'), 'So long before it is due, who is to keep it is reminded.'),
  tell: needs(duration('1m', '7d'), 'So long before it is due, the customer is told that it is still open.'),
  'new-time': may(
    duration('5m', '30d'),
    'The new time that the customer is told then: so much later, in working hours of the team.',
  ),
};

export const CHANNEL_SHAPE = {
  'follow-up-within': needs(
    duration('1m', '90d'),
    'How long after the customer’s last words the channel takes a message.',
  ),
};
export const THRESHOLDS_SHAPE = {
  confidence: needs(share, 'Below it the bot asks back.'),
  margin: needs(share, 'Nearer to the runner-up than this it asks back.'),
  trust: needs(share, 'Below it the bot does not claim to understand.'),
};
export const BRAND_SHAPE = {
  colour: may(shaped({ type: 'string', pattern: '^#[0-9a-fA-F]{6}$' }), 'The window’s colour: "#0b6e4f".'),
  title: may(text, 'The greeting line of the window.'),
};
export const DECLARED_SHAPE = {
  personal: may(yesNo, 'Whether it tells who the customer is (false).'),
  identity: may(yesNo, 'Whether your systems know the customer by it: one value of customer (false).'),
};

const DECLARED: Schema = {
  type: 'object',
  additionalProperties: { anyOf: [schemaOf(DECLARED_SHAPE), { type: 'null' }] },
};

export const VALUES_SHAPE = {
  case: may(shaped(DECLARED), 'What flows keep for the case: case.<name>.'),
  customer: may(shaped(DECLARED), 'What flows keep of the customer, across cases: customer.<name>.'),
};

export const LOOK_UP_SHAPE = {
  title: needs(text, 'What stands over it on the card.'),
  call: needs(named('action'), 'An action that only reads.'),
  with: needs(values, 'Its input: what flows have collected.'),
};
export const DESK_SHAPE = {
  'look-up': may(
    shaped({ type: 'object', additionalProperties: schemaOf(LOOK_UP_SHAPE) }),
    'What is looked up for the agent when a case is opened, by name.',
  ),
};

export const BOT_SHAPE = {
  name: needs(words, 'The bot’s name.'),
  'time-zone': needs(
    shaped({ type: 'string', minLength: 1, examples: ['Asia/Jakarta', 'Asia/Kuala_Lumpur'] }),
    'For dates that are said and hours that are kept.',
  ),
  teams: needs(
    shaped({ type: 'object', minProperties: 1, additionalProperties: schemaOf(TEAM_SHAPE) }),
    'The people behind the bot, by team.',
  ),
  languages: may(
    shaped({ type: 'array', minItems: 1, items: { enum: LANGUAGES } }),
    'Spoken languages; the first is the one to begin with.',
  ),
  'default-team': may(named('team'), 'Takes what no flow gives to a team.'),
  menu: may(listOf(named('flow')), 'Flows offered as buttons under the welcome.'),
  channels: may(shaped({ type: 'object', additionalProperties: schemaOf(CHANNEL_SHAPE) }), 'What the channels allow.'),
  survey: may(
    shaped({
      anyOf: [{ type: 'boolean' }, { enum: ['csat', 'nps'] }, { type: 'array', items: { enum: ['csat', 'nps'] } }],
    }),
    'How the customer is asked how it was: csat (true), nps, none (false), or the first of a list that may be asked.',
  ),
  silence: may(
    duration('1m', '7d'),
    'Silence after which an open case counts as abandoned (30m); after half of it the bot asks.',
  ),
  brand: may(shaped(schemaOf(BRAND_SHAPE)), 'How the window looks.'),
  thresholds: may(shaped(schemaOf(THRESHOLDS_SHAPE)), 'The gates of the understanding; else the model proposes them.'),
  texts: may(
    shaped({
      type: 'object',
      properties: Object.fromEntries(Object.keys(STANDING_TEXTS).map((key) => [key, ref('text')])),
      additionalProperties: false,
    }),
    'Standing texts in your own words, by name.',
  ),
  promises: may(shaped(schemaOf(PROMISES_SHAPE)), 'What happens before a promise is due.'),
  desk: may(shaped(schemaOf(DESK_SHAPE)), 'What the desk shows besides.'),
  values: may(shaped(schemaOf(VALUES_SHAPE)), 'What flows may keep beyond themselves.'),
};

export const POLICIES_SHAPE = {
  policies: needs(
    shaped({ type: 'object' }),
    'Rules of the house by name: numbers, texts, texts per language, groups. Flows say them as policy.<name>.',
  ),
};
export const ANSWER_SHAPE = {
  say: needs(text, 'What is put in, for the agent to change before sending.'),
  title: may(text, 'What agents read when they look for it; else the name.'),
  team: may(named('team'), 'Whose answer it is; else everybody’s.'),
};
export const ANSWERS_SHAPE = {
  answers: needs(
    shaped({ type: 'object', additionalProperties: schemaOf(ANSWER_SHAPE) }),
    'Answers that agents find with / at the desk, by name.',
  ),
};
export const MOVES_SHAPE = {
  moves: needs(
    shaped({ type: 'object', additionalProperties: { type: 'string' } }),
    'Where conversations of an older release go on: flow/step: flow/step.',
  ),
};
const SENTENCES: Schema = { type: 'array', items: { type: 'string', minLength: 1 } };
const EXAMPLES: Schema = {
  anyOf: [
    SENTENCES,
    {
      type: 'object',
      properties: Object.fromEntries(LANGUAGES.map((one) => [one, SENTENCES])),
      additionalProperties: false,
    },
  ],
};
export const INTENT_SHAPE = {
  intent: needs(name, 'The intent’s name; by custom the file’s.'),
  examples: needs(shaped(EXAMPLES), 'What customers say, per language; at least five in each.'),
};
export const OUT_OF_SCOPE_SHAPE = { examples: needs(shaped(EXAMPLES), 'What the bot must not claim to understand.') };
const PERSONAL = may(yesNo, 'Whether such a value tells who the customer is (false).');
export const LIST_ENTITY_SHAPE = {
  values: needs(shaped({ type: 'object', additionalProperties: SENTENCES }), 'Each value with its synonyms.'),
  personal: PERSONAL,
};
export const PATTERN_ENTITY_SHAPE = {
  pattern: needs(words, 'An RE2 pattern: "KH-?\\\\d{6}".'),
  format: may(words, 'The canonical form: "KH-######".'),
  personal: PERSONAL,
};
export const ENTITIES_SHAPE = {
  entities: needs(
    shaped({
      type: 'object',
      additionalProperties: { anyOf: [schemaOf(LIST_ENTITY_SHAPE), schemaOf(PATTERN_ENTITY_SHAPE)] },
    }),
    'Kinds of values by name.',
  ),
};

const DEFS = {
  text: {
    type: 'object',
    properties: Object.fromEntries(LANGUAGES.map((one) => [one, { type: 'string', minLength: 1 }])),
    additionalProperties: false,
    minProperties: 1,
  },
  // The title is what editors call the step that they offer, and what stands above its hover.
  step: {
    anyOf: Object.entries(STEP_SHAPES).map(([verb, shape]) => ({ title: verb, ...(schemaOf(shape) as object) })),
  },
  steps: { anyOf: [{ type: 'array', items: ref('step') }, ref('step')] },
  someSteps: { anyOf: [{ type: 'array', minItems: 1, items: ref('step') }, ref('step')] },
};

const FILES = {
  flow: FLOW_SHAPE,
  pattern: PATTERN_SHAPE,
  bot: BOT_SHAPE,
  policies: POLICIES_SHAPE,
  moves: MOVES_SHAPE,
  answers: ANSWERS_SHAPE,
  intent: INTENT_SHAPE,
  entities: ENTITIES_SHAPE,
  'out-of-scope': OUT_OF_SCOPE_SHAPE,
} as const;

export type FileKind = keyof typeof FILES;
export const FILE_KINDS = Object.keys(FILES) as readonly FileKind[];

/** The JSON Schema of a kind of file, for editors: completion, hover, and the plain mistakes. `khidmat check` finds the others. */
export function jsonSchemaOf(kind: FileKind): { readonly [keyword: string]: unknown } {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Khidmat: ${kind}`,
    ...(schemaOf(FILES[kind]) as object),
    $defs: DEFS,
  };
}
