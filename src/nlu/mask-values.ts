import type { EntityDefinition } from '../domain/training';
import type { Entity, Span } from '../domain/understanding';
import { extractPatterns } from './entities/patterns';

/** What may be anybody's number: four digits or more, with single separators between them. */
const DIGITS = /\d(?:[\s.,\-/]?\d){3,}/g;
const EMAIL_SHOWN = 'nama@example.com';

/**
 * A message without what belongs to one person: e-mail addresses, phone numbers, account and order numbers. What an author's pattern
 * found keeps its shape with zeros for digits, where it is still found so; it goes on to mean an order number to the model.
 */
export function maskValues(
  text: string,
  entities: readonly Entity[],
  definitions: readonly EntityDefinition[],
): string {
  const patterns = new Set(definitions.filter(({ kind }) => kind === 'pattern').map(({ name }) => name));
  const spans: (Span & { readonly shown: string })[] = [];
  const add = (span: Span, shown: string) => {
    if (!spans.some((other) => span.start < other.end && other.start < span.end)) spans.push({ ...span, shown });
  };
  for (const entity of entities) {
    if (patterns.has(entity.type)) add(entity, shapeOf(entity, definitions));
    else if (entity.type === 'email') add(entity, EMAIL_SHOWN);
    else if (entity.type === 'phone') add(entity, zeros(entity.text));
  }
  for (const entity of entities) if (KEPT.has(entity.type)) add(entity, entity.text);
  spans.sort((a, b) => a.start - b.start);
  let shown = '';
  let at = 0;
  for (const span of spans) {
    shown += withoutNumbers(text.slice(at, span.start)) + span.shown;
    at = span.end;
  }
  return shown + withoutNumbers(text.slice(at));
}

/** These belong to nobody. */
const KEPT = new Set(['money', 'date', 'quantity']);

function withoutNumbers(text: string): string {
  return text.replace(DIGITS, zeros);
}

function zeros(text: string): string {
  return text.replace(/\d/g, '0');
}

/** `KH-104233` as `KH-000000`; where zeros are no longer found, or letters could name somebody, the pattern's name. */
function shapeOf(entity: Entity, definitions: readonly EntityDefinition[]): string {
  const shape = zeros(typeof entity.value === 'string' ? entity.value : entity.text);
  const isFound = extractPatterns(shape, definitions).some(({ type }) => type === entity.type);
  const names = shape.replace(/[^A-Za-z]/g, '').length > 4;
  return isFound && !names ? shape : entity.type;
}
