import type { Reader } from './read-values';

/** A piece of JSON Schema (2020-12 and draft 7 alike). */
export type Schema = { readonly [keyword: string]: unknown } | boolean;

/** One key of a map in YAML: what it takes, what it is for, and whether it must be there. */
export interface Key<T = unknown> {
  readonly schema: Schema;
  /** One sentence, for the editor's hover and completion. */
  readonly doc: string;
  readonly needed: boolean;
  /** Reads its value; null where that takes a reader that knows more than the value. */
  readonly read: Reader<T> | null;
}

/** Which keys a map has. The reader and the JSON Schema are both made of this. */
export interface Shape {
  readonly [key: string]: Key;
}

/** A kind of value: how it is read, and how an editor may check it. */
export interface Kind<T> {
  readonly schema: Schema;
  readonly read: Reader<T> | null;
}

export function needs<T>(kind: Kind<T>, doc: string): Key<T> {
  return { ...kind, doc, needed: true };
}

export function may<T>(kind: Kind<T>, doc: string): Key<T> {
  return { ...kind, doc, needed: false };
}

/** A kind that is read by code of its own; `schema` says what it looks like. */
export function shaped(schema: Schema): Kind<never> {
  return { schema, read: null };
}

/** A map of these keys, as JSON Schema. */
export function schemaOf(shape: Shape): Schema {
  const required = Object.keys(shape).filter((key) => shape[key]?.needed);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, withDoc(one)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** Beside a `$ref` draft 7 reads no other keyword, so the reference goes one deeper. */
function withDoc({ schema, doc }: Key): Schema {
  if (typeof schema === 'boolean') return { description: doc };
  return '$ref' in schema ? { description: doc, allOf: [schema] } : { description: doc, ...schema };
}

/** The part of the schema that the shapes name by reference. */
export function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}
