import type { CustomerMessage } from '../domain/event';
import type { EntityDefinition } from '../domain/training';

/**
 * The digits of an answer in the order in which they stand, zeros in front and all: "0812 3450 4567", "angkanya 0456". What the author's
 * patterns found is about something else: the 104231 of an order number is no phone.
 */
export function digitsOf(message: CustomerMessage, definitions: readonly EntityDefinition[]): string | null {
  const digits = withoutPatterns(message, definitions).replace(/\D/g, '');
  return digits === '' ? null : digits;
}

/** The one word of an answer that can only be a code, letters and digits in one: "pakai PROMO999 kak"; or a capital word that stands alone. */
export function codeOf(message: CustomerMessage, definitions: readonly EntityDefinition[]): string | null {
  const words = withoutPatterns(message, definitions)
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '');
  const mixed = words.filter((word) => word.length <= 24 && /^\p{L}{2}.*\d\d/u.test(word));
  const [only] = words.length === 1 && /^[A-Z]{5,24}$/.test(words[0]!) ? words : mixed;
  return only === undefined || mixed.length > 1 ? null : only.toUpperCase();
}

function withoutPatterns({ text, understanding }: CustomerMessage, definitions: readonly EntityDefinition[]): string {
  const patterns = new Set(definitions.filter(({ kind }) => kind === 'pattern').map(({ name }) => name));
  let rest = text;
  for (const { type, start, end } of understanding?.entities ?? []) {
    if (patterns.has(type)) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest;
}

/** "104233", to the question for a number of the form `KH-######`: the one row of digits that has just its length. */
export function numberAlone(text: string, definition: EntityDefinition): string | null {
  if (definition.kind !== 'pattern' || definition.format === undefined) return null;
  const places = definition.format.match(/#/g)?.length ?? 0;
  const rows = text.match(/\d+/g) ?? [];
  const [digits] = rows;
  if (digits === undefined || rows.length > 1 || digits.length !== places) return null;
  let next = 0;
  return definition.format.replace(/#/g, () => digits[next++] ?? '');
}
