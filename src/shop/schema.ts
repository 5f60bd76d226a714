import type { Json, JsonObject } from '../domain/json';
import type { Words } from '../store/shop';

/** JSON Schemas in few words, for the inputs and results of actions. */
export const text = { type: 'string', minLength: 1, maxLength: 4000 } as const;
export const number = { type: 'number' } as const;
export const flag = { type: 'boolean' } as const;
export const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
export const orderNumber = { type: 'string', pattern: '^KH-\\d{6}$' } as const;

/** A text, or one for each language: `{ id: putih, ms: putih, en: white }` is said in the customer's. */
export const words = { anyOf: [text, object({ id: text, ms: text, en: text })] } as const;

/** Words of the shop's books, as an action gives them. */
export function said(one: string | Words): Json {
  return typeof one === 'string' ? one : { ...one };
}

export function orNull(schema: JsonObject): JsonObject {
  return { anyOf: [schema, { type: 'null' }] };
}

/** An object with exactly these members, all of them required unless `optional` names them. */
export function object(
  properties: { readonly [name: string]: JsonObject },
  optional: readonly string[] = [],
): JsonObject {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}
