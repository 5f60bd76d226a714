import { Fields } from './fields';
import type { Reminder } from './program';
import { type About, below, beside, NOTHING_MORE, type StepReader } from './read-keys';
import { type Reader, readDuration, readName, readOneOf, readReference, readText } from './read-values';
import type { Reading } from './reading';
import type { MapNode } from './yaml-source';

// The verbs for what comes later: `wait`, `remind`, `follow-up`, `promise`, `kept`, `survey`.

const readLaterOn = readDuration('1m', '90d');
const AFTER_AND_SAY = { needs: ['after', 'say'], may: [] };

export const readWait: StepReader = (node, _verb, reading): About => {
  const forMs = beside(node, 'wait', NOTHING_MORE, reading).get('wait', readLaterOn) ?? 60_000;
  return { called: 'wait', make: () => ({ verb: 'wait', forMs }) };
};

export const readRemind: StepReader = (node, verb, reading) => {
  beside(node, 'remind', NOTHING_MORE, reading);
  const reminder = reminderOf(below(verb, AFTER_AND_SAY, reading));
  return reminder && { called: 'remind', make: () => ({ verb: 'remind', ...reminder }) };
};

export const readFollowUp: StepReader = (node, verb, reading) => {
  beside(node, 'follow-up', NOTHING_MORE, reading);
  const reminder = reminderOf(below(verb, AFTER_AND_SAY, reading));
  return reminder && { called: 'follow-up', make: () => ({ verb: 'follow-up', ...reminder }) };
};

function reminderOf(fields: Fields | null): Reminder | null {
  if (!fields) return null;
  return { afterMs: fields.get('after', readLaterOn) ?? 60_000, say: fields.get('say', readText) ?? {} };
}

/** One reminder or a list of them; `after` may be short, for a question is answered soon or not at all. */
export const readReminders: Reader<readonly Reminder[]> = (node, label, reading) => {
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length === 0 || items.length > MOST_REMINDERS) {
    reading.error(
      'CONTENT_WRONG_VALUE',
      node,
      `${label} has ${items.length} reminders; give one, or a list of at most ${MOST_REMINDERS}.`,
    );
    return undefined;
  }
  return items.flatMap((item) => {
    const fields = Fields.of(item, 'A reminder', AFTER_AND_SAY, reading);
    const afterMs = fields?.get('after', readDuration('30s', '7d'));
    const say = fields?.get('say', readText);
    return afterMs === undefined || say === undefined ? [] : [{ afterMs, say }];
  });
};

const MOST_REMINDERS = 5;

export const readPromise: StepReader = (node, verb, reading) => {
  beside(node, 'promise', NOTHING_MORE, reading);
  const fields = below(verb, { needs: ['what', 'within'], may: ['by', 'id'] }, reading);
  if (!fields) return null;
  const what = reading.withLocal('due', () => fields.get('what', readText)) ?? {};
  const withinMs = fields.get('within', readLaterOn) ?? 60_000;
  const by = fields.get('by', readReference('team')) ?? null;
  const promise = fields.get('id', readName) ?? null;
  const called = promise === null ? 'promise' : `promise-${promise}`;
  return { called, make: () => ({ verb: 'promise', promise, what, withinMs, by }) };
};

export const readKept: StepReader = (node, verb, reading): About => {
  const promise = beside(node, 'kept', NOTHING_MORE, reading).get('kept', readName) ?? '';
  return { called: `kept-${promise || verb.key}`, make: () => ({ verb: 'kept', promise }) };
};

export const readSurvey: StepReader = (node: MapNode, _verb, reading: Reading): About => {
  const fields = beside(node, 'survey', { needs: [], may: ['say'] }, reading);
  const scale = fields.get('survey', readOneOf('csat', 'nps')) ?? 'csat';
  const say = fields.get('say', readText) ?? null;
  return { called: `survey-${scale}`, make: () => ({ verb: 'survey', scale, say }) };
};
