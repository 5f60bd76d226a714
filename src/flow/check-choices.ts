import { RE2JS } from 're2js';
import type { EntityDefinition } from '../domain/training';
import { atomsOf } from './condition';
import { didYouMean, nearest } from './did-you-mean';
import type { LinkedFlow } from './link-steps';
import type { AskStep, Step, StepId } from './program';
import { comparedPath } from './prove-asked';
import { conditionTree } from './template';

type Kinds = ReadonlyMap<string, EntityDefinition>;
type Question = AskStep & { readonly id: StepId };

/** Questions for an author's own kind of value that offer choices beside it, as far as the kind and the choices have to fit. */
export function checkChoiceValues(flows: ReadonlyMap<string, LinkedFlow>, entities: readonly EntityDefinition[]): void {
  const kinds: Kinds = new Map(entities.map((entity) => [entity.name, entity]));
  for (const flow of flows.values()) {
    for (const step of Object.values(flow.program.steps)) {
      if (step.verb !== 'ask' || step.choices.length === 0) continue;
      warnOfMisspelt(flow, step, kinds);
      // Who gives it a value is looked for in every flow, so only where it matters.
      if (kinds.get(step.type)?.kind === 'pattern' && !isGiven(flow, step.slot, flows))
        reportNeverChosen(flow, step, kinds);
    }
  }
}

/**
 * A choice beside the kind's values is allowed ("something else"); one that is almost one of them is misspelt, and what is said in
 * words would not be what is pressed.
 */
function warnOfMisspelt({ drafts, draft, report }: LinkedFlow, step: Question, kinds: Kinds): void {
  const values = [step.type, ...step.orTypes].flatMap((type) => {
    const kind = kinds.get(type);
    return kind?.kind === 'list' ? kind.values.map(({ value }) => value) : [];
  });
  const offered = new Set(step.choices.map(({ value }) => value));
  const at = drafts.get(step.id);
  for (const { value } of values.length > 0 && at ? step.choices : []) {
    const meant = values.includes(value) ? null : nearest(value, values);
    if (meant === null || offered.has(meant) || !at) continue;
    const start = draft.reading.source.text.indexOf(value, at.start);
    const message = `'${value}' is no value of '${step.type}', and what customers say becomes '${meant}'; did you mean '${meant}'?`;
    report.warn('FLOW_CHOICES', start < 0 ? at : { start, end: start + value.length }, message);
  }
}

/** A branch for what is neither one of the choices nor written as the kind's values are. */
function reportNeverChosen(flow: LinkedFlow, question: Question, kinds: Kinds): void {
  const { program, drafts, report } = flow;
  const kind = kinds.get(question.type);
  if (kind?.kind !== 'pattern' || question.orTypes.length > 0 || isFilledElse(flow, question)) return;
  for (const step of Object.values(program.steps)) {
    const tried = step.verb === 'choose' ? step.branches : step.verb === 'say' ? step.variants : [];
    for (const [index, { if: condition }] of tried.entries()) {
      const tree = conditionTree(condition);
      for (const atom of tree ? atomsOf(tree) : []) {
        if (atom.kind !== 'compare' || comparedPath(atom)?.join('.') !== question.slot) continue;
        const literal = atom.right.kind === 'literal' ? atom.right : atom.left;
        const at = drafts.get(step.id)?.conditions[index];
        const value = literal.kind === 'literal' ? literal.value : null;
        if (typeof value !== 'string' || !at || canBe(value, question, kind)) continue;
        const choices = question.choices.map((one) => one.value);
        const mend = didYouMean(value, choices) || `; it can be ${choices.join(', ')} or a ${kind.name}`;
        const message = `'${question.slot}' is never "${value}", so \`${atom.text}\` never holds${mend}.`;
        report.error('CONDITION_UNKNOWN_VALUE', at, message);
      }
    }
  }
}

function canBe(
  value: string,
  { choices }: Question,
  { pattern, format }: Extract<EntityDefinition, { kind: 'pattern' }>,
): boolean {
  if (choices.some((one) => one.value === value)) return true;
  try {
    if (RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE).matches(value)) return true;
  } catch {
    return true;
  }
  return format !== undefined && value.replace(/\d/g, '#') === format;
}

/** By who runs the flow: then it may hold anything. */
function isGiven({ program }: LinkedFlow, slot: string, flows: ReadonlyMap<string, LinkedFlow>): boolean {
  return [...flows.values()].some((caller) =>
    Object.values(caller.program.steps).some(
      (step) => step.verb === 'run' && step.flow === program.flow && Object.hasOwn(step.with, slot),
    ),
  );
}

/** By another question, an action or a `set`. */
function isFilledElse({ program }: LinkedFlow, { id, slot }: Question): boolean {
  const fills = (step: Step & { readonly id: StepId }): boolean =>
    step.id !== id &&
    ((step.verb === 'ask' && step.slot === slot) ||
      (step.verb === 'set' && Object.hasOwn(step.values, slot)) ||
      ('save' in step && step.save === slot));
  return slot.includes('.') || Object.values(program.steps).some(fills);
}
