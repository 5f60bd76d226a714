import { HttpError, type HttpRequest } from '../channels/http';
import { personName } from '../domain/person-name';

const MAX_BODY_BYTES = 64 * 1024;

/** Checks one value; undefined when it is not acceptable. */
export type Field<T> = (value: unknown) => T | undefined;

type Fields = { readonly [name: string]: Field<unknown> };
type Read<F extends Fields> = { readonly [name in keyof F]: F[name] extends Field<infer T> ? T : never };

/** The body of a write: an object of just these fields, each acceptable; 400 says which was not. */
export async function readFields<F extends Fields>(request: HttpRequest, fields: F): Promise<Read<F>> {
  const body = await readBody(request);
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw bad('The body must be a JSON object.');
  const unknown = Object.keys(body).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined)
    throw bad(`The body has '${unknown.slice(0, 40)}'; allowed are ${Object.keys(fields).join(', ')}.`);
  const read: { [name: string]: unknown } = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(body, name) ? (body as { [name: string]: unknown })[name] : null;
    const checked = field(value);
    if (checked === undefined) throw bad(`'${name}' is missing or not acceptable.`);
    read[name] = checked;
  }
  return read as Read<F>;
}

/** The body of a write, whatever it holds. */
export function readBody(request: HttpRequest): Promise<unknown> {
  return request.readJson(MAX_BODY_BYTES);
}

/** Text with something in it, trimmed. */
export function text(maxLength: number): Field<string> {
  return (value) => {
    if (typeof value !== 'string') return undefined;
    const trimmed = value.trim();
    return trimmed === '' || trimmed.length > maxLength ? undefined : trimmed;
  };
}

/** A name for all to see, cleaned as a customer's is. */
export function nameText(maxLength: number): Field<string> {
  const fits = text(maxLength);
  return (value) => {
    const name = fits(value);
    return name === undefined ? undefined : personName(name);
  };
}

/** As typed, blanks included. */
export function secret(maxLength: number): Field<string> {
  return (value) => (typeof value === 'string' && value !== '' && value.length <= maxLength ? value : undefined);
}

/** An id that the page made, so that a repeated send is one send. */
export const freshId: Field<string> = (value) =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(value) ? value : undefined;

export const email: Field<string> = (value) =>
  typeof value === 'string' && value.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(value.trim())
    ? value.trim().toLowerCase()
    : undefined;

export function wholeNumber(least: number, most: number): Field<number> {
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most ? value : undefined;
}

export const yesOrNo: Field<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export function oneOf<T extends string>(...allowed: readonly T[]): Field<T> {
  return (value) => allowed.find((one) => one === value);
}

export function listOf<T>(field: Field<T>, maxLength: number): Field<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > maxLength) return undefined;
    const checked = value.map(field);
    return checked.includes(undefined) ? undefined : (checked as T[]);
  };
}

/** Null, also when the field is not there. */
export function maybe<T>(field: Field<T>): Field<T | null> {
  return (value) => (value === null || value === undefined || value === '' ? null : field(value));
}

function bad(message: string): HttpError {
  return new HttpError(400, 'BadArgument', message);
}
