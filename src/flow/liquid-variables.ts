import { analyzeSync, type Template, Value } from 'liquidjs';
import type { ParsedCondition, ParsedText } from './liquid';
import { guarded } from './liquid-faults';

/** A variable that a template reads from outside, by its path: `order.status`. */
export interface TemplateVariable {
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Variables that a text or condition expects from outside, in the order of the text. Throws `TemplateError`. */
export function variablesOf(parsed: ParsedText | ParsedCondition, source: string): readonly TemplateVariable[] {
  if (!(parsed instanceof Value)) return guarded(source, () => findVariables(parsed, source));
  const known = usesOf.get(parsed) ?? guarded(source, () => findVariables(parsed, source));
  usesOf.set(parsed, known);
  return known;
}

const usesOf = new WeakMap<ParsedCondition, readonly TemplateVariable[]>();

export function findVariables(parsed: ParsedText | ParsedCondition, source: string): TemplateVariable[] {
  const templates = parsed instanceof Value ? [asTemplate(parsed)] : [...parsed];
  const lines = lineStarts(source);
  const uses: TemplateVariable[] = [];
  for (const variables of Object.values(analyzeSync(templates, { partials: false }).globals)) {
    for (const variable of variables) {
      const path = pathOf(variable.segments);
      const start = (lines[variable.location.row - 1] ?? 0) + variable.location.col - 1;
      uses.push({ path, start, end: start + (path[0] ?? '').length });
    }
  }
  return uses.sort((a, b) => a.start - b.start);
}

function asTemplate(value: Value): Template {
  return {
    token: null as never,
    render: () => '',
    *arguments() {
      yield value;
    },
  } as unknown as Template;
}

/** The path as far as it is written out: `orders[0].id` is orders, 0, id; `orders[n]` is orders. */
function pathOf(segments: readonly unknown[]): string[] {
  const path: string[] = [];
  for (const segment of segments) {
    if (typeof segment !== 'string' && typeof segment !== 'number') break;
    path.push(String(segment));
  }
  return path;
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
