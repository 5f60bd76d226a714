import type { Fields } from './fields';
import type { AskStep, FileKind, SlotType } from './program';
import { checkChoices, readChoice, readChoicesFrom } from './read-choices';
import { beside, type StepReader } from './read-keys';
import { readReminders } from './read-later';
import { type Reader, readList, readName, readOneOf, wrongKind, wrongValue } from './read-values';
import type { Reading } from './reading';
import { FILE_KINDS, SLOT_TYPES, type STEP_SHAPES } from './step-shapes';

export const readAsk: StepReader = (node, verb, reading, steps) => {
  const fields = beside(node, 'ask', reading);
  const slot = fields.get('ask');
  const given = fields.entry('choices')?.value;
  const choicesFrom = given?.kind === 'map' ? readChoicesFrom(given, reading) : null;
  const choices = given?.kind === 'map' ? [] : (fields.get('choices', readList(readChoice)) ?? []);
  const [type, ...orTypes] = readTypes(fields, choices.length > 0 || choicesFrom !== null, reading);
  checkChoices(type, choices, fields, reading);
  const accept = fields.get('accept', readAccept) ?? [];
  const accepts = fields.entry('accept');
  if (accepts && type !== 'file') {
    const message = `'accept' belongs to the type file, and this is '${type}'; write \`type: file\`, or take it out.`;
    reading.error('FLOW_ACCEPT', accepts.at, message);
  }
  const reminders = fields.get('remind', readReminders) ?? [];
  const tries = fields.get('tries') ?? 2;
  const step: Omit<AskStep, 'choicesFrom' | 'reminders' | 'tries'> = {
    verb: 'ask',
    slot: slot ?? '',
    type,
    orTypes,
    prompts: {
      first: fields.get('say') ?? {},
      notUnderstood: fields.get('not-understood') ?? null,
      invalid: fields.get('invalid') ?? null,
      again: fields.get('again') ?? null,
    },
    choices: choices.map(({ value, title }) => ({ value, title })),
    accept,
    valid: reading.withLocal('value', () => fields.get('valid')) ?? null,
    optional: fields.get('optional') ?? false,
    early: fields.get('early') ?? false,
    onFailure: null,
    personal: fields.get('personal') ?? [type, ...orTypes].some((one) => one === 'phone' || one === 'email'),
  };
  const failure = fields.get('on-failure', steps.some);
  return {
    called: `ask-${slot ?? verb.key}`,
    inner: [failure ?? []],
    ...(slot === undefined ? {} : { asks: slot }),
    make: ([onFailure = null], house) => ({
      ...step,
      choicesFrom: choicesFrom === null ? null : choicesFrom(house),
      reminders: reminders.map((one) => one(house)),
      tries: house.whole(tries),
      onFailure,
    }),
  };
};

type Types = readonly [SlotType, ...SlotType[]];

/** One type, or a list of those that will do. */
function readTypes(fields: Fields<typeof STEP_SHAPES.ask>, hasChoices: boolean, reading: Reading): Types {
  const entry = fields.entry('type');
  if (!entry) return [hasChoices ? 'choice' : 'text'];
  if (entry.value.kind !== 'list') return [readType(entry.value, "'type'", reading) ?? 'text'];
  const [first, ...others] = entry.value.items.map((item) => readType(item, "'type'", reading) ?? 'text');
  if (first === undefined || others.length === 0) {
    wrongKind(entry.value, "'type'", 'one type, or a list of at least two', reading);
    return [first ?? 'text'];
  }
  const types: Types = [first, ...others];
  for (const [at, type] of types.entries()) {
    const item = entry.value.items[at]!;
    if (WITH_BUTTONS.includes(type)) wrongValue(item, "'type'", 'in a list a type that is read out of words', reading);
    else if (types.indexOf(type) !== at) wrongValue(item, "'type'", 'each type once', reading);
    // Any words are a text: nothing after it would be looked for.
    else if (type === 'text' && at < others.length) wrongValue(item, "'type'", 'text as the last of a list', reading);
  }
  return types;
}

const WITH_BUTTONS: readonly SlotType[] = ['yes-no', 'choice', 'file'];

const readType: Reader<SlotType> = (node, label, reading) => {
  const type = readName(node, label, reading);
  if (type !== undefined && !SLOT_TYPES.includes(type)) reading.refer('type', type, node);
  return type;
};

const readAccept: Reader<readonly FileKind[]> = (node, label, reading) => {
  if (node.kind === 'list' && node.items.length === 0) return wrongValue(node, label, 'at least one kind', reading);
  return readList(readOneOf(...FILE_KINDS))(node, label, reading);
};
