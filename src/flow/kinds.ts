import type { Written } from './policy-number';
import { POLICY_PATTERN, readCount, readTime } from './read-policy-number';
import {
  readCondition,
  readDay,
  readDuration,
  readJsonObject,
  readList,
  readName,
  readOneOf,
  readPath,
  readReference,
  readShare,
  readTarget,
  readTemplate,
  readText,
  readUrl,
  readWhole,
  readWords,
  readYesNo,
} from './read-values';
import type { Reference } from './reading';
import { type Kind, ref } from './shape';

// The kinds of values that need no other key to be read: each with what an editor can check of it.

const WORDS = { type: 'string', minLength: 1 };
const NAME = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$' };

export const text = { schema: ref('text'), read: readText };
export const words = { schema: WORDS, read: readWords };
export const template = { schema: WORDS, read: readTemplate };
export const condition = { schema: { type: ['string', 'boolean', 'number'], minLength: 1 }, read: readCondition };
export const yesNo = { schema: { type: 'boolean' }, read: readYesNo };
export const name = { schema: NAME, read: readName };
export const day = { schema: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }, read: readDay };
export const url = { schema: { type: 'string', pattern: '^(https?://|/(?!/)|\\{\\{)' }, read: readUrl };
export const share = { schema: { type: 'number', minimum: 0, maximum: 1 }, read: readShare };
export const values = { schema: { type: 'object' }, read: readJsonObject };
export const target = {
  schema: { type: 'string', pattern: '^((case|customer)\\.)?[A-Za-z_][A-Za-z0-9_]{0,63}$' },
  read: readTarget,
};
export const path = { schema: { type: 'string', pattern: '^[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*$' }, read: readPath };

export function whole(least: number, most: number): Kind<number> {
  return { schema: { type: 'integer', minimum: least, maximum: most }, read: readWhole(least, most) };
}

export function duration(least: string, most: string): Kind<number> {
  const patternErrorMessage = `A time from ${least} to ${most}, written like 30s, 5m, 4h or 2d.`;
  const schema = {
    type: 'string',
    pattern: '^\\d{1,6}[smhd]$',
    patternErrorMessage,
    examples: ['30s', '5m', '4h', '2d'],
  };
  return { schema, read: readDuration(least, most) };
}

const POLICY = { type: 'string', pattern: POLICY_PATTERN };

/** A time of a step: as it is written, or a policy. */
export function time(least: string, most: string): Kind<Written> {
  const pattern = `^\\d{1,6}[smhd]$|${POLICY_PATTERN}`;
  const patternErrorMessage = `A time from ${least} to ${most}, written like 30s, 5m, 4h or 2d, or a policy: policy.callback_within.`;
  const schema = { type: 'string', pattern, patternErrorMessage, examples: ['30s', '5m', '4h', '2d'] };
  return { schema, read: readTime(least, most) };
}

/** How often, in a step: a number, or a policy. */
export function count(least: number, most: number): Kind<Written> {
  return { schema: { anyOf: [whole(least, most).schema, POLICY] }, read: readCount(least, most) };
}

export function oneOf<T extends string>(...allowed: readonly T[]): Kind<T> {
  return { schema: { enum: allowed }, read: readOneOf(...allowed) };
}

/** A name that another file defines. */
export function named(kind: Reference['kind']): Kind<string> {
  return { schema: NAME, read: readReference(kind) };
}

export function listOf<T>({ schema, read }: Kind<T>): Kind<readonly T[]> {
  return { schema: { type: 'array', items: schema }, read: read && readList(read) };
}
