import type { Json } from '../domain/json';
import type { LocalText } from '../domain/language';
import { parseCondition, parseText } from './liquid';
import { variablesOf } from './liquid-variables';
import { Memo } from './memo';
import type { AskStep, Program, Step, StepId } from './program';
import { isTemplate } from './template';

/**
 * Variables of a flow that may hold something else once `name` does: what is worked out of it, asked about it, or filled
 * only where a condition on it holds. Without `name` itself.
 */
export function dependentsOf(program: Program, name: string): ReadonlySet<string> {
  const found = new Set([name]);
  const steps = Object.values(program.steps);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const step of steps) {
      for (const [filled, reads] of fillings(step)) if (reads.some((read) => found.has(read))) found.add(filled);
      if (!conditionsOf(step).some((condition) => readsOfCondition(condition).some((read) => found.has(read))))
        continue;
      for (const inner of innerSteps(program, step)) for (const [filled] of fillings(inner)) found.add(filled);
    }
  }
  found.delete(name);
  return found;
}

/** Steps that a `choose` or `repeat` holds, at any depth. */
export function innerSteps(program: Program, step: Step): readonly Step[] {
  if (step.verb !== 'choose' && step.verb !== 'repeat') return [];
  const end = step.verb === 'repeat' ? step.id : step.next;
  const starts = step.verb === 'repeat' ? [step.body] : [...step.branches.map(({ then }) => then), step.otherwise];
  const found = new Map<StepId, Step>();
  const queue = [...starts];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const inner = id === null || id === end || found.has(id) ? undefined : program.steps[id];
    if (!inner) continue;
    found.set(inner.id, inner);
    queue.push(...followers(inner));
  }
  return [...found.values()];
}

function followers(step: Step): readonly (StepId | null)[] {
  switch (step.verb) {
    case 'choose':
      return [...step.branches.map(({ then }) => then), step.otherwise, step.next];
    case 'repeat':
      return [step.body, step.next];
    case 'ask':
      return [step.next, step.onFailure];
    case 'call':
      return [step.next, step.onError];
    case 'handoff':
      return Object.values(step.exits);
    default:
      return [step.next];
  }
}

/** What a step fills, and what it reads to do so. */
function fillings(step: Step): readonly (readonly [filled: string, reads: readonly string[]])[] {
  switch (step.verb) {
    case 'ask':
      return [[step.slot, readsOfQuestion(step)]];
    case 'set':
      return Object.entries(step.values).map(([name, value]) => [name, readsOfValue(value)] as const);
    case 'call':
    case 'run':
      return step.save === null ? [] : [[step.save, readsOfValue(step.with)]];
    default:
      return [];
  }
}

function readsOfQuestion({ prompts, choices, choicesFrom, valid }: AskStep): readonly string[] {
  const texts = [
    prompts.first,
    prompts.again,
    prompts.invalid,
    prompts.notUnderstood,
    ...choices.map((one) => one.title),
  ];
  const listed = choicesFrom === null ? [] : [choicesFrom.from, choicesFrom.value, ...Object.values(choicesFrom.title)];
  return [
    ...texts.flatMap((text: LocalText | null) => Object.values(text ?? {}).flatMap(readsOfText)),
    ...listed.flatMap(readsOfText),
    ...(valid === null ? [] : readsOfCondition(valid)),
  ];
}

function conditionsOf(step: Step): readonly string[] {
  if (step.verb === 'choose') return step.branches.map((branch) => branch.if);
  return step.verb === 'repeat' ? [step.until] : [];
}

function readsOfValue(value: Json): readonly string[] {
  if (typeof value === 'string') return readsOfText(value);
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap((one: Json) => readsOfValue(one));
}

function readsOfText(source: string): readonly string[] {
  return isTemplate(source) ? texts.get(source) : [];
}

function readsOfCondition(source: string): readonly string[] {
  return conditions.get(source);
}

const texts = new Memo<readonly string[]>(2_000, (source) => rootsOf(() => variablesOf(parseText(source), source)));
const conditions = new Memo<readonly string[]>(2_000, (source) =>
  rootsOf(() => variablesOf(parseCondition(source), source)),
);

/** A variable by the name under which a step fills it. */
function nameOf([root = '', property]: readonly string[]): string {
  return (root === 'case' || root === 'customer') && property !== undefined ? `${root}.${property}` : root;
}

function rootsOf(read: () => readonly { readonly path: readonly string[] }[]): readonly string[] {
  try {
    return [...new Set(read().map(({ path }) => nameOf(path)))];
  } catch {
    return [];
  }
}
