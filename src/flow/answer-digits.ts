import type { CustomerMessage } from '../domain/event';
import type { EntityDefinition } from '../domain/training';

/**
 * The digits of an answer in the order in which they stand, zeros in front and all: "0812 3450 4567", "angkanya 0456". What the author's
 * patterns found is about something else: the 104231 of an order number is no phone.
 */
export function digitsOf(message: CustomerMessage, definitions: readonly EntityDefinition[]): string | null {
  const patterns = new Set(definitions.filter(({ kind }) => kind === 'pattern').map(({ name }) => name));
  const others = (message.understanding?.entities ?? []).filter(({ type }) => patterns.has(type));
  let rest = message.text;
  for (const { start, end } of others) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  const digits = rest.replace(/\D/g, '');
  return digits === '' ? null : digits;
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
