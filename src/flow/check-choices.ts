import type { EntityDefinition } from '../domain/training';
import { nearest } from './did-you-mean';
import type { LinkedFlow } from './link-steps';

/**
 * Choices of a question for an author's own kind of value. A choice beside that kind's values is allowed ("something else"); one that
 * is almost one of them is misspelt, and what is said in words would not be what is pressed.
 */
export function checkChoiceValues(flows: ReadonlyMap<string, LinkedFlow>, entities: readonly EntityDefinition[]): void {
  const kinds = new Map(
    entities.map((entity) => [entity.name, entity.kind === 'list' ? entity.values.map(({ value }) => value) : []]),
  );
  for (const { program, drafts, draft, report } of flows.values()) {
    for (const step of Object.values(program.steps)) {
      if (step.verb !== 'ask' || step.choices.length === 0) continue;
      const values = [step.type, ...step.orTypes].flatMap((type) => kinds.get(type) ?? []);
      if (values.length === 0) continue;
      const offered = new Set(step.choices.map(({ value }) => value));
      for (const { value } of step.choices) {
        const meant = values.includes(value) ? null : nearest(value, values);
        const at = drafts.get(step.id);
        if (meant === null || offered.has(meant) || !at) continue;
        const start = draft.reading.source.text.indexOf(value, at.start);
        const message = `'${value}' is no value of '${step.type}', and what customers say becomes '${meant}'; did you mean '${meant}'?`;
        report.warn('FLOW_CHOICES', start < 0 ? at : { start, end: start + value.length }, message);
      }
    }
  }
}
