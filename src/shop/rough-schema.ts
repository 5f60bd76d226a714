import type { Json, JsonObject } from '../domain/json';

const TEXT = { type: ['string', 'number'] };
const NUMBER = { anyOf: [{ type: 'number' }, { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }] };

/**
 * What a company's service may make of a schema of ours: more members, fewer, a number written as a text. Kept is what flows cannot do without: an
 * object where one is due, with its first member, by which it is known, and no other kind of value in any. A status stays one that
 * the flows know, and a yes or no stays one: the text "false" would hold.
 */
export function roughly(schema: JsonObject): JsonObject {
  const { anyOf, enum: values, items, properties, type } = schema;
  if (Array.isArray(anyOf)) return { anyOf: anyOf.map((one) => roughly(one as JsonObject)) };
  if (Array.isArray(values)) return schema;
  if (type === 'array') return { type, ...(isSchema(items) && { items: roughly(items) }) };
  if (type === 'object') return objectLike(isSchema(properties) ? properties : {});
  if (type === 'number') return NUMBER;
  return type === 'string' ? TEXT : schema;
}

function objectLike(properties: JsonObject): JsonObject {
  const [first, ...others] = Object.entries(properties) as readonly [string, JsonObject][];
  if (first === undefined) return { type: 'object' };
  const [name, schema] = first;
  const mayBeNull = others.map(([other, one]) => [other, { anyOf: [roughly(one), { type: 'null' }] }]);
  return {
    type: 'object',
    required: [name],
    properties: { [name]: roughly(schema), ...Object.fromEntries(mayBeNull) },
  };
}

function isSchema(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
