import { HANDOFF_EXITS, type HandoffExit, type Urgency } from '../domain/case';
import { MOST_BUTTONS } from '../domain/channel-limits';
import {
  condition,
  count,
  listOf,
  name,
  named,
  oneOf,
  path,
  target,
  template,
  text,
  time,
  url,
  values,
  words,
  yesNo,
} from './kinds';
import type { FileKind, SlotType, Step } from './program';
import { type Key, may, needs, ref, type Schema, type Shape, schemaOf, shaped } from './shape';

// The keys of every step, once: what readers take, what editors complete, what the hover says.

export const URGENCIES: readonly Urgency[] = ['normal', 'complaint', 'crisis'];
export const FILE_KINDS: readonly FileKind[] = ['image', 'pdf', 'document', 'audio', 'video'];
export const SLOT_TYPES: readonly SlotType[] =
  'text number quantity digits any-code money phone email date yes-no choice file'.split(' ');

const steps = shaped(ref('steps'));
const someSteps = shaped(ref('someSteps'));
const later = time('1m', '90d');
const ID: Key<string> = may(name, 'Names the step, so that it stays the same when others are moved about.');

/** What stands in the shapes only to be complete: the reader looks at it before it looks at the keys. */
const verb = (schema: Shape[string]['schema'], doc: string) => needs(shaped(schema), doc);

export const BUTTON_TO_FLOW = {
  title: needs(text, 'What stands on the button.'),
  flow: needs(named('flow'), 'The flow that it starts.'),
};
export const BUTTON_TO_PAGE = {
  title: needs(text, 'What stands on the button.'),
  url: needs(url, 'The page that it opens.'),
};
export const BUTTONS_FROM = { from: needs(path, 'A variable that holds a list of { title, flow }.') };
export const IMAGE = {
  url: needs(url, 'Where the picture is.'),
  alt: needs(text, 'What it shows, for who cannot see it.'),
};
export const FILE = { url: needs(url, 'Where the file is.'), name: needs(template, 'Its name, with the ending.') };
export const FACT = { label: needs(text, 'What it is.'), value: needs(template, 'The value beside it.') };
export const LINK = { title: needs(text, 'What stands on the link.'), url: needs(url, 'The page that it opens.') };
export const CARD = {
  title: needs(text, 'The first line of the card.'),
  text: may(text, 'A paragraph below it.'),
  image: may(shaped(schemaOf(IMAGE)), 'A picture on the card.'),
  facts: may(shaped({ type: 'array', items: schemaOf(FACT) }), 'Rows of a label and a value.'),
  links: may(shaped({ type: 'array', items: schemaOf(LINK) }), 'Links at its foot.'),
};
export const VARIANT_IF = { if: needs(condition, 'When these words are said.'), text: needs(text, 'The words.') };
export const VARIANT_ELSE = { else: needs(text, 'The words when no condition holds.') };
export const CHOICE = {
  value: needs(words, 'What the slot holds when it is picked.'),
  title: needs(text, 'What stands on its button.'),
};
export const CHOICES_FROM = {
  from: needs(shaped({ type: 'string', minLength: 1 }), 'A variable that holds a list.'),
  value: needs(template, 'The value of one: "{{ item.id }}".'),
  title: needs(text, 'What stands on its button.'),
  'at-most': may(count(1, MOST_BUTTONS), 'How many are offered (8).'),
};
export const REMINDER_OF_QUESTION = {
  after: needs(time('30s', '7d'), 'How long after the question.'),
  say: needs(text, 'What is said.'),
};
export const AFTER_AND_SAY = { after: needs(later, 'How long after.'), say: needs(text, 'What is said.') };
export const BRANCH_IF = {
  if: needs(condition, 'When these steps are taken.'),
  do: needs(steps, 'The steps; [] goes on.'),
};
export const BRANCH_ELSE = { else: needs(steps, 'The steps when no condition holds; [] goes on.') };

/** What stands below the verb. */
export const BELOW = {
  repeat: {
    until: needs(condition, 'Ends the loop once it holds; looked at before each round.'),
    'at-most': needs(count(1, 100), 'How often at most.'),
    do: needs(someSteps, 'The steps of one round.'),
  },
  remind: AFTER_AND_SAY,
  'follow-up': AFTER_AND_SAY,
  handoff: {
    team: may(named('team'), 'Who takes it over; the flow’s team, else the default one.'),
    reason: may(template, 'In a few words, for the desk.'),
    urgency: may(oneOf(...URGENCIES), 'normal, complaint or crisis.'),
    say: may(text, 'Said instead of the pattern _handed-over.'),
    timeout: may(later, 'How long the customer waits at most before on-timed-out.'),
  },
  promise: {
    what: needs(text, 'What will happen, without the time.'),
    within: needs(later, 'By when, from now.'),
    by: may(named('team'), 'The team that keeps it.'),
    id: may(name, 'A name, for `kept`.'),
  },
  resolve: {
    confirm: may(yesNo, 'Whether the customer is asked if it helped (false).'),
    outcome: may(oneOf('resolved', 'declined'), 'declined: the rules of the house refuse the wish (resolved).'),
    reason: may(words, 'Why it is declined, in a few words, for the reports.'),
  },
} as const;

const below = (shape: Shape): Shape[string]['schema'] =>
  Object.values(shape).some(({ needed }) => needed) ? schemaOf(shape) : { anyOf: [schemaOf(shape), { type: 'null' }] };

const EXIT_WORDS: { readonly [exit in HandoffExit]: string } = {
  accepted: 'an agent has taken the case',
  resolved: 'the agent has closed the case',
  'no-agent': 'nobody of the team is at the desk',
  closed: 'the team is closed, or goes home while the customer waits',
  'timed-out': 'nobody has taken it within `timeout`',
  'customer-left': 'the customer cancels while waiting',
  rejected: 'people decline the case',
};

/** The names come first, so that editors offer them; an entity has another. */
const TYPE: Schema = { anyOf: [{ enum: SLOT_TYPES }, name.schema] };
const ANSWER = { type: ['boolean', 'array'], items: { type: 'string', minLength: 1 } };

/** The keys of each verb's step, the verb itself first. */
export const STEP_SHAPES = {
  say: {
    say: verb(
      {
        anyOf: [
          ref('text'),
          { type: 'array', minItems: 1, items: { anyOf: [schemaOf(VARIANT_IF), schemaOf(VARIANT_ELSE)] } },
        ],
      },
      'Says a text, or the first of several whose condition holds.',
    ),
    channels: may(shaped({ type: 'object', additionalProperties: ref('text') }), 'Other words on some channels.'),
    'only-on': may(shaped({ type: 'array', minItems: 1, items: words.schema }), 'The channels on which it is said.'),
    buttons: may(
      shaped({
        anyOf: [
          { type: 'array', items: { anyOf: [schemaOf(BUTTON_TO_FLOW), schemaOf(BUTTON_TO_PAGE)] } },
          schemaOf(BUTTONS_FROM),
        ],
      }),
      'Buttons that start a flow or open a page; { from: list } makes them of a variable.',
    ),
    card: may(shaped(schemaOf(CARD)), 'A card with facts, a picture and links.'),
    image: may(shaped(schemaOf(IMAGE)), 'A picture.'),
    file: may(shaped(schemaOf(FILE)), 'A file to download.'),
    id: ID,
  },
  ask: {
    ask: needs(target, 'Asks for a value, unless it is known already: a slot, case.<name> or customer.<name>.'),
    say: needs(text, 'The question.'),
    type: may(
      shaped({ anyOf: [TYPE, { type: 'array', minItems: 2, items: TYPE }] }),
      `What kind of value: ${SLOT_TYPES.join(', ')}, or an entity of _entities.yaml (text); a list of those that will do.`,
    ),
    'not-understood': may(text, 'Said when the answer holds no such value.'),
    invalid: may(text, 'Said when `valid` does not hold.'),
    again: may(text, 'Said when the question comes back after something else.'),
    valid: may(condition, 'What must hold of `value`.'),
    choices: may(
      shaped({ anyOf: [{ type: 'array', minItems: 1, items: schemaOf(CHOICE) }, schemaOf(CHOICES_FROM)] }),
      'What can be picked; { from, value, title } makes it of a list.',
    ),
    accept: may(
      shaped({ type: 'array', minItems: 1, items: { enum: FILE_KINDS } }),
      'The kinds of file that are taken.',
    ),
    remind: may(
      shaped({
        anyOf: [
          schemaOf(REMINDER_OF_QUESTION),
          { type: 'array', minItems: 1, maxItems: 5, items: schemaOf(REMINDER_OF_QUESTION) },
        ],
      }),
      'Said while there is no answer.',
    ),
    tries: may(count(1, 5), 'How many answers are tried (2).'),
    optional: may(yesNo, 'Whether "skip" is an answer (false).'),
    early: may(yesNo, 'Whether a date, number, sum or file that came before the question answers it (false).'),
    'on-failure': may(someSteps, 'Taken when the tries are used up; without it a person takes over.'),
    personal: may(yesNo, 'Whether the value tells who the customer is (true for phone and email).'),
    id: ID,
  },
  choose: {
    choose: verb(
      { type: 'array', minItems: 1, items: { anyOf: [schemaOf(BRANCH_IF), schemaOf(BRANCH_ELSE)] } },
      'Takes the first branch whose condition holds.',
    ),
    id: ID,
  },
  call: {
    call: needs(named('action'), 'Runs an action.'),
    with: may(values, 'What it is given.'),
    save: may(target, 'Where its answer goes: a variable, case.<name> or customer.<name>.'),
    personal: may(
      shaped(ANSWER),
      'Whether its answer is personal: all of it, or the properties of these names (false).',
    ),
    timeout: may(time('1s', '10m'), 'How long it may take (5s).'),
    retry: may(count(0, 5), 'How often it is tried again (1).'),
    'on-error': may(someSteps, 'Taken when it fails; without it a person takes over.'),
    id: ID,
  },
  set: { set: verb({ type: 'object', minProperties: 1 }, 'Sets variables, case.<name> or customer.<name>.'), id: ID },
  run: {
    run: needs(named('flow'), 'Runs another flow as a part of this one.'),
    with: may(values, 'Variables that it is given.'),
    save: may(target, 'Where its results go.'),
    id: ID,
  },
  repeat: { repeat: verb(below(BELOW.repeat), 'Repeats steps until a condition holds.'), id: ID },
  wait: { wait: needs(later, 'Rests, and goes on later.'), id: ID },
  remind: { remind: verb(below(BELOW.remind), 'Says something later, without stopping the flow.'), id: ID },
  handoff: {
    handoff: verb(below(BELOW.handoff), 'Gives the case to people.'),
    ...Object.fromEntries(
      HANDOFF_EXITS.map((exit) => [`on-${exit}`, may(someSteps, `Taken when ${EXIT_WORDS[exit]}.`)]),
    ),
    id: ID,
  },
  promise: { promise: verb(below(BELOW.promise), 'Promises something by a time, and watches it.'), id: ID },
  kept: { kept: needs(name, 'The promise of this id has been kept.'), id: ID },
  resolve: { resolve: verb(below(BELOW.resolve), 'Ends the case: solved, or declined.'), id: ID },
  survey: {
    survey: needs(oneOf('csat', 'nps'), 'Asks how it was: csat 1 to 5, nps 0 to 10.'),
    say: may(text, 'The question in your own words.'),
    id: ID,
  },
  'follow-up': { 'follow-up': verb(below(BELOW['follow-up']), 'Says something after the case has ended.'), id: ID },
} as const satisfies { readonly [verb in Step['verb']]: Shape };

export const RESULTS = listOf(words);
