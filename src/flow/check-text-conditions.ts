import { faultOfTypes } from './check-comparison';
import { declaredValues, isOnlyAsked } from './check-conditions';
import { atomsOf } from './condition';
import type { DiagnosticCode } from './diagnostic-codes';
import { didYouMean } from './did-you-mean';
import type { LinkedFlow } from './link-steps';
import { comparedPath } from './prove-asked';
import type { Atom } from './prove-condition';
import type { ProvenFlow } from './prove-flows';
import { either, type Held, type Plain } from './prove-values';
import type { VariableRead } from './reading';
import type { Span } from './source-text';
import { conditionTree } from './template';

type Compared = Extract<Atom, { kind: 'compare' }>;

const TAG = /\{%-?\s*(?:(if|elsif|unless)\s+(.*?)|case\s+([\w.]+)\s*|when\s+(.*?))\s*-?%\}/gs;
const WORD = /"([^"]*)"|'([^']*)'/g;

/** Comparisons inside of texts (`{% if size == "M" %}`) with what no question of the flow lets the variable be: that part is never said. */
export function checkTextConditions(flow: LinkedFlow, proven: readonly ProvenFlow[]): void {
  const told = new Set<number>();
  for (const read of flow.draft.reading.reads) {
    if (read.use === 'condition' || !read.source.includes('{%')) continue;
    for (const compared of comparisonsIn(read.source)) {
      if (compared.name !== read.path.join('.')) continue;
      const fault = faultOf(flow, compared, proven);
      if (fault === null) continue;
      const at = placeOf(flow, read, compared.literal);
      if (told.has(at.start)) continue;
      told.add(at.start);
      flow.report.error(fault.code, at, fault.message);
    }
  }
}

interface Comparison {
  readonly name: string;
  readonly literal: Plain;
  readonly atom: Compared;
}

function comparisonsIn(source: string): readonly Comparison[] {
  const known = found.get(source) ?? findComparisons(source);
  found.set(source, known);
  if (found.size > MOST_KEPT) found.clear();
  return known;
}

/** A text is read once for each of its variables. */
const found = new Map<string, readonly Comparison[]>();
const MOST_KEPT = 1000;

function findComparisons(source: string): readonly Comparison[] {
  const conditions: string[] = [];
  let subject: string | null = null;
  for (const [, tag, condition = '', opened, cases] of source.matchAll(TAG)) {
    if (tag !== undefined) conditions.push(condition);
    if (opened !== undefined) subject = opened;
    if (cases === undefined || subject === null) continue;
    for (const [word] of cases.matchAll(WORD)) conditions.push(`${subject} == ${word}`);
  }
  return conditions.flatMap((condition) => {
    const tree = conditionTree(condition);
    return tree === null ? [] : atomsOf(tree).flatMap(comparisonOf);
  });
}

function comparisonOf(atom: Atom): readonly Comparison[] {
  if (atom.kind !== 'compare') return [];
  const literal = atom.right.kind === 'literal' ? atom.right : atom.left;
  const path = comparedPath(atom);
  if (path === null || path.length !== 1 || literal.kind !== 'literal') return [];
  return [{ name: path.join('.'), literal: literal.value, atom }];
}

function faultOf(
  flow: LinkedFlow,
  { name, literal, atom }: Comparison,
  proven: readonly ProvenFlow[],
): { readonly code: DiagnosticCode; readonly message: string } | null {
  const asked = isOnlyAsked(flow, name, proven) ? heldBy(flow, name, proven) : null;
  const fault = asked === null ? null : faultOfTypes(atom, name, asked, literal);
  if (fault !== null) return { code: 'CONDITION_TYPES', message: fault.message };
  if (atom.operator !== '==' && atom.operator !== '!=') return null;
  const all = declaredValues(flow, name, proven);
  if (all === null || all.includes(literal)) return null;
  const outcome = atom.operator === '==' ? 'never holds' : 'always holds';
  const mend = typeof literal === 'string' ? didYouMean(literal, all.map(String)) : '';
  const hint = mend || `; it can be ${all.map((value) => JSON.stringify(value)).join(' or ')}`;
  const message = `'${name}' is never ${JSON.stringify(literal)}, so \`${atom.text}\` ${outcome}${hint}.`;
  return { code: 'CONDITION_UNKNOWN_VALUE', message };
}

function heldBy({ program }: LinkedFlow, name: string, proven: readonly ProvenFlow[]): Held | null {
  const [{ answer } = { answer: null }] = proven;
  const answers = Object.values(program.steps).flatMap((step) =>
    step.verb === 'ask' && step.slot === name && answer !== null ? [answer(step)] : [],
  );
  return answers.length === 0 ? null : answers.reduce(either);
}

/** The written value, behind the variable that it is compared with or before it. */
function placeOf(flow: LinkedFlow, read: VariableRead, literal: Plain): Span {
  const { text } = flow.draft.reading.source;
  const forms = typeof literal === 'string' ? [`'${literal}'`, `"${literal}"`, `\\"${literal}\\"`] : [String(literal)];
  for (const form of forms) {
    const start = text.indexOf(form, read.end);
    if (start >= 0 && start < read.end + read.source.length) return { start, end: start + form.length };
  }
  return read;
}
