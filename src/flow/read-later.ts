import { Fields } from './fields';
import type { House } from './policy-number';
import type { Reminder } from './program';
import { type About, below, beside, type StepReader } from './read-keys';
import type { Reader } from './read-values';
import type { Reading } from './reading';
import { type AFTER_AND_SAY, REMINDER_OF_QUESTION } from './step-shapes';
import type { MapNode } from './yaml-node';

// The verbs for what comes later: `wait`, `remind`, `follow-up`, `promise`, `kept`, `survey`.

export const readWait: StepReader = (node, _verb, reading): About => {
  const rest = beside(node, 'wait', reading).get('wait') ?? 60_000;
  return { called: 'wait', make: (_starts, house) => ({ verb: 'wait', rest: house.time(rest) }) };
};

export const readRemind: StepReader = (node, verb, reading) => {
  beside(node, 'remind', reading);
  const reminder = reminderOf(below('remind', verb, reading));
  return reminder && { called: 'remind', make: (_starts, house) => ({ verb: 'remind', ...reminder(house) }) };
};

export const readFollowUp: StepReader = (node, verb, reading) => {
  beside(node, 'follow-up', reading);
  const reminder = reminderOf(below('follow-up', verb, reading));
  return reminder && { called: 'follow-up', make: (_starts, house) => ({ verb: 'follow-up', ...reminder(house) }) };
};

/** A reminder whose time the policies may have to tell. */
export type ReminderDraft = (house: House) => Reminder;

function reminderOf(fields: Fields<typeof AFTER_AND_SAY> | null): ReminderDraft | null {
  if (!fields) return null;
  const after = fields.get('after') ?? 60_000;
  const say = fields.get('say') ?? {};
  return (house) => ({ after: house.time(after), say });
}

/** One reminder or a list of them; `after` may be short, for a question is answered soon or not at all. */
export const readReminders: Reader<readonly ReminderDraft[]> = (node, label, reading) => {
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length === 0 || items.length > MOST_REMINDERS) {
    reading.error(
      'CONTENT_WRONG_VALUE',
      node,
      `${label} has ${items.length} reminders; give one, or a list of at most ${MOST_REMINDERS}.`,
    );
    return undefined;
  }
  const times = new Set<unknown>();
  return items.flatMap((item) => {
    const fields = Fields.of(item, 'A reminder', REMINDER_OF_QUESTION, reading);
    const after = fields?.get('after');
    const say = fields?.get('say');
    if (after === undefined || say === undefined) return [];
    if (typeof after === 'number' && times.has(after)) {
      reading.warn('CONTENT_TWICE', item, 'Two reminders come at the same time; give each its own.');
    }
    times.add(after);
    return [(house: House) => ({ after: house.time(after), say })];
  });
};

const MOST_REMINDERS = 5;

export const readPromise: StepReader = (node, verb, reading) => {
  beside(node, 'promise', reading);
  const fields = below('promise', verb, reading);
  if (!fields) return null;
  const what = reading.withLocal('due', () => fields.get('what')) ?? {};
  const within = fields.get('within') ?? 60_000;
  const by = fields.get('by') ?? null;
  const promise = fields.get('id') ?? null;
  const called = promise === null ? 'promise' : `promise-${promise}`;
  return { called, make: (_starts, house) => ({ verb: 'promise', promise, what, within: house.time(within), by }) };
};

export const readKept: StepReader = (node, verb, reading): About => {
  const promise = beside(node, 'kept', reading).get('kept') ?? '';
  return { called: `kept-${promise || verb.key}`, make: () => ({ verb: 'kept', promise }) };
};

export const readSurvey: StepReader = (node: MapNode, _verb, reading: Reading): About => {
  const fields = beside(node, 'survey', reading);
  const scale = fields.get('survey') ?? 'csat';
  const say = fields.get('say') ?? null;
  return { called: `survey-${scale}`, make: () => ({ verb: 'survey', scale, say }) };
};
