import type { LocalText } from '../domain/language';
import { faultOfPair, faultOfTypes } from './check-comparison';
import { pathsIn } from './condition';
import { didYouMean } from './did-you-mean';
import type { LinkedFlow } from './link-steps';
import type { Step } from './program';
import { type AtomFound, type ConditionFound, comparedPath } from './prove-asked';
import type { Atom } from './prove-condition';
import type { ProvenFlow } from './prove-flows';
import { either, isEmptyOnly, type Plain } from './prove-values';
import { losesDigits } from './read-template';
import type { Span } from './source-text';

/** Conditions that cannot come out both ways: a value that is no choice, types that are never equal, always, never. */
export function checkConditions(
  flow: LinkedFlow,
  proven: readonly ProvenFlow[],
  channels: readonly string[] | null,
): void {
  const merged = new Map<string, ConditionFound>();
  for (const { proof } of proven) {
    for (const [key, found] of proof.conditions) {
      const before = merged.get(key);
      merged.set(key, before ? both(before, found) : found);
    }
  }
  for (const found of merged.values()) checkCondition(flow, found, proven, channels);
}

function both(one: ConditionFound, other: ConditionFound): ConditionFound {
  const atoms = new Map(one.atoms);
  for (const [text, atom] of other.atoms) {
    const before = atoms.get(text);
    atoms.set(text, before ? bothAtoms(before, atom) : atom);
  }
  return {
    ...one,
    holds: one.holds || other.holds,
    fails: one.fails || other.fails,
    failsFirst: one.failsFirst || other.failsFirst,
    failsBeforeRound: one.failsBeforeRound || other.failsBeforeRound,
    atoms,
  };
}

function bothAtoms(one: AtomFound, other: AtomFound): AtomFound {
  const value = one.value && other.value ? either(one.value, other.value) : null;
  const second = one.other && other.other ? either(one.other, other.other) : null;
  return { ...one, holds: one.holds || other.holds, fails: one.fails || other.fails, value, other: second };
}

function checkCondition(
  flow: LinkedFlow,
  found: ConditionFound,
  proven: readonly ProvenFlow[],
  channels: readonly string[] | null,
): void {
  const step = flow.program.steps[found.step];
  const draft = flow.drafts.get(found.step);
  const at = draft?.conditions[found.index];
  // A number that loses its digits is told where it stands.
  if (!step || !draft || !at || losesDigits(found.source)) return;
  const atoms = [...found.atoms.values()];
  if (atoms.filter((atom) => reportAtom(flow, step, at, atom, proven, channels)).length > 0) return;
  const isAlways = isAlwaysTrue(step, found);
  if (found.holds && !isAlways) return;
  // What another flow leaves behind may change with that flow: to be ready for it is no mistake. A misspelt name is told where it stands.
  if (atoms.some(({ atom }) => dependsOnResult(flow, atom) || isMisspelt(flow, step, atom, proven))) return;
  const verb = {
    choose: 'This branch is never taken',
    say: 'This text is never said',
    repeat: 'The loop never ends before its last round',
    ask: 'No answer is ever valid',
  };
  const what = verb[step.verb as keyof typeof verb] ?? 'This never holds';
  if (!found.holds) {
    const why = found.fails ? reasonOf(atoms) : '';
    const message = `${what}: \`${found.source}\` can never hold here${why}; mend the condition, or take it out.`;
    flow.report.warn('CONDITION_NEVER_HOLDS', at, message);
  } else {
    const then =
      step.verb === 'repeat'
        ? 'the loop never begins'
        : step.verb === 'choose' || step.verb === 'say'
          ? 'what follows it is never tried'
          : 'every answer is valid';
    flow.report.warn(
      'CONDITION_ALWAYS_HOLDS',
      at,
      `\`${found.source}\` always holds here, so ${then}; mend the condition, or take it out.`,
    );
  }
}

function rootsOf(atom: Atom): readonly string[] {
  return pathsIn(atom).map(([root = '']) => root);
}

function dependsOnResult(flow: LinkedFlow, atom: Atom): boolean {
  const roots = rootsOf(atom);
  return Object.values(flow.program.steps).some((step) => step.verb === 'run' && roots.includes(step.save ?? ''));
}

function isMisspelt(flow: LinkedFlow, step: Step, atom: Atom, proven: readonly ProvenFlow[]): boolean {
  const known = (root: string): boolean =>
    flow.draft.reading.variables.has(root) || proven.some(({ given, always }) => given.has(root) || always.has(root));
  return rootsOf(atom).some((root) => !known(root) && !(root === 'value' && step.verb === 'ask'));
}

/** The last branch may well take all that is left; but not one that would have taken all in the first place. */
function isAlwaysTrue(step: Step, found: ConditionFound): boolean {
  if (step.verb === 'repeat') return !found.failsBeforeRound;
  // The last of several that has no `else` behind it takes all that is left, and says so.
  if (step.verb === 'choose' && found.index > 0 && found.index === step.branches.length - 1 && !step.hasElse)
    return false;
  if (step.verb === 'say' && found.index > 0 && found.index === step.variants.length - 1 && isLeftOut(step.text))
    return false;
  return step.verb === 'choose' || step.verb === 'say' ? !found.failsFirst : !found.fails;
}

function isLeftOut(text: LocalText): boolean {
  return Object.keys(text).length === 0;
}

function reasonOf(atoms: readonly AtomFound[]): string {
  const stuck = atoms.find(({ holds, value }) => !holds && value !== null);
  const path = stuck && comparedPath(stuck.atom);
  if (!stuck?.value || !path) return '';
  const name = path.join('.');
  if (isEmptyOnly(stuck.value)) return `, as '${name}' is always empty`;
  return stuck.value.only === null ? '' : `, as '${name}' can only be ${listed(stuck.value.only)}`;
}

function listed(values: readonly Plain[]): string {
  const shown = values.slice(0, 6).map((value) => JSON.stringify(value));
  return shown.length < values.length ? `${shown.join(', ')}, …` : shown.join(' or ');
}

/** A comparison with a written value that is none of the choices, or of another type. */
function reportAtom(
  flow: LinkedFlow,
  step: Step,
  at: Span,
  { atom, value, other }: AtomFound,
  proven: readonly ProvenFlow[],
  channels: readonly string[] | null,
): boolean {
  if (atom.kind !== 'compare' || value === null || isEmptyOnly(value)) return false;
  if (other !== null && atom.left.kind === 'path' && atom.right.kind === 'path') {
    const fault = faultOfPair(atom, [atom.left.path.join('.'), value], [atom.right.path.join('.'), other]);
    if (fault !== null) flow.report.error('CONDITION_TYPES', at, fault.message);
    return fault !== null;
  }
  const path = comparedPath(atom);
  const literal = atom.right.kind === 'literal' ? atom.right : atom.left;
  if (path === null || literal.kind !== 'literal') return false;
  const name = path.join('.');
  if (isOnlyEmptyText(flow, atom, name, literal.value, proven)) {
    const message = `'${name}' is never an empty text: a question that was skipped leaves it empty altogether; write \`${name} ${atom.operator} nil\`.`;
    flow.report.error('CONDITION_UNKNOWN_VALUE', spanOfLiteral(flow, at, literal.value), message);
    return true;
  }
  const fault = faultOfTypes(atom, name, value, literal.value);
  if (fault !== null) flow.report.error('CONDITION_TYPES', spanOfLiteral(flow, at, literal.value), fault.message);
  if (fault !== null || (atom.operator !== '==' && atom.operator !== '!=')) return fault !== null;
  const place = spanOfLiteral(flow, at, literal.value);
  const outcome = atom.operator === '==' ? 'never holds' : 'always holds';
  const [root = ''] = path;
  const declared = path.length === 1 ? declaredValues(flow, root, proven) : null;
  const all =
    root === 'value' && step.verb === 'ask'
      ? value.only
      : root === 'channel'
        ? channels
        : (declared ?? (root === 'language' ? value.only : null));
  if (all === null || all.includes(literal.value)) return false;
  const mend = typeof literal.value === 'string' ? didYouMean(literal.value, all.map(String)) : '';
  const hint = mend || `; it can be ${listed(all)}`;
  const message = `'${name}' is never ${JSON.stringify(literal.value)}, so \`${atom.text}\` ${outcome}${hint}.`;
  // A channel may be added without a word in the settings.
  flow.report[root === 'channel' ? 'warn' : 'error']('CONDITION_UNKNOWN_VALUE', place, message);
  return true;
}

function isOnlyEmptyText(
  flow: LinkedFlow,
  { operator }: { readonly operator: string },
  name: string,
  literal: Plain,
  proven: readonly ProvenFlow[],
): boolean {
  return literal === '' && (operator === '==' || operator === '!=') && isOnlyAsked(flow, name, proven);
}

/** Whether questions alone fill a variable. */
export function isOnlyAsked(flow: LinkedFlow, name: string, proven: readonly ProvenFlow[]): boolean {
  if (name.includes('.') || proven.some(({ given }) => given.has(name))) return false;
  const steps = Object.values(flow.program.steps);
  const isFilledElse = steps.some(
    (step) => (step.verb === 'set' && Object.hasOwn(step.values, name)) || ('save' in step && step.save === name),
  );
  return !isFilledElse && steps.some((step) => step.verb === 'ask' && step.slot === name);
}

/** Every value that the questions and other steps of the flow can give a variable; null where they cannot be listed. */
export function declaredValues(flow: LinkedFlow, name: string, proven: readonly ProvenFlow[]): readonly Plain[] | null {
  if (proven.some(({ given }) => given.has(name))) return null;
  const values = new Set<Plain>();
  let isChoice = false;
  for (const step of Object.values(flow.program.steps)) {
    if (step.verb === 'ask' && step.slot === name) {
      const answer = proven[0]?.answer(step).only ?? null;
      if (answer === null) return null;
      isChoice = true;
      for (const one of answer) values.add(one);
    } else if (step.verb === 'set' && Object.hasOwn(step.values, name)) {
      const value = step.values[name];
      if (typeof value === 'string' && /{{|{%/.test(value)) return null;
      if (typeof value === 'object' && value !== null) return null;
      if (value !== null && value !== undefined) values.add(value);
    } else if ('save' in step && step.save === name) {
      return null;
    }
  }
  return isChoice ? [...values] : null;
}

/** Where a written value stands in a condition. */
function spanOfLiteral(flow: LinkedFlow, at: Span, value: Plain): Span {
  const source = flow.draft.reading.source.text.slice(at.start, at.end);
  const forms = typeof value === 'string' ? [`"${value}"`, `'${value}'`, `\\"${value}\\"`] : [String(value)];
  for (const form of forms) {
    const found = source.indexOf(form);
    if (found >= 0) return { start: at.start + found, end: at.start + found + form.length };
  }
  return at;
}
