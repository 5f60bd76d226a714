import {
  type Expression,
  type FilteredValueToken,
  LiquidError,
  type Template,
  TokenKind,
  TypeGuards,
  toValueSync,
  Value,
} from 'liquidjs';
import { engine } from './liquid-engine';

/** What is wrong with a template, and where in it: UTF-16 offsets. */
export interface TemplateFault {
  readonly kind: 'syntax' | 'filter' | 'tag' | 'length';
  readonly message: string;
  /** The name of the unknown filter or tag. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export class TemplateError extends Error {
  constructor(readonly fault: TemplateFault) {
    super(fault.message);
  }
}

/** liquidjs reads `a b` without a word and keeps the last value; here it is a fault. */
export function checkExpressions(template: Template, source: string): void {
  for (const argument of template.arguments?.() ?? []) {
    if (argument instanceof Value) checkExpression(argument.initial, source);
  }
  const children = template.children ? (toValueSync(template.children(false, true) as never) as Template[]) : [];
  for (const child of children) checkExpressions(child, source);
}

export function checkExpression(expression: Expression, source: string): void {
  let values = 0;
  for (const token of expression.postfix) {
    if (TypeGuards.isFilteredValueToken(token)) checkGroup(token, source);
    if (token.kind !== TokenKind.Operator) values += 1;
    else if (token.getText().trim() !== 'not') values -= 1;
    if (values < 1) throw faultAt(token, source, 'an operator stands without a value on each side');
  }
  const last = expression.postfix.at(-1);
  if (values > 1 && last) throw faultAt(last, source, SIDE_BY_SIDE);
}

/** What stands in parentheses. liquidjs looks its filters up only when it renders. */
function checkGroup(token: FilteredValueToken, source: string): void {
  checkExpression(token.initial, source);
  for (const filter of token.filters) {
    if (!engine.filters[filter.name]) throw faultAt(filter, source, `undefined filter: ${filter.name}`, filter.name);
  }
}

function faultAt(token: { begin: number; end: number }, source: string, message: string, filter = ''): TemplateError {
  const kind = filter === '' ? 'syntax' : 'filter';
  return new TemplateError({
    kind,
    name: filter,
    message,
    start: token.begin,
    end: Math.min(token.end, source.length),
  });
}

const SIDE_BY_SIDE = 'two values stand side by side; between them belongs one of ==, !=, <, >, contains, and, or';

export function guarded<T>(source: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof TemplateError ? error : new TemplateError(faultOf(error, source));
  }
}

function faultOf(error: unknown, source: string): TemplateFault {
  const message = originalMessage(error);
  const token = LiquidError.is(error) ? error.token : undefined;
  const start = token?.begin ?? 0;
  const end = Math.max(start + 1, token?.end ?? source.length);
  const filter = /^undefined filter: (.*)$/.exec(message)?.[1];
  if (filter !== undefined) {
    const at = source.indexOf(filter, Math.max(start, source.indexOf('|', start)));
    return { kind: 'filter', name: filter, message, start: Math.max(at, 0), end: Math.max(at, 0) + filter.length };
  }
  const tag = /^tag "(.*)" not found$/.exec(message)?.[1];
  if (tag !== undefined) return { kind: 'tag', name: tag, message, start, end };
  const kind = message === 'parse length limit exceeded' ? 'length' : 'syntax';
  return { kind, name: '', message, start, end: Math.min(end, Math.max(source.length, start + 1)) };
}

export function originalMessage(error: unknown): string {
  if (error instanceof RangeError) return 'too much stands within each other';
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/, (file:.*, )?line:\d+, col:\d+$/, '');
}
