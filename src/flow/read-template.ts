import { didYouMean } from './did-you-mean';
import { filterMistakes } from './filter-arguments';
import { LIQUID_FILTERS, OWN_FILTERS } from './filters';
import { type ParsedCondition, type ParsedText, parseCondition, parseText, renderCounted } from './liquid';
import { LIQUID_TAGS, LONGEST_TEMPLATE } from './liquid-engine';
import { TemplateError, type TemplateFault } from './liquid-faults';
import { type TemplateVariable, variablesOf } from './liquid-variables';
import { plainVariables } from './plain-template';
import type { Reading, VariableUse } from './reading';
import type { Span } from './source-text';
import { isTemplate } from './template';
import { isSoleValue, placesIn } from './template-guards';
import type { ScalarNode } from './yaml-node';

const NOTHING_KNOWN = { values: {}, language: 'en', timeZone: 'UTC', now: 0 } as const;

/** Checks a text that may hold `{{ … }}` and is said, or passed on to an action or a variable; answers with the variables it names, or null where it can't be read. */
export function readTextTemplate(node: ScalarNode, reading: Reading, isPassedOn = false): ReadonlySet<string> | null {
  const source = String(node.value);
  const single = /(?<![{$])[{]\s*([A-Za-z_][\w.]*)\s*[}](?![}])/.exec(source);
  if (single) {
    const at = spanWithin(node, single.index, single.index + single[0].length, reading);
    const message = `${single[0]} is said as it stands; for the variable write {{ ${single[1]} }}.`;
    reading.warn('TEMPLATE_BRACES', at, message);
  }
  if (!isTemplate(source)) return new Set();
  warnOfFilters(source, node, reading);
  const use = isPassedOn && isSoleValue(source) ? 'value' : 'text';
  const plain = plainVariables(source);
  if (plain !== null) return noteVariables(plain, source, use, node, reading);
  const parsed = parsedOrReported(() => parseText(source), node, reading);
  if (parsed === null) return null;
  if (/{%-?\s*for\b/.test(source)) runLoops(parsed, source, node, reading);
  return noteVariables(variablesIn(parsed, node, source, reading), source, use, node, reading);
}

/** A loop over a written range runs as long with nothing known as with everything. */
function runLoops(parsed: ParsedText, source: string, node: ScalarNode, reading: Reading): void {
  if (reading.looped > MOST_LOOPED) return;
  const { exhausted, pieces } = renderCounted(parsed, NOTHING_KNOWN);
  reading.looped += pieces;
  const isTooMuch = reading.looped > MOST_LOOPED;
  if (!exhausted && !isTooMuch) return;
  const at = source.search(/{%-?\s*for\b/);
  const what = exhausted
    ? 'This loop makes more text than a message may hold; make its range smaller.'
    : 'With this one the loops of the file make more text than can be looked through; make their ranges smaller.';
  reading.error('TEMPLATE_ENDLESS', spanWithin(node, at, at + 2, reading), what);
}

/** In one file, over all its loops. */
const MOST_LOOPED = 100_000;

const LOSES_DIGITS = /(?<![\w.])(0\d+|\d{16,})(?![\w.])/;

/** Whether a condition has a number that is none: an order number, a phone. */
export function losesDigits(condition: string): boolean {
  return LOSES_DIGITS.test(withoutQuoted(condition));
}

/** Checks what stands after `if:`, `until:` and `valid:`. */
export function readConditionTemplate(node: ScalarNode, reading: Reading): void {
  const source = node.source;
  const curly = /[“”„‘’]/.exec(withoutQuoted(source));
  if (curly) {
    const at = spanWithin(node, curly.index, curly.index + 1, reading);
    reading.error('TEMPLATE_SYNTAX', at, `${curly[0]} is no quote here; write straight ones: "…" or '…'.`);
    return;
  }
  const operator = /(^|[^=!<>])=(?!=)|&&|\|\||!(?!=)/.exec(withoutQuoted(source));
  if (operator) {
    const at = operator.index + (operator[1]?.length ?? 0);
    const word = operator[0].slice(operator[1]?.length ?? 0);
    const mend = { '=': '==', '&&': 'and', '||': 'or', '!': 'not' }[word];
    reading.error(
      'TEMPLATE_SYNTAX',
      spanWithin(node, at, at + word.length, reading),
      `'${word}' is no Liquid; write '${mend}'.`,
    );
    return;
  }
  if (/{{|}}|{%/.test(withoutQuoted(source))) {
    reading.error(
      'TEMPLATE_SYNTAX',
      node,
      'A condition stands without braces: `order == nil`, not `{{ order == nil }}`.',
    );
    return;
  }
  const number = LOSES_DIGITS.exec(withoutQuoted(source));
  if (number) {
    const at = spanWithin(node, number.index, number.index + number[0].length, reading);
    const message = `${number[0]} is a number here and loses digits; order numbers, phones and postcodes are text: "${number[0]}".`;
    reading.error('TEMPLATE_NUMBER', at, message);
    return;
  }
  warnOfFilters(source, node, reading);
  const parsed = parsedOrReported(() => parseCondition(source), node, reading);
  if (parsed !== null) noteVariables(variablesIn(parsed, node, source, reading), source, 'condition', node, reading);
}

function warnOfFilters(source: string, node: ScalarNode, reading: Reading): void {
  for (const { start, end, message } of filterMistakes(source)) {
    reading.warn('TEMPLATE_FILTER_VALUE', spanWithin(node, start, end, reading), message);
  }
}

function variablesIn(
  parsed: ParsedText | ParsedCondition,
  node: ScalarNode,
  source: string,
  reading: Reading,
): readonly TemplateVariable[] {
  return parsedOrReported(() => variablesOf(parsed, source), node, reading) ?? [];
}

function noteVariables(
  variables: readonly TemplateVariable[],
  source: string,
  use: VariableUse['use'],
  node: ScalarNode,
  reading: Reading,
): ReadonlySet<string> {
  const names = new Set<string>();
  const placeOf = use === 'condition' ? () => ({ isGuarded: false, under: [] }) : placesIn(source);
  for (const { path, start, end } of variables) {
    names.add(path.join('.'));
    const at = spanWithin(node, start, end, reading);
    reading.read({ path, use, source, ...placeOf(path, start) }, at);
  }
  return names;
}

function parsedOrReported<T>(parse: () => T, node: ScalarNode, reading: Reading): T | null {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    reportFault(error.fault, node, reading);
    return null;
  }
}

function reportFault(fault: TemplateFault, node: ScalarNode, reading: Reading): void {
  const at = fault.kind === 'length' ? node : spanWithin(node, fault.start, fault.end, reading);
  reading.error(CODES[fault.kind], at, sentenceOf(fault));
}

const CODES = {
  filter: 'TEMPLATE_UNKNOWN_FILTER',
  tag: 'TEMPLATE_UNKNOWN_TAG',
  length: 'TEMPLATE_TOO_LONG',
  syntax: 'TEMPLATE_SYNTAX',
} as const;

function sentenceOf({ kind, name, message }: TemplateFault): string {
  switch (kind) {
    case 'filter': {
      const known = [...Object.keys(OWN_FILTERS), ...LIQUID_FILTERS];
      return `There is no filter '${name}'${didYouMean(name, known) || '; docs/flow-language.md lists the filters'}.`;
    }
    case 'tag': {
      const opener = /^(?:end|else|elsif|when)(\w*)$/.exec(name);
      if (opener)
        return `'${name}' stands without the '${opener[1] || (name === 'when' ? 'case' : 'if')}' that it belongs to.`;
      const mend = didYouMean(name, LIQUID_TAGS) || `; there are ${LIQUID_TAGS.slice(0, -1).join(', ')}`;
      return `There is no tag '${name}'${mend}.`;
    }
    case 'length':
      return tooLong();
    case 'syntax':
      return unclosed(message) ?? `Liquid cannot read this: ${message}.`;
  }
}

export function tooLong(): string {
  return `The text is longer than ${LONGEST_TEMPLATE} characters; say it in several steps.`;
}

function unclosed(message: string): string | undefined {
  if (!message.endsWith(' not closed')) return undefined;
  if (message.startsWith('output "')) return "'{{' is not closed; write '}}' behind the variable.";
  if (message.startsWith('tag "')) return "'{%' is not closed; write '%}' at the end of the tag.";
  const name = /^tag {%-?\s*(\w+)/.exec(message)?.[1];
  return name && `'${name}' is not closed; write {% end${name} %} where it ends.`;
}

/** The same length, with what stands in quotes blanked out. */
function withoutQuoted(source: string): string {
  return source.replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length));
}

/**
 * Where a stretch of a scalar's value stands in the file. Quotes, escapes and folded lines move things about, so the
 * stretch is looked for: the same words, the same time they occur.
 */
export function spanWithin(node: ScalarNode, start: number, end: number, reading: Reading): Span {
  const value = String(node.value);
  const raw = reading.source.text.slice(node.start, node.end);
  const words = value.slice(start, end).split('\n', 1)[0] ?? '';
  if (words === '') return node;
  let at = raw.indexOf(words);
  for (let before = value.indexOf(words); before < start && before >= 0 && at >= 0; ) {
    at = raw.indexOf(words, at + 1);
    before = value.indexOf(words, before + 1);
  }
  return at < 0 ? node : { start: node.start + at, end: node.start + at + words.length };
}
