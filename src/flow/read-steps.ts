import type { Json } from '../domain/json';
import type { LocalText } from '../domain/language';
import { didYouMean } from './did-you-mean';
import type { StepDraft, VerbStep } from './draft';
import { Fields } from './fields';
import type { House } from './policy-number';
import type { AskStep, ChoicesFrom, FileKind, SlotType, Step } from './program';
import { readHandoff } from './read-handoff';
import { type About, below, beside, type StepReader } from './read-keys';
import { readFollowUp, readKept, readPromise, readRemind, readReminders, readSurvey, readWait } from './read-later';
import { readSay } from './read-say';
import {
  checkTarget,
  checkVariableName,
  type Reader,
  readJson,
  readList,
  readName,
  readOneOf,
  readTemplate,
  readWords,
  readYesNo,
  wrongKind,
  wrongValue,
} from './read-values';
import type { Reading } from './reading';
import { BRANCH_ELSE, BRANCH_IF, CHOICE, CHOICES_FROM, FILE_KINDS, SLOT_TYPES, type STEP_SHAPES } from './step-shapes';
import { isTemplate } from './template';
import type { Entry, MapNode, Node } from './yaml-node';

// Words of other flow languages, for the mend.
const OTHER_VERBS: ReadonlyMap<string, string> = new Map([
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
const OTHER_WAYS: ReadonlyMap<string, string> = new Map([
  ['if', BRANCHES],
  ['switch', BRANCHES],
  ['condition', BRANCHES],
  ['else', BRANCHES],
  ['goto', NO_JUMPS],
  ['jump', NO_JUMPS],
  ['next', NO_JUMPS],
]);

/** Reads a list of steps; one step may stand without the dash. */
export function readSteps(node: Node, label: string, reading: Reading): readonly StepDraft[] {
  const items = node.kind === 'map' ? [node] : node.kind === 'list' ? node.items : null;
  if (items === null) wrongKind(node, label, 'a list of steps', reading);
  const steps = (items ?? []).flatMap((item) => readStep(item, reading) ?? []);
  if (items === null || steps.length < items.length) reading.hasGaps = true;
  return steps;
}

/** The same where an empty list would mean nothing. */
export function readSomeSteps(node: Node, label: string, reading: Reading): readonly StepDraft[] {
  if (node.kind === 'list' && node.items.length === 0) {
    reading.error('CONTENT_EMPTY', node, `${label} has no step; write one, or take the key out.`);
  }
  return readSteps(node, label, reading);
}

function readStep(node: Node, reading: Reading): StepDraft | null {
  if (node.kind !== 'map') {
    const hint = node.kind === 'scalar' && isVerb(node.source) ? `; write \`${node.source}: {}\`` : '';
    return (
      wrongKind(node, 'A step', `a map whose first key is the verb, such as \`- say: { … }\`${hint}`, reading) ?? null
    );
  }
  const entry = verbOf(node, reading);
  if (entry === null) return null;
  const verb = entry.key as Step['verb'];
  const from = reading.reads.length;
  const asked = reading.conditions.length;
  const about = READERS[verb](node, entry, reading, readSomeSteps);
  if (about === null) return null;
  const inner = withInner((about.inner ?? []).flat());
  const reads = without(
    reading.reads.slice(from),
    inner.flatMap((step) => step.reads),
  );
  const conditions = without(
    reading.conditions.slice(asked),
    inner.flatMap((step) => step.conditions),
  );
  const name = node.entries.find(({ key }) => key === 'id');
  const id = name && readName(name.value, "'id'", reading);
  const named = name && id !== undefined ? { id, at: name.value } : null;
  return {
    verb,
    named,
    reads,
    conditions,
    inner: [],
    loops: false,
    asides: [],
    ...about,
    start: entry.at.start,
    end: entry.at.end,
  };
}

/** Steps with all that stand inside them. */
function withInner(steps: readonly StepDraft[]): readonly StepDraft[] {
  return steps.flatMap((step) => [step, ...withInner(step.inner.flat())]);
}

function without<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  const left = new Set(some);
  return all.filter((one) => !left.has(one));
}

function verbOf(node: MapNode, reading: Reading): Entry | null {
  const first = node.entries.find(({ key }) => key !== 'id');
  if (!first) {
    reading.error('FLOW_UNKNOWN_VERB', node.entries[0]?.at ?? node, `A step needs a verb: ${VERBS.join(', ')}.`);
    return null;
  }
  if (isVerb(first.key)) return first;
  const later = node.entries.find(({ key }) => isVerb(key));
  const other = OTHER_VERBS.get(first.key);
  const way = OTHER_WAYS.get(first.key);
  if (later && other === undefined && way === undefined) {
    const message = `A step begins with its verb; put '${later.key}' before '${first.key}'.`;
    reading.error('FLOW_VERB_NOT_FIRST', first.at, message);
    return null;
  }
  const mend = way ?? (other === undefined ? didYouMean(first.key, VERBS) : `; did you mean '${other}'?`);
  reading.error(
    'FLOW_UNKNOWN_VERB',
    first.at,
    `There is no verb '${first.key}'${mend || `; the verbs are ${VERBS.join(', ')}`}.`,
  );
  return null;
}

function isVerb(word: string): word is Step['verb'] {
  return VERBS.includes(word);
}

const READERS: { readonly [verb in Step['verb']]: StepReader } = {
  say: readSay,
  ask: readAsk,
  choose: readChoose,
  call: readCall,
  set: readSet,
  run: readRun,
  repeat: readRepeat,
  wait: readWait,
  remind: readRemind,
  handoff: readHandoff,
  promise: readPromise,
  kept: readKept,
  resolve: readResolve,
  survey: readSurvey,
  'follow-up': readFollowUp,
};

/** In the order of docs/flow-language.md. */
const VERBS: readonly string[] = Object.keys(READERS);

function readAsk(node: MapNode, verb: Entry, reading: Reading): About | null {
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
    onFailure: null,
    personal: fields.get('personal') ?? [type, ...orTypes].some((one) => one === 'phone' || one === 'email'),
  };
  const failure = fields.get('on-failure', readSomeSteps);
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
}

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

type Choice = { readonly value: string; readonly title: LocalText; readonly at: Node };

const readChoice: Reader<Choice> = (node, _label, reading) => {
  const fields = Fields.of(node, 'A choice', CHOICE, reading);
  const value = fields?.get('value');
  const title = fields?.get('title');
  const at = fields?.entry('value')?.value;
  return value !== undefined && title && at ? { value, title, at } : undefined;
};

const VARIABLE_PATH = /^[A-Za-z_]\w*(\.\w+)*$/;

/** Choices out of a list: `from` is a variable, or one `{{ … }}` with filters. */
function readChoicesFrom(node: Node, reading: Reading): ((house: House) => ChoicesFrom) | null {
  const fields = Fields.of(node, "'choices' out of a list", CHOICES_FROM, reading);
  const list = fields?.entry('from')?.value;
  const source = list?.kind === 'scalar' ? list.source.trim() : '';
  const from = VARIABLE_PATH.test(source) ? `{{ ${source} }}` : source;
  if (list && VARIABLE_PATH.test(source)) {
    reading.read({ path: source.split('.'), use: 'value', source: from, isGuarded: false, under: [] }, list);
  } else if (list && /^\{\{[^}]*\}\}$/.test(source)) readTemplate(list, "'from'", reading);
  else if (list) wrongValue(list, "'from'", 'a variable that holds a list, such as orders', reading);
  const item = reading.withLocal('item', () => ({
    value: fields?.get('value'),
    title: fields?.get('title'),
  }));
  const atMost = fields?.get('at-most') ?? 8;
  if (item.value === undefined || item.title === undefined) return null;
  const { value, title } = item;
  return (house) => ({ from, value, title, atMost: house.whole(atMost) });
}

const readAccept: Reader<readonly FileKind[]> = (node, label, reading) => {
  if (node.kind === 'list' && node.items.length === 0) return wrongValue(node, label, 'at least one kind', reading);
  return readList(readOneOf(...FILE_KINDS))(node, label, reading);
};

function checkChoices(
  type: SlotType,
  choices: readonly Choice[],
  fields: Fields<typeof STEP_SHAPES.ask>,
  reading: Reading,
): void {
  const at = fields.entry('type')?.value ?? fields.node;
  const given = fields.entry('choices');
  if (type === 'choice' && !given) {
    reading.error('FLOW_CHOICES', at, 'A question of the type choice needs choices: [{ value: …, title: … }].');
  } else if (given && given.value.kind === 'list' && given.value.items.length === 0) {
    reading.error('FLOW_CHOICES', given.at, "'choices' is an empty list; give at least two.");
  } else if (given && type !== 'choice' && SLOT_TYPES.includes(type)) {
    reading.error(
      'FLOW_CHOICES',
      given.at,
      `'choices' belongs to the type choice or to an entity of your own, and this is '${type}'; take one of the two out.`,
    );
  }
  const seen = new Set<string>();
  for (const choice of choices) {
    if (seen.has(choice.value)) reading.error('FLOW_CHOICES', choice.at, `The choice '${choice.value}' stands twice.`);
    seen.add(choice.value);
  }
}

/** True for all that the action brings, or the names of the properties that are personal. */
const readPersonal: Reader<boolean | readonly string[]> = (node, label, reading) => {
  if (node.kind === 'list') return readList(readWords)(node, label, reading);
  return readYesNo(node, label, reading);
};

function readChoose(node: MapNode, verb: Entry, reading: Reading): About | null {
  beside(node, 'choose', reading);
  if (verb.value.kind !== 'list')
    return (
      wrongKind(verb.value, '`choose`', 'a list; begin each branch with a dash: `- if: …`, `- else: …`', reading) ??
      null
    );
  const { items } = verb.value;
  const branches = items.flatMap((item) => readBranch(item, reading) ?? []);
  if (branches.length < items.length) reading.hasGaps = true;
  const otherwise = branches.findIndex((branch) => branch.condition === null);
  if (items.length === 0) {
    reading.error('CONTENT_EMPTY', verb.value, '`choose` has no branch; write `- if: …` with `do:` below it.');
  } else if (otherwise >= 0 && otherwise < branches.length - 1) {
    reading.error('CONTENT_WRONG_VALUE', items[otherwise] ?? verb.value, '`else` stands last; move it to the end.');
  }
  const tried = branches.filter((branch) => branch.condition !== null);
  return {
    called: 'choose',
    inner: [...tried.map(({ steps }) => steps), branches[otherwise]?.steps ?? []],
    make: (starts) => ({
      verb: 'choose',
      // biome-ignore lint/suspicious/noThenProperty: a branch is data that nothing awaits.
      branches: tried.map(({ condition }, index) => ({ if: condition ?? 'false', then: starts[index] ?? null })),
      otherwise: starts[tried.length] ?? null,
      hasElse: otherwise >= 0,
    }),
  };
}

/** `condition` is null for `else`. */
type Branch = { readonly condition: string | null; readonly steps: readonly StepDraft[] };

function readBranch(item: Node, reading: Reading): Branch | null {
  const isIf = item.kind !== 'map' || item.entries.some(({ key }) => key === 'if' || key === 'do');
  if (!isIf) {
    const otherwise = Fields.of(item, 'A branch of `choose`', BRANCH_ELSE, reading)?.get('else', readSteps);
    return otherwise ? { condition: null, steps: otherwise } : null;
  }
  const fields = Fields.of(item, 'A branch of `choose`', BRANCH_IF, reading);
  const steps = fields?.get('do', readSteps);
  return steps ? { condition: fields?.get('if') ?? 'false', steps } : null;
}

function readCall(node: MapNode, verb: Entry, reading: Reading): About {
  const fields = beside(node, 'call', reading);
  const action = fields.get('call') ?? '';
  const base = {
    verb: 'call' as const,
    action,
    with: fields.get('with') ?? {},
    save: fields.get('save') ?? null,
    personal: fields.get('personal', readPersonal) ?? false,
  };
  const timeout = fields.get('timeout') ?? 5000;
  const retry = fields.get('retry') ?? 1;
  const error = reading.withLocal('error', () => fields.get('on-error', readSomeSteps));
  return {
    called: `call-${action || verb.key}`,
    inner: [error ?? []],
    make: ([onError = null], house) => ({
      ...base,
      timeout: house.time(timeout),
      attempts: 1 + house.whole(retry),
      onError,
    }),
  };
}

function readSet(node: MapNode, verb: Entry, reading: Reading): About | null {
  beside(node, 'set', reading);
  if (verb.value.kind !== 'map')
    return wrongKind(verb.value, '`set`', 'a map such as { attempts: 1 }', reading) ?? null;
  const values: { [name: string]: Json } = {};
  for (const { key, at, value } of verb.value.entries) {
    if (!checkTarget(key, at, 'A variable', reading)) continue;
    values[key] = readJson(value, `'${key}'`, reading) ?? null;
  }
  const first = verb.value.entries[0]?.key;
  if (first === undefined)
    reading.error('CONTENT_EMPTY', verb.value, '`set` sets nothing; name a variable and its value.');
  return { called: `set-${first}`, make: (): VerbStep => ({ verb: 'set', values }) };
}

function readRun(node: MapNode, verb: Entry, reading: Reading): About {
  const fields = beside(node, 'run', reading);
  const flow = fields.get('run') ?? '';
  const values = fields.get('with') ?? {};
  for (const { key, at } of withEntries(fields)) checkVariableName(key, at, 'An input of the flow', reading);
  const save = fields.get('save') ?? null;
  return { called: `run-${flow || verb.key}`, make: () => ({ verb: 'run', flow, with: values, save }) };
}

function withEntries(fields: Fields<typeof STEP_SHAPES.run>): readonly Entry[] {
  const value = fields.entry('with')?.value;
  return value?.kind === 'map' ? value.entries : [];
}

function slotsAsked(steps: readonly StepDraft[]): readonly string[] {
  const asked = steps.flatMap(({ asks, inner }) => [
    ...(asks === undefined ? [] : [asks]),
    ...inner.flatMap(slotsAsked),
  ]);
  return [...new Set(asked)];
}

function readRepeat(node: MapNode, verb: Entry, reading: Reading): About | null {
  beside(node, 'repeat', reading);
  const fields = below('repeat', verb, reading);
  if (!fields) return null;
  const until = fields.get('until') ?? 'true';
  const atMost = fields.get('at-most') ?? 1;
  const body = fields.get('do', readSomeSteps) ?? [];
  return {
    called: 'repeat',
    inner: [body],
    loops: true,
    make: ([start = null], house) => ({
      verb: 'repeat',
      until,
      atMost: house.whole(atMost),
      body: start,
      asks: slotsAsked(body),
    }),
  };
}

function readResolve(node: MapNode, verb: Entry, reading: Reading): About | null {
  beside(node, 'resolve', reading);
  const fields = below('resolve', verb, reading);
  if (!fields) return null;
  const confirm = fields.get('confirm') ?? false;
  const isDeclined = fields.get('outcome') === 'declined';
  const reason = fields.get('reason') ?? null;
  checkReason(fields.entry('reason'), reason, isDeclined, reading);
  const declined = isDeclined ? { reason } : null;
  return { called: 'resolve', make: () => ({ verb: 'resolve', confirm, declined }) };
}

/** Reports count cases by this reason, so that it is the same words for each. */
function checkReason(entry: Entry | undefined, reason: string | null, isDeclined: boolean, reading: Reading): void {
  if (entry === undefined || reason === null) return;
  if (!isDeclined) {
    const message = "'reason' says why a wish is declined; add `outcome: declined`, or take 'reason' out.";
    reading.error('CONTENT_WRONG_VALUE', entry.at, message);
  } else if (isTemplate(reason)) {
    wrongValue(entry.value, "'reason'", 'words without {{ … }}: cases are counted by them', reading);
  }
}
