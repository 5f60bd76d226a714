import { LIQUID_FILTERS, OWN_FILTERS } from './filters';
import type { TemplateVariable } from './liquid-variables';

/** One `{{ order.eta | day }}`: a path, and filters with at most one written value. */
const PIECE =
  /\{\{ ?([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)((?: ?\| ?\w+(?:: ?(?:"[^"{}|\\]*"|'[^'{}|\\]*'|\d+))?)*) ?\}\}(?!\})/y;
/** Words of Liquid that look like a variable. */
const NO_VARIABLES = /^(?:true|false|nil|null|empty|blank|and|or|not|contains)(?:\.|$)/;
const FILTERS: ReadonlySet<string> = new Set([...LIQUID_FILTERS, ...Object.keys(OWN_FILTERS)]);
const LONGEST = 4000;

/**
 * The variables of a text that holds nothing but plain pieces, as nearly every text does: it needs no parser, and a fifth of a
 * check was parsing. Null for every other text, and for every one with a mistake.
 */
export function plainVariables(source: string): readonly TemplateVariable[] | null {
  if (source.length > LONGEST || source.includes('{%')) return null;
  const uses: TemplateVariable[] = [];
  for (let at = source.indexOf('{{'); at >= 0; at = source.indexOf('{{', PIECE.lastIndex)) {
    PIECE.lastIndex = at;
    const [, name = '', filters = ''] = PIECE.exec(source) ?? [];
    if (name === '' || NO_VARIABLES.test(name) || !areKnown(filters)) return null;
    const path = name.split('.');
    const start = source.indexOf(name, at);
    uses.push({ path, start, end: start + (path[0] ?? '').length });
  }
  return uses;
}

function areKnown(filters: string): boolean {
  return filters === '' || [...filters.matchAll(/\| ?(\w+)/g)].every(([, name = '']) => FILTERS.has(name));
}
