import { type Expression, TokenKind, TypeGuards } from 'liquidjs';
import type { Condition, Operand, Operator } from './condition';
import { type ParsedCondition, parseCondition } from './liquid';
import { findVariables } from './liquid-variables';

/** A condition taken apart. */
export function conditionOf(parsed: ParsedCondition, source: string): Condition {
  const isFiltered = parsed.filters.length > 0;
  const condition = isFiltered ? null : expressionOf(parsed.initial);
  return (
    condition ?? { kind: 'opaque', text: source.trim(), paths: findVariables(parsed, source).map(({ path }) => path) }
  );
}

/** Null for what is no single true or false, such as an expression in an expression. */
function expressionOf(expression: Expression): Condition | null {
  const stack: (Operand | Condition)[] = [];
  for (const token of expression.postfix) {
    const operator = token.kind === TokenKind.Operator ? token.getText().trim() : null;
    const made = operator === null ? operandOf(token) : applied(operator, stack);
    if (made === null) return null;
    stack.push(made);
  }
  const [only] = stack;
  return only === undefined || stack.length > 1 ? null : asCondition(only);
}

function applied(operator: string, stack: (Operand | Condition)[]): Condition | null {
  const right = stack.pop();
  if (right === undefined) return null;
  if (operator === 'not') return { kind: 'not', of: asCondition(right) };
  const left = stack.pop();
  if (left === undefined) return null;
  if (operator === 'and' || operator === 'or') {
    return { kind: operator, left: asCondition(left), right: asCondition(right) };
  }
  if (isCondition(left) || isCondition(right)) return null;
  const text = `${wordsOf(left)} ${operator} ${wordsOf(right)}`;
  return { kind: 'compare', operator: operator as Operator, left, right, text };
}

function isCondition(part: Operand | Condition): part is Condition {
  return ['and', 'or', 'not', 'test', 'compare', 'opaque'].includes(part.kind);
}

function asCondition(part: Operand | Condition): Condition {
  return isCondition(part) ? part : { kind: 'test', operand: part, text: wordsOf(part) };
}

function wordsOf(operand: Operand): string {
  switch (operand.kind) {
    case 'path':
      return operand.path.join('.');
    case 'literal':
      return JSON.stringify(operand.value);
    case 'other':
      return operand.text;
    default:
      return operand.kind;
  }
}

function operandOf(token: Expression['postfix'][number]): Operand | Condition | null {
  if (TypeGuards.isFilteredValueToken(token) && token.filters.length === 0) return expressionOf(token.initial);
  const text = token.getText().trim();
  if (TypeGuards.isQuotedToken(token)) return { kind: 'literal', value: token.content };
  if (TypeGuards.isNumberToken(token)) return { kind: 'literal', value: token.content };
  if (TypeGuards.isLiteralToken(token)) {
    if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true' };
    return text === 'nil' || text === 'null' ? { kind: 'nil' } : { kind: 'blank' };
  }
  const paths = variablesIn(token);
  const [only] = paths;
  const isPlain = TypeGuards.isPropertyAccessToken(token) && only !== undefined && only.join('.') === text;
  return isPlain ? { kind: 'path', path: only } : { kind: 'other', text, paths };
}

function variablesIn(token: Expression['postfix'][number]): readonly (readonly string[])[] {
  const source = token.getText();
  try {
    return findVariables(parseCondition(source), source).map(({ path }) => path);
  } catch {
    return [];
  }
}
