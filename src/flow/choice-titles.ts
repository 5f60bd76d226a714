import type { Json } from '../domain/json';
import type { LocalText } from '../domain/language';
import type { AskStep, Content, Program } from './program';
import { renderText, renderValue, type Scope } from './template';

/** What a customer reads in place of the value of a choice, by the variable that holds it. */
export type Titles = ReadonlyMap<string, string>;

type Offering = Pick<AskStep, 'slot' | 'type' | 'choices' | 'choicesFrom'>;

/**
 * The titles of those choices that a text says: of the flow's own questions, and of what any flow keeps for the case or the customer. An
 * order number is said as it is, whatever its button said: customers have it in this form.
 */
export function titlesIn(
  source: string,
  {
    scope,
    program,
    content,
    pick,
  }: {
    readonly scope: Scope;
    readonly program: Program | undefined;
    readonly content: Content;
    readonly pick: (text: LocalText) => string;
  },
): Titles {
  const titles = new Map<string, string>();
  const questions = [...(program === undefined ? [] : questionsOf(program)), ...keptIn(content)];
  for (const question of questions) {
    const { slot } = question;
    if (titles.has(slot) || !source.includes(slot) || hasOwnForm(question, content)) continue;
    const value = heldIn(slot, scope);
    const title = typeof value === 'string' ? titleOf(question, value, scope, pick) : null;
    if (title) titles.set(slot, title);
  }
  return titles;
}

function hasOwnForm({ type }: Offering, { training }: Content): boolean {
  return training.entities.some(({ kind, name }) => kind === 'pattern' && name === type);
}

function titleOf({ choices, choicesFrom }: Offering, value: string, scope: Scope, pick: (text: LocalText) => string) {
  const chosen = choices.find((one) => one.value === value);
  if (chosen !== undefined) return renderText(pick(chosen.title), scope);
  if (choicesFrom === null) return null;
  const list = renderValue(choicesFrom.from, scope);
  for (const item of Array.isArray(list) ? (list as readonly Json[]) : []) {
    const own = { ...scope, values: { ...scope.values, item } };
    if (String(renderValue(choicesFrom.value, own) ?? '').trim() === value)
      return renderText(pick(choicesFrom.title), own);
  }
  return null;
}

function heldIn(slot: string, { values }: Scope): Json | undefined {
  const [root = '', name] = slot.split('.');
  const found = values[root];
  if (name === undefined) return found;
  return found !== null && typeof found === 'object' && !Array.isArray(found)
    ? (found as { readonly [name: string]: Json })[name]
    : undefined;
}

const own = new WeakMap<Program, readonly Offering[]>();
const kept = new WeakMap<Content, readonly Offering[]>();

function questionsOf(program: Program): readonly Offering[] {
  const known = own.get(program);
  if (known !== undefined) return known;
  const found = Object.values(program.steps).flatMap((step) =>
    step.verb === 'ask' && (step.choices.length > 0 || step.choicesFrom !== null) ? [step] : [],
  );
  own.set(program, found);
  return found;
}

function keptIn(content: Content): readonly Offering[] {
  const known = kept.get(content);
  if (known !== undefined) return known;
  const found = Object.values(content.flows)
    .flatMap(questionsOf)
    .filter(({ slot }) => slot.includes('.'));
  kept.set(content, found);
  return found;
}
