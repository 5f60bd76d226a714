import type { Outcome } from '../domain/case';
import { LANGUAGES } from '../domain/language';
import { may, needs, type Schema, schemaOf, shaped } from '../flow/shape';
import { URGENCIES } from '../flow/step-shapes';

// The keys of a file of tests, once: what the reader takes, what editors complete, what the hover says.

export const OUTCOMES: readonly (Outcome | 'none')[] = [
  'resolved-confirmed',
  'resolved-implied',
  'declined',
  'handed-over',
  'abandoned',
  'none',
];

const TEXT: Schema = { type: 'string', minLength: 1 };
/** `yes` and `5` are titles too. */
const TITLE: Schema = { type: ['string', 'boolean', 'number'] };
const SOME: Schema = { anyOf: [TITLE, { type: 'array', items: TITLE }] };
const TIME: Schema = { type: 'string', pattern: '^\\d{1,6}[smhd]$', examples: ['30s', '31m', '4h', '2d'] };
const TIMES: Schema = { type: 'object', additionalProperties: TIME };
const NAMES: Schema = { anyOf: [TEXT, { type: 'array', items: TEXT }] };
const INPUTS: Schema = { type: 'object', additionalProperties: { type: ['object', 'null'] } };
const CALLED: Schema = { anyOf: [TEXT, INPUTS, { type: 'array', items: { anyOf: [TEXT, INPUTS] } }] };

/** The same in every language, or a map of languages. */
function each(one: Schema): Schema {
  const by = Object.fromEntries(LANGUAGES.map((language) => [language, one]));
  return { anyOf: [one, { type: 'object', properties: by, additionalProperties: false }] };
}

export const ANSWER = {
  answers: may(shaped({}), 'What comes back: a map, a list, a text, null for "not found".'),
  fails: may(shaped(TEXT), 'It fails, with this code as error.code.'),
  with: may(shaped({ type: 'object' }), 'Only calls with this in their input get the answer.'),
  takes: may(shaped(TIME), 'How long the customer waits for it; `after` lets the time pass.'),
};
const ONE_ANSWER: Schema = { anyOf: [{ enum: ['fails', 'times-out'] }, schemaOf(ANSWER)] };

/** What may stand at the top of a file for all of its tests, and in each test. */
const GIVEN = {
  languages: may(
    shaped({ type: 'array', minItems: 1, items: { enum: LANGUAGES } }),
    'In which languages it is played (all of the bot).',
  ),
  now: may(
    shaped({ type: 'string', examples: ['2026-11-23 10:00'] }),
    'When it begins, on the bot’s clock: "2026-11-23 10:00".',
  ),
  channel: may(shaped(TEXT), 'The channel (webchat).'),
  name: may(shaped(TEXT), 'The customer’s name, as the channel knows it.'),
  actions: may(
    shaped({
      type: 'object',
      additionalProperties: { anyOf: [ONE_ANSWER, { type: 'array', items: ONE_ANSWER }] },
    }),
    'What actions answer, instead of running: { answers: … }, fails, times-out, or a list of them.',
  ),
};

export const QUEUE = {
  place: needs(shaped({ type: 'integer', minimum: 1 }), 'The customer’s place.'),
  wait: may(shaped(TIME), 'How long it will take.'),
  agents: may(shaped({ type: 'integer', minimum: 0 }), 'How many people are at the desk (1).'),
};
export const PROMISED = {
  within: may(shaped(TIME), 'By when.'),
  what: may(shaped(each(SOME)), 'Words of what is promised.'),
};

export const HAPPENINGS = {
  customer: may(shaped(each(TEXT)), 'The customer writes.'),
  file: may(shaped(SOME), 'The customer sends a file, or several.'),
  press: may(shaped(each(TITLE)), 'The customer presses a button: by its title, or by its value.'),
  after: may(shaped(TIME), 'Time passes, and what falls due happens.'),
  asleep: may(shaped(TIME), 'The server is off so long; what falls due meanwhile happens at its end, late.'),
  queue: may(shaped(schemaOf(QUEUE)), 'The queue tells the customer’s place.'),
  agent: may(
    shaped({ enum: ['takes', 'gets', 'returns', 'resolves', 'hands-back', 'rejects', 'leaves'] }),
    'A person at the desk does something.',
  ),
  'agent-says': may(shaped(each(TEXT)), 'A person at the desk writes.'),
};

export const EXPECTED = {
  bot: may(
    shaped({ anyOf: [each(SOME), { type: 'null' }] }),
    'The bot says each of these; nothing after the colon: it says nothing. … stands for anything.',
  ),
  'not-said': may(shaped(each(SOME)), 'The bot does not say it.'),
  buttons: may(shaped(each(SOME)), 'These are offered, by title or value.'),
  asks: may(shaped(TEXT), 'The bot waits for the answer to this question.'),
  step: may(shaped(NAMES), 'The conversation went through this step: flow/step, or the step alone.'),
  flow: may(shaped(NAMES), 'This flow runs, or ran in this line.'),
  intent: may(shaped(TEXT), 'The words were understood so.'),
  language: may(shaped({ enum: LANGUAGES }), 'The bot answers in this language from now on.'),
  values: may(shaped({ type: 'object' }), 'Variables with exactly these values; nil is null.'),
  owner: may(shaped({ enum: ['bot', 'queue', 'agent'] }), 'Who has the case.'),
  team: may(shaped(TEXT), 'The team it waits for.'),
  urgency: may(shaped({ enum: URGENCIES }), 'How urgently it waits.'),
  reason: may(shaped(TEXT), 'Why it was handed over, or declined.'),
  outcome: may(shaped({ enum: OUTCOMES }), 'How the case ended; none while it is open.'),
  called: may(shaped(CALLED), 'The action was called, with this in its input.'),
  'not-called': may(shaped(NAMES), 'The action was not called.'),
  promise: may(shaped({ anyOf: [TIME, schemaOf(PROMISED)] }), 'This is promised.'),
  timer: may(shaped({ anyOf: [TEXT, TIMES] }), 'This timer will go off then: { silence: 30m }.'),
};

/** What belongs to what an agent does. */
export const BESIDE = {
  by: may(shaped(TEXT), 'Who at the desk (Ani).'),
  note: may(shaped(TEXT), 'What the agent writes down with it.'),
};

export const LINE = { ...HAPPENINGS, ...EXPECTED, ...BESIDE };
export const TEST = {
  test: needs(shaped(TEXT), 'What must hold, in a sentence: the test’s name.'),
  talk: needs(
    shaped({ type: 'array', items: schemaOf(LINE) }),
    'Lines: what happens (one thing), and what must hold then.',
  ),
  ...GIVEN,
};
export const TEST_FILE = {
  tests: needs(shaped({ type: 'array', minItems: 1, items: schemaOf(TEST) }), 'Conversations that must hold.'),
  ...GIVEN,
};

/** The JSON Schema of a file of tests, for editors. */
export function testSchema(): { readonly [keyword: string]: unknown } {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Khidmat: test',
    ...(schemaOf(TEST_FILE) as object),
  };
}
